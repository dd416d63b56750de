"""What is measured: the paths people wait for."""

import itertools
import json
import random
import secrets
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse

from nuanju.bench import multiply
from nuanju.bench.clients import Call
from nuanju.bench.load import Loaded
from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM
from nuanju.identity.verbs.issue_token import issue_token
from nuanju.org.models import User


class Path(NamedTuple):
    """One line of the table."""

    name: str
    goal: float | None  # ms at p95, one caller
    make: Callable[[], Call | None]
    keep: Callable[[bytes], None] = lambda answer: None
    calls: tuple[int, int] = (300, 800)  # with one caller, with eight


class Paths:
    """Makes the calls: the people, homes and cases of what was loaded, by chance but the same every time."""

    def __init__(self, loaded: Loaded, cookies: Callable[[User], str]):
        self.org, self.homes = loaded.org, loaded.homes
        self.chance, self.serial = random.Random(5), itertools.count()  # noqa: S311
        self.run, self.assigned = secrets.token_hex(4), list[tuple[str, str]]()
        agent = self.org.agents[0]
        self.agent, self.page = bearer(agent), {"Cookie": cookies(agent)}
        self.heads = {
            p.code: bearer(team["head_engineering"]) for p, team in zip(self.org.projects, self.org.teams, strict=True)
        }
        self.handlers = {
            p.code: team["handler_engineering"].pk for p, team in zip(self.org.projects, self.org.teams, strict=True)
        }
        self.numbers = list(Case.objects.order_by("-registered_at").values_list("number", flat=True)[:5000])
        self.open = list(Case.objects.open().values_list("number", flat=True)[:2000])

    def all(self) -> list[Path]:
        return [
            Path("intake by API (with assignment)", 60, self.intake, self.keep, (400, 1200)),
            Path("dispatch by API", None, self.dispatch, calls=(300, 800)),
            Path("case by API (clocks with proofs, timeline)", None, self.case),
            Path("list by API (50 of a project)", None, self.listed),
            Path("suggestions of the library", None, self.suggest),
            *self.pages(),
        ]

    def pages(self) -> list[Path]:
        """Pages by the names of their addresses; one that is not there yet is left out."""
        wanted = [
            ("case page", 50, "case_page", lambda: {"number": self.chance.choice(self.open)}, ""),
            ("agent's desk with queue", 50, "agent_desk", dict, ""),
            ("case list", 50, "case_list", dict, ""),
            ("who is calling (customer, houses, history)", 50, "agent_caller", dict, self._caller),
            ("search box: phone number", 50, "search_box", dict, lambda: f"?q={self._home().phone}"),
            ("search box: last four digits", 50, "search_box", dict, lambda: f"?q={self._home().phone[-4:]}"),
            ("search box: two words", 50, "search_box", dict, lambda: f"?q={quote(self._two_words())}"),
            ("house finder", 50, "agent_places", dict, lambda: f"?q={self._home().key}"),
        ]
        return [
            Path(name, goal, self._page(view, arguments, query))
            for name, goal, view, arguments, query in wanted
            if _exists(view, arguments())
        ]

    def intake(self) -> Call:
        home, n = self._home(), next(self.serial)
        body = {
            "project": self.org.projects[home.project].code, "text": f"{multiply.words(self.chance)}，第{n}件",
            "phone": home.phone, "house": home.house_id, "customer": home.customer_id, "code": "H02.01.01.01",
            "space": "主卫", "assign": True, "command_id": f"bench-{self.run}-{n}",
        }  # fmt: skip
        return Call("POST", "/api/v1/cases", self.agent, body)

    def keep(self, answer: bytes) -> None:
        case = json.loads(answer)
        self.assigned.append((case["project"]["code"], case["number"]))

    def dispatch(self) -> Call | None:
        if not self.assigned:
            return None
        code, number = self.assigned.pop()
        body = {"handler": self.handlers[code], "command_id": f"bench-{self.run}-{next(self.serial)}"}
        return Call("POST", f"/api/v1/cases/{number}/dispatch", self.heads[code], body)

    def case(self) -> Call:
        return Call("GET", f"/api/v1/cases/{self.chance.choice(self.numbers)}", self.agent)

    def listed(self) -> Call:
        project = self.chance.choice(self.org.projects)
        return Call("GET", f"/api/v1/cases?project={project.code}&size=50", self.agent)

    def suggest(self) -> Call:
        return Call("GET", f"/api/v1/library/suggest?text={quote(multiply.words(self.chance))}", self.agent)

    def _page(self, view: str, arguments: Callable[[], dict], query) -> Callable[[], Call]:
        return lambda: Call("GET", reverse(view, kwargs=arguments()) + (query() if query else ""), self.page)

    def _home(self):
        return self.chance.choice(self.homes)

    def _caller(self) -> str:
        home = self._home()
        return f"?customer={home.customer_id}&house={home.house_id}"

    def _two_words(self) -> str:
        return f"{self.chance.choice(multiply.WHERE)} {self.chance.choice(multiply.HOW)}"


def bearer(user: User) -> dict[str, str]:
    """Headers of a caller with a fresh token."""
    return {"Authorization": f"Bearer {issue_token(user, name='测算', by=SYSTEM)[1]}"}


def _exists(view: str, arguments: dict) -> bool:
    try:
        reverse(view, kwargs=arguments)
    except NoReverseMatch:
        return False
    return True
