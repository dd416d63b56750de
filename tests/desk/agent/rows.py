"""Who gets what answer at the agent's addresses."""

from tests.cases.stories import closed, pending_follow_up, registered
from tests.hotline.calls import missed, on_shift, rang
from tests.permissions import DENIED, OK, Row, everybody


def call(world, tail: str = "") -> str:
    """A call at 碧湾花园; the agent is on shift."""
    on_shift(world.agent)
    return f"/agent/calls/{rang().pk}/{tail}"


def call_back(world, tail: str = "") -> str:
    return f"/agent/call-backs/{missed().pk}/{tail}"


def case(world, head: str, tail: str = "") -> str:
    return f"/{head}/{registered(world).number}{tail}"


def follow_up(world, tail: str = "") -> str:
    return f"/follow-ups/{pending_follow_up(world).number}/{tail}"


def agents(path: str, **more) -> Row:
    """A page without a subject: whoever takes calls somewhere."""
    return Row(path, "agent", **({"stranger": OK, "viewer": DENIED} | more))


PROOF = {"phone": "13812345678", "id_last4": "001X"}  # two that match

ROWS = {
    "agent_desk": agents("/agent/"),
    "agent_callbar": agents("/agent/bar"),
    "agent_seat": agents("/agent/seat", method="post", data={"state": "ready"}),
    "agent_lead": agents("/agent/lead", stranger=DENIED)._replace(right="lead"),
    "agent_call": Row(call, "agent", viewer=DENIED),
    "agent_take": Row(lambda w: call(w, "take"), "agent", method="post", viewer=DENIED),
    "agent_end": Row(lambda w: call(w, "end"), "agent", method="post", viewer=DENIED),
    "agent_call_back": Row(call_back, "agent", viewer=DENIED),
    "agent_call_back_hold": Row(lambda w: call_back(w, "hold"), "agent", method="post", viewer=DENIED),
    "agent_choose": Row(lambda w: call(w, "customer"), "agent", method="post", viewer=DENIED),
    "agent_seen_at": Row(lambda w: call(w, "place"), "agent", method="post", viewer=DENIED),
    "agent_verify": Row(lambda w: f"/agent/verify/{w.owner.pk}", "agent", method="post", data=PROOF, viewer=DENIED),
    "agent_new": agents("/agent/new"),
    "agent_form": agents("/agent/form"),
    "agent_caller": agents("/agent/caller"),
    "agent_suggest": agents("/agent/suggest", method="post"),
    "agent_consequence": agents("/agent/consequence", method="post"),
    "agent_file": agents("/agent/file", method="post"),
    "agent_transfer": Row(lambda w: call(w, "transfer"), "agent", viewer=DENIED),
    "agent_reopen": Row(
        lambda w: f"/agent/reopen/{closed(w).number}",
        "agent",
        method="post",
        data={"text": "又漏了"},
        viewer=DENIED,
        stranger=DENIED,
    ),
    "agent_join": Row(lambda w: case(w, "agent/join"), "agent", method="post", viewer=DENIED),
    "agent_places": agents("/agent/places?q=3"),
    "agent_spaces": agents("/agent/spaces"),
    "agent_nodes": agents("/agent/nodes?q=漏水"),
    "follow_ups": agents("/follow-ups/", stranger=DENIED),
    "follow_up": Row(follow_up, "agent2", viewer=DENIED, stranger=DENIED),
    "follow_up_phone": Row(lambda w: follow_up(w, "phone"), "agent2", method="post", viewer=DENIED, stranger=DENIED),
    "heavy_rain": agents("/follow-ups/rain", stranger=DENIED)._replace(right="lead"),
    "staff_report": everybody("/report/"),
}
