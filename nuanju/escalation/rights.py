"""May I? Who reports, who presses, who answers."""

from nuanju.core.actors import SYSTEM
from nuanju.escalation.ladder import answers_for
from nuanju.escalation.pressing import level_of


def report_progress(user, case):
    """The contract makes the responsible person report; not the handler in his place."""
    return user is not SYSTEM and answers_for(user, case)


def supervise(user, supervision):
    return user is not SYSTEM and user.may("press", supervision.project_id)


def answer_supervision(user, supervision):
    """It is asked of the responsible person and the handler."""
    case = supervision.case
    return user is not SYSTEM and ((user.pk and user.pk == case.handler_id) or answers_for(user, case))


def close_supervision(user, supervision):
    """Who pressed judges the answer; once he has left, whoever may press from the same height."""
    if user is SYSTEM or user.pk is None:
        return False
    return user.pk == supervision.by_id or (
        supervise(user, supervision)
        and (supervision.by is None or not supervision.by.is_active)
        and level_of(user, supervision.project_id) == supervision.level
    )


ask_again = close_supervision


def lift_supervision(user, supervision):
    """Pressed by mistake, or the case has ended."""
    return user is SYSTEM or close_supervision(user, supervision)
