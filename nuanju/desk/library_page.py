"""What the pages of the problem library show; the tree is asked once per page."""

from typing import Any, NamedTuple

from django.http import Http404

from nuanju.library import queries, rights
from nuanju.library.catalog import Catalog
from nuanju.library.models import ProblemNode

SHOWN = ("port", "w", "sev", "rc", "scope", "kind")


class Fact(NamedTuple):
    label: str
    value: str
    inherited: bool  # not said by the node itself


def found(tree: Catalog, code: str) -> ProblemNode:
    node = tree.get(code)
    if node is None:
        raise Http404
    return node


def branch(tree: Catalog, code: str, opened: set[str] | frozenset[str] = frozenset()) -> list[dict]:
    """The active children of a code; those in `opened` with theirs."""
    below = [n for n in tree.children(code) if n.is_active]
    return [{"node": n, "branch": branch(tree, n.code, opened) if n.code in opened else None} for n in below]


def search(q: str, limit: int) -> list[tuple[ProblemNode, str]]:
    """Nodes with their paths."""
    tree = queries.tree()
    return [(node, tree.path(node)) for node in queries.search_nodes(q, limit=limit)]


def shown(tree: Catalog, node: ProblemNode, *, user) -> dict:
    """One node: what holds for it, its history, its articles, what the user may do."""
    return {
        "node": node,
        "trail": tree.trail(node),
        "facts": facts(tree, node),
        "history": queries.history(node.code),
        "articles": queries.articles(user=user, node=node, limit=4),
        "may_keep": rights.keep_node(user, node) and not node.is_other,
        "may_add": rights.add_below(user, node),
    }


def facts(tree: Catalog, node: ProblemNode) -> list[Fact]:
    """The effective values in words."""
    values, facts = tree.effective(node), []
    for name in SHOWN:
        field: Any = ProblemNode._meta.get_field(name)
        label = dict(field.flatchoices).get(getattr(values, name), "—")
        facts.append(Fact(str(field.verbose_name), str(label), not getattr(node, name)))
    if node.sym:
        facts.append(Fact("现象类别", node.get_sym_display(), False))
    return facts
