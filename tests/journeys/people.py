"""People at their screens: what they press, type and see."""

import functools
import os
import pathlib
import re
import time

from tests.browser import until
from tests.journeys.stage import PASSWORD

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PICTURES = pathlib.Path(__file__).parents[2] / "docs" / "screenshots"
EXPECTED = re.compile(  # refusals are told; a refresh gives way to a newer one
    r"Failed to load resource.*status of (409|422)|Status Error Code (409|422)|htmx:(sendAbort|afterRequest)"
)
CORES = os.cpu_count() or 1
PATIENCE = 5  # seconds: a busy machine may keep one of many waiting; how many came in time test_within_a_second asks
ARRIVALS: list[tuple[str, float]] = []  # what was to appear within a second, and how long it took


def a_second() -> float:
    """One second where the machine has time for us, longer where more wants to run than it has cores."""
    return max(1.0, os.getloadavg()[0] / CORES)


def _patience(within: float | None) -> float:
    """Milliseconds; who is to see something within a second waits a little longer for it before he gives up."""
    return 1000 * (PATIENCE if within == 1 else (within or 8) * a_second())


def _arrived(what: str, began: float, within: float | None) -> float:
    took = time.monotonic() - began
    if within == 1:
        ARRIVALS.append((what, took))
    return took


class Person:
    """One browser with one page; keys pressed are counted."""

    def __init__(self, browser, site, *, size=DESK, state=None):
        touch = size == PHONE
        self.context = browser.new_context(
            viewport=size, base_url=site.url, locale="zh-CN", timezone_id="Asia/Shanghai", storage_state=state,
            has_touch=touch, is_mobile=touch, device_scale_factor=1,
        )  # fmt: skip
        self.faults: list[str] = []
        self.lines: list[str] = []
        self.expected = [EXPECTED]
        self.keys = 0
        self.open_page()

    def open_page(self):
        """A (new) tab."""
        self.page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.page.on("pageerror", lambda error: self.faults.append(error.stack or str(error)))
        self.page.on("console", self._hear)
        return self.page

    def _hear(self, message) -> None:
        self.lines.append(f"{message.type}: {message.text}")
        wrong = message.type == "error" or "Content Security Policy" in message.text
        if wrong and not any(e.search(message.text) for e in self.expected):
            self.faults.append(f"{message.text} {message.location}")

    def faults_expected(self, pattern: str) -> None:
        """What the browser will complain about because the story breaks it."""
        self.expected.append(re.compile(pattern))

    # where

    def go(self, path: str) -> "Person":
        self.page.goto(path)
        self.ready()
        return self

    def ready(self) -> None:
        until(self.page, "Boolean(window.Alpine?.version)")

    def live(self) -> None:
        """The stream is open: what others do will be heard."""
        until(self.page, "document.documentElement.dataset.liveState === 'live'")

    # what is seen

    def sees(self, words: str, *, within: float | None = None, where: str = "body") -> float:
        """Wait for words on the screen; the seconds it took, which may be limited."""
        began = time.monotonic()
        self.page.locator(where).get_by_text(words).first.wait_for(timeout=_patience(within))
        return _arrived(words, began, within)

    def misses(self, what: str, *, within: float = 8) -> None:
        """Wait until something is gone from the screen."""
        began = time.monotonic()
        self.page.locator(what).first.wait_for(state="detached", timeout=_patience(within))
        _arrived(f"{what} gone", began, within)

    def waits_for(self, question, *, within: float) -> bool:
        """Ask again and again, no longer than allowed."""
        end = time.monotonic() + within * a_second()
        while not (answer := question()) and time.monotonic() < end:
            self.page.wait_for_timeout(25)
        return bool(answer)

    def text(self, where: str = "body") -> str:
        return self.page.locator(where).first.inner_text()

    # what is done

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += len(key.split("+"))
            self.page.keyboard.press(key)

    def walks_to(self, number: str) -> None:
        """Down the rows by j until the case's own one, then in by Enter."""
        row = f"tr[data-href*='{number}']"
        self.page.locator(row).wait_for()
        for _ in range(self.page.locator("[data-rows] tbody tr").count()):
            self.press("j")
            if self.page.locator(f"{row}[data-current]").count():
                break
        self.press("Enter")
        self.page.wait_for_url(f"**/{number}/")
        self.ready()

    def chooses(self, words: str) -> None:
        """A digit chooses among the group the focus is in."""
        until(self.page, "Boolean(document.activeElement.closest('[data-digits]'))")
        labels = self.page.evaluate(
            "[...document.activeElement.closest('[data-digits]').querySelectorAll('[data-digit]')]"
            ".map(e => (e.closest('label') ?? e).innerText)"
        )
        self.press(str(next(n for n, label in enumerate(labels, 1) if words in label)))

    def picks(self, words: str) -> None:
        """Alt and a digit choose a suggested problem, without leaving the words."""
        self.page.locator("#picks .pick", has_text=words).first.wait_for()
        labels = self.page.locator("#picks .pick").all_inner_texts()
        self.press(f"Alt+{next(n for n, label in enumerate(labels, 1) if words in label)}")

    def focus_in(self, field: str) -> None:
        """Wait until the focus has come to a field."""
        until(self.page, f"document.activeElement.id === '{field}'")

    def types(self, words: str) -> None:
        """Words go in as an input method gives them; they are not counted as keys."""
        self.page.keyboard.insert_text(words)

    def asks(self, verb: str) -> None:
        """Press the button of a verb on the case page, by mouse; its form opens."""
        button = self.page.locator(f'#case [hx-get$="/{verb}/"]').first
        button.wait_for(state="attached")
        if not button.is_visible():
            self.page.locator("#case details.menu > summary").click()
        button.click()
        self.page.wait_for_selector("#dialog[open]")

    def fills(self, **fields) -> None:
        """Fill the open form by the names of its fields."""
        form = self.page.locator("#dialog[open]")
        for name, value in fields.items():
            box = form.locator(f'[name="{name}"]')
            kind = box.first.evaluate("e => e.type")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, (list, tuple)) else [value]:
                    form.locator(f'[name="{name}"][value="{one}"]').check(force=True)
            elif kind.startswith("select"):
                box.select_option(label=re.compile(value)) if isinstance(value, re.Pattern) else box.select_option(
                    value
                )
            else:
                box.fill(value)

    def sends(self) -> str:
        """Submit the open form; it closes, and what was done is told."""
        before = self.page.locator("#toasts .toast").count()
        self.page.keyboard.press("Control+Enter")
        self.page.locator("#toasts .toast").nth(before).wait_for()
        self.page.wait_for_selector("#dialog:not([open])", state="attached")
        return self.page.locator("#toasts .toast").nth(before).inner_text()

    def does(self, verb: str, **fields) -> str:
        """A verb from button to toast."""
        self.asks(verb)
        self.fills(**fields)
        return self.sends()

    def uploads(self, name: str, *files: dict) -> None:
        """Give files to the upload control of a field and wait until each is kept."""
        box = self.page.locator(f'.upload[data-name="{name}"]')
        box.locator('input[type="file"][multiple]').set_input_files(list(files))
        box.locator(f'input[name="{name}"]').nth(len(files) - 1).wait_for(state="attached")

    def pictures(self, name: str) -> None:
        """For the README, when asked for."""
        if os.environ.get("NUANJU_SCREENSHOTS") != "1":
            return
        self.page.wait_for_timeout(400)
        shrink(self.page.screenshot(), PICTURES / f"{name}.png")


