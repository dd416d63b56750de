"""Issues and their rounds: the same place, part and room, as issues.verbs.attach would have joined them."""

import datetime
from collections import defaultdict

from nuanju.demo.loop.tape import Tape
from nuanju.demo.rows import Rows
from nuanju.issues.models import Issue, IssueRound

GAP = datetime.timedelta(days=90)


def key_of(case) -> str:
    code = ".".join(case.node.code.split(".")[:3])
    place = (
        f"h{case.house_id}"
        if case.house_id
        else f"c{case.common_area_id}"
        if case.common_area_id
        else f"p{case.project_id}"
    )
    return f"{place}/{code}/{case.space or '-'}"


def join(rows: Rows, tapes: list[Tape]) -> None:
    """Tapes in order of registration; a round rests when the last of its cases has ended."""
    by_key: dict[str, list[Tape]] = defaultdict(list)
    for tape in tapes:
        if tape.case.node:
            by_key[key_of(tape.case)].append(tape)
    for key, found in by_key.items():
        first = found[0].case
        issue = rows.add(
            Issue(project=first.project, house=first.house, common_area=first.common_area, space=first.space, key=key,
                  node_code=key.split("/")[1], first_seen_at=first.registered_at)
        )  # fmt: skip
        _rounds(rows, issue, found)


def _rounds(rows: Rows, issue: Issue, tapes: list[Tape]) -> None:
    current: IssueRound | None = None
    members: list[Tape] = []
    for tape in tapes:
        if current is None or _rested(members, tape.case.registered_at):
            before, number = members[-1].case if members else None, current.number + 1 if current else 1
            current = rows.add(IssueRound(issue=issue, number=number, opened_at=tape.case.registered_at))
            tape.case.recurs_of, members = before, []
        members.append(tape)
        tape.case.issue_round = current
        ends = [t.ended_at for t in members if t.ended_at]
        current.last_closed_at = max(ends) if len(ends) == len(members) else None


def _rested(members: list[Tape], at: datetime.datetime) -> bool:
    ends = [t.ended_at for t in members]
    return all(e is not None and e + GAP < at for e in ends)
