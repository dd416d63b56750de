"""Upload and fetch files: by their random key, never by path, only if the subject may be seen."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from nuanju.core import files
from nuanju.core.filetypes import BY_CONTENT_TYPE
from nuanju.core.models import Attachment
from nuanju.core.refusals import Refused

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # a PDF viewer
# refuses to work inside a sandbox; scripts stay forbidden


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep each file of the form; a refused one does not take the others with it."""
    kept, refused = [], []
    for one in request.FILES.getlist("files"):
        try:
            kept.append(files.store(one, by=request.user))
        except Refused as refusal:
            refused.append(refusal)
    status = 422 if refused and not kept else 200
    answer = {"files": [_card(a) for a in kept], "errors": [r.sentence for r in refused]}
    return JsonResponse(answer, status=status)


@require_GET
def show(request: HttpRequest, key: str) -> FileResponse:
    attachment = _visible(request, key)
    kind = BY_CONTENT_TYPE.get(attachment.content_type)
    inline = bool(kind and kind.inline) and "download" not in request.GET
    return _answer(attachment.file, attachment.content_type, attachment.name, inline=inline)


@require_GET
def thumb(request: HttpRequest, key: str) -> FileResponse:
    attachment = _visible(request, key)
    if not attachment.thumbnail:
        raise Http404
    return _answer(attachment.thumbnail, "image/webp", f"{attachment.name}.webp", inline=True)


def _visible(request: HttpRequest, key: str) -> Attachment:
    attachment = get_object_or_404(Attachment, key=key)
    if not files.may_see(request.user, attachment):
        raise Http404
    return attachment


def _answer(file, content_type: str, name: str, *, inline: bool) -> FileResponse:
    try:
        response = FileResponse(file.open("rb"), content_type=content_type)
    except FileNotFoundError as gone:
        raise Http404 from gone
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = VIEWER if content_type == "application/pdf" else SANDBOX
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _card(attachment: Attachment) -> dict:
    card = {"key": attachment.key, "name": attachment.name, "type": attachment.content_type, "size": attachment.size}
    return card | {"url": f"/files/{attachment.key}", "thumb": bool(attachment.thumbnail)}
