"""Photos and files: kept outside the database, on a subject's step, seen by whoever may see the subject.

>>> photo = files.store(upload, by=user)                                 # waits, seen by its uploader alone
>>> files.attach([photo.key], case, step="complete", by=user)            # inside the verb
>>> files.register_visibility("cases.case", may_see_case)                # once, in the app's `ready` or panels
"""

import datetime
import hashlib
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile, File
from django.db import models, transaction

from nuanju.core import filetypes, pictures
from nuanju.core.models import Attachment
from nuanju.core.refusals import Invalid, declare
from nuanju.core.text import clean

declare(file_gone="有文件没有上传成功或已过期，请重新上传。")

_visible: dict[str, Callable[[object, int], bool]] = {}


def register_visibility(subject_type: str, may_see: Callable[[object, int], bool]) -> None:
    """Say who may see the files of "cases.case" and the like: `may_see(user, subject_id)`."""
    _visible[subject_type] = may_see


def may_see(user, attachment: Attachment) -> bool:
    """A file is visible if its subject is; before it is put on one, to its uploader alone."""
    if attachment.subject_id is None:
        return user.pk is not None and attachment.uploaded_by_id == user.pk
    rule = _visible.get(attachment.subject_type)
    return rule is not None and rule(user, attachment.subject_id)


def store(upload: File, *, by) -> Attachment:
    """Check an upload by its bytes and keep it with its thumbnail; raises Invalid (field "files")."""
    assert upload.file is not None, "an upload comes with its bytes"
    name = _tidy(upload.name or "")
    kind = filetypes.detect(upload.file, name=name, size=upload.size)
    thumbnail = pictures.thumbnail(upload.file, name=name) if kind.family == "photo" and kind.inline else None
    key = secrets.token_hex(16)
    kept = Attachment(key=key, name=_honest(name, kind), content_type=kind.content_type, size=upload.size)
    kept.sha256, kept.uploaded_by_id = _sha256(upload), by.pk
    try:
        kept.file.save(f"{key}.{kind.suffixes[0]}", upload, save=False)
        if thumbnail:
            kept.thumbnail.save(f"{key}.webp", ContentFile(thumbnail), save=False)
        kept.save()
    except BaseException:
        _drop_bytes(kept)
        raise
    return kept


def attach(keys: Iterable[str], subject: models.Model, *, step: str, by) -> list[Attachment]:
    """Put one's own waiting uploads on a subject, inside the verb's transaction; raises Invalid("file_gone")."""
    wanted = list(dict.fromkeys(keys))
    waiting = Attachment.objects.select_for_update().filter(key__in=wanted, subject_id=None, uploaded_by_id=by.pk)
    found = {a.key: a for a in waiting}
    if len(found) < len(wanted):
        raise Invalid("file_gone", "files")
    for attachment in found.values():
        attachment.subject_type, attachment.subject_id = subject._meta.label_lower, subject.pk
        attachment.step = step
    Attachment.objects.bulk_update(found.values(), ["subject_type", "subject_id", "step"])
    return [found[key] for key in wanted]


def waiting(keys: Iterable[str], *, by) -> list[Attachment]:
    """One's own uploads not yet put on a subject: a form shown again shows them again."""
    return list(Attachment.objects.filter(key__in=list(keys), subject_id=None, uploaded_by_id=by.pk).order_by("pk"))


def of(subject: models.Model, *, step: str = "") -> models.QuerySet[Attachment]:
    """The files of a subject in the order they came, of one step if named."""
    mine = Attachment.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("pk")
    return mine.filter(step=step) if step else mine


def of_many(subject_type: str, ids: Iterable[int]) -> dict[int, list[Attachment]]:
    """The same for many subjects of one type in one query."""
    by_subject: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in Attachment.objects.filter(subject_type=subject_type, subject_id__in=list(ids)).order_by("pk"):
        assert attachment.subject_id is not None, "asked for by subject"
        by_subject[attachment.subject_id].append(attachment)
    return by_subject


def sweep(*, before: datetime.datetime, at_most: int = 500) -> int:
    """Remove uploads still waiting since `before`; returns how many. Rows first: bytes without a row harm nobody."""
    with transaction.atomic():
        waiting = Attachment.objects.filter(subject_id=None, uploaded_at__lt=before).order_by("pk")
        forgotten = list(waiting.select_for_update(skip_locked=True)[:at_most])
        Attachment.objects.filter(pk__in=[a.pk for a in forgotten]).delete()
    for attachment in forgotten:
        _drop_bytes(attachment)
    return len(forgotten)


def _drop_bytes(attachment: Attachment) -> None:
    for kept in (attachment.file, attachment.thumbnail):
        if kept.name:
            kept.storage.delete(kept.name)


def _tidy(name: str) -> str:
    base = clean(name.replace("\\", "/").rpartition("/")[2]).replace("\n", " ")
    stem, dot, suffix = base.rpartition(".")
    return f"{stem[:150]}{dot}{suffix[:20]}" or "未命名"


def _honest(name: str, kind: filetypes.FileType) -> str:
    """A JPEG saved as .png gets its true suffix."""
    suffix = filetypes.suffix_of(name)
    if suffix in kind.suffixes:
        return name
    return f"{name.removesuffix('.' + name.rpartition('.')[2]) if suffix else name}.{kind.suffixes[0]}"


def _sha256(upload: File) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
