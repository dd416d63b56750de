"""From ring to number: no mouse, at most 60 keys besides the words, less than 30 seconds."""

import json
import time
import urllib.request

import pytest

from nuanju.cases.models import Case
from nuanju.hotline.models import Call
from nuanju.identity.verbs.issue_token import issue_token
from tests.cases.stories import pending_follow_up, registered
from tests.cast import build
from tests.hotline.calls import on_shift
from tests.journeys.conftest import heard, shot

WORDS = "厕所往楼下漏水，楼下来敲门了"


@pytest.fixture
def cast(site):
    return build()


@pytest.fixture
def ring(site, cast):
    """The switch: POST /api/v1/calls."""
    _, token = issue_token(cast.admin, name="话务平台", by=cast.admin)

    def post(call_id: str, phone: str, **more):
        given = {"command_id": f"ring-{call_id}", "call_id": call_id, "phone": phone, "called": "4008000001"}
        body = json.dumps(given | more).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{site}/api/v1/calls", body, headers)
        assert urllib.request.urlopen(request, timeout=5).status == 201

    return post


class Keyboard:
    """Counts every key that goes down; the words are counted apart."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    def press(self, *keys: str):
        for key in keys:
            self.keys += key.count("+") + 1
            self.page.keyboard.press(key)

    def words(self, text: str):
        self.page.keyboard.insert_text(text)


def test_a_call_is_a_case_with_few_keys(screen, cast, ring):
    registered(cast, house=cast.house1602, customer=cast.neighbour, callback_phone="13500005678")
    on_shift(cast.agent)
    page = screen(cast.agent, "/agent/")
    heard(page)
    began = time.monotonic()
    ring("c1", "13812345678")
    page.wait_for_selector(".ringing", timeout=1000)  # the pop-up within a second
    assert "138****5678" in page.locator(".ringing").inner_text()
    shot(page, "ringing")
    keyboard = Keyboard(page)
    keyboard.press("Alt+j")
    page.wait_for_url("**/agent/calls/*/")
    page.wait_for_selector("#caller [data-first] :focus")
    shot(page, "choose")
    names = page.locator(".choose-row").all_inner_texts()
    keyboard.press(str(next(i for i, n in enumerate(names, 1) if "家属乙" in n)))
    page.wait_for_selector("#text:focus")
    assert page.locator("input[name=place]").input_value() == f"h{cast.house1502.pk}"
    keyboard.words(WORDS)
    page.wait_for_selector("#picks .pick")
    keyboard.press("Alt+1")
    page.wait_for_selector("#consequence >> text=质量投诉")
    page.wait_for_selector("#neighbours >> text=户")
    shot(page, "intake")
    keyboard.press("Control+Enter")
    page.wait_for_selector("[data-filed]")
    shot(page, "filed")
    assert keyboard.keys <= 60
    assert time.monotonic() - began < 30
    case = Case.objects.get(number=page.locator("[data-filed]").get_attribute("data-filed"))
    assert (case.words, case.customer, case.house, case.state) == (WORDS, cast.spouse, cast.house1502, "assigned")
    assert case.call_ref == "c1"
    again(page, keyboard, case)


def again(page, keyboard, first):
    """A second problem of the same call, then hang up."""
    keyboard.press("Alt+n")
    page.wait_for_selector("#text:focus")
    keyboard.words("客厅墙面开裂了")
    page.wait_for_selector("#picks .pick")
    keyboard.press("Alt+1", "Control+Enter")
    page.wait_for_selector("[data-filed]")
    other = Case.objects.get(number=page.locator("[data-filed]").get_attribute("data-filed"))
    assert (other.customer, other.house, other.call_ref) == (first.customer, first.house, first.call_ref)
    keyboard.press("Alt+e")
    page.wait_for_selector(".toast >> text=通话已结束")
    assert Call.objects.get().state == "ended"


def test_nothing_typed_is_lost(screen, cast, ring):
    on_shift(cast.agent)
    page = screen(cast.agent, "/agent/new")
    shot(page, "new")
    page.locator("#text").fill(WORDS)
    page.wait_for_selector("#picks .pick")
    page.keyboard.press("Control+Enter")  # no project, no problem chosen
    page.wait_for_selector("#intake-refusal .notice")
    assert page.locator("#text").input_value() == WORDS
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_selector(".draft-note")
    assert page.locator("#text").input_value() == WORDS
    page.wait_for_selector("#picks .pick")


def test_a_hidden_caller_in_an_unknown_place(screen, cast, ring):
    on_shift(cast.agent)
    page = screen(cast.agent, "/agent/")
    heard(page)
    ring("c2", "anonymous")
    page.wait_for_selector(".ringing >> text=号码未显示")
    page.keyboard.press("Alt+j")
    page.wait_for_selector("#text:focus")
    page.keyboard.insert_text("小区大门口的路灯全都不亮")
    page.keyboard.press("Tab")
    page.keyboard.type("水景旁边那个门")
    page.wait_for_selector("#picks .pick")
    page.keyboard.press("Alt+1")
    page.wait_for_selector("#consequence >> text=无回电号码")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-filed]")
    case = Case.objects.get()
    assert (case.place_text, case.callback_phone, case.customer) == ("水景旁边那个门", "", None)


def test_an_article_answers_at_once(screen, cast, ring):
    on_shift(cast.agent)
    page = screen(cast.agent, "/agent/new")
    page.locator("#project").select_option("BW")
    page.locator("#text").fill("请问房产证什么时候可以办理")
    page.wait_for_selector(".article")
    page.locator(".article summary").first.click()
    page.locator("[data-use-article]").first.click()
    page.wait_for_selector("#answer:focus")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-filed] >> text=已为您解答")
    assert Case.objects.get().state == "closed"


def test_two_agents_and_one_call(screen, cast, ring):
    on_shift(cast.agent, cast.agent2)
    first, second = screen(cast.agent, "/agent/"), screen(cast.agent2, "/agent/")
    for page in (first, second):
        page.locator(".callbar summary").click()
        page.locator(".callbar >> text=小休").click()
        page.wait_for_selector(".callbar summary >> text=小休")
        heard(page)
    ring("c3", "13500005678")
    for page in (first, second):
        page.wait_for_selector(".ringing", timeout=1000)
    second.route("**/agent/bar", lambda route: route.abort())  # he has not seen yet that it is gone
    first.keyboard.press("Alt+j")
    first.wait_for_url("**/agent/calls/*/")
    second.keyboard.press("Alt+j")
    second.wait_for_selector(".toast >> text=已由坐席甲接听")


def test_a_follow_up_by_keys(screen, cast):
    case = pending_follow_up(cast)
    page = screen(cast.agent2, "/follow-ups/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/follow-ups/{case.number}/")
    shot(page, "follow-up")
    page.locator("button[aria-label=显示完整号码]").click()
    page.wait_for_selector("a[href='tel:13812345678']")
    for key in ("5", "4", "Control+Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("text=没有待回访的诉求")
    case.refresh_from_db()
    assert case.state == "closed"
    given = case.follow_ups.get()
    assert (given.rating, given.result_rating) == (5, 4)


def test_an_employee_reports_by_phone(screen, cast):
    page = screen(cast.handler, "/report/", width=390, height=844)
    page.locator("[name=text]").fill("3栋电梯厅的灯坏了三天")
    page.locator("#project").select_option("BW")
    shot(page, "report")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".next-action button").click()
    page.wait_for_selector("text=您是首问责任人")
    assert Case.objects.get().first_asked == cast.handler


def test_queues_follow_by_themselves(screen, cast):
    page = screen(cast.agent, "/agent/")
    heard(page)
    case = registered(cast, by=cast.agent2)
    page.wait_for_selector(f"text={case.number}", timeout=3000)
    shot(page, "queue")
    lead = screen(cast.lead, "/agent/lead")
    shot(lead, "lead")
