"""Merged cases: what the customer said and sent there belongs to the case they went into (case-loop.md T18)."""

from nuanju.cases.models import Case


def family(case: Case) -> list[int]:
    """The case and all that went into it, also by way of others; of one asked for by `panels.marked` it is known at once."""
    if not getattr(case, "has_merged", True):
        return [case.pk]
    found, layer = [case.pk], [case.pk]
    while layer:
        into = Case.objects.filter(merged_into__in=layer).exclude(pk__in=found)
        layer = list(into.values_list("pk", flat=True))
        found += layer
    return found


def masters(case_id: int) -> list[int]:
    """The case and those it went into, the last one last."""
    found = [case_id]
    while (
        above := Case.objects.values_list("merged_into", flat=True).filter(pk=found[-1]).first()
    ) and above not in found:
        found.append(above)
    return found


def master(case: Case) -> Case:
    """The case that goes on for this one; itself when it was not merged."""
    return Case.objects.get(pk=masters(case.pk)[-1])