def shrink(png: bytes, to: pathlib.Path) -> None:
    """A palette is enough for a screen: about a third of the bytes."""
    import io

    from PIL import Image

    to.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").quantize(192, dither=Image.Dither.NONE).save(to, optimize=True)


class Cast:
    """Everybody by the names of tests/cast.py, at a desk (`people.agent`) or with a phone (`people.phone("handler")`)."""

    def __init__(self, browser, site):
        self.browser, self.site = browser, site
        self.states: dict[str, dict] = {}
        self.there: dict[str, Person] = {}

    def enter(self) -> None:
        self.there = {}

    def __getattr__(self, who: str) -> Person:
        if who.startswith("_"):
            raise AttributeError(who)
        return self._person(who, DESK)

    def phone(self, who: str) -> Person:
        return self._person(who, PHONE)

    def stranger_with_phone(self) -> Person:
        """A customer: no login."""
        return self.there.setdefault("customer", Person(self.browser, self.site, size=PHONE))

    def newcomer(self, who: str, *, size: dict = DESK) -> Person:
        """Somebody at the start page of the demo, logged in by one click as …"""
        if who not in self.there:
            person = self.there[who] = Person(self.browser, self.site, size=size)
            person.go("/start/")
            person.page.locator(f"form[action$='/start/login/{who}'] .start-login").click()
            person.page.wait_for_url(lambda url: "/start/" not in url)
            person.ready()
        return self.there[who]

    def _person(self, who: str, size: dict) -> Person:
        key = who if size == DESK else f"{who}-phone"
        if key not in self.there:
            self.there[key] = Person(self.browser, self.site, size=size, state=self._logged_in(who))
        return self.there[key]

    def _logged_in(self, who: str) -> dict:
        if who not in self.states:
            door = Person(self.browser, self.site)
            door.page.goto("/account/login/")
            door.page.fill("[name=login]", who)
            door.page.fill("[name=password]", PASSWORD)
            door.page.locator("main form button").click()
            door.page.wait_for_url(lambda url: "login" not in url)
            self.states[who] = door.context.storage_state()
            door.context.close()
        return self.states[who]

    def photograph(self, folder: pathlib.Path) -> None:
        """What everybody had before him when it went wrong."""
        folder.mkdir(parents=True, exist_ok=True)
        for who, person in self.there.items():
            person.page.screenshot(path=folder / f"{who}.png")
            (folder / f"{who}.log").write_text("\n".join([person.page.url, *person.lines]))

    def leave(self) -> list[str]:
        """Everybody closes his browser; the errors seen meanwhile."""
        faults = [f"{who}: {fault}" for who, person in self.there.items() for fault in person.faults]
        for person in self.there.values():
            person.context.close()
        self.there = {}
        return faults


@functools.cache
def photo(colour: str = "white", name: str = "现场.jpg") -> dict:
    """A real JPEG as a file to choose."""
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(buffer, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()}
