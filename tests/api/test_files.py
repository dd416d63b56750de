"""A file is kept first, then put on a case by a verb."""

from django.core.files.uploadedfile import SimpleUploadedFile

from nuanju.core import files
from tests.cases import stories
from tests.core import samples


def test_a_photo_reaches_the_case(cast, caller):
    handler = caller(cast.handler)
    photo = SimpleUploadedFile("现场.jpg", samples.picture(), "image/jpeg")
    kept = handler.client.post("/api/v1/files", {"file": photo})
    assert kept.status_code == 201, kept.content
    case = stories.dispatched(cast)
    answer = handler.post(f"/cases/{case.number}/contact", content="已到现场看过", photos=[kept.json()["key"]])
    assert answer.status_code == 200, answer.content
    assert [a.name for a in files.of(case, step="contact")] == ["现场.jpg"]


def test_a_lie_about_the_type_is_refused(cast, caller):
    fake = SimpleUploadedFile("现场.jpg", b"MZ\x90\x00 not a picture", "image/jpeg")
    answer = caller(cast.handler).client.post("/api/v1/files", {"file": fake})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "files"
