"""What must be true before a project is switched on: said by the rooms above, asked here.

>>> conditions.register(lambda project: ["测试单未走完"])   # once, in the app's `panels.py`; [] = nothing stands in the way
"""

from collections.abc import Callable, Iterable

CONDITIONS: list[Callable] = []


def register(open_items: Callable) -> None:
    """`open_items(project)` names what is still missing, in words."""
    if open_items not in CONDITIONS:
        CONDITIONS.append(open_items)


def missing(projects: Iterable) -> dict:
    """What is missing by project; projects that miss nothing are left out."""
    found = {project: [item for ask in CONDITIONS for item in ask(project)] for project in projects}
    return {project: items for project, items in found.items() if items}
