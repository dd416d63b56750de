"""大屏: a link of its own for a place, without login and without anybody's data; revoked it shows nothing."""

import re

import pytest
import time_machine
from django.test import Client

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.desk.models import WallLink, wall_token
from nuanju.desk.verbs import make_wall, revoke_wall
from tests.desk.monitor.scenes import NOW, morning

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(defaults):
    with time_machine.travel(NOW, tick=False):
        yield


def shown(link, path: str = "board"):
    """As a browser nobody has logged in to."""
    return Client().get(f"/wall/{wall_token(link)}/{path}")


def five(answer) -> list[str]:
    return re.findall(r"<b>([^<]+)</b>", answer.content.decode().partition("wall-list")[0])


def test_the_group_and_a_project_show_their_own_figures(cast):
    morning(cast)
    assert five(shown(make_wall(name="监控室", by=cast.monitor)))[:3] == ["6", "2", "2"]
    assert five(shown(make_wall(name="碧湾", project=cast.bw, by=cast.admin)))[:3] == ["5", "1", "1"]
    assert five(shown(make_wall(name="华南", region=cast.dark_region, by=cast.admin))) == ["0", "0", "0", "–", "0"]
    assert five(shown(make_wall(name="杭州", city=cast.city, by=cast.admin)))[:3] == ["6", "2", "2"]


def test_nobodys_data_is_on_it(cast):
    morning(cast)
    page = shown(make_wall(name="监控室", by=cast.monitor), "").content.decode()
    private = ["1502", "1602", "3栋", "13812345678", "138****5678", "业主", "敲门", "处理人甲", "坐席甲", "工程负责人"]
    assert [word for word in private if word in page] == []
    assert "NJ-BW-20260309-" in page and "碧湾" in page


def test_a_forged_or_revoked_link_opens_nothing(cast):
    link = make_wall(name="监控室", by=cast.monitor)
    assert shown(link, "").status_code == 200
    assert Client().get(f"/wall/{link.key}:forged/board").status_code == 404
    revoke_wall(link, by=cast.admin)
    assert shown(link).status_code == shown(link, "").status_code == 404
    with pytest.raises(Refused, match="wall_revoked"):
        revoke_wall(link, by=cast.admin)


def test_the_link_opens_nothing_else(cast):
    browser = Client()
    browser.get(f"/wall/{wall_token(make_wall(name='监控室', by=cast.monitor))}/")
    assert browser.get("/monitor/").status_code == 302 and browser.get("/cases/").status_code == 302


def test_no_right(cast):
    link = make_wall(name="监控室", by=cast.monitor)
    for who in (cast.director, cast.gm, cast.lead):
        with pytest.raises(Denied):
            make_wall(name="我的", by=who)
        with pytest.raises(Denied):
            revoke_wall(link, by=who)
    assert not WallLink.objects.visible_to(cast.gm).exists()


def test_one_place_with_a_name(cast):
    with pytest.raises(Invalid):
        make_wall(name=" ", by=cast.monitor)
    with pytest.raises(Invalid):
        make_wall(name="两处", region=cast.region, project=cast.bw, by=cast.monitor)


def test_the_page_makes_and_revokes(cast, client):
    client.force_login(cast.monitor)
    assert client.post("/wall/make", {"name": "一层大厅", "region": cast.region.pk}).status_code == 200
    link = WallLink.objects.visible_to(cast.monitor).get()
    assert link.place == cast.region and link.address in client.get("/wall/").content.decode()
    client.post(f"/wall/{link.pk}/revoke")
    assert "已停用" in client.get("/wall/").content.decode()


def test_the_price(cast, query_baseline):
    morning(cast)
    link = make_wall(name="监控室", by=cast.monitor)
    with query_baseline("wall"):
        shown(link)
