"""Put a plan: the floor plan of a house type, seen by whoever sees the project."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nuanju.core import files
from nuanju.core.refusals import Denied, Invalid
from nuanju.estate import queries
from nuanju.estate.verbs import put_plan


def upload(by):
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "PNG")
    return files.store(SimpleUploadedFile("户型图.png", drawn.getvalue(), "image/png"), by=by).key


def test_it_is_put_and_seen_in_the_project(cast):
    put_plan(cast.type_a, keys=[upload(cast.cs_manager)], by=cast.cs_manager)
    [plan] = queries.plans_of(cast.type_a)
    assert files.may_see(cast.agent, plan) and not files.may_see(cast.stranger, plan)


def test_through_the_form(cast, client):
    client.force_login(cast.cs_manager)
    data = {
        "name": "A户型",
        "layout": "三室",
        "area": "118.5",
        "spaces_line": "客厅、主卧",
        "files": upload(cast.cs_manager),
    }
    address = f"/settings/house-types/{cast.type_a.pk}/"
    assert client.post(address, data).status_code == 302
    [plan] = queries.plans_of(cast.type_a)
    assert plan.key in client.get(address).content.decode()
    assert plan.key in client.get(f"/houses/{cast.house1502.pk}/").content.decode()


def test_no_right_and_not_anothers_upload(cast):
    with pytest.raises(Denied):
        put_plan(cast.type_a, keys=[upload(cast.stranger)], by=cast.stranger)
    with pytest.raises(Invalid, match="file_gone"):
        put_plan(cast.type_a, keys=[upload(cast.agent)], by=cast.cs_manager)


def test_nothing_put_changes_nothing(cast):
    put_plan(cast.type_a, keys=[], by=cast.cs_manager)
    assert queries.plans_of(cast.type_a) == []
