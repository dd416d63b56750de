"""Who is told that a date is missing: the project's customer-service manager, once for each."""

from nuanju.core.events import on
from nuanju.estate.models import Building, House
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from nuanju.org.choices import Role
from nuanju.org.models import User
from nuanju.org.queries import holders, users_who

PLACES = {model._meta.label_lower: model for model in (House, Building)}
PAGE = "/dates/"


@on("date.asked")
def tell_date_missing(event):
    """While the post is vacant somebody else who keeps the project's data."""
    place = PLACES[event.subject_type].objects.select_related("project").get(pk=event.subject_id)
    people = list(User.objects.filter(pk__in=holders(Role.PROJECT_CS_MANAGER, place.project)))
    people = people or list(users_who("keep_estate", place.project).order_by("pk")[:1])
    values = {"project": place.project.name, "place": str(place), "what": event.data["what"]}
    send(event, "Q02", to=[Recipient(user=p) for p in people], values=values, link=PAGE)
