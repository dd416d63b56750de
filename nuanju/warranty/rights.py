"""Who may set warranty terms."""


def keep_terms(user, project) -> bool:
    """The group's terms belong to those who keep policies everywhere; a project's to them in its reach."""
    if project is None:
        return user.may("keep_policies") and user.reach.everywhere
    return user.may("keep_policies", project.pk)
