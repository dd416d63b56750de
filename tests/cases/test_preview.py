"""Preview: what is shown before filing is what is filed, and nothing is left behind."""

import pytest

from nuanju.cases import clocks
from nuanju.cases.inputs import Register, preview_case, register_case
from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.core.refusals import Invalid
from nuanju.issues.models import Issue
from nuanju.sla.models import Timer
from tests.cases.stories import LEAK

pytestmark = pytest.mark.django_db


def given(cast, **fields) -> Register:
    base = {"project": "BW", "text": "主卫顶上滴水", "house": cast.house1502.pk, "space": "主卫", "code": LEAK}
    return Register(**base | {"customer": cast.owner.pk, "phone": "13812345678"} | fields)


@pytest.mark.parametrize(
    "fields",
    [{}, {"kind": "enquiry", "code": None}, {"forced": ["injury"]}, {"channel": "gov_12345"}, {"house": None},
     {"code": "H09.01.01.01"}],
)  # fmt: skip
def test_it_says_what_will_be_filed(cast, fields):
    shown = preview_case(given(cast, **fields), by=cast.agent)
    filed = register_case(given(cast, **fields), by=cast.agent)
    for field in ("kind", "port", "severity", "urgent", "repair_class", "warranty_words", "gaps", "building_id"):
        assert getattr(shown.case, field) == getattr(filed, field), field
    assert {c.kind: c.limit for c in shown.clocks}.items() >= {"contact": str(clocks.limits(filed)["contact"])}.items()
    due = next(c.due_at for c in shown.clocks if c.kind == "contact")
    assert abs((clocks.due_of(filed, "contact") - due).total_seconds()) < 5


def test_it_names_the_port_head_and_the_gaps(cast):
    shown = preview_case(given(cast, customer=None, phone=""), by=cast.agent)
    assert (shown.case.get_port_display(), shown.head) == ("工程", "工程负责人")
    assert shown.gaps == ["无回电号码", "来电人未核实"]


def test_it_leaves_no_trace(cast):
    def rows():
        return [model.objects.count() for model in (Case, Event, Issue, Timer)]

    before = rows()
    preview_case(given(cast), by=cast.agent)
    assert rows() == before


def test_out_of_scope_is_not_found(cast):
    with pytest.raises(Invalid, match="not_found"):
        preview_case(given(cast), by=cast.stranger)


def test_words_are_not_needed_yet(cast):
    assert preview_case(given(cast, text=""), by=cast.agent).case.kind == "quality_complaint"
