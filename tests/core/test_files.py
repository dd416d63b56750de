"""Files: taken by what they are, put on a subject by a verb, swept when forgotten."""

import datetime
import io

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from nuanju.core import files
from nuanju.core.models import Attachment
from nuanju.core.refusals import Invalid
from tests.core import samples
from tests.core.conftest import together
from tests.core.samples import upload

OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.fixture
def user(django_user_model, db):
    return django_user_model.objects.create(username="u", name="u")


def bytes_in_storage() -> list[str]:
    def walk(folder):
        folders, names = default_storage.listdir(folder)
        return names + [n for f in folders for n in walk(f"{folder}/{f}".strip("/"))]

    return walk("")


@pytest.fixture(autouse=True)
def _empty_storage():
    for kept in ("attachments", "thumbnails"):
        if default_storage.exists(kept):
            default_storage.delete(kept)


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("漏水.jpg", samples.picture(), "image/jpeg"),
        ("a.PNG", samples.picture("PNG"), "image/png"),
        ("a.webp", samples.picture("WEBP"), "image/webp"),
        ("a.gif", samples.picture("GIF"), "image/gif"),
        ("a.heic", samples.HEIC, "image/heic"),
        ("a.pdf", samples.PDF, "application/pdf"),
        ("a.mp4", samples.MP4, "video/mp4"),
        ("a.mov", samples.MOV, "video/quicktime"),
        ("a.m4a", samples.M4A, "audio/mp4"),
        ("录音.m4a", samples.MP4, "audio/mp4"),  # Android keeps voice in an mp4 container
        ("a.mp3", samples.MP3, "audio/mpeg"),
        ("a.wav", samples.wav(), "audio/wav"),
        ("a.xlsx", samples.xlsx(), f"{OFFICE}.spreadsheetml.sheet"),
        ("a.docx", samples.DOCX, f"{OFFICE}.wordprocessingml.document"),
        ("a.txt", samples.TEXT, "text/plain"),
        ("a.txt", samples.TEXT_GB, "text/plain"),
        ("IMG_0001", samples.picture(), "image/jpeg"),  # no suffix: the bytes speak
    ],
)
def test_takes_what_it_is_whatever_the_browser_says(user, name, data, content_type):
    kept = files.store(upload(name, data, "text/html"), by=user)
    assert (kept.content_type, kept.size, kept.uploaded_by) == (content_type, len(data), user)
    with kept.file.open() as back:
        assert back.read() == data
    assert bool(kept.thumbnail) == (content_type.startswith("image/") and content_type != "image/heic")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "file_empty"),
        ("a.jpg", samples.PDF, "file_lies"),
        ("a.pdf", samples.picture(), "file_lies"),
        ("a.jpg", samples.EXE, "file_lies"),
        ("a.jpg", samples.HTML, "file_lies"),
        ("a.txt", samples.EXE, "file_lies"),
        ("a.docx", samples.xlsx(), "file_lies"),
        ("a.docx", samples.DOCM, "file_lies"),
        ("a.xlsx", samples.zipped("evil.exe"), "file_lies"),
        ("a.docx", b"PK\x03\x04broken", "file_lies"),
        ("a.exe", samples.EXE, "file_unsupported"),
        ("a.html", samples.HTML, "file_unsupported"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file_unsupported"),
        ("a.exe", samples.picture(), "file_unsupported"),
        ("photo.jpg.exe", samples.picture(), "file_unsupported"),
        ("noname", samples.HTML, "file_unsupported"),
        ("a.jpg", samples.picture()[:500], "picture_broken"),
        ("a.png", samples.picture("PNG")[:60], "picture_broken"),
    ],
)
def test_refuses_with_a_sentence_and_keeps_nothing(user, name, data, code):
    with pytest.raises(Invalid, match=code) as refused:
        files.store(upload(name, data, "image/jpeg"), by=user)
    assert refused.value.field == "files" and name in refused.value.sentence
    assert not Attachment.objects.exists() and bytes_in_storage() == []


class Pretending(io.BytesIO):
    """A file that is as big as it says, without the bytes."""


@pytest.mark.parametrize(
    ("name", "data", "mb", "limit"),
    [("a.jpg", samples.picture(), 21, 20), ("a.mp4", samples.MP4, 201, 200), ("a.pdf", samples.PDF, 51, 50)],
)
def test_too_big_names_size_and_limit(user, name, data, mb, limit):
    big = upload(name, data)
    big.size = mb * 2**20
    with pytest.raises(Invalid, match="file_too_big") as refused:
        files.store(big, by=user)
    assert f"{mb} MB" in refused.value.sentence and f"最大 {limit} MB" in refused.value.sentence


