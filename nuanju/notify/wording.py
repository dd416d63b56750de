"""From facts to the words of a notice. Pure."""

from collections.abc import Mapping

from nuanju.core.text import clean, mask_phone, shorten
from nuanju.notify.codes import CODES

LONGEST = 120  # characters of one fact; a text message is no place for a whole letter


def facts(code: str, values: Mapping[str, object], *, link: str) -> dict[str, str]:
    """One-line words for every variable of the code; raises ValueError when the caller left some out or made some up."""
    wanted = CODES[code].variables - {"link"}
    if wanted != values.keys():
        raise ValueError(f"{code} needs {sorted(wanted)}, got {sorted(values)}")
    return {name: _words(name, value) for name, value in values.items()} | {"link": link}


def _words(name: str, value: object) -> str:
    words = shorten(clean(str("" if value is None else value)), LONGEST) or "—"
    return mask_phone(words) if name == "phone" else words
