"""监控台: hand-counted figures, each equal to the list it opens, within one's reach, at a known price."""

import datetime
import re

import pytest
import time_machine
from django.http import QueryDict

from nuanju.cases.choices import State
from nuanju.cases.models import Case
from nuanju.desk.views.cases import filtering
from nuanju.org.models import SeatPresence, User
from nuanju.sla.models import Timer
from tests.cases import stories
from tests.desk.monitor.scenes import NOW, figures, late, morning
from tests.hotline.calls import rang

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(defaults):
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def board(client, user, query: str = ""):
    client.force_login(user)
    answer = client.get(f"/monitor/{query}")
    assert answer.status_code == 200
    return answer


def counts(client, user, query: str = "") -> dict[str, int]:
    return {key: count for key, (count, _) in figures(board(client, user, query)).items()}


def behind(url: str, user) -> int:
    """How many rows the list at this address has for this user."""
    asked = filtering.read(QueryDict(url.partition("?")[2]), User.objects.get(pk=user.pk))
    assert asked.errors == []
    return filtering.found(asked, User.objects.get(pk=user.pk)).count()


def test_the_group_counts_by_hand(cast, client):
    morning(cast)
    found = counts(client, cast.monitor)
    waiting = {"assign": 3, "dispatch": 1, "contact": 1, "follow_up": 1}
    pressing = {"open": 6, "overdue": 2, "hot": 1, "major": 1}
    ages = {"fresh": 4, "days": 1, "week": 0, "old": 1}
    assert {k: found[k] for k in waiting | pressing | ages} == waiting | pressing | ages


def test_a_project_manager_sees_only_his(cast, client):
    morning(cast)
    found = counts(client, cast.gm)
    assert (found["open"], found["assign"], found["overdue"], found["major"]) == (5, 2, 1, 0)
    assert client.get("/monitor/?project=LS").status_code == 404
    assert client.get(f"/monitor/?region={cast.dark_region.pk}").status_code == 404


def test_what_he_takes_part_in_elsewhere_is_not_his_board(cast, client):
    """The regional manager answers for a case of a project that is not in his region: list and figure leave it out."""
    morning(cast)
    dark = Case.objects.filter(project=cast.ls)
    cast.ls.city_company = cast.dark_city
    cast.ls.save()
    dark.update(responsible=cast.regional_gm)
    shown = figures(board(client, cast.regional_gm))
    assert shown["open"][0] == 5 == behind(shown["open"][1], cast.regional_gm)


@pytest.mark.parametrize("who", ["monitor", "gm", "city_gm", "regional_gm", "stranger", "lead"])
def test_every_figure_is_the_count_of_its_list(cast, client, who):
    """Link by link, at every depth he can go to."""
    morning(cast)
    user = getattr(cast, who)
    client.force_login(user)
    for where in ("", f"?city={cast.city.pk}", f"?region={cast.region.pk}", "?project=BW"):
        answer = client.get(f"/monitor/{where}")
        if answer.status_code == 404:
            assert (who, where) == ("stranger", "?project=BW")
            continue
        shown = figures(answer)
        assert len(shown) >= 18
        assert {key: behind(url, user) for key, (_, url) in shown.items()} == {k: n for k, (n, _) in shown.items()}


def test_drill_down_from_the_group_to_the_project(cast, client):
    morning(cast)
    page = board(client, cast.monitor).content.decode()
    for address in (f"?region={cast.region.pk}", "?project=BW", "?project=LS"):
        assert f'href="/monitor/{address}"' in page
    assert "?project=YS" not in page  # neither switched on nor with open cases
    below = board(client, cast.monitor, f"?region={cast.region.pk}").content.decode()
    assert f'href="/monitor/?city={cast.city.pk}"' in below
    assert "碧湾花园监控台" in board(client, cast.monitor, "?project=BW").content.decode()


def test_overdue_by_clock_and_port(cast, client):
    late(stories.registered(cast))
    late(stories.assigned(cast, house=cast.house1602))
    late(stories.assigned(cast, house=cast.house1501))
    case = late(stories.registered(cast, house=None, code=None, words="说不清楚", space="", place_text="门口"))
    Case.objects.filter(pk=case.pk).update(port="")
    found = counts(client, cast.monitor)
    assert {k: n for k, n in found.items() if " " in k} == {
        "assign engineering": 1, "dispatch engineering": 2, "assign ": 1
    }  # fmt: skip


def test_rates_of_today(cast, client, clock):
    """Two contacted in time, one stopped late, one due passed and still running; a due of tonight is not counted yet."""
    assert ">–<" in board(client, cast.monitor).content.decode()  # nothing to count is no rate
    stories.contacted(cast)
    stories.contacted(cast, house=cast.house1602)
    slow = stories.contacted(cast, house=cast.house1501)
    running = stories.dispatched(cast, house=cast.house1402)
    stories.dispatched(cast, house=cast.house301)
    an_hour_ago = NOW - datetime.timedelta(hours=1)
    Timer.objects.filter(subject_id__in=[slow.pk, running.pk], kind="contact").update(due_at=an_hour_ago)
    found = counts(client, cast.monitor)
    assert (found["contact-met"], found["contact-all"]) == (2, 4)
    assert ">50%<" in board(client, cast.monitor).content.decode()
    clock.move_to(NOW + datetime.timedelta(days=1))
    assert counts(client, cast.monitor)["contact-met"] == 0  # another day


def test_agents_and_calls(cast, client):
    SeatPresence.objects.create(user=cast.agent)
    SeatPresence.objects.create(user=cast.agent2, state="away")
    rang(agent=cast.agent)
    page = board(client, cast.monitor).content.decode()
    assert "空闲 1 · 通话 0 · 小休 1" in page and "<b>2<i>人</i></b>" in page and "<b>1<i>个</i></b>" in page


def test_press_stands_on_every_row(cast, client):
    morning(cast)
    page = board(client, cast.monitor).content.decode()
    assert len(re.findall(r'btn-sm"[^>]*>督办<', page)) == 4  # two late, two hot or major


def test_only_those_who_look_after_others_work(cast, client):
    for who in (cast.handler, cast.viewer, cast.agent):
        client.force_login(who)
        assert client.get("/monitor/").status_code == 403


def test_ended_cases_count_nowhere(cast, client):
    morning(cast)
    Case.objects.update(state=State.CANCELLED)
    found = counts(client, cast.monitor)
    assert {n for key, n in found.items() if "-" not in key} == {0}  # the rates of the day keep clocks once stopped


@pytest.mark.parametrize(("who", "name"), [("monitor", "monitor of the group"), ("gm", "monitor of a project")])
def test_the_price(cast, client, query_baseline, who, name):
    morning(cast)
    client.force_login(getattr(cast, who))
    with query_baseline(name):
        client.get("/monitor/")
