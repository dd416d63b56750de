"""What the forms of a case start with."""

from nuanju.cases import verbs
from nuanju.desk.views.cases.picks import initial
from tests.cases import stories


def test_the_plan_starts_with_the_ruling_of_the_case_not_of_the_last_plan(cast):
    case = stories.in_progress(cast)
    verbs.classify(case, ruling="out_of_term", reason="已过保", by=cast.engineer, seen=case.version)
    found = initial(case, "revise")
    assert (found["ruling"], found["measure"]) == ("out_of_term", "重做卫生间防水")
