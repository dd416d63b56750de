"""From the case's words to the weight of a notice. Pure."""

from nuanju.notify.choices import Weight

BY_SEVERITY = {
    "normal": Weight.NORMAL, "important": Weight.IMPORTANT, "hot": Weight.PRESSING, "major": Weight.PRESSING,
}  # fmt: skip


def weigh(severity: str = "normal", *, urgent: bool = False) -> Weight:
    """Urgent, hot and major press at any hour; important is never turned off; the rest is everyday business."""
    return Weight.PRESSING if urgent else BY_SEVERITY[severity]
