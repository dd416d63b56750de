"""Who keeps limits and calendars."""

from nuanju.core.actors import SYSTEM


def keep_policies(user, project=None) -> bool:
    return user is SYSTEM or user.may("keep_policies", project.pk if project else None)
