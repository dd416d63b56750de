"""The one door to data: `Model.objects.visible_to(user)` for lists, details, search, export, API and sync."""

from typing import NamedTuple, Protocol

from django.db import models


class Reach(NamedTuple):
    """The projects a user's posts cover."""

    everywhere: bool
    project_ids: frozenset[int]

    def covers(self, project_id: int | None) -> bool:
        return self.everywhere or project_id in self.project_ids


NOWHERE = Reach(False, frozenset())


class Sees(Protocol):
    reach: Reach


class ScopedQuerySet(models.QuerySet):
    """Rows that lie in projects; `project_path` on the subclass or model says where (default "project_id")."""

    project_path = "project_id"

    def visible_to(self, user):
        reach = getattr(user, "reach", NOWHERE)
        if reach.everywhere:
            return self
        path = getattr(self.model, "project_path", self.project_path)
        return self.filter(**{f"{path}__in": reach.project_ids})
