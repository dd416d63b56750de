"""The ladder's addresses."""

from tests.escalation import stories
from tests.permissions import DENIED, OK, Row, everybody


def case(world, verb: str) -> str:
    if not hasattr(world, "raised_case"):
        world.raised_case = stories.raised(world, 2)
    return f"/cases/{world.raised_case.number}/ladder/{verb}/"


def supervision(world, verb: str) -> str:
    if not hasattr(world, "supervision"):
        case(world, "")
        world.supervision = stories.pressed(world.raised_case, world.monitor)
    return f"/supervisions/{world.supervision.pk}/{verb}/"


ROWS = {
    "escalation_list": everybody("/escalations/"),
    "report_list": everybody("/reports/"),
    "supervision_list": everybody("/supervisions/"),
    "ladder_verb": [
        Row(lambda w: case(w, "report_progress"), right="gm", viewer=DENIED),
        Row(lambda w: case(w, "report_progress"), right="gm", method="post", viewer=DENIED),
        Row(lambda w: case(w, "supervise"), right="monitor", viewer=DENIED),
        Row(lambda w: case(w, "supervise"), right="monitor", method="post", data={"ask": "今天回复"}, viewer=DENIED),
    ],
    "supervision_verb": [
        Row(lambda w: supervision(w, "answer_supervision"), right="gm", viewer=DENIED),
        Row(lambda w: supervision(w, "answer_supervision"), right="handler", method="post", data={"text": "好"},
            viewer=DENIED),
        Row(lambda w: supervision(w, "lift_supervision"), right="monitor", viewer=DENIED),
        Row(lambda w: supervision(w, "close_supervision"), right="monitor", viewer=DENIED, allowed=OK),
    ],
}  # fmt: skip
