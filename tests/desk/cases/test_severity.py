"""Why this level: the four values, what comes next, the rises in words, the neighbours behind the figure; the rules' page."""

import datetime

import time_machine
from django.urls import reverse
from django.utils import timezone

from nuanju.cases import spreading, verbs
from nuanju.cases.models import SeverityRules
from nuanju.customers.models import Household
from tests.cases import stories

CRACK = "H01.02.01.01"
STEPS = ("important", "hot", "major")


def test_it_says_the_values_what_raised_it_and_what_comes_next(cast, client):
    case = stories.dispatched(cast, code=CRACK)
    verbs.add_media(case, outlet="本地论坛", outlet_kind="local", by=cast.agent)
    client.force_login(cast.handler)
    page = client.get(reverse("case_severity", args=[case.number])).content.decode()
    for words in ("媒体级别M2", "达到 M3 升为重大", "达到 2次 升为重要", "升为热点：媒体级别M2", "第1版", "本地论坛"):
        assert words in page, words


def test_a_level_that_outlived_its_cause_says_how_it_came(cast, client):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock:
        case = stories.in_progress(cast, code=CRACK)
        clock.shift(datetime.timedelta(days=16))
        spreading.raise_delayed()
        case.refresh_from_db()
        stories.accept(cast, stories.complete(cast, case))
        client.force_login(cast.handler)
        page = client.get(reverse("case_severity", args=[case.number])).content.decode()
    assert "升至热点（2026-03-25），级别不自动下降" in page and "曾因已延误9天" in page
    assert "四项都未达到重要" not in page


def test_after_lowering_it_says_so_and_what_would_count_anew(cast, client):
    for home in (cast.house1402, cast.house1602):
        Household.objects.get_or_create(house=home, defaults={"project": cast.bw, "started_on": timezone.localdate()})
        stories.registered(cast, code=CRACK, house=home, customer=None)
    case = stories.dispatched(cast, code=CRACK)
    assert case.severity == "important"
    verbs.ask_lower(case, level="normal", reason="各家原因不同", by=cast.monitor)
    verbs.lower(case, by=cast.director)
    client.force_login(cast.handler)
    page = client.get(reverse("case_severity", args=[case.number])).content.decode()
    assert "集团已降为一般" in page and "达到 4户 升为重要" in page and "四项都未达到重要" not in page


def test_the_figure_opens_its_cases_as_far_as_one_may_see(cast, client):
    other = {"house": cast.house1402, "customer": None}
    Household.objects.get_or_create(
        house=cast.house1402, defaults={"project": cast.bw, "started_on": timezone.localdate()}
    )
    neighbour, case = stories.registered(cast, code=CRACK, **other), stories.dispatched(cast, code=CRACK)
    address = reverse("case_severity", args=[case.number])
    client.force_login(cast.cs_manager)
    assert neighbour.number in client.get(address).content.decode()
    client.force_login(cast.handler)  # sees only what he takes part in
    assert neighbour.number not in client.get(address).content.decode()
    client.force_login(cast.stranger)
    assert client.get(address).status_code == 404


def figures(**changed) -> dict:
    steps = {"same": (2, 3, 5), "others": (4, 6, 12), "delay": (3, 7, 15), "media": (1, 2, 3)} | changed
    boxes = {f"{d}_{level}": n for d, values in steps.items() for level, n in zip(STEPS, values, strict=True)}
    return boxes | {"window_days": 30, "effective_on": timezone.localdate().isoformat(), "note": "试行"}


def test_the_director_sets_a_new_version(cast, client, defaults):
    client.force_login(cast.director)
    page = client.post(reverse("severity_rules"), figures(), follow=True).content.decode()
    assert "已保存新版本" in page and "4 / 6 / 12" in page
    assert SeverityRules.objects.get(number=2).note == "试行"


def test_what_does_not_rise_is_told_and_kept(cast, client, defaults):
    client.force_login(cast.director)
    answer = client.post(reverse("severity_rules"), figures(delay=(7, 7, 15)))
    assert answer.status_code == 422
    assert "逐级增大" in answer.content.decode()
    assert SeverityRules.objects.count() == 1


LOUD = {
    "views_2": 5_000, "views_3": 50_000, "views_4": 500_000, "interactions_2": 50, "interactions_3": 500,
    "outlets": 4, "local": 3, "households": 3, "days": 5,
}  # fmt: skip


def test_what_makes_a_media_level_is_part_of_the_version(cast, client, defaults):
    client.force_login(cast.director)
    form = client.get(reverse("severity_rules")).content.decode()
    assert "媒体级别怎样算" in form and 'value="1000001"' in form
    page = client.post(reverse("severity_rules"), figures() | LOUD, follow=True).content.decode()
    assert "浏览 5000 / 50000 / 500000" in page and "12345 5 天 3 户为 M2" in page
    row = SeverityRules.objects.get(number=2)
    assert (row.media_views, row.media_local, row.government_households) == ([5_000, 50_000, 500_000], 3, 3)


def test_thresholds_that_do_not_rise_are_refused(cast, client, defaults):
    client.force_login(cast.director)
    answer = client.post(reverse("severity_rules"), figures() | LOUD | {"views_3": 5_000})
    assert answer.status_code == 422 and "逐级升高" in answer.content.decode()


def test_left_empty_they_stay_as_they_are(cast, client, defaults):
    client.force_login(cast.director)
    client.post(reverse("severity_rules"), figures() | LOUD)
    later = (timezone.localdate() + datetime.timedelta(days=3)).isoformat()
    client.post(reverse("severity_rules"), figures() | {"effective_on": later})
    assert SeverityRules.objects.get(number=3).media_views == [5_000, 50_000, 500_000]
