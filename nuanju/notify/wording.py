"""From facts to the words of a notice. Pure."""

import datetime
import string
from collections.abc import Mapping

from django.utils import timezone

from nuanju.core.text import clean, shorten
from nuanju.notify.codes import CODES

LONGEST = 120  # characters of one fact; a text message is no place for a whole letter
WHOLE = {("N16", "message"): 300}  # written and previewed by a person as it is to be read: as much as the form takes


def facts(code: str, values: Mapping[str, object], *, link: str) -> dict[str, str]:
    """One-line words for every variable of the code; raises ValueError when the caller left one out.

    Facts beyond them are left aside: callers describe a case once for all its notices.
    """
    wanted = CODES[code].variables - {"link"}
    if missing := wanted - values.keys():
        raise ValueError(f"{code} needs {sorted(missing)}, got {sorted(values)}")
    return {name: _words(values[name], WHOLE.get((code, name), LONGEST)) for name in wanted} | {"link": link}


def _words(value: object, longest: int) -> str:
    match value:
        case datetime.datetime():
            words = f"{timezone.localtime(value):%m月%d日 %H:%M}"
        case datetime.date():
            words = f"{value:%m月%d日}" if value.year == timezone.localdate().year else f"{value:%Y年%m月%d日}"
        case _:
            words = str("" if value is None else value)
    return shorten(clean(words), longest) or "—"


def render(text: str, words: Mapping[str, str]) -> str:
    """Fill the plain variables in; raises ValueError for anything else between braces and for names without a fact."""
    out = []
    for literal, name, spec, turn in string.Formatter().parse(text):
        out.append(literal)
        if name is not None:
            if spec or turn or name not in words:
                raise ValueError(f"{{{name}}} is no variable here")
            out.append(words[name])
    return "".join(out)
