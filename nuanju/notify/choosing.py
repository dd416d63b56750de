"""What a person may turn off: notices of the table × the channels they come by, without those nobody may miss."""

from typing import NamedTuple

from nuanju.notify import shipped
from nuanju.notify.choices import OFFERED, Audience, ChannelKind
from nuanju.notify.codes import CODES
from nuanju.notify.plan import ALWAYS


class Line(NamedTuple):
    """One notice: its code (with its turns, e.g. N04 and N04.overdue), its name, the channels it comes by."""

    code: str
    label: str
    channels: dict[str, bool]  # channel → may be turned off


def lines() -> list[Line]:
    """The staff's notices of the table."""
    found: dict[str, dict[str, bool]] = {}
    for code, audience, channel in shipped.texts():
        if audience == Audience.STAFF and code.startswith("N"):
            ways = found.setdefault(code[:3], {})
            if channel in OFFERED:
                ways[channel] = code[:3] not in ALWAYS
    return [Line(code, CODES[code].label.partition("（")[0], ways) for code, ways in found.items()]


def names() -> set[str]:
    """ "N04:sms" for everything that may be turned off."""
    return {f"{line.code}:{channel}" for line in lines() for channel, may in line.channels.items() if may}


def words(name: str) -> str:
    code, _, channel = name.partition(":")
    return f"{CODES[code].label}（{ChannelKind(channel).label}）"
