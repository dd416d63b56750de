"""Export of the list: a short one at once, a long one by a job whose progress one watches."""

import tempfile

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nuanju.core import commands
from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.desk.exports import rows, sheet
from nuanju.desk.models import Export
from nuanju.desk.verbs import ask_export
from nuanju.desk.views.cases import filtering
from nuanju.org.requests import StaffRequest


def export(request: StaffRequest) -> HttpResponseBase:
    """GET: the file, or what it means to write so many rows; POST: have them written."""
    query = filtering.read(request.GET, request.user).query
    if request.method == "POST":
        return _ask(request, query)
    found = rows.keys(query, request.user, rows.DIRECT + 1)
    return _ways(request, query) if len(found) > rows.DIRECT else _at_once(request, query, found)


def exports(request: StaffRequest) -> HttpResponse:
    """One's own of the last week, with how far they have come; fetched again while one is being written."""
    mine = list(Export.objects.visible_to(request.user).kept()[:50])
    return render(request, "desk/cases/exports.html", {"exports": mine, "waiting": any(e.is_waiting for e in mine)})


def file(request: StaffRequest, pk: int) -> FileResponse:
    export = get_object_or_404(Export.objects.visible_to(request.user).kept().exclude(done_at=None), pk=pk)
    try:
        return FileResponse(default_storage.open(export.path), as_attachment=True, filename=f"{export}.xlsx")
    except FileNotFoundError as gone:
        raise Http404 from gone


def _at_once(request: StaffRequest, query: str, found: list[int]) -> FileResponse:
    """Written to a file on disk row by row, then streamed; the export itself is recorded."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    count = sheet.write(file, rows.cases(found, request.user), request.user)
    with transaction.atomic():
        told = rows.told(query, request.user)
        record("cases.exported", request.user, by=request.user, data={"rows": count, "filters": told})
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"诉求清单 {timezone.localtime():%Y-%m-%d %H%M}.xlsx")


def _ways(request: StaffRequest, query: str) -> HttpResponse:
    count = rows.count(query, request.user)
    context = {
        "query": query, "count": min(count, rows.AT_MOST), "at_most": rows.AT_MOST, "more": count > rows.AT_MOST,
        "filters": rows.told(query, request.user),
    }  # fmt: skip
    return render(request, "desk/cases/export.html", context)


def _ask(request: StaffRequest, query: str) -> HttpResponse:
    """Two clicks are one export."""
    try:
        commands.once(
            request.POST.get("command_id"), by=request.user, verb="cases.export",
            run=lambda: {"export": ask_export(query, by=request.user).pk},
        )  # fmt: skip
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("case_exports")
