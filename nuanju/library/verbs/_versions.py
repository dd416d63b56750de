"""The open version changes gather in, and the one way a row of the library follows another."""

from django.db import connection
from django.utils import timezone

from nuanju.library.models import LibraryVersion, ProblemNode

LOCK = 0x1B  # changes to the library follow each other, so the highest row id stands for its state (see catalog)


def open_version() -> LibraryVersion:
    """Lock the library for this transaction and return the version now gathering changes, made when none is open."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    if version := LibraryVersion.objects.filter(released_at=None).first():
        return version
    last = LibraryVersion.objects.order_by("-pk").first()
    base, _, local = (last.number if last else "0.0.0").partition("+")
    return LibraryVersion.objects.create(number=f"{base}+{int(local or 0) + 1}", effective_on=timezone.localdate())


def follow(node: ProblemNode, *, by, reason: str, **changes) -> ProblemNode:
    """Put a new revision in the place of `node`, which stays for the cases filed under it."""
    version = open_version()
    kept = {f.attname: getattr(node, f.attname) for f in ProblemNode._meta.concrete_fields if not f.primary_key}
    kept |= changes | {
        "version_id": version.pk, "revision": node.revision + 1, "current": True,
        "changed_by_id": by.pk, "changed_at": timezone.now(), "reason": reason,
    }  # fmt: skip
    ProblemNode.objects.filter(pk=node.pk).update(current=False)
    return ProblemNode.objects.create(**kept)
