"""Phone numbers: one written form on the way in and on search. Pure functions.

Mobile 13812345678 · landline 01062345678 · service 4008208820 · local 62345678 · extension 01062345678-802 · abroad +85291234567.
"""

import re
import unicodedata

import phonenumbers

from nuanju.core.refusals import Invalid

HIDDEN = {"unknown", "anonymous", "private", "restricted", "unavailable", "withheld", "null", "none", "0", "-1"}
HIDDEN_WORDS = ("私密", "未知", "匿名", "隐藏", "无号码", "不显示", "无主叫")
EXTENSION = re.compile(r"(?:转接?|分机号?|ext\.?|[x#*,;])[\s:：.-]*(\d{1,6})\D*$", re.IGNORECASE)
DASHED = re.compile(r"^(.*\d)\s*[-–—]\s*(\d{1,6})$")
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0(?:10|2\d)\d{8}|0[3-9]\d{2}\d{7,8}")
SERVICE = re.compile(r"[48]00\d{7}")
LOCAL = re.compile(r"[1-9]\d{6,7}|1[12]\d{1,4}|9\d{4,5}")


def is_hidden(raw: str) -> bool:
    """No number was shown: empty, "unknown", 私密号码."""
    text = unicodedata.normalize("NFKC", raw or "").strip().lower()
    return not text or text in HIDDEN or any(w in text for w in HIDDEN_WORDS)


def normalise(raw: str) -> str | None:
    """The one written form of a number; None when hidden or no number at all."""
    if is_hidden(raw):
        return None
    text = unicodedata.normalize("NFKC", raw).strip()
    text = re.sub(r"^(tel|sip|sips):", "", text, flags=re.IGNORECASE).split("@")[0]
    main, extension = _split(text)
    number = _number(main)
    if number is None:
        return None
    return f"{number}-{extension}" if extension else number


def read(raw: str) -> str:
    """The number somebody typed; "" where he says there is none. Raises Invalid("phone_unreadable") for a mistyped one."""
    number = normalise(raw)
    if number is None and not is_hidden(raw) and re.search(r"\d", unicodedata.normalize("NFKC", raw)):
        raise Invalid("phone_unreadable", "phone", raw=raw)
    return number or ""


def tail(number: str) -> str:
    """The last four digits of the number itself, without the extension."""
    return number.split("-")[0][-4:]


def is_mobile(number: str) -> bool:
    """Can it get a text message?"""
    return MOBILE.fullmatch(number) is not None


def _split(text: str) -> tuple[str, str]:
    """Number and extension; a last dashed group is one only when a whole number stands before it."""
    if found := EXTENSION.search(text):
        return text[: found.start()], found.group(1)
    if found := DASHED.match(text):
        before = _number(found.group(1)) or ""
        if LANDLINE.fullmatch(before) or SERVICE.fullmatch(before):
            return found.group(1), found.group(2)
    return text, ""


def _number(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    if text.lstrip().startswith("+") or digits.startswith("00"):
        return _with_country(digits.removeprefix("00"))
    return _inland(digits)


def _inland(digits: str) -> str | None:
    if digits.startswith("86") and len(digits) >= 12:
        return _with_country(digits)
    if MOBILE.fullmatch(digits[1:]) and digits[0] == "0":  # an exchange puts a 0 before numbers from other cities
        return digits[1:]
    for known in (MOBILE, LANDLINE, SERVICE, LOCAL):
        if known.fullmatch(digits):
            return digits
    return None


def _with_country(digits: str) -> str | None:
    if digits.startswith("86"):
        rest = digits[2:]
        return _inland(rest) or (_inland(f"0{rest}") if not rest.startswith("0") else None)
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
