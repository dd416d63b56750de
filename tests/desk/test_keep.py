"""The settings: every kept thing can be listed, found, added, changed, removed, and nobody overwrites another unseen."""

import datetime

import pytest

from nuanju.core import keeping
from nuanju.customers.models import BayHolding
from nuanju.desk.keep import kept  # noqa: F401 - registers the kept things
from nuanju.desk.keep.keeper import KEEPERS
from nuanju.estate import verbs
from nuanju.estate.models import Building, House, HouseType
from nuanju.org import queries
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Absence, DutyRoster, Post, Region, User


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.admin)
    return client


@pytest.mark.parametrize("key", sorted(KEEPERS))
def test_every_list_and_every_empty_form_opens(cast, admin, key):
    page = admin.get(f"/settings/{key}/")
    assert page.status_code == 200
    assert KEEPERS[key].label in page.content.decode()
    assert admin.get(f"/settings/{key}/?q=没有这个&page=9&project=x&role=%00").status_code == 200
    if KEEPERS[key].add:
        assert f"新建{KEEPERS[key].label}" in page.content.decode()
        assert admin.get(f"/settings/{key}/add").status_code == 200


@pytest.mark.parametrize("key", sorted(KEEPERS))
def test_every_row_opens_with_its_history(cast, admin, key):
    Absence.objects.create(user=cast.handler, starts_at="2026-01-01T00:00Z", ends_at="2026-01-02T00:00Z")
    BayHolding.objects.create(project=cast.bw, bay=cast.bay, household=cast.household1502, started_on="2026-01-01")
    row = KEEPERS[key].rows(cast.admin).first()
    page = admin.get(f"/settings/{key}/{row.pk}/")
    assert page.status_code == 200
    assert "变更记录" in page.content.decode()
    assert ("/remove" in page.content.decode()) == (KEEPERS[key].remove is not None)


