"""Newcomers get in by one click where the demo was loaded, and nowhere else."""

import pytest

from nuanju.demo import tour
from nuanju.demo.models import DemoLoad
from nuanju.demo.ringing import CALLERS
from nuanju.demo.seeds import GROUPS, LOGINS
from nuanju.hotline.models import Call
from nuanju.org.queries import is_on_shift

PAGES = [("get", "/start/"), ("post", "/start/login/zuoxi"), ("post", "/start/ring/known")]


@pytest.fixture
def real_staff(cast):
    """A production database where somebody happens to have a login name of the demo's list."""
    cast.agent.username = "zuoxi"
    cast.agent.save()


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_a_database_without_the_mark_offers_nothing(client, settings, real_staff, method, path):
    assert getattr(client, method)(path).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_demo_switched_off_offers_nothing(client, settings, real_staff, method, path):
    settings.DEMO = False
    DemoLoad.objects.create()
    assert getattr(client, method)(path).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_mark_never_comes_twice(db):
    DemoLoad.objects.create()
    with pytest.raises(Exception, match="demo_loaded_once"):
        DemoLoad.objects.create()


@pytest.mark.usefixtures("loaded")
class TestInTheDemo:
    def test_newcomers_find_the_start_page(self, client, db):
        assert client.get("/").headers["Location"] == "/start/"
        assert "/start/" in client.get("/account/login/").content.decode()
        page = client.get("/start/").content.decode()
        assert all(login.sees in page for login in LOGINS)
        assert all(stop.text in page for stop in tour.STOPS)

    @pytest.mark.parametrize("username", [login.username for login in LOGINS])
    def test_one_click_opens_as_anybody_of_the_list(self, client, db, username, django_user_model):
        assert client.post(f"/start/login/{username}").headers["Location"] == "/"
        user = django_user_model.objects.get(username=username)
        assert client.session["_auth_user_id"] == str(user.pk)
        assert client.get("/").status_code == 200
        assert is_on_shift(user) or username not in ("zuoxi", "zuoxi2", "banzhang")

    def test_others_cannot_be_opened_by_a_click(self, client, db, django_user_model):
        other = django_user_model.objects.exclude(username__in=[login.username for login in LOGINS]).first()
        assert client.post(f"/start/login/{other.username}").status_code == 404

    def test_only_a_post_logs_in_and_leads_nowhere_else(self, client, db):
        assert client.get("/start/login/zuoxi").status_code == 405
        assert client.post("/start/login/zuoxi", {"next": "https://example.com/"}).headers["Location"] == "/"
        assert client.post("/start/login/zuoxi", {"next": "/agent/"}).headers["Location"] == "/agent/"

    def test_it_asks_for_the_token(self, db):
        from django.test import Client

        assert Client(enforce_csrf_checks=True).post("/start/login/zuoxi").status_code == 403

    @pytest.mark.parametrize("caller", CALLERS)
    def test_a_call_rings_at_the_agent(self, client, db, caller, django_user_model):
        client.post("/start/login/zuoxi2")
        assert client.post(f"/start/ring/{caller}").headers["Location"] == "/agent/"
        call = Call.objects.latest("pk")
        assert call.agent.username == "zuoxi2"
        assert (call.phone == "") == (caller == "hidden")
        assert call.project.code == "BW"

    def test_without_a_login_it_rings_at_the_first_agent(self, client, db):
        client.post("/start/ring/known")
        assert Call.objects.latest("pk").agent.username == "zuoxi"
        assert "正在响铃" in client.get("/start/").content.decode()

    def test_everybody_of_the_list_stands_in_one_group(self):
        assert sorted(x.username for _, logins in GROUPS for x in logins) == sorted(x.username for x in LOGINS)
