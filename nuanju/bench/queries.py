"""Searches timed inside this process: what of a page's time is the database's."""

import random
import time
from collections.abc import Callable

from nuanju.bench import multiply
from nuanju.bench.clients import Figures, figures
from nuanju.bench.load import Loaded
from nuanju.estate.queries import find_houses
from nuanju.org.models import User
from nuanju.search.queries import search

TIMES = 200


def timed(loaded: Loaded) -> list[tuple[str, Figures]]:
    """As an agent, who sees the whole group."""
    chance, agent = random.Random(3), User.objects.get(pk=loaded.org.agents[0].pk)  # noqa: S311
    say, home = chance.choice, lambda: chance.choice(loaded.homes)
    wanted: dict[str, Callable[[], object]] = {
        "search: phone number": lambda: search(home().phone, agent),
        "search: last four digits": lambda: search(home().phone[-4:], agent),
        "search: two words": lambda: search(f"{say(multiply.WHERE)} {say(multiply.HOW)}", agent),
        "search: two characters": lambda: search(say(multiply.WHAT)[:2], agent),
        "search: owner's name": lambda: search(home().owner, agent),
        "houses: 3-2-1502": lambda: find_houses(home().key, agent),
    }
    return [(name, _time(run)) for name, run in wanted.items()]


def _time(run: Callable[[], object]) -> Figures:
    run()
    taken, began = list[float](), time.perf_counter()
    for _ in range(TIMES):
        at = time.perf_counter()
        run()
        taken.append((time.perf_counter() - at) * 1000)
    return figures(taken, time.perf_counter() - began, {})
