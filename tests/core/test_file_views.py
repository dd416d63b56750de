"""Files on the web: by key, to those who may see them, with headers that keep them harmless."""

import json

import pytest

from nuanju.core import files
from nuanju.core.models import Attachment
from tests.core import samples
from tests.core.samples import upload


@pytest.fixture
def user(django_user_model, client, db):
    user = django_user_model.objects.create(username="u", name="u")
    client.force_login(user)
    return user


def post(client, *uploads):
    return client.post("/files/", {"files": list(uploads)})


def test_several_at_once_the_refused_one_does_not_take_the_others_with_it(client, user):
    answer = post(client, upload("漏水.jpg", samples.picture()), upload("b.exe", samples.EXE))
    assert answer.status_code == 200
    told = json.loads(answer.content)
    assert [f["name"] for f in told["files"]] == ["漏水.jpg"] and told["files"][0]["thumb"]
    assert "不能上传“b.exe”" in told["errors"][0]


def test_all_refused_is_an_error(client, user):
    assert post(client, upload("b.exe", samples.EXE)).status_code == 422


@pytest.mark.parametrize(
    ("name", "data", "disposition"),
    [
        ("漏水.jpg", samples.picture(), "inline; filename*=utf-8''%E6%BC%8F%E6%B0%B4.jpg"),
        ("a.pdf", samples.PDF, 'inline; filename="a.pdf"'),
        ("a.wav", samples.wav(), 'inline; filename="a.wav"'),
        ("a.mp4", samples.MP4, 'inline; filename="a.mp4"'),
        ("a.txt", samples.TEXT, 'attachment; filename="a.txt"'),
        ("a.xlsx", samples.xlsx(), 'attachment; filename="a.xlsx"'),
        ("a.heic", samples.HEIC, 'attachment; filename="a.heic"'),
    ],
)
def test_answers_so_that_no_browser_runs_it(client, user, name, data, disposition):
    kept = files.store(upload(name, data), by=user)
    answer = client.get(f"/files/{kept.key}")
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Disposition"] == disposition
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == kept.content_type
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Security-Policy"].startswith("sandbox") == (name != "a.pdf")
    assert "private" in answer["Cache-Control"]


def test_download_asks_the_browser_to_save(client, user):
    kept = files.store(upload("a.jpg", samples.picture()), by=user)
    assert client.get(f"/files/{kept.key}?download")["Content-Disposition"].startswith("attachment")


def test_thumbnail(client, user):
    photo, text = (files.store(upload(n, d), by=user) for n, d in (("a.jpg", samples.picture()), ("a.txt", b"x")))
    answer = client.get(f"/files/{photo.key}/thumb")
    assert answer["Content-Type"] == "image/webp"
    assert client.get(f"/files/{text.key}/thumb").status_code == 404


def test_somebody_elses_unknown_and_lost_files_are_404(client, user, django_user_model):
    other = django_user_model.objects.create(username="o", name="o")
    theirs = files.store(upload("a.jpg", samples.picture()), by=other)
    lost = files.store(upload("a.jpg", samples.picture()), by=user)
    lost.file.storage.delete(lost.file.name)
    for path in (f"/files/{theirs.key}", f"/files/{theirs.key}/thumb", f"/files/{'0' * 32}", f"/files/{lost.key}"):
        assert client.get(path).status_code == 404


def test_strangers_are_sent_to_the_login(client, db):
    for answer in (post(client), client.get("/files/abc"), client.get("/files/abc/thumb")):
        assert answer.status_code == 302 and "login" in answer["Location"]


def test_a_request_that_would_fill_the_disk_is_cut_off(client, user, monkeypatch):
    monkeypatch.setattr("nuanju.core.web.uploads.CEILING", 5000)
    assert post(client, upload("a.pdf", samples.PDF + b" " * 6000)).status_code == 400
    assert not Attachment.objects.exists()
