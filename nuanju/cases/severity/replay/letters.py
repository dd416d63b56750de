"""Letters brought in have no issue: the same writer on the same place goes on with the same event."""

import datetime
from collections.abc import Iterable

from nuanju.cases.severity.replay.facts import Moment

GAP = datetime.timedelta(days=90)  # after the last answer a new event begins, as for issues


def rounds(rows: Iterable[dict]) -> dict[int, str]:
    """The event of each letter; rows come in order of their registration."""
    found: dict[int, str] = {}
    last: dict[str, tuple[int, Moment | None]] = {}
    for row in rows:
        if row["source_ref"] is None or row["issue_round_id"] or not (row["caller_name"] and row["place_text"]):
            continue
        who = f"{row['caller_name']}@{row['place_text']}·{row['port']}"
        number, closed = last.get(who, (1, None))
        if closed and row["registered_at"] > closed + GAP:
            number, closed = number + 1, None
        ends = row["closed_at"]
        last[who] = number, max(closed, ends) if closed and ends else ends or closed
        found[row["pk"]] = f"{who}#{number}"
    return found
