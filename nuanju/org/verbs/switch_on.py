"""Switch on: a region, then its projects, begin to use the closed loop from a day on."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.org import conditions, rights
from nuanju.org.models import Project, Region

SAID = 4  # so many missing items are named; the gate's page shows them all


def switch_on_region(region: Region, *, by, on: datetime.date | None = None) -> Region:
    """Raises Refused("live_already") when its day has come; a day still ahead may be moved.

    Projects without an own day stay dark with whatever they miss: only one this step would light holds it up.
    """
    require(rights, "keep", by=by, subject=region)
    _ready(Project.objects.filter(city_company__region=region, live_since__isnull=False), region)
    return _switch(region, on, "region.switched_on", by)


def switch_on_project(project: Project, *, by, on: datetime.date | None = None) -> Project:
    """Raises Refused("region_dark") when the region has no day yet, Refused("not_ready") while its gate is shut."""
    require(rights, "switch_on", by=by, subject=project)
    region = project.city_company.region
    if region and region.live_since is None:
        raise Refused("region_dark", project, region=region)
    _ready([project], project)
    return _switch(project, on, "project.switched_on", by)


def _ready(projects, place) -> None:
    """Nobody switches a place on past the conditions the rooms above have set."""
    for project, items in conditions.missing(projects).items():
        raise Refused("not_ready", place, project=project, count=len(items), items="、".join(items[:SAID]))


def _switch(place, on, event: str, by):
    day = on or timezone.localdate()
    with transaction.atomic():
        place = type(place).objects.select_for_update(no_key=True).get(pk=place.pk)
        if place.live_since and place.live_since <= timezone.localdate():
            raise Refused("live_already", place, what=place, on=place.live_since)
        place.live_since = day
        place.save(update_fields=["live_since"])
        record(event, place, by=by, data={"name": place.name, "on": day})
    return place
