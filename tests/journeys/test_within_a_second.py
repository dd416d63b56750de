"""What one did appeared at the others within a second: asked of all stories together, when they have been told.

A machine with two cores for a site, a database and a dozen browsers keeps one or another waiting; a page that does not
follow, or only by its slow poll, is never in time.
"""

import pytest

from tests.journeys.people import ARRIVALS, a_second

IN_TIME = 0.8


def test_what_one_did_the_others_saw_within_a_second(site):
    if not ARRIVALS:
        pytest.skip("no story was told before")
    late = [(what, round(took, 2)) for what, took in ARRIVALS if took > a_second()]
    assert len(late) <= (1 - IN_TIME) * len(ARRIVALS), late
