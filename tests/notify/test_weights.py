"""Weights: what presses at any hour and what waits."""

import pytest

from nuanju.cases.choices import Severity
from nuanju.notify.choices import Weight
from nuanju.notify.weights import weigh


def test_every_severity_has_a_weight_and_hot_is_where_it_begins_to_press():
    assert [weigh(s) for s in Severity.values] == sorted(weigh(s) for s in Severity.values)
    assert weigh("hot") == weigh("major") == Weight.PRESSING
    assert weigh() == weigh("normal") == Weight.NORMAL and weigh("important") == Weight.IMPORTANT


@pytest.mark.parametrize("severity", Severity.values)
def test_urgent_presses_whatever_the_severity(severity):
    assert weigh(severity, urgent=True) == Weight.PRESSING
