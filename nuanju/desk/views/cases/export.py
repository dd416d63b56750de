"""Export of the list: a short one at once, a long one by a job whose progress one watches."""

import tempfile
from collections.abc import Callable

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from nuanju.core import commands
from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.desk.exports import rows
from nuanju.desk.exports.books import BOOKS, Book
from nuanju.desk.models import Export
from nuanju.desk.verbs import ask_export
from nuanju.desk.views.cases import filtering as cases
from nuanju.desk.views.customers import filtering as customers
from nuanju.org.requests import StaffRequest

QUERIES: dict[str, Callable[[QueryDict, object], str]] = {  # the filters that can be read, as an address
    "cases": lambda given, user: cases.read(given, user).query,
    "customers": lambda given, user: customers.read(given, user).query,
}


def export(request: StaffRequest, kind: str = "cases") -> HttpResponseBase:
    """GET: the file, or what it means to write so many rows; POST: have them written."""
    book, query = BOOKS[kind], QUERIES[kind](request.GET, request.user)
    book.check(request.user)
    if request.method == "POST":
        return _ask(request, kind, query)
    found = book.keys(query, request.user, rows.DIRECT + 1)
    return _ways(request, book, query) if len(found) > rows.DIRECT else _at_once(request, book, query, found)


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


def _at_once(request: StaffRequest, book: Book, query: str, found: list[int]) -> FileResponse:
    """Written to a file on disk row by row, then streamed; the export itself is recorded."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    count = book.write(file, book.rows(found, request.user), request.user)
    with transaction.atomic():
        told = book.told(query, request.user)
        record(book.event, request.user, by=request.user, data={"rows": count, "filters": told})
    file.seek(0)
    name = f"{book.title} {timezone.localtime():%Y-%m-%d %H%M}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)


def _ways(request: StaffRequest, book: Book, query: str) -> HttpResponse:
    count = book.counted(query, request.user)
    context = {
        "query": query, "count": min(count, rows.AT_MOST), "at_most": rows.AT_MOST, "more": count > rows.AT_MOST,
        "filters": book.told(query, request.user), "book": book, "list": reverse(book.listing), "ask": reverse(book.ask),
    }  # fmt: skip
    return render(request, "desk/cases/export.html", context)


def _ask(request: StaffRequest, kind: str, query: str) -> HttpResponse:
    """Two clicks are one export."""
    try:
        commands.once(
            request.POST.get("command_id"), by=request.user, verb=f"{kind}.export",
            run=lambda: {"export": ask_export(query, kind=kind, by=request.user).pk},
        )  # fmt: skip
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("case_exports")
