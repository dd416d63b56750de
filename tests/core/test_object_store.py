"""The files' verbs against a real server that speaks S3: kept there, shown with rights, swept from there."""

import datetime

import boto3
import pytest
import time_machine
from django.utils import timezone
from moto.server import ThreadedMotoServer
from PIL import Image

from nuanju.config import environ
from nuanju.core import files, sweeps
from nuanju.core.models import Attachment
from nuanju.core.refusals import Invalid
from tests.cases import stories
from tests.core import samples

pytestmark = pytest.mark.slow
BUCKET = "nuanju-files"


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def store(server, settings, monkeypatch):
    """An empty bucket that the site is set to by its environment; what lies in it."""
    given = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in (given | {"NUANJU_S3_ENDPOINT": server}).items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | {"default": environ.object_store(BUCKET)}
    bucket = boto3.resource("s3", endpoint_url=server).Bucket(BUCKET)
    bucket.create()
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


def names(store) -> set[str]:
    return {one.key for one in store.objects.all()}


def uploaded(client, cast, data: bytes) -> str:
    client.force_login(cast.handler)
    answer = client.post("/files/", {"files": samples.upload("现场.jpg", data)}).json()
    assert answer["errors"] == []
    return answer["files"][0]["key"]


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_what_is_uploaded_lies_there_with_its_thumbnail_and_comes_back_as_it_was(cast, client, store):
    photo = samples.sideways_photo()
    kept = Attachment.objects.get(key=uploaded(client, cast, photo))
    assert names(store) == {kept.file.name, kept.thumbnail.name}
    assert store.Object(kept.file.name).get()["Body"].read() == photo  # the original is evidence
    shown = client.get(f"/files/{kept.key}")
    assert (shown.status_code, shown["Content-Type"], body(shown)) == (200, "image/jpeg", photo)
    small = client.get(f"/files/{kept.key}/thumb")
    assert small["Content-Type"] == "image/webp"
    seen = store.Object(kept.thumbnail.name).get()["Body"]
    with Image.open(seen) as picture:
        assert picture.height > picture.width and not picture.getexif()  # upright, without its place
    assert body(small)


def test_who_may_not_see_the_case_does_not_see_its_file(cast, client, store):
    key = uploaded(client, cast, samples.picture())
    client.force_login(cast.agent)
    assert client.get(f"/files/{key}").status_code == 404  # not on a case yet: its uploader's alone
    files.attach([key], stories.dispatched(cast), step="note", by=cast.handler)
    for user, status in ((cast.agent, 200), (cast.handler, 200), (cast.stranger, 404)):
        client.force_login(user)
        assert (client.get(f"/files/{key}").status_code, client.get(f"/files/{key}/thumb").status_code) == (status,) * 2
    client.logout()
    assert client.get(f"/files/{key}").status_code == 302
    assert not any("AllUsers" in str(one.Acl().grants) for one in store.objects.all())  # and no way round the site


def test_forgotten_uploads_are_swept_and_those_of_a_case_stay(cast, client, store):
    forgotten, used = (uploaded(client, cast, samples.picture()) for _ in range(2))
    files.attach([used], stories.dispatched(cast), step="note", by=cast.handler)
    assert len(names(store)) == 4
    with time_machine.travel(timezone.now() + sweeps.WAITING + datetime.timedelta(minutes=1)):
        assert sweeps.sweep_uploads() == 1
    kept = Attachment.objects.get()
    assert (kept.key, names(store)) == (used, {kept.file.name, kept.thumbnail.name})
    assert not Attachment.objects.filter(key=forgotten).exists()


def test_what_is_refused_or_fails_leaves_nothing_there(cast, store, monkeypatch):
    with pytest.raises(Invalid):
        files.store(samples.upload("病毒.exe", b"MZ" + b"\0" * 100), by=cast.handler)
    assert names(store) == set()
    with pytest.raises(ValueError, match="expected a number"):
        files.store(samples.upload("a.jpg", samples.picture()), by=type("Nobody", (), {"pk": "nobody"})())
    assert names(store) == set()


def test_a_file_lost_in_the_store_is_not_found(cast, client, store):
    key = uploaded(client, cast, samples.picture())
    store.objects.all().delete()
    assert client.get(f"/files/{key}").status_code == 404
