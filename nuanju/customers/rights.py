"""May I? One predicate per verb; whoever takes calls or keeps customer data at one of the customer's projects."""

from nuanju.customers.models import Customer


def _projects(subject) -> set:
    """The projects a subject belongs to; a customer also by his houses."""
    if not isinstance(subject, Customer):
        return {getattr(subject, "project_id", None)}
    houses = {party.project_id for party in subject.parties.all()} if subject.pk else set()
    return houses | {subject.project_id}


def _anywhere(by, subject, *grants: str) -> bool:
    return any(by.may(grant, project) for project in _projects(subject) for grant in grants)


def note_person(by, subject) -> bool:
    return _anywhere(by, subject, "intake", "keep_customers")


def keep_person(by, subject) -> bool:
    return _anywhere(by, subject, "keep_customers")


def reveal(by, subject) -> bool:
    return _anywhere(by, subject, "reveal", "keep_customers")


def watch(by, subject) -> bool:
    return _anywhere(by, subject, "intake", "keep_customers", "press")
