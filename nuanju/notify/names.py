"""What a message is called outside: the same each time it is tried, so that twice can be told from once."""

PREFIX = "notice-"


def message_id(notice) -> str:
    return f"{PREFIX}{notice.pk}"


def notice_of(name: str) -> int | None:
    """The notice's key, from what a provider gives back."""
    number = name.removeprefix(PREFIX)
    return int(number) if name.startswith(PREFIX) and number.isdecimal() and len(number) < 19 else None
