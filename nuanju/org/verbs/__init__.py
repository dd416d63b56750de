from nuanju.org.verbs.accounts import deactivate, reactivate, reset_password
from nuanju.org.verbs.appoint import appoint
from nuanju.org.verbs.keep import add, change, remove
from nuanju.org.verbs.set_absence import end_absence, set_absence
from nuanju.org.verbs.set_roster import clear_roster, set_roster
from nuanju.org.verbs.shift import go_off_shift, go_on_shift, set_seat
from nuanju.org.verbs.switch_on import switch_on_project, switch_on_region

__all__ = [
    "add",
    "appoint",
    "change",
    "clear_roster",
    "deactivate",
    "end_absence",
    "go_off_shift",
    "go_on_shift",
    "reactivate",
    "remove",
    "reset_password",
    "set_absence",
    "set_roster",
    "set_seat",
    "switch_on_project",
    "switch_on_region",
]
