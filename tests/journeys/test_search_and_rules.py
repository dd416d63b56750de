"""Find anything from any page by keyboard; change a limit and a working day."""

from tests.browser import until
from tests.journeys.scenes import registered

FOUND = "#search-found [role=option]"
WORDS = "书房飘窗石材起翘硌脚"


def asks_the_box(person, words: str) -> None:
    person.go("/notices/")
    person.press("/")
    person.page.keyboard.type(words)
    person.page.locator(FOUND).first.wait_for()


def test_two_characters_an_arrow_and_enter(people, site):
    number = registered(site, WORDS)
    agent = people.agent
    agent.go("/notices/")
    agent.press("/")
    until_indexed(agent, "起翘", number)
    agent.press("ArrowDown", "Enter")
    agent.page.wait_for_url(f"**/cases/{number}/")


def until_indexed(person, words: str, number: str) -> None:
    """The worker writes the search row a moment after the case."""
    for _ in range(20):
        person.page.locator("#search").fill("")
        person.page.keyboard.type(words)
        person.page.wait_for_timeout(500)
        if number in person.text("#search-found"):
            return
    raise AssertionError(f"{number} is not found by {words}")


def test_enter_shows_everything_and_escape_puts_the_answers_away(people):
    agent = people.agent
    asks_the_box(agent, "3-2-1502")
    agent.press("Escape")
    until(agent.page, "document.getElementById('search-found').childElementCount === 0")
    agent.press("Enter")
    agent.page.wait_for_url("**/search/?q=*")
    assert agent.page.locator("#search").input_value() == "3-2-1502"
    agent.page.locator("a[href^='/houses/']").first.click()
    agent.sees("保修")
    agent.sees("业主甲")


def test_on_a_phone_the_answers_stay_on_the_screen(people):
    agent = people.phone("agent")
    asks_the_box(agent, "3-2-1502")
    box = agent.page.locator("#search-found").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_a_limit_is_changed_from_the_table(people):
    director = people.director.go("/settings/limits/")
    director.page.locator('button[hx-get*="/feedback/contact"]').click()
    director.fills(amount="3")
    director.press("Control+Enter")
    director.sees("已保存新的时限")
    assert "3 工作日" in director.text('button[hx-get*="/feedback/contact"]')


def test_a_day_is_closed_on_the_calendar(people):
    director = people.director.go("/settings/calendar/?month=2027-11")
    director.page.locator("button.month-day").nth(9).click()
    director.page.locator("#dialog").get_by_text("休息", exact=True).click()
    director.fills(name="台风停工")
    director.press("Control+Enter")
    director.sees("这一天已保存")
    director.sees("台风停工", where=".month")
