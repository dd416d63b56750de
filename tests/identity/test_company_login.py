"""The company's own login, against a real OpenID Connect server on this machine."""

import http.client
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache

from nuanju.config import environ
from nuanju.org.models import User
from tests.identity.oidc_server import CLIENT, SECRET, serving

BEGIN = "/account/oidc/company/login/"


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture
def company(server, settings, monkeypatch, cast):
    """The agent has logged in there under his name."""
    cache.clear()
    given = {"NUANJU_OIDC_CLIENT_ID": CLIENT, "NUANJU_OIDC_SECRET": SECRET, "NUANJU_OIDC_NAME": "集团统一认证"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings.SOCIALACCOUNT_PROVIDERS = environ.company_login(server.url)
    server.person = {"sub": "c-17", "preferred_username": "agent", "name": "坐席甲"}
    server.signed_for = {}
    return server


def there(client, begin: str = BEGIN) -> str:
    """To the company and back: the address the browser is sent to."""
    to = urlsplit(client.get(begin)["Location"])
    asking = http.client.HTTPConnection(to.netloc)
    asking.request("GET", f"{to.path}?{to.query}")
    back = urlsplit(asking.getresponse().headers["Location"])
    return f"{back.path}?{back.query}"


def comes_back(client, begin: str = BEGIN):
    return client.get(there(client, begin))


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_button_is_there_only_where_it_leads_somewhere(client, company, settings):
    page = client.get("/account/login/?next=/cases/").content.decode()
    assert "用集团统一认证登录" in page and f'href="{BEGIN}?next=%2Fcases%2F"' in page
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "/account/oidc/" not in client.get("/account/login/").content.decode()
    assert client.get(BEGIN).status_code == 404


def test_who_exists_here_comes_in_and_nothing_of_the_other_side_is_kept(client, company, cast):
    answer = comes_back(client, f"{BEGIN}?process=login&next=/cases/")
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    assert client.get("/me/").context["user"] == cast.agent
    assert not SocialAccount.objects.exists() and not SocialToken.objects.exists()
    client.logout()
    assert comes_back(client)["Location"] == "/"  # and again tomorrow


def test_the_client_proves_itself_and_sends_people_nowhere_else(client, company):
    asked = parse_qs(urlsplit(client.get(f"{BEGIN}?next=https://evil.example/")["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["redirect_uri"] == ["http://testserver/account/oidc/company/login/callback/"]
    assert comes_back(client, f"{BEGIN}?next=https://evil.example/")["Location"] == "/"


def test_the_second_step_is_still_asked_for(client, company, cast):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(cast.agent, secret)
    assert comes_back(client)["Location"].startswith("/account/2fa/authenticate/")
    assert not is_in(client) and client.get("/me/")["Location"].startswith("/account/login/")
    assert "验证码不对" in client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    assert client.post("/account/2fa/authenticate/", {"code": code})["Location"] == "/"
    assert client.get("/me/").context["user"] == cast.agent


@pytest.mark.parametrize("name", ["fremder", "", None, "agent2 "])
def test_a_stranger_is_told_so_and_not_signed_up(client, company, name):
    before = User.objects.count()
    company.person = {"sub": "c-99", "preferred_username": name, "name": "外人"}
    answer = comes_back(client)
    assert (answer.status_code, is_in(client)) == (403, False)
    assert "“外人”在这里还没有对应的员工账号，请联系系统管理员开通" in answer.content.decode()
    assert User.objects.count() == before


def test_somebody_who_left_is_told_so(client, company, cast):
    User.objects.filter(pk=cast.agent.pk).update(is_active=False)
    answer = comes_back(client)
    assert (answer.status_code, is_in(client)) == (403, False)
    assert "您的账号已停用" in answer.content.decode()


def test_customers_and_workers_have_no_way_in_here(client, company, cast):
    User.objects.filter(pk=cast.agent.pk).update(kind=User.Kind.CUSTOMER)
    assert (comes_back(client).status_code, is_in(client)) == (403, False)


@pytest.mark.parametrize(("verified", "status"), [(True, 302), (False, 403), ("true", 403), (None, 403)])
def test_an_address_counts_only_when_it_is_verified(client, company, cast, settings, verified, status):
    settings.OIDC_CLAIM = "email"
    User.objects.filter(pk=cast.agent.pk).update(email="Jia@example.com")
    company.person = {"sub": "c-17", "email": "jia@example.com", "email_verified": verified}
    assert comes_back(client).status_code == status


def test_an_address_of_two_people_names_nobody(client, company, cast, settings):
    settings.OIDC_CLAIM = "email"
    User.objects.filter(pk__in=[cast.agent.pk, cast.agent2.pk]).update(email="jia@example.com")
    company.person = {"sub": "c-17", "email": "jia@example.com", "email_verified": True}
    assert (comes_back(client).status_code, is_in(client)) == (403, False)


def test_a_wrong_state_opens_nothing(client, company):
    back = there(client)
    state = parse_qs(urlsplit(back).query)["state"][0]
    for wrong in (back.replace(state, "guessed"), back.split("&state=")[0].replace(f"state={state}&", "")):
        answer = client.get(wrong)
        assert "登录没有完成" in answer.content.decode() and not is_in(client)


def test_an_answer_made_for_another_browser_opens_nothing(client, company):
    back = there(type(client)())
    assert "登录没有完成" in client.get(back).content.decode()
    assert not is_in(client)


def test_a_code_is_good_once(client, company):
    back = there(client)
    assert client.get(back).status_code == 302
    client.logout()
    assert "登录没有完成" in client.get(back).content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("wrong", [{"aud": "another-client"}, {"iss": "http://elsewhere"}, {"exp": 1}, {"sub": "c-18"}])
def test_a_token_for_somebody_or_something_else_opens_nothing(client, company, wrong):
    company.signed_for = wrong
    assert "登录没有完成" in comes_back(client).content.decode()
    assert not is_in(client)


def test_cancelled_there(client, company):
    company.person = None
    answer = comes_back(client)
    assert (answer.status_code, "登录没有完成" in answer.content.decode()) == (400, True)


def test_nobody_ties_another_account_to_his_own(client, company, cast):
    client.force_login(cast.agent2)
    answer = comes_back(client, f"{BEGIN}?process=connect")
    assert answer.status_code == 403 and not SocialAccount.objects.exists()


def test_the_company_out_of_reach_is_a_sentence(client, company, settings):
    settings.SOCIALACCOUNT_PROVIDERS = environ.company_login("http://127.0.0.1:9")
    answer = client.get(BEGIN)
    assert (answer.status_code, "企业账号登录现在连不上" in answer.content.decode()) == (503, True)
