"""Two at once: one wins, the other is told; nothing is doubled, no number is lost."""

import threading

import pytest
from django.db import connection

from nuanju.cases import verbs
from nuanju.cases.inputs import Register, register_case
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.models import Event
from nuanju.core.refusals import Refused
from nuanju.issues.models import Issue, IssueRound
from nuanju.org.models import User
from tests.cases import stories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works) -> list:
    """Run all in threads from one start; answers in their order, refusals as answers."""
    start, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(i, work):
        start.wait()
        try:
            answers[i] = work()
        except Refused as refusal:
            answers[i] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(i, work)) for i, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def fresh(cast, who: str) -> User:
    return User.objects.get(pk=getattr(cast, who).pk)


def test_two_heads_dispatch_and_one_wins(defaults, cast):
    case = stories.assigned(cast)

    def dispatch(head, handler):
        return lambda: verbs.dispatch(Case.objects.get(pk=case.pk), handler=fresh(cast, handler), by=fresh(cast, head))

    answers = at_once(dispatch("eng_head", "handler"), dispatch("eng_deputy", "handler2"))
    [refusal] = [a for a in answers if isinstance(a, Refused)]
    [won] = [a for a in answers if isinstance(a, Case)]
    case.refresh_from_db()
    assert (refusal.code, refusal.subject.state, refusal.subject.handler) == ("wrong_state", "dispatched", won.handler)
    assert Event.objects.filter(subject_id=case.pk, kind="case.dispatched").count() == 1


def test_one_command_is_one_case(defaults, cast):
    given = Register(project="BW", text="漏水", code=stories.LEAK, house=cast.house1502.pk)

    def file():
        agent = fresh(cast, "agent")
        return once("c-1", by=agent, verb="register", run=lambda: {"number": register_case(given, by=agent).number})

    answers = at_once(file, file, file)
    assert len({a["number"] for a in answers}) == 1
    assert Case.objects.count() == 1


def test_numbers_have_no_hole_and_one_event_is_one_issue(defaults, cast):
    def file():
        return stories.registered(cast).number

    def fail():
        from django.db import transaction

        with transaction.atomic():
            stories.registered(cast)
            raise Refused("denied")

    answers = at_once(file, fail, file, file)
    serials = sorted(a[-4:] for a in answers if isinstance(a, str))
    assert serials == ["0001", "0002", "0003"]
    assert (Issue.objects.count(), IssueRound.objects.count()) == (1, 1)


def test_two_cases_of_a_round_closing_together_end_it(defaults, cast):
    one, two = stories.pending_follow_up(cast), stories.pending_follow_up(cast)

    def close(case):
        return lambda: verbs.close(Case.objects.get(pk=case.pk), rating=5, by=fresh(cast, "agent2"))

    assert {a.state for a in at_once(close(one), close(two))} == {"closed"}
    assert IssueRound.objects.get().last_closed_at
