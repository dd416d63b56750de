"""Copies: shown on the case page, found by a filter, told once, within what one may see."""

import pytest

from nuanju.cases import verbs
from nuanju.cases.filters import CaseFilter
from nuanju.cases.models import Case
from nuanju.cases.queries import reads_along
from nuanju.library.queries import node
from nuanju.notify import queries
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post
from tests.cases import stories

pytestmark = pytest.mark.django_db
DESIGN, PROMISE = "D02.01.01.01", "S01.01.01.01"


@pytest.fixture
def copied(cast, run_jobs):
    def copied(code, **fields):
        case = stories.registered(cast, code=code, **fields)
        run_jobs()
        return case

    return copied


def found(user) -> set[Case]:
    return set(CaseFilter(mine="copied").apply(Case.objects.visible_to(user), user))


def elsewhere(case, port) -> None:
    """Another port answers."""
    Case.objects.filter(pk=case.pk).update(port=port)


def test_readers_are_told_once_in_the_app(cast, copied, run_jobs):
    case = copied(PROMISE)
    elsewhere(case, PortKey.CUSTOMER_SERVICE)
    told = [(n.to_name, n.channel) for n in queries.for_subject(case).filter(code="N18")]
    assert told == [("法务", "app")]  # sales answers for it: on its list, without a word
    case.refresh_from_db()
    verbs.classify(case, node=node("S01.01.01.02"), reason="更具体", seen=case.version, by=cast.agent)
    run_jobs()
    assert queries.for_subject(case).filter(code="N18").count() == len(told)


def test_the_port_heads_and_legal_find_what_is_copied_to_them(cast, copied):
    design, promise, other = copied(DESIGN), copied(PROMISE, space="次卫"), copied(stories.LEAK, space="厨房")
    for case in (design, promise, other):
        elsewhere(case, PortKey.CUSTOMER_SERVICE)
    assert found(cast.design_head) == {design}
    assert found(cast.sales_head) == found(cast.legal) == {promise}
    for nobody in (cast.eng_head, cast.cs_manager, cast.agent, cast.viewer):
        assert found(nobody) == set()


def test_a_port_does_not_find_what_it_answers_for_itself(cast, copied):
    case = copied(DESIGN)
    elsewhere(case, PortKey.PLANNING_DESIGN)
    assert found(cast.design_head) == set()


def test_a_head_of_another_project_sees_none(cast, copied):
    Post.objects.create(role=Role.FIRST_RESPONSIBLE, port=PortKey.PLANNING_DESIGN, holder=cast.nobody, project=cast.ls)
    case = copied(DESIGN)
    elsewhere(case, PortKey.CUSTOMER_SERVICE)
    assert found(cast.nobody) == set()
    assert not Case.objects.visible_to(cast.nobody).filter(pk=case.pk).exists()


def test_the_page_says_to_whom_why_and_when(cast, copied, client):
    case = copied(DESIGN)
    elsewhere(case, PortKey.ENGINEERING)
    client.force_login(cast.design_head)
    page = client.get(f"/cases/{case.number}/").content.decode()
    assert "抄送" in page and "规划设计端口" in page and "设计类问题，列入设计缺陷清单" in page
    client.force_login(cast.stranger_head)
    assert client.get(f"/cases/{case.number}/").status_code == 404


@pytest.mark.parametrize(("who", "offered"), [("design_head", 1), ("legal", 1), ("eng_head", 0), ("agent", 0)])
def test_the_list_offers_the_view_to_whoever_reads_along(cast, client, who, offered):
    person = getattr(cast, who)
    assert reads_along(person) is bool(offered)
    client.force_login(person)
    assert client.get("/cases/").content.decode().count('href="?mine=copied"') == offered
    chips = client.get("/cases/", {"mine": "copied"}).context["asked"].chips
    assert [(c.label, c.value) for c in chips] == [("与我有关", "抄送我端口的")]
