"""Login as people do it: password, two steps, throttling, sessions, tokens."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core.cache import cache

from nuanju.identity.models import ApiToken

PASSWORD = "nuan-ju-2026-spring"


@pytest.fixture
def agent(cast):
    cache.clear()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    return cast.agent


def login(client, username: str = "agent", password: str = PASSWORD):
    return client.post("/account/login/", {"login": username, "password": password})


def test_the_right_password_opens(client, agent):
    assert login(client).headers["Location"] == "/"
    assert client.get("/me/").status_code == 200


def test_a_wrong_one_is_told_in_a_sentence_and_keeps_the_name(client, agent):
    page = login(client, password="wrong").content.decode()
    assert "登录名或密码不对" in page
    assert 'value="agent"' in page


def test_guessing_is_stopped_before_the_right_one_is_reached(client, agent):
    for _ in range(5):
        login(client, password="wrong")
    assert "暂停登录" in login(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_somebody_who_left_stays_out(client, agent):
    agent.is_active = False
    agent.save()
    login(client)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/me/", "/live-ticket", "/account/password/change/", "/account/2fa/"])
def test_nobody_gets_in_without_a_login(client, db, path):
    assert client.get(path).headers["Location"].startswith("/account/login/")


def test_a_fragment_sends_the_whole_page_to_the_login(client, db):
    answer = client.get("/me/", headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/cases/?q=1"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/account/login/?next=%2Fcases%2F")


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "login/code/"])
def test_no_self_service_that_goes_round_the_keepers(client, agent, path):
    client.force_login(agent)
    assert client.get(f"/account/{path}").status_code == 404


def test_two_steps(client, agent):
    login(client)
    assert client.get("/account/2fa/totp/activate/").headers["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page).group(1)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    client.post("/account/2fa/totp/activate/", {"code": code})
    assert Authenticator.objects.filter(user=agent).count() == 2  # the app and the recovery codes
    assert secret not in str(list(Authenticator.objects.values("data")))
    spare = Authenticator.objects.get(user=agent, type="recovery_codes").wrap().get_unused_codes()[0]
    assert spare in client.get("/account/2fa/recovery-codes/").content.decode()
    client.post("/account/logout/")

    assert login(client).headers["Location"].startswith("/account/2fa/authenticate/")
    assert "两步验证" in client.get("/account/2fa/authenticate/").content.decode()
    assert "验证码不对" in client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "_auth_user_id" not in client.session
    assert client.post("/account/2fa/authenticate/", {"code": spare}).headers["Location"] == "/"
    assert client.get("/me/").status_code == 200


def test_a_lost_phone_is_thrown_out(client, agent, django_user_model):
    elsewhere = type(client)()
    login(elsewhere), login(client)
    assert "让它退出" in client.get("/me/").content.decode()
    lost = UserSession.objects.exclude(session_key=client.session.session_key).get()
    client.post(f"/me/sessions/{lost.pk}/end")
    assert elsewhere.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_another_persons_session_is_out_of_reach(client, cast, agent):
    elsewhere = type(client)()
    login(elsewhere)
    client.force_login(cast.agent2)
    assert client.post(f"/me/sessions/{UserSession.objects.get(user=agent).pk}/end").status_code == 404
    assert elsewhere.get("/me/").status_code == 200


def test_a_token_is_shown_once_and_revoked(client, cast, agent):
    login(client)
    asked = client.post("/me/tokens/", {"name": "话务平台"})
    assert "reauthenticate" in asked.headers["Location"] and not ApiToken.objects.exists()
    shown = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    raw = re.search(r"<code>(nj_[\w-]+)</code>", shown.content.decode()).group(1)
    page = client.get("/me/").content.decode()
    assert raw not in page and "话务平台" in page
    token = ApiToken.objects.get()
    stranger = type(client)()
    stranger.force_login(cast.agent2)
    assert stranger.post(f"/me/tokens/{token.pk}/revoke").status_code == 404
    client.post(f"/me/tokens/{token.pk}/revoke")
    assert ApiToken.objects.get().revoked_at


def test_a_token_without_a_purpose_is_asked_for_it(client, agent):
    login(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.post("/me/tokens/", {"name": ""}).status_code == 422


def test_the_live_ticket_names_the_stream(client, agent, settings):
    login(client)
    answer = client.get("/live-ticket").json()
    assert answer["url"] == f"http://testserver:{settings.LIVE_PORT}/live"
    assert answer["ticket"]
