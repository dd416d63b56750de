"""Find anything from any page by keyboard; change a limit and a working day."""

import pytest

from nuanju.search.verbs import rebuild
from nuanju.sla.models import CalendarDay, LimitPolicy
from tests.cases.stories import registered
from tests.cast import build
from tests.journeys.conftest import shot

FOUND = "#search-found [role=option]"


@pytest.fixture
def cast(site):
    found = build()
    found.case = registered(found, words="卫生间往楼下漏水，楼下来敲门了")
    rebuild()
    return found


def test_two_characters_an_arrow_and_enter(cast, screen):
    page = screen(cast.agent, "/notices/")
    page.keyboard.press("/")
    page.keyboard.type("漏水")
    page.wait_for_selector(FOUND)
    shot(page, "search-box")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{cast.case.number}/")


def test_enter_shows_everything_and_escape_puts_the_answers_away(cast, screen):
    page = screen(cast.agent, "/notices/")
    page.keyboard.press("/")
    page.keyboard.type("业主")
    page.wait_for_selector(FOUND)
    page.keyboard.press("Escape")
    assert page.locator(FOUND).count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("#search").input_value() == "业主"
    shot(page, "search-page")


def test_a_limit_is_changed_from_the_table(cast, screen):
    page = screen(cast.director, "/settings/limits/")
    page.locator('button[hx-get*="/normal/contact"]').click()
    page.locator("#dialog input[name=amount]").fill("6")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=已保存新的时限")
    assert LimitPolicy.objects.filter(row="normal", kind="contact", amount=6).exists()
    shot(page, "limits")


def test_a_day_is_closed_on_the_calendar(cast, screen):
    page = screen(cast.director, "/settings/calendar/")
    page.get_by_text("下月").click()
    page.locator("button.month-day").nth(9).click()
    page.locator("#dialog").get_by_text("休息", exact=True).click()
    page.locator("#dialog input[name=name]").fill("台风停工")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=这一天已保存")
    assert CalendarDay.objects.get().name == "台风停工"
    shot(page, "calendar")
