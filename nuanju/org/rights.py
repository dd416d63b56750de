"""May I? Who keeps the organisation, rosters and absences."""

from nuanju.org.models import CityCompany, Corporation, Post, Project, Region
from nuanju.org.standing import reach_of

EVERYWHERE = 0  # no project has this number: only a post of the group covers it


def keep(by, subject) -> bool:
    """Whoever keeps the organisation over the whole of the subject's place."""
    match subject:
        case Project() if subject.pk:
            return by.may("keep_org", subject.pk)
        case Post():
            reach = reach_of(subject)
        case Region() | CityCompany() if subject.pk:
            kind = "region" if isinstance(subject, Region) else "city_company"
            reach = reach_of(Post(**{kind: subject}))
        case Corporation():
            return by.may("keep_org", EVERYWHERE)
        case _:
            return by.may("keep_org", EVERYWHERE)
    if reach.everywhere or not reach.project_ids:
        return by.may("keep_org", EVERYWHERE)
    return all(by.may("keep_org", project) for project in reach.project_ids)


def switch_on(by, project) -> bool:
    """Whoever keeps the organisation there, and who coordinates its start-up."""
    return keep(by, project) or bool(project.pk and by.may("start_up", project.pk))


def roster(by, project) -> bool:
    return by.may("keep_roster", project.pk)


def absence(by, user) -> bool:
    """One's own; of others by whoever keeps rosters or the organisation where they work."""
    return by.pk == user.pk or by.may("keep_org", EVERYWHERE) or any(_keeps_at(by, post) for post in user.posts.all())


def seat(by, user) -> bool:
    return by.pk == user.pk or by.may("see_seats")


def _keeps_at(by, post) -> bool:
    reach = reach_of(post)
    places = {EVERYWHERE} if reach.everywhere else reach.project_ids
    return bool(places) and all(by.may("keep_roster", place) for place in places)
