"""Bring in and archive: a demand from before this system becomes a case; nobody is told of it."""

import datetime

from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM
from tests.cases import stories
from tests.cases.trial import HOUR, refused, running, states_of, told, who_may

ASKED = datetime.datetime.fromisoformat("2019-05-06T09:30+08:00")


def do(cast, **given):
    given = {"channel": "letter", "words": "房产证何时办", "registered_at": ASKED, "source_ref": "letters-1"} | given
    return verbs.bring_in(project=cast.bw, **{"by": SYSTEM, "place_text": "碧湾", "title": "咨询办证"} | given)


def test_history_keeps_its_own_time(cast):
    case = do(cast)
    assert (case.number, case.registered_at, case.title) == ("NJ-BW-20190506-0001", ASKED, "咨询办证")
    assert (case.registered_by, case.place, running(case)) == (None, "碧湾", set())
    assert set(case.gaps) >= {"no_phone", "no_place", "temporary_caller"}
    verbs.archive(case, answer="今年底", answered_at=ASKED + 24 * HOUR, by=SYSTEM)
    assert (case.state, case.closed_at, told(case)) == ("closed", ASKED + 24 * HOUR, "当时的答复：今年底")


def test_open_ones_run_from_now(cast):
    case = do(cast, clocks_from=timezone.now())
    assert {"contact", "assign"} <= running(case)
    assert case.due_at > timezone.now()
    assert verbs.assign(case, port="sales", by=cast.agent).responsible == cast.sales_head  # letters need no code yet


def test_the_same_source_only_once(cast):
    from django.db import IntegrityError, transaction

    do(cast)
    try:
        with transaction.atomic():
            do(cast)
    except IntegrityError:
        assert Case.objects.count() == 1
    else:
        raise AssertionError("brought in twice")


def test_words_and_answers_are_needed(cast):
    with refused("words_missing"):
        do(cast, words="")
    with refused("answer_missing", case := do(cast)):
        verbs.archive(case, answer="", answered_at=ASKED, by=SYSTEM)


def test_only_what_is_open_is_archived_and_only_by_importers(cast):
    case = do(cast)
    assert states_of(case, lambda c: verbs.archive(c, answer="已办", answered_at=ASKED, by=SYSTEM)) == {"registered"}
    assert who_may(cast, case, "bring_in") == who_may(cast, case, "archive") == {"admin"}
    with refused("denied"):
        do(cast, by=cast.agent, source_ref="letters-2")
    with refused("denied", case):
        verbs.archive(case, answer="已办", answered_at=ASKED, by=cast.agent)


def test_a_live_case_is_not_history(cast):
    """Archiving is for what was brought in; a case of today goes its way."""
    with refused("denied", case := stories.registered(cast)):
        verbs.archive(case, answer="已办", answered_at=timezone.now(), by=cast.admin)
