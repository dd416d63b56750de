"""The library as a tree in memory: read once per change, shared by all requests of a process. Rows in it are read-only."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from django.db.models import Max

from nuanju.core import memo
from nuanju.library import codes
from nuanju.library.models import ProblemNode

INHERITED = ("port", "w", "sev", "rc", "scope", "kind")


class Effective(NamedTuple):
    """What holds for a node once inheritance is resolved."""

    port: str
    w: str
    sev: str
    rc: str
    scope: str
    kind: str
    sym: str
    safety: bool
    urgent: bool


class Catalog:
    """All current nodes with their tree; built from one reading of the table."""

    def __init__(self, nodes: list[ProblemNode], stamp: int):
        self.stamp = stamp
        self.nodes = {n.code: n for n in sorted(nodes, key=lambda n: codes.order(n.code))}
        self._children: dict[str, list[ProblemNode]] = {}
        for node in self.nodes.values():
            self._children.setdefault(node.parent_code, []).append(node)
        self._effective: dict[int, Effective] = {}

    def get(self, code: str) -> ProblemNode | None:
        return self.nodes.get(code)

    def children(self, code: str = "") -> list[ProblemNode]:
        return self._children.get(code, [])

    def ancestors(self, code: str) -> list[ProblemNode]:
        """From the domain down to the parent."""
        found = []
        while code := codes.parent(code):
            if node := self.nodes.get(code):
                found.append(node)
        return found[::-1]

    def trail(self, node: ProblemNode) -> list[ProblemNode]:
        """From the domain down to the node itself."""
        return [*self.ancestors(node.code), node]

    def path(self, node: ProblemNode) -> str:
        """In Chinese, e.g. 房屋本体 › 防水工程 › 卫生间防水."""
        return " › ".join(n.zh for n in self.trail(node))

    def effective(self, node: ProblemNode) -> Effective:
        if node.pk not in self._effective:
            self._effective[node.pk] = self._resolve(node)
        return self._effective[node.pk]

    def _resolve(self, node: ProblemNode) -> Effective:
        if node.level == 5:
            part = self.nodes.get(node.parent_code)
            base = [part] if part else []
        elif node.level == 4 and not node.is_other:
            base = []
        else:
            base = self._parts_below(node.parent_code if node.is_other else node.code)
        values = {f: getattr(node, f) or _majority(base, f) for f in INHERITED}
        return Effective(**values, sym=node.sym, safety=node.safety, urgent=node.urgent)

    def _parts_below(self, code: str) -> list[ProblemNode]:
        below = code + ("." if codes.level(code) > 1 else "")
        return [
            n for c, n in self.nodes.items() if n.level == 4 and c.startswith(below) and n.is_active and not n.is_other
        ]

    @cached_property
    def symptoms_and_parts(self) -> list[ProblemNode]:
        """What words are matched against: active nodes of level 4 and 5 without 其他."""
        return [n for n in self.nodes.values() if n.level >= 4 and n.is_active and not n.is_other]


def _majority(nodes: list[ProblemNode], field: str) -> str:
    """The most frequent value; at a tie the one that comes first in the order of codes."""
    counted = Counter(v for n in nodes if (v := getattr(n, field)))
    return counted.most_common(1)[0][0] if counted else ""


@memo.once_a_request
def _last_row() -> int:
    return ProblemNode.objects.aggregate(last=Max("pk"))["last"] or 0


_kept: Catalog | None = None


def catalog() -> Catalog:
    """The library in force. Every change adds a row, so the highest row id tells whether the kept one still holds."""
    global _kept
    stamp = _last_row()
    kept = _kept
    if kept is None or kept.stamp != stamp:
        kept = _kept = Catalog(list(ProblemNode.objects.current()), stamp)
    return kept
