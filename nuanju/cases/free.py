"""In the database: is an engineer of the project there who had no part in a case's work? The same as `acceptors`, for
lists."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nuanju.org.roles import GRANTS

HERE = (
    ("project", "project"),
    ("city_company", "project__city_company"),
    ("region", "project__city_company__region"),
    ("corporation", "project__city_company__corporation"),
)


def free_engineer() -> Q:
    """A condition on cases."""
    return Q(Exists(_posts("holder"))) | Q(Exists(_posts("deputy")))


def _posts(who: str):
    """Posts over the case's project whose holder (or deputy) is there and not at work on it."""
    here = Q()
    for place, path in HERE:
        here |= Q(**{place: OuterRef(path)})
    roles = [role for role, grants in GRANTS.items() if "accept" in grants]
    free = apps.get_model("org", "Post")._base_manager.filter(here, role__in=roles, **{f"{who}__is_active": True})
    for busy in ({who: OuterRef("handler")}, {f"{who}__in": _named()}, {f"{who}__in": _absent()}):
        free = free.exclude(**busy)
    return free


def _named():
    reports = apps.get_model("cases", "CompletionReport")._base_manager
    this_round = reports.filter(case=OuterRef(OuterRef("pk")), round=OuterRef(OuterRef("round")))
    return this_round.filter(persons__isnull=False).values("persons")  # NOT IN knows nothing of NULL


def _absent():
    now = timezone.now()
    return apps.get_model("org", "Absence")._base_manager.filter(starts_at__lte=now, ends_at__gt=now).values("user")
