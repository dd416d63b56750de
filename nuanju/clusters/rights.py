"""May I? The rules open and raise; project and region manage; who calls customers records what they said."""

from nuanju.core.actors import SYSTEM
from nuanju.org.choices import Role

DECIDERS = (
    Role.PROJECT_GM, Role.CITY_GM, Role.REGIONAL_GM, Role.REGIONAL_CS, Role.GROUP_CS_DIRECTOR, Role.GROUP_VP,
)  # fmt: skip


def _system(user, cluster):
    return user is SYSTEM


def _manages(user, cluster):
    return user is SYSTEM or user.may("press", cluster.project_id)


def _decides(user, cluster):
    """The end of a group complaint is said by whoever answers for it or stands above."""
    answers = user.pk is not None and user.pk == cluster.responsible_id
    return answers or any(user.holds(role, cluster.project_id) for role in DECIDERS)


def _calls(user, cluster):
    """Whoever speaks with the households: the project's people and the 400."""
    return user is not SYSTEM and (user.may("press", cluster.project_id) or user.may("follow_up", cluster.project_id))


open = grow = raise_level = move = relieve = _system
activate = reopen = join = leave = absorb = take_in = _manages
set_plan = add_demand = answer_demand = name_organiser = send_message = _manages
control = close = _decides
record_answer = call_household = accept_likeness = _calls


def declare_joint(user, case):
    """Whoever takes calls and letters there, and the project's people."""
    return user is not SYSTEM and (user.may("intake", case.project_id) or user.may("press", case.project_id))


def decide_likeness(user, suggestion):
    return _calls(user, suggestion)


def settle_alert(user, alert):
    """Engineering of the project; over projects the group."""
    project = alert.project_id or 0
    return user.may("accept", project) or user.may("press", project) or user.may("dispatch", project, "engineering")
