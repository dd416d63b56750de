"""Keep a script: what the agent says and asks for a class of symptoms."""

from nuanju.core import keeping
from nuanju.core.refusals import Denied
from nuanju.library import rights
from nuanju.library.models import IntakeScript


def keep_script(
    script: IntakeScript, *, opening: str, questions: list[dict], caution: str = "", by, seen: int | None = None
) -> IntakeScript:
    """`questions` are [{"key", "ask", "options"}]; answers already stored keep their keys."""
    if not rights.keep(by):
        raise Denied("keep_script", script)
    values = {"opening": opening, "questions": questions, "caution": caution}
    return keeping.change(script, values=values, by=by, event="script.kept", seen=seen)
