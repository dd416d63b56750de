"""The frame around a page: rail by rights, top bar pieces, theme, refusals as toasts."""

import datetime
import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from nuanju.core.refusals import Refused
from nuanju.core.web import answers, context, marks, rail, topbar
from nuanju.core.web.middleware import Refusals


class Person:
    is_authenticated = True
    pk = 1
    name = "李暖"

    def __init__(self, *grants):
        self.grants = grants

    def may(self, grant, *_):
        return grant in self.grants


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(rail, "ENTRIES", {})
    rail.register("a", "派工", "styleguide", grant="dispatch", count=lambda user: 5, go="d", order=2)
    rail.register("b", "工作台", "styleguide_dialog", order=1)
    rail.register("c", "设置", "styleguide_options", grant=lambda user: False)


def ask(path="/styleguide/dialog", user=None, **headers):
    request = RequestFactory().get(path, headers=headers)
    request.user = user or Person("dispatch")
    return request


@pytest.mark.usefixtures("registered")
class TestRail:
    def test_shows_what_the_user_may_do_in_order(self):
        assert [e.label for e in rail.entries(ask())] == ["工作台", "派工"]
        assert [e.label for e in rail.entries(ask(user=Person()))] == ["工作台"]

    def test_the_longest_address_is_active(self):
        assert [e.key for e in rail.entries(ask("/styleguide/dialog")) if e.active] == ["b"]
        assert [e.key for e in rail.entries(ask("/styleguide/other")) if e.active] == ["a"]
        assert not any(e.active for e in rail.entries(ask("/elsewhere")))

    def test_counts_are_asked_of_the_user(self):
        assert [e.count for e in rail.entries(ask())] == [None, 5]

    def test_a_fragment_that_shows_no_rail_asks_nothing(self, monkeypatch):
        monkeypatch.setattr(rail, "entries", lambda request: pytest.fail("asked"))
        context.frame(ask())


def test_top_bar_pieces_come_in_order_and_by_right(monkeypatch):
    monkeypatch.setattr(topbar, "PIECES", {})
    topbar.register("bell", "bell.html", order=80)
    topbar.register("call", "call.html", grant="intake", order=10)
    topbar.register("search", "search.html", place="search")
    assert topbar.templates(Person("intake"), "right") == ["call.html", "bell.html"]
    assert topbar.templates(Person(), "right") == ["bell.html"]
    assert topbar.templates(Person(), "search") == ["search.html"]


@pytest.mark.parametrize(("cookie", "theme"), [("light", "nuanju"), ("dark", "nuanju-dark"), ('x"><b', ""), ("", "")])
def test_the_theme_comes_from_the_cookie_and_only_a_known_one(cookie, theme):
    request = ask()
    request.COOKIES["theme"] = cookie
    assert context.frame(request)["theme"] == theme


class TestRefusals:
    def answer(self, **headers):
        refused = Refusals(lambda request: HttpResponse())
        return refused.process_exception(ask(user=Person(), **headers), Refused("changed_meanwhile"))

    def test_htmx_gets_a_toast_aimed_past_the_form(self):
        response = self.answer(hx_request="true")
        assert response.status_code == 409
        assert response["HX-Retarget"] == "#toasts"
        assert response["HX-Reswap"] == "beforeend"
        assert "您填写的内容还在" in response.content.decode()
        assert "<html" not in response.content.decode()

    def test_a_browser_gets_a_page(self):
        page = self.answer().content.decode()
        assert "<html" in page
        assert "您填写的内容还在" in page


def test_an_answer_keeps_all_its_events():
    response = answers.done("已派工", response=answers.trigger(HttpResponse("x"), refresh=True))
    told = json.loads(response["HX-Trigger"])
    assert told == {"refresh": True, "close-dialog": True, "toast": {"text": "已派工", "tone": "good"}}
    assert response["HX-Trigger"].isascii()


class TestMarks:
    NOW = datetime.datetime(2026, 11, 22, 2, 0, tzinfo=datetime.UTC)  # Sunday 10:00 in Shanghai

    @pytest.mark.parametrize(
        ("seconds", "words"),
        [(3 * 86400 + 4 * 3600, "3天4时"), (2 * 86400, "2天"), (7500, "2时05分"), (272, "4:32"), (-4320, "−1时12分"), (0, "0:00")],
    )  # fmt: skip
    def test_durations(self, seconds, words):
        assert marks.duration(seconds) == words

    @pytest.mark.parametrize(
        ("passed", "tone"),
        [(0, "calm"), (49, "calm"), (50, "half"), (79, "half"), (80, "warn"), (99, "warn"), (100, "over")],
    )
    def test_a_clock_takes_its_tone_from_the_share_gone(self, time_machine_at, passed, tone):
        start = self.NOW - datetime.timedelta(minutes=passed)
        time_machine_at(self.NOW)
        assert f'data-tone="{tone}"' in marks.clock(start + datetime.timedelta(minutes=100), start)

    def test_over_has_a_minus_sign_and_the_due_is_told(self, time_machine_at):
        time_machine_at(self.NOW)
        clock = marks.clock(self.NOW - datetime.timedelta(minutes=72))
        assert "−1时12分" in clock
        assert "应于 今天 08:48 前" in clock

    @pytest.mark.parametrize(
        ("hours", "words"),
        [(0, "刚刚"), (0.5, "30分钟前"), (9, "今天 01:00"), (20, "昨天 14:00"), (24 * 30, "10-23 10:00")],
    )
    def test_ago(self, time_machine_at, hours, words):
        time_machine_at(self.NOW)
        assert f">{words}<" in marks.ago(self.NOW - datetime.timedelta(hours=hours))

    def test_what_people_write_stays_text(self):
        evil = "<b>'\""
        for mark in (
            marks.person(evil),
            marks.severity(evil),
            marks.state(evil, evil, evil),
            marks.phone("<b>1234567"),
        ):
            assert "<b>" not in mark

    def test_nobody_is_said_in_words(self):
        assert "未指定" in marks.person(None)


@pytest.fixture
def time_machine_at():
    import time_machine

    travels = []

    def go(at):
        travel = time_machine.travel(at, tick=False)
        travel.start()
        travels.append(travel)
        assert timezone.now() == at

    yield go
    for travel in travels:
        travel.stop()
