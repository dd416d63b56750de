"""启动门 on the web: made, worked off with evidence, shut until the test case went through, then opened."""

import pytest
import time_machine

from nuanju.cases.models import Case
from nuanju.hotline.models import Gate
from nuanju.org.models import Project
from tests.cases.stories import photo
from tests.hotline.gates import NOW, OPENS, fill, light, made, step, tick_all, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast, defaults, client):
    client.force_login(cast.admin)
    with time_machine.travel(NOW, tick=False):
        yield client


def test_from_the_first_day_to_the_opening(cast, admin):
    light(cast)
    answer = admin.post("/gates/make", {"project": cast.ys.pk, "opens_on": OPENS})
    gate = Gate.objects.get(project=cast.ys)
    assert answer.headers["HX-Redirect"] == f"/gates/{gate.pk}/"
    page = admin.get(f"/gates/{gate.pk}/").content.decode()
    assert "开盘前 12 周" in page and "还没有导入房屋和客户" in page and "启动门关着" in page
    fill(cast)

    cards = step(gate, "cards")
    assert admin.post(f"/gates/items/{cards.pk}/tick", {"note": ""}).status_code == 422
    assert admin.post(f"/gates/items/{cards.pk}/tick", {"files": photo(cast.admin)}).status_code == 200
    assert "现场.jpg" in admin.get(f"/gates/{gate.pk}/").content.decode()
    assert admin.post(f"/gates/items/{cards.pk}/untick", {"reason": "印错了"}).status_code == 200
    tick_all(gate, cast.admin)

    shut = admin.post(f"/gates/{gate.pk}/open", {"on": "2026-03-09"})
    assert shut.status_code == 422 and "还有 1 项没有完成：测试单走完全部状态" in shut.content.decode()
    admin.post(f"/gates/{gate.pk}/rehearse", {"words": "测试：坐席态度不好"})
    trial = gate.trials.get()
    assert trial.case.number in admin.get(f"/gates/{gate.pk}/").content.decode()
    walk(trial, cast)
    assert admin.post(f"/gates/{gate.pk}/open", {"on": "2026-03-09"}).status_code == 200
    assert Project.objects.live().filter(pk=cast.ys.pk).exists()
    assert "已启用" in admin.get("/gates/").content.decode()


def test_the_settings_offer_only_the_gates_way(cast, admin):
    light(cast)
    assert admin.get(f"/settings/projects/{cast.ys.pk}/do/switch-on").status_code == 200  # without a gate as before
    made(cast)
    assert "启用…" not in admin.get(f"/settings/projects/{cast.ys.pk}/").content.decode()
    assert admin.post(f"/settings/projects/{cast.ys.pk}/do/switch-on", {"on": "2026-03-09"}).status_code == 404


def test_moving_the_date(cast, admin):
    gate = made(cast)
    assert admin.post(f"/gates/{gate.pk}/move", {"opens_on": "2026-03-01"}).status_code == 422
    assert admin.post(f"/gates/{gate.pk}/move", {"opens_on": "2026-07-06"}).status_code == 200
    assert "7月6日" in admin.get(f"/gates/{gate.pk}/").content.decode()


def test_the_trial_case_of_a_dark_project_has_its_page(cast, admin):
    gate = made(cast)
    admin.post(f"/gates/{gate.pk}/rehearse", {"words": "测试：坐席态度不好"})
    case = Case.objects.get(project=cast.ys)
    assert admin.get(f"/cases/{case.number}/").status_code == 200


def test_the_template_is_kept_in_the_settings(cast, client, defaults):
    client.force_login(cast.director)
    assert "测试单走完全部状态" in client.get("/settings/gate-items/").content.decode()
    new = {
        "key": "trial", "effective_on": "2027-01-01", "title": "测试单", "weeks": 3, "owner_role": "city_gm",
        "check_key": "trial", "position": 14, "is_active": "on",
    }  # fmt: skip
    assert client.post("/settings/gate-items/add", new).status_code == 302


@pytest.mark.parametrize("page", ["list", "page"])
def test_the_price(cast, admin, query_baseline, page):
    gate = made(cast)
    with query_baseline(f"gate {page}"):
        admin.get("/gates/" if page == "list" else f"/gates/{gate.pk}/")
