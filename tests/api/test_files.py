"""A file is kept first, then put on a case by a verb."""

from django.core.files.uploadedfile import SimpleUploadedFile

from nuanju.core import files
from nuanju.core.models import Attachment
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


def send(caller, **fields):
    photo = SimpleUploadedFile("现场.jpg", samples.picture(), "image/jpeg")
    return caller.client.post("/api/v1/files", {"file": photo} | fields)


def test_sent_again_it_is_the_same_file_once(cast, caller):
    handler = caller(cast.handler)
    first, again = send(handler, command_id="upload-1"), send(handler, command_id="upload-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Attachment.objects.count() == 1
    assert send(handler, command_id="upload-2").json()["key"] != first.json()["key"]


def test_the_id_of_somebody_else_brings_nothing(cast, caller):
    send(caller(cast.handler), command_id="upload-1")
    answer = send(caller(cast.agent), command_id="upload-1")
    assert answer.status_code == 409
    assert Attachment.objects.count() == 1


def test_an_id_too_long_is_refused_and_none_is_needed(cast, caller):
    handler = caller(cast.handler)
    assert send(handler, command_id="x" * 65).status_code == 422
    assert send(handler).status_code == 201


def test_what_was_refused_may_be_sent_again(cast, caller):
    handler = caller(cast.handler)
    fake = SimpleUploadedFile("现场.jpg", b"MZ\x90\x00 not a picture", "image/jpeg")
    assert handler.client.post("/api/v1/files", {"file": fake, "command_id": "upload-1"}).status_code == 422
    assert send(handler, command_id="upload-1").status_code == 201
