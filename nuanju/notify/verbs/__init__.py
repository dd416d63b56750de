"""What can be done with notices."""

from nuanju.notify.verbs.mark_read import mark_read
from nuanju.notify.verbs.resend import resend
from nuanju.notify.verbs.revise_template import revise_template
from nuanju.notify.verbs.send import send

__all__ = ["mark_read", "resend", "revise_template", "send"]
