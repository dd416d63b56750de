"""May I? One predicate per verb: True, False, or the code of the rule that forbids it.

Posts give grants (org/roles.py); the three separations live here: the handler never accepts his own work, acceptance is
never the follow-up, and the registrar does not follow up while another agent is on shift.
"""

from nuanju.cases import acceptors
from nuanju.cases.choices import Kind, Severity, State
from nuanju.cases.figures import figure
from nuanju.cases.ladder import stands_as_regional_gm
from nuanju.core.actors import SYSTEM, Visitor
from nuanju.org.choices import Role
from nuanju.org.queries import on_shift_who
from nuanju.org.rights import EVERYWHERE
from nuanju.org.roles import GRANTS

APPROVAL_GRANT = {
    Severity.NORMAL: "approve_normal",
    Severity.IMPORTANT: "approve_important",
    Severity.HOT: "approve_hot",
    Severity.MAJOR: "approve_hot",
}


def _system(user) -> bool:
    return user is SYSTEM


def _may(user, grant: str, case) -> bool:
    return not _system(user) and user.may(grant, case.project_id)


def _port_head(user, case) -> bool:
    """The head of the port, or whoever answers in his place while the case waits for dispatch (post vacant, head absent)."""
    if _system(user):
        return False
    stands_in = case.state == State.ASSIGNED and user.pk is not None and user.pk == case.responsible_id
    return stands_in or user.may("dispatch", case.project_id, case.port or None)


def _customer(user, case) -> bool:
    return isinstance(user, Visitor) and user.subject_id == case.pk


def _handler(user, case) -> bool:
    return not _system(user) and user.pk is not None and user.pk == case.handler_id


def register(user, case):
    return _system(user) or (user.is_active and user.kind == user.Kind.STAFF)  # 全员客服: any employee registers


def bring_in(user, case):
    return _system(user) or _may(user, "import", case)


def archive(user, case):
    return case.source_ref is not None and bring_in(user, case)  # a case of today goes its way


def answer(user, case):
    if case.state in ("dispatched", "contacted"):
        return _handler(user, case)
    if case.state == "assigned" and case.kind == Kind.ENQUIRY:
        return "answer_after_dispatch"
    return _may(user, "assign", case) or _port_head(user, case)


def assign(user, case):
    if case.send_backs and case.send_backs >= figure("final_assign_returns") and not _system(user):
        return _may(user, "final_assign", case) or "final_assign_needed"
    return _system(user) or _may(user, "assign", case)


def send_back(user, case):
    return _port_head(user, case)


def dispatch(user, case):
    return _system(user) or _port_head(user, case)


def reassign(user, case):
    return _port_head(user, case)


def contact(user, case):
    return _handler(user, case)


def _handler_or_engineer(user, case):
    return _handler(user, case) or (not _system(user) and user.holds(Role.REPAIR_ENGINEER, case.project_id))


agree = propose = _handler_or_engineer
revise = complete = arrive = make_safe = _handler


def ask_help(user, case):
    return _system(user) or _handler(user, case)  # the system brings engineering in after take-over


def log_contact(user, case):
    return _handler_or_engineer(user, case) or _may(user, "follow_up", case)


def note_progress(user, case):
    return _handler(user, case) or _may(user, "follow_up", case)


def _accepts(user, case):
    """Engineer for repairs and dangers, first-responsible otherwise, and where none of them is free whoever stands next; never the
    handler nor anyone named in the report."""
    if _system(user) or user.pk is None:
        return False
    regular = _may(user, "accept", case) if case.checked_by_engineer else _port_head(user, case)
    if regular and user.pk in acceptors.at_work(case):
        return "own_work"
    return regular or user in acceptors.checkers(case)


accept = reject = _accepts


def confirm(user, case):
    return _customer(user, case)


def _follows_up(user, case):
    if _customer(user, case):
        return True
    if not _may(user, "follow_up", case):
        return False
    if _handler(user, case):
        return "own_work"
    if user.pk == case.accepted_by_id:
        return "acceptor_follows_up"
    if user.pk == case.registered_by_id and _another_follows_up(user, case):
        return "registrar_follows_up"
    return True


def rate(user, case):
    return _customer(user, case)


def _another_follows_up(user, case) -> bool:
    """Is there somebody else now, who neither did the work nor checked it?"""
    return on_shift_who("follow_up", case.project, besides=(user.pk, case.handler_id, case.accepted_by_id)).exists()


