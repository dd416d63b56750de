"""Who asked again: chasers and repeat complaints, not the first contact."""

from nuanju.cases import verbs
from nuanju.cases.models import Case
from tests.cases import stories


def test_only_those_whose_customer_came_back(cast):
    case, _ = stories.registered(cast), stories.registered(cast, house=cast.house1602)
    assert not Case.objects.asked_again().exists()
    verbs.chase(case, words="怎么还没人来", by=cast.agent)
    assert [c.pk for c in Case.objects.asked_again()] == [case.pk]
