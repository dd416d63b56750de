"""The guided questions of a problem, answered: kept by key with the words as they were asked then."""

from collections.abc import Mapping

from nuanju.cases import checks
from nuanju.core.refusals import Invalid
from nuanju.library import queries as library

LONGEST = 200


def answered(node, given: Mapping[str, str] | None) -> list[dict[str, str]]:
    """In the order of the script; what was left empty is left out."""
    said = {key: checks.line(value, LONGEST) for key, value in (given or {}).items()}
    if not any(said.values()):
        return []
    questions = library.script(node).questions
    if unknown := said.keys() - {q.key for q in questions}:
        raise Invalid("answer_unknown", "answers", keys="、".join(sorted(unknown)))
    return [{"key": q.key, "ask": q.ask, "answer": said[q.key]} for q in questions if said.get(q.key)]