def test_a_picture_made_to_fill_the_memory_is_refused(user):
    bomb = samples.picture("PNG", size=(12000, 8000), mode="1")  # 96 million pixels in a few kilobytes
    assert len(bomb) < 100_000
    with pytest.raises(Invalid, match="picture_too_large"):
        files.store(upload("a.png", bomb), by=user)


def test_the_thumbnail_is_upright_small_and_does_not_say_where_it_was_taken(user):
    data = samples.sideways_photo()
    kept = files.store(upload("a.jpg", data), by=user)
    with kept.thumbnail.open() as file, Image.open(file) as small:
        assert (small.format, small.size) == ("WEBP", (320, 480))
        assert not small.getexif()
    with kept.file.open() as file:
        assert file.read() == data  # the original stays evidence


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA"])
def test_every_kind_of_png_has_a_thumbnail(user, mode):
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 120, 0, 90)).convert(mode).save(out, "PNG")
    assert files.store(upload("a.png", out.getvalue()), by=user).thumbnail


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\照片\\漏水.txt", "漏水.txt"),
        ("a\x00\u202eb.txt", "ab.txt"),
        ("水" * 300 + ".txt", "水" * 150 + ".txt"),
    ],
)
def test_names_are_for_reading_only(user, given, kept):
    file = upload("x.txt", samples.TEXT)
    file._name = given
    attachment = files.store(file, by=user)
    assert attachment.name == kept
    assert attachment.key in attachment.file.name and "passwd" not in attachment.file.name


def test_a_jpeg_saved_as_png_gets_its_true_suffix(user):
    assert files.store(upload("截图.png", samples.picture()), by=user).name == "截图.jpg"


@pytest.fixture
def two(user):
    return [files.store(upload(f"{n}.txt", samples.TEXT), by=user) for n in "ab"]


def test_a_verb_puts_them_on_its_subject_in_the_order_given(two, parcel, user):
    a, b = two
    assert [x.name for x in files.attach([b.key, a.key, b.key], parcel, step="complete", by=user)] == ["b.txt", "a.txt"]
    assert [x.name for x in files.of(parcel, step="complete")] == ["a.txt", "b.txt"]
    assert not files.of(parcel, step="contact").exists()
    assert len(files.of_many("parcels.parcel", [parcel.pk, 0])[parcel.pk]) == 2


def test_only_ones_own_and_only_once(two, parcel, user, django_user_model):
    keys = [a.key for a in two]
    other = django_user_model.objects.create(username="o", name="o")
    for who, which in ((other, keys), (user, ["0" * 32]), (user, [*keys, "gone"])):
        with pytest.raises(Invalid, match="file_gone"):
            files.attach(which, parcel, step="complete", by=who)
    files.attach(keys, parcel, step="complete", by=user)
    with pytest.raises(Invalid, match="file_gone"):
        files.attach(keys, parcel, step="complete", by=user)


def test_seen_by_the_uploader_then_by_whoever_sees_the_subject(two, parcel, user, django_user_model):
    other = django_user_model.objects.create(username="o", name="o")
    a, _ = two
    assert files.may_see(user, a) and not files.may_see(other, a)
    files.attach([a.key], parcel, step="x", by=user)
    a.refresh_from_db()
    assert not files.may_see(user, a)  # nobody has said who sees parcels
    files.register_visibility("parcels.parcel", lambda who, pk: who == other and pk == parcel.pk)
    try:
        assert files.may_see(other, a) and not files.may_see(user, a)
    finally:
        files._visible.pop("parcels.parcel")


def test_forgotten_uploads_go_after_a_day_with_their_bytes(parcel, user, run_jobs):
    from nuanju.core.sweeps import sweep_uploads

    kept = files.store(upload("a.jpg", samples.picture()), by=user)
    files.attach([kept.key], parcel, step="x", by=user)
    files.store(upload("b.jpg", samples.picture()), by=user)
    now = datetime.datetime.now(datetime.UTC)
    with time_machine.travel(now + datetime.timedelta(hours=23)):
        assert sweep_uploads() == 0
    with time_machine.travel(now + datetime.timedelta(hours=25)):
        fresh = files.store(upload("c.jpg", samples.picture()), by=user)
        assert sweep_uploads() == 1
    assert set(Attachment.objects.values_list("key", flat=True)) == {kept.key, fresh.key}
    assert len(bytes_in_storage()) == 4


def test_the_sweep_leaves_alone_what_a_verb_is_taking(real, django_user_model):
    user = django_user_model.objects.create(username="u", name="u")
    kept = files.store(upload("a.txt", samples.TEXT), by=user)
    from tests.parcels.models import Parcel

    parcel = Parcel.objects.create()
    later = kept.uploaded_at + datetime.timedelta(hours=1)
    with transaction.atomic():
        files.attach([kept.key], parcel, step="x", by=user)
        assert together(lambda: files.sweep(before=later)) == [0]
    assert files.of(parcel).count() == 1
