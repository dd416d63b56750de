"""The shipped library, scripts and articles, loaded once and again only where they changed."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused
from nuanju.library import codes, file
from nuanju.library.models import LibraryVersion, ProblemNode
from nuanju.library.starter import articles, scripts

FIELDS = (
    "zh",
    "en",
    "port",
    "w",
    "sev",
    "rc",
    "scope",
    "kind",
    "syn",
    "sym",
    "safety",
    "urgent",
    "status",
    "replaced_by",
)
BLANK = {"syn": [], "safety": False, "urgent": False, "status": "active"}


def load() -> None:
    """Idempotent; called by `nuanju migrate`. A new file version adds rows for changed nodes only; own edits stay."""
    with transaction.atomic():
        load_nodes(file.read())
        scripts.load()
        articles.load()


def load_nodes(shipped: dict) -> None:
    number = str(shipped["meta"]["version"])
    if LibraryVersion.objects.filter(number=number).exists():
        return
    if faults := file.faults(shipped["nodes"]):
        raise Refused("library_file_broken", faults="；".join(faults[:5]))
    now = timezone.now()
    version = LibraryVersion.objects.create(
        number=number, effective_on=timezone.localdate(now), note="随系统发布", released_at=now
    )
    rows = _changed(file.with_others(shipped["nodes"]), version, now)
    ProblemNode.objects.filter(code__in=[r.code for r in rows], current=True).update(current=False)
    ProblemNode.objects.bulk_create(rows, batch_size=500)
    events.record("library.loaded", version, by=SYSTEM, data={"number": number, "count": len(rows)})


def _changed(nodes: list[dict], version: LibraryVersion, now) -> list[ProblemNode]:
    """A new row for each node that differs from what an earlier file said (so that own edits are not overwritten)."""
    last_shipped = {n.code: n for n in ProblemNode.objects.filter(changed_by=None).order_by("revision")}
    last = dict(ProblemNode.objects.current().values_list("code", "revision"))
    rows = []
    for node in nodes:
        values = {f: node.get(f) or BLANK.get(f, "") for f in FIELDS}
        before = last_shipped.get(node["code"])
        if before and all(getattr(before, f) == v for f, v in values.items()):
            continue
        code = node["code"]
        rows.append(
            ProblemNode(
                code=code, revision=last.get(code, 0) + 1, version=version, level=codes.level(code),
                parent_code=codes.parent(code), changed_at=now, **values,
            )
        )  # fmt: skip
    return rows
