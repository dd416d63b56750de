"""The scripts in a real browser: keyboard, dialogs, choices, drafts, sending once, and no horizontal scroll."""

import pathlib

import pytest

from tests.browser import CHROMIUM, until

BUILD = pathlib.Path(__file__).resolve().parents[2] / "nuanju" / "static" / "build" / "manifest.json"
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed"),
    pytest.mark.skipif(not BUILD.exists(), reason="the frontend is not built"),
]


@pytest.fixture
def page(browser, live_server, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("look", name="看样人"))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([session])
    context.route("**/live-ticket", lambda route: route.abort())  # a late request would meet the emptied tables
    page = context.new_page()
    page.set_default_timeout(5000)
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda m: page.faults.append(m.text) if "Content Security Policy" in m.text else None)
    page.goto(f"{live_server.url}/styleguide")
    until(page, "Boolean(window.Alpine?.version)")
    yield page
    assert page.faults == []
    context.close()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.name")


def test_rows_are_worked_by_keyboard(page):
    for key in ("j", "j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    assert page.locator("tr[data-current]").get_attribute("id") == "row-4"
    assert page.locator("[data-rows] td input:checked").count() == 3
    assert page.locator("[data-bulk-count]").inner_text() == "3"
    page.keyboard.press("Enter")
    page.wait_for_url("**/styleguide?case=4")


def test_keys_are_shown_and_rest_while_typing(page):
    page.keyboard.press("?")
    assert "新诉求" in page.locator("#keys-help[open]").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("jr?")
    assert focused(page) == "find"
    assert page.locator("#find").input_value() == "jr?"
    assert page.locator("dialog[open]").count() == 0


def test_a_refused_form_keeps_its_place_and_a_done_one_closes(page):
    page.keyboard.press("r")
    page.wait_for_selector("#dialog[open] textarea")
    assert focused(page) == "note"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#dialog[open] .field-error")
    page.locator("#dialog textarea").fill("不归本端口")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#toasts .toast")
    assert "已退回" in page.locator("#toasts").inner_text()
    assert page.locator("#dialog[open]").count() == 0


def test_a_form_pressed_twice_is_sent_once_with_its_own_id(page):
    page.keyboard.press("r")
    page.locator("#dialog textarea").fill("不归本端口")
    sent = []
    page.on("request", lambda r: sent.append(r.post_data) if r.method == "POST" else None)
    page.evaluate(
        "() => { const b = document.querySelector('#dialog [data-primary]'); b.click(); b.click(); b.click(); }"
    )
    page.wait_for_selector("#toasts .toast")
    assert len(sent) == 1
    assert len(sent[0].split("command_id=")[1].split("&")[0]) == 36


def test_a_choice_is_made_by_keyboard(page):
    page.locator("#house").focus()
    page.keyboard.type("3栋2")
    page.wait_for_selector("#house-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("input[name=house]").input_value() == "3栋2单元1502"
    page.keyboard.type("x")
    assert page.locator("input[name=house]").input_value() == "", "other words are no choice"


def test_a_suggestion_is_picked_without_leaving_the_words(page, live_server):
    page.goto(f"{live_server.url}/styleguide?work")
    until(page, "document.activeElement.id === 'said'")
    page.keyboard.press("Alt+2")
    assert page.locator("[data-picks] :checked").get_attribute("value") == "2"
    assert page.locator("#said").input_value().startswith("厕所")


def test_what_was_typed_survives_a_reload(page):
    page.locator("#idea").fill("厕所顶上一直滴水")
    until(page, "Object.keys(localStorage).some((k) => k.endsWith(':styleguide'))")
    page.reload()
    page.wait_for_selector(".draft-note")
    assert page.locator("#idea").input_value() == "厕所顶上一直滴水"


def test_the_theme_stays(page):
    page.locator(".topbar summary[aria-label^=我的菜单]").click()
    page.locator(".topbar [data-theme-set=dark]").click()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "nuanju-dark"


@pytest.mark.parametrize("path", ["/styleguide", "/styleguide?phone"])
@pytest.mark.parametrize("width", [320, 390, 768, 1024])
def test_nothing_scrolls_sideways(page, live_server, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
