"""Every verb over REST × stranger (other project), viewer (wrong role), right role."""

import datetime

import pytest

from nuanju.cases.inputs import INPUTS
from tests.cases import stories

TODAY = datetime.date.today()
SOON = str(TODAY + datetime.timedelta(days=2))
PLAN = {"cause": "x", "measure": "x", "cost_bearer": "contractor", "promised_on": SOON, "ruling": "in_warranty"}
PAYLOADS = {
    "assign": {"port": "engineering"},
    "answer": {"answer": "x"},
    "send_back": {"reason": "x", "proposed_port": "property"},
    "dispatch": {"handler": 1},
    "reassign": {"handler": 1, "reason": "x", "seen": 1},
    "contact": {"content": "x"},
    "log_contact": {"content": "x"},
    "propose": PLAN,
    "agree": PLAN | {"consent": "recording"},
    "revise": PLAN | {"consent": "recording", "seen": 1},
    "complete": {"work": "x", "cause": "workmanship"},
    "reject": {"failed": "x"},
    "close": {"rating": 5},
    "send_to_rework": {"rating": 1, "reasons": ["result"]},
    "reopen": {"reason": "x"},
    "make_safe": {"measure": "x"},
    "note_progress": {"content": "x"},
    "chase": {"words": "x"},
    "classify": {"reason": "x", "seen": 1},
    "correct_caller": {"caller_name": "x", "reason": "x", "seen": 1},
    "correct_place": {"place": "3-2-1602", "reason": "x", "seen": 1},
    "decide_revision": {"approved": True},
    "set_deadline": {"deadline": "2099-01-01T10:00:00+08:00", "reason": "x", "seen": 1},
    "agree_date": {"agreed_on": SOON, "evidence": "x", "seen": 1},
    "ask_help": {"port": "property", "ask": "x"},
    "end_help": {"result": "x"},
    "withdraw_help": {"reason": "x"},
    "ask_pause": {"reason": "no_access", "evidence": "x", "resume_on": SOON},
    "decide_pause": {"approved": True},
    "merge": {"into": "NJ-BW-20260101-0001", "reason": "x"},
    "ask_cancel": {"evidence": "x"},
    "add_media": {"outlet": "x", "outlet_kind": "local"},
    "ask_lower": {"level": "normal", "reason": "x"},
    "propose_special": {"reason": "access_refused", "evidence": "x"},
    "note": {"text": "x"},
    "check_rain": {"result": "dry"},
}


@pytest.mark.parametrize("verb", INPUTS)
def test_a_stranger_finds_nothing_and_a_viewer_may_do_nothing(verb, cast, caller):
    case = stories.registered(cast)
    payload = PAYLOADS.get(verb, {})
    if "handler" in payload:
        payload = payload | {"handler": cast.handler.pk}
    if verb == "merge":
        payload = payload | {"into": case.number}
    path = f"/cases/{case.number}/{verb}"
    assert caller(cast.stranger).post(path, **payload).status_code == 404
    assert caller(cast.viewer).post(path, **payload).status_code == 403
