"""The terms of the shipped library file as the group's first rows."""

import datetime

from django.utils import timezone

from nuanju.library import file
from nuanju.warranty.models import SeasonDates, WarrantyTerm

LAW_IN_FORCE = datetime.date(2000, 1, 30)  # 建设工程质量管理条例; houses delivered earlier get the same terms
SOURCES = {"law": "法规", "industry": "行业惯例", "default": "集团规定"}


def load() -> None:
    """Idempotent: rows already there, changed or not, stay."""
    known = set(WarrantyTerm.objects.filter(project=None).values_list("key", flat=True))
    now = timezone.now()
    WarrantyTerm.objects.bulk_create(
        WarrantyTerm(
            key=term["key"], rule=term["rule"], owner=term.get("default", 0), floor=term.get("min", 0),
            contractor=term.get("contractor"), treatment=term["treatment"], source=SOURCES[term["source"]],
            effective_on=LAW_IN_FORCE, changed_at=now,
        )
        for term in file.read()["warranty_terms"] if term["key"] not in known
    )  # fmt: skip
    SeasonDates.objects.get_or_create(
        city_company=None, effective_on=LAW_IN_FORCE,
        defaults={"first_month": 11, "first_day": 15, "last_month": 3, "last_day": 15},
    )  # fmt: skip
