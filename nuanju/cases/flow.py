"""The transition table of the loop (case-loop.md §4): one screen, read by server and buttons alike."""

from nuanju.cases import choices, rights
from nuanju.cases.choices import OPEN
from nuanju.cases.merged import master
from nuanju.core.flow import Flow
from nuanju.core.refusals import Refused

BEFORE_CONTACT = " ".join(choices.BEFORE_CONTACT)
WORKING = " ".join(choices.WORKING)
ANY_OPEN = " ".join(OPEN)
ANSWERED = {
    "registered": "closed",
    "assigned": "closed",
    "dispatched": "pending_follow_up",
    "contacted": "pending_follow_up",
}

CAME_BACK = ("chase", "reopen")  # what a customer who comes back is met with


REOPENABLE = ("closed", "special_closed")  # nobody works on it: a word added here would be read by nobody


class CaseFlow(Flow):
    def _check(self, row, verb, step, by, seen):
        """Who comes back about a merged case is led to the one it went into; one that has ended is reopened, not chased."""
        try:
            super()._check(row, verb, step, by, seen)
        except Refused as refusal:
            if refusal.code == "wrong_state" and verb in CAME_BACK and row.merged_into_id:
                raise Refused("merged_away", row, master=master(row).number) from refusal
            if refusal.code == "wrong_state" and verb == "chase" and row.state in REOPENABLE:
                raise Refused("chase_ended", row) from refusal
            raise


FLOW = CaseFlow(
    rights,
    register=("", "registered", "case.registered"),
    bring_in=("", "registered", "case.brought_in"),
    archive=("registered", "closed", "case.archived"),
    assign=("registered", "assigned", "case.assigned"),
    answer=("registered assigned dispatched contacted", ANSWERED, "case.answered"),
    send_back=("assigned", "registered", "case.sent_back"),
    dispatch=("assigned", "dispatched", "case.dispatched"),
    contact=("dispatched", "contacted", "case.contacted"),
    agree=("contacted", "in_progress", "case.agreed"),
    propose=("contacted", None, "case.proposed"),
    confirm=("contacted", "in_progress", "case.agreed"),
    complete=("in_progress rework", "pending_acceptance", "case.completed"),
    accept=("pending_acceptance", "pending_follow_up", "case.accepted"),
    reject=("pending_acceptance", "rework", "case.rejected"),
    close=("pending_follow_up", "closed", "case.closed"),
    send_to_rework=("pending_follow_up", "rework", "case.sent_to_rework"),
    miss_follow_up=("pending_follow_up", None, "case.follow_up_missed"),
    close_unreached=("pending_follow_up", "closed", "case.closed_unreached"),
    rate=("closed", None, "case.rated"),
    check_rain=("closed", None, "case.rain_checked"),
    reopen=("closed special_closed", "rework", "case.reopened"),
    revise=("in_progress", None, "case.revised"),
    decide_revision=("in_progress", None, "case.revision_decided"),
    arrive=("dispatched contacted in_progress", None, "case.arrived"),
    make_safe=("dispatched contacted in_progress", None, "case.made_safe"),
    log_contact=(f"{WORKING} pending_acceptance", None, "case.contact_logged"),
    note_progress=("contacted in_progress rework pending_acceptance", None, "case.progress_noted"),
    chase=(ANY_OPEN, None, "case.chased"),
    reassign=(WORKING, None, "case.reassigned"),
    classify=(ANY_OPEN, None, "case.classified"),
    correct_caller=(ANY_OPEN, None, "case.caller_corrected"),
    correct_place=(ANY_OPEN, None, "case.place_corrected"),
    set_deadline=(ANY_OPEN, None, "case.deadline_set"),
    agree_date=("in_progress", None, "case.date_agreed"),
    ask_help=(WORKING, None, "case.help_asked"),
    end_help=(ANY_OPEN, None, "case.help_ended"),
    withdraw_help=(ANY_OPEN, None, "case.help_withdrawn"),
    ask_pause=(f"{WORKING} pending_acceptance", None, "case.pause_asked"),
    decide_pause=(f"{WORKING} pending_acceptance", None, "case.pause_decided"),
    resume=(ANY_OPEN, None, "case.resumed"),
    merge=(ANY_OPEN, "merged", "case.merged"),
    ask_cancel=(BEFORE_CONTACT, None, "case.cancel_asked"),
    cancel=(BEFORE_CONTACT, "cancelled", "case.cancelled"),
    refuse_cancel=(BEFORE_CONTACT, None, "case.cancel_refused"),
    propose_special=(ANY_OPEN, None, "case.special_proposed"),
    special_close=(ANY_OPEN, "special_closed", "case.special_closed"),
    refuse_special=(ANY_OPEN, None, "case.special_refused"),
    reassess=(ANY_OPEN, None, "case.severity_raised"),
    rule_anew=(ANY_OPEN, None, "case.ruled_anew"),
    force=(ANY_OPEN, None, "case.forced"),
    hand_over=(ANY_OPEN, None, "case.handed_over"),
    add_media=(f"{ANY_OPEN} closed special_closed", None, "case.media_added"),
    ask_lower=(ANY_OPEN, None, "case.lower_asked"),
    lower=(ANY_OPEN, None, "case.severity_lowered"),
    refuse_lower=(ANY_OPEN, None, "case.lower_refused"),
    note=(f"{ANY_OPEN} closed special_closed merged cancelled", None, "case.noted"),
)
