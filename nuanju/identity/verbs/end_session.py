"""End session: a login elsewhere is thrown out, e.g. on a lost phone."""

from allauth.usersessions.models import UserSession

from nuanju.core.refusals import Denied


def end_session(session: UserSession, *, by) -> None:
    """Ending one's own login somewhere else. Raises Denied for another person's."""
    if session.user_id != by.pk:
        raise Denied("end_session", session)
    session.end()