close = send_to_rework = _follows_up


def miss_follow_up(user, case):
    return not _customer(user, case) and _follows_up(user, case)


check_rain = miss_follow_up


def record_rain(user, city) -> bool:
    """Whose post covers the whole city: the city company itself, the lead of the hotline."""
    if _system(user):
        return False
    projects = set(city.projects.values_list("pk", flat=True))
    seats = [s for s in user.standing.seats if "record_rain" in GRANTS[s.role]]
    return any(s.reach.everywhere or (projects and projects <= s.reach.project_ids) for s in seats)


def close_unreached(user, case):
    return _system(user) or miss_follow_up(user, case)


def reopen(user, case):
    return _customer(user, case) or _may(user, "reopen", case)


def chase(user, case):
    return _may(user, "chase", case)


def classify(user, case):
    return _may(user, "assign", case) or _handler_or_engineer(user, case) or _port_head(user, case)


def correct_caller(user, case):
    return _may(user, "assign", case) or _port_head(user, case)


def correct_place(user, case):
    return _may(user, "assign", case) or _port_head(user, case)


def set_deadline(user, case):
    return _may(user, "assign", case)


def agree_date(user, case):
    """A major case's plan is a matter of the region, a long one of the group; how far each may go is the verb's rule."""
    above = case.severity == Severity.MAJOR and not _system(user)
    if above and (stands_as_regional_gm(user, case.project) or user.may("approve_hot", case.project_id)):
        return True
    return _port_head(user, case) or (not _system(user) and user.holds(Role.PROJECT_GM, case.project_id))


def end_help(user, case):
    return user.pk is not None and _open_help(case, helper=user)


def withdraw_help(user, case):
    """Who asked, and who handles the case now: it is he whom the open help holds up."""
    return user.pk is not None and (_open_help(case) if _handler(user, case) else _open_help(case, by=user))


def _open_help(case, **of) -> bool:
    """A case marked as never having asked for help is not asked again."""
    return getattr(case, "has_assists", True) and case.assists.filter(ended_at=None, **of).exists()


def ask_pause(user, case):
    return _handler(user, case)


def decide_pause(user, case):
    return _port_head(user, case) or any(
        user.holds(r, case.project_id) for r in (Role.PROJECT_GM, Role.CITY_GM, Role.REGIONAL_GM)
    )


def decide_revision(user, case):
    return _port_head(user, case) or (not _system(user) and user.holds(Role.PROJECT_GM, case.project_id))


def resume(user, case):
    return _system(user) or _handler(user, case) or _port_head(user, case)


def merge(user, case):
    return _may(user, "merge", case) or _port_head(user, case)


def ask_cancel(user, case):
    return _may(user, "assign", case)


def cancel(user, case):
    return _customer(user, case) or _may(user, "approve_cancel", case)


def refuse_cancel(user, case):
    return _may(user, "approve_cancel", case)


def propose_special(user, case):
    return _handler(user, case) or _port_head(user, case) or _may(user, "press", case)


def special_close(user, case):
    if case.severity == Severity.IMPORTANT and stands_as_regional_gm(user, case.project):
        return True
    return _may(user, APPROVAL_GRANT[case.severity], case) or "special_approver"


refuse_special = special_close


def reassess(user, case):
    return _system(user)


force = hand_over = rule_anew = reassess


def add_media(user, case):
    """Whoever watches the public, and the front that hears of it first."""
    return _may(user, "watch_media", case)


def ask_lower(user, case):
    return not _system(user) and user.may("lower", EVERYWHERE)


lower = refuse_lower = ask_lower


def reveal_phone(user, case):
    """Whoever calls customers there, and those who work on this very case."""
    return _may(user, "reveal", case) or _handler(user, case) or _may(user, "see_seats", case)


def read(user, case) -> bool:
    """What the customer said and who he is: whoever works on the case, or may see customers there."""
    took_part = {case.handler_id, case.responsible_id, case.first_asked_id, case.registered_by_id}
    return user.pk in took_part or user.may("see_customers", case.project_id) or user.may("handle")


def note(user, case):
    return not _system(user) and user.is_active and user.kind == user.Kind.STAFF and not user.holds(Role.VIEWER)


def set_figure(user):
    """The loop's figures are the group's: only its keepers."""
    return _system(user) or user.may("keep_policies", EVERYWHERE)


set_checklist = set_figure
