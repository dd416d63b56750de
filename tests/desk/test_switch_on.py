"""Switched on region by region: until then intake is refused in words; turning it on in the settings makes it work."""

import datetime

import pytest
import time_machine

from nuanju.cases.verbs import register
from nuanju.core.refusals import Refused
from nuanju.org.models import Project
from nuanju.org.verbs import switch_on_project
from tests.hotline.gates import went_through

NOW = "2026-03-09T10:00+08:00"


@pytest.fixture
def admin(cast, defaults, client):
    client.force_login(cast.admin)
    with time_machine.travel(NOW, tick=False):
        yield client


def voice(project_id, by):
    """A caller's words about a project, no house named."""
    project = Project.objects.select_related("city_company__region").get(pk=project_id)
    words = "电梯坏了两天，老人下不了楼"
    return register(project=project, channel="phone_400", words=words, callback_phone="13900001111", by=by)


def test_a_dark_region_refuses_until_it_is_switched_on(cast, admin):
    with pytest.raises(Refused) as refused:
        voice(cast.ys.pk, cast.agent)
    assert "还没有启用400闭环" in refused.value.sentence and cast.ys.name in refused.value.sentence

    early = admin.post(f"/settings/projects/{cast.ys.pk}/do/switch-on", {"on": "2026-03-09"})
    assert early.status_code == 409 and cast.dark_region.name in early.content.decode()

    assert admin.post(f"/settings/regions/{cast.dark_region.pk}/do/switch-on", {"on": "2026-03-09"}).status_code == 302
    with pytest.raises(Refused, match="project_not_live"):
        voice(cast.ys.pk, cast.agent)  # the region is on, this project not yet
    bare = admin.post(f"/settings/projects/{cast.ys.pk}/do/switch-on", {"on": "2026-03-10"})
    assert bare.status_code == 409 and "还没有建立启动门" in bare.content.decode()
    went_through(cast.ys)
    switch_on_project(Project.objects.get(pk=cast.ys.pk), by=cast.admin, on=datetime.date(2026, 3, 10))
    with pytest.raises(Refused, match="project_not_live"):
        voice(cast.ys.pk, cast.agent)  # from tomorrow on

    with time_machine.travel(datetime.datetime.fromisoformat(NOW) + datetime.timedelta(days=1), tick=False):
        assert voice(cast.ys.pk, cast.agent).number.startswith("NJ-YS-")