@pytest.mark.parametrize("key", sorted(KEEPERS))
def test_a_long_list_asks_no_more_than_a_short_one(cast, admin, key, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        admin.get(f"/settings/{key}/")


def test_the_index_shows_what_one_keeps(cast, client):
    client.force_login(cast.cs_manager)
    page = client.get("/settings/").content.decode()
    assert "楼栋" in page and "值班表" in page
    assert "岗位" not in page


def test_search_filter_and_count(cast, admin):
    page = admin.get(f"/settings/houses/?q=1502&project={cast.bw.pk}").content.decode()
    assert "共 1 条" in page
    assert "3栋2单元1502" in page


def test_a_building_is_added_once_however_often_it_is_sent(cast, admin):
    form = {"project": cast.bw.pk, "name": "7栋", "position": 7, "command_id": "c-1"}
    for _ in range(2):
        assert admin.post("/settings/buildings/add", form).status_code == 302
    assert Building.objects.filter(name="7栋").count() == 1


def test_what_does_not_fit_comes_back_with_what_was_typed(cast, admin):
    page = admin.post(
        "/settings/buildings/add", {"project": cast.bw.pk, "name": "3栋", "position": 9, "command_id": "c-2"}
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert "这个项目已有同名的楼栋" in text and 'value="9"' in text
    form = {"project": cast.bw.pk, "name": "8栋", "position": 9, "command_id": "c-2"}
    assert admin.post("/settings/buildings/add", form).status_code == 302  # the id stayed free


def test_two_at_once_the_second_is_told_what_happened_and_may_insist(cast, admin):
    path, seen = f"/settings/phases/{cast.phase1.pk}/", keeping.version(cast.phase1, "estate.changed")
    verbs.change(cast.phase1, name="首期", by=cast.cs_manager)
    page = admin.post(path, {"name": "第一期", "position": 1, "seen": seen})
    assert page.status_code == 409
    text = page.content.decode()
    assert "客服经理" in text and "一期 → 首期" in text and "第一期" in text
    again = {"name": "第一期", "position": 1, "seen": keeping.version(cast.phase1, "estate.changed")}
    assert admin.post(path, again).status_code == 302


def test_what_is_used_is_not_removed_and_says_by_whom(cast, admin):
    page = admin.post(f"/settings/buildings/{cast.building3.pk}/remove")
    assert page.status_code == 409
    assert "房屋" in page.content.decode()


def test_what_nobody_uses_goes(cast, admin):
    empty = Building.objects.create(project=cast.bw, name="9栋")
    admin.post(f"/settings/buildings/{empty.pk}/remove")
    assert not Building.objects.filter(pk=empty.pk).exists()


def test_a_building_is_filled_at_once(cast, admin):
    path = f"/settings/buildings/{cast.building5.pk}/do/generate"
    assert admin.get(path).status_code == 200
    answer = admin.post(path, {"units": "1-2", "floors": "1-3,3A", "doors": "01-02"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"/settings/buildings/{cast.building5.pk}/"
    assert House.objects.filter(building=cast.building5).count() == 17
    page = admin.post(path, {"units": "", "floors": "一到三层！", "doors": "01"})
    assert page.status_code == 422
    assert "读不出来" in page.content.decode()


def test_a_house_gets_unit_and_floor_by_name(cast, admin):
    form = {
        "building": cast.building3.pk, "unit_name": "3单元", "floor_name": "3A", "number": "3A01", "use": "dwelling",
        "delivery_standard": "fitted_out",
    }  # fmt: skip
    assert admin.post("/settings/houses/add", form).status_code == 302
    house = House.objects.get(number="3A01")
    assert (house.full_name, house.floor.label, house.project) == ("3栋3单元3A01", "3A", cast.bw)


def test_a_plan_type_keeps_its_rooms_in_order(cast, admin):
    form = {"name": "A户型", "layout": "三室", "spaces_line": "玄关、客厅，主卧"}
    assert admin.post(f"/settings/house-types/{cast.type_a.pk}/", form).status_code == 302
    assert [s.name for s in HouseType.objects.get(pk=cast.type_a.pk).spaces.all()] == ["玄关", "客厅", "主卧"]


def test_a_post_is_made_and_somebody_appointed(cast, admin):
    form = {
        "place": f"project:{cast.ys.pk}", "role": Role.FIRST_RESPONSIBLE, "port": PortKey.ENGINEERING,
        "holder": cast.nobody.pk, "superior": cast.post.vp.pk,
    }  # fmt: skip
    assert admin.post("/settings/posts/add", form).status_code == 302
    assert queries.first_responsible(cast.ys, PortKey.ENGINEERING) == cast.nobody


def test_a_post_changes_hands_and_loops_are_refused(cast, admin):
    path = f"/settings/posts/{cast.post.gm.pk}/"
    form = {"place": f"project:{cast.bw.pk}", "role": Role.PROJECT_GM, "port": "", "holder": cast.nobody.pk}
    assert admin.post(path, form).status_code == 302
    assert Post.objects.get(pk=cast.post.gm.pk).holder == cast.nobody
    page = admin.post(path, form | {"superior": cast.post.handler.pk})
    assert page.status_code == 422
    assert "循环" in page.content.decode()


def test_a_user_is_made_gets_a_password_and_leaves(cast, admin):
    assert admin.post("/settings/users/add", {"username": "zhao", "name": "赵六"}).status_code == 302
    user = User.objects.get(username="zhao")
    assert not user.has_usable_password()
    told = admin.post(f"/settings/users/{user.pk}/do/reset-password").content.decode()
    user.refresh_from_db()
    assert user.has_usable_password() and "新密码" in told
    admin.post(f"/settings/users/{user.pk}/do/leave")
    user.refresh_from_db()
    assert not user.is_active


def test_a_region_is_switched_on(cast, admin):
    admin.post(f"/settings/regions/{cast.dark_region.pk}/do/switch-on", {"on": "2026-12-01"})
    assert Region.objects.get(pk=cast.dark_region.pk).live_since == datetime.date(2026, 12, 1)
    assert admin.get(f"/settings/regions/{cast.dark_region.pk}/do/switch-on").status_code == 404


def test_the_week_of_a_project(cast, client):
    client.force_login(cast.gm)
    form = {
        "project": cast.bw.pk, "user": cast.handler.pk, "port": "engineering", "starts_at": "2026-11-24T08:00",
        "ends_at": "2026-11-25T08:00",
    }  # fmt: skip
    assert "HX-Redirect" in client.post("/settings/rosters/add", form).headers
    page = client.get(f"/settings/rosters/?project={cast.bw.pk}&week=2026-11-26").content.decode()
    assert page.count("处理人甲") >= 2  # both days it touches
    assert client.post("/settings/rosters/add", form).status_code == 422
    client.post(f"/settings/rosters/{DutyRoster.objects.get().pk}/clear")
    assert not DutyRoster.objects.exists()


def test_long_lists_show_only_what_is_in_reach(cast, client):
    client.force_login(cast.cs_manager)
    assert "碧湾花园" in client.get("/settings/options/project?q=bw").content.decode()
    assert "麓山府" not in client.get("/settings/options/project?q=麓山").content.decode()
    assert client.get("/settings/options/nothing?q=x").status_code == 404


def test_words_of_users_are_shown_as_words(cast, admin):
    verbs.change(cast.phase1, name="<script>alert(1)</script>", by=cast.admin)
    page = admin.get("/settings/phases/").content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page
