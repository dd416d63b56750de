"""Questions to the library."""

from collections.abc import Mapping

from django.db.models import Count

from nuanju.core.text import normalise
from nuanju.library import codes
from nuanju.library.catalog import Catalog, Effective, catalog
from nuanju.library.matching import places, reading
from nuanju.library.matching import suggest as matching
from nuanju.library.matching.suggest import Asked, Suggestion, Weights
from nuanju.library.models import ArticleVersion, IntakeScript, KnowledgeArticle, LibraryVersion, ProblemNode
from nuanju.library.models.article import ArticleQuerySet
from nuanju.library.scripts import Question, Script

__all__ = [
    "Effective", "Question", "Script", "Suggestion", "Weights", "article_versions", "articles", "changes", "children", "effective",
    "find_articles", "history", "node", "path", "script", "search_nodes", "suggest", "trail", "tree", "versions",
]  # fmt: skip


def tree() -> Catalog:
    """The library in force; ask once (one query), then put as many questions to it as a list has rows:
    `get(code)`, `children(code)`, `trail(node)`, `path(node)`, `effective(node)`."""
    return catalog()


def node(code: str) -> ProblemNode | None:
    """The row in force under a code, retired ones too."""
    return tree().get(code)


def effective(node: ProblemNode) -> Effective:
    """What holds for the node: L5 inherits from its L4, L1–L3 and 其他 take the majority below."""
    return tree().effective(node)


def trail(node: ProblemNode) -> list[ProblemNode]:
    """The nodes from the domain down to this one."""
    return tree().trail(node)


def path(node: ProblemNode) -> str:
    """The Chinese path, e.g. 房屋本体 › 防水工程 › 卫生间防水."""
    return tree().path(node)


def children(code: str = "", *, retired: bool = False) -> list[ProblemNode]:
    """The nodes right below a code ("" = the domains)."""
    return [n for n in tree().children(code) if retired or n.is_active]


def search_nodes(q: str, *, level: int | None = None, limit: int = 30, space: str = "") -> list[ProblemNode]:
    """Active nodes by code, name or a customer's word; those of the chosen room before the rest, exact and short names
    first."""
    wanted = normalise(q)
    if not wanted:
        return []
    found, branches = [], places.nodes_of(space)
    for candidate in tree().nodes.values():
        if candidate.is_active and (level is None or candidate.level == level):
            sizes = [len(word) for word in _words(candidate) if wanted in word]
            if sizes:
                elsewhere = bool(branches) and not places.within(candidate.code, branches)
                found.append((elsewhere, min(sizes), candidate))
    found.sort(key=lambda row: row[:2])
    return [candidate for *_, candidate in found[:limit]]


def _words(node: ProblemNode) -> list[str]:
    return [normalise(word) for word in (node.zh, node.code, *node.syn)]


def suggest(
    text: str,
    *,
    scope: str | None = None,
    space: str | None = None,
    storey: str | None = None,
    month: int | None = None,
    frequencies: Mapping[str, int] | None = None,
    weights: Weights = Weights(),  # noqa: B008 - a constant
    limit: int = 5,
) -> list[Suggestion]:
    """The best nodes for the customer's words; an empty list when they say nothing the library knows.

    `scope` is private or common, `space` the chosen room (主卫), `storey` top, ground or only, `frequencies` how often
    each code was filed in the project lately, `weights` what each of these counts for.
    """
    branches, added = places.nodes_of(space or ""), places.added_by(storey or "")
    asked = Asked(scope or "", branches, added, month, frequencies or {}, weights)
    return matching.suggest(tree(), text, asked, space=space or "", limit=limit)


def articles(
    q: str = "", *, user, project_id: int | None = None, node: ProblemNode | None = None, limit: int = 10
) -> list[KnowledgeArticle]:
    """Published articles for a project, best first: by the words, and by how near their node is to `node`.

    Without words or node: all of them by title.
    """
    rows = KnowledgeArticle.objects.visible_to(user).published().for_project(project_id).order_by("title", "pk")
    if not q and node is None:
        return list(rows[:limit])
    return reading.ranked(rows, q, node.code if node else "")[:limit]


def script(node: ProblemNode | None) -> Script:
    """What the agent says and asks: the general questions and those of the node's symptom class."""
    sym = node.sym if node else ""
    rows = {s.sym: s for s in IntakeScript.objects.filter(sym__in=["", sym])}
    found = [rows[one] for one in dict.fromkeys((sym, "")) if one in rows]
    questions = [Question(q["key"], q["ask"], tuple(q.get("options", ()))) for row in found for q in row.questions]
    once = {q.key: q for q in reversed(questions)}
    opening = found[0].opening if found else ""
    caution = next((row.caution for row in found if row.caution), "")
    return Script(opening, [q for q in questions if once[q.key] is q], caution)


def history(code: str) -> list[ProblemNode]:
    """All revisions of a code, newest first, with who changed what and why."""
    return list(ProblemNode.objects.history_of(code))


def versions() -> list[LibraryVersion]:
    """Newest first; `changes` counts the rows each brought."""
    return list(LibraryVersion.objects.select_related("released_by").annotate(changes=Count("nodes")).order_by("-pk"))


def changes(version: LibraryVersion, *, limit: int = 200) -> list[ProblemNode]:
    """The change list of a version, without the system's own 其他."""
    return list(version.nodes.exclude(code__endswith=codes.OTHER).select_related("changed_by").order_by("-pk")[:limit])


def article_versions(article: KnowledgeArticle) -> list[ArticleVersion]:
    """The words of an article as they stood, newest first."""
    return list(article.versions.select_related("written_by"))


def find_articles(rows: ArticleQuerySet, q: str) -> list[KnowledgeArticle]:
    """Of visible articles in any state those that speak of the words, best first; without words all by title."""
    rows = rows.select_related("project")
    return reading.ranked(rows, q, "") if q.strip() else list(rows.order_by("title", "pk"))
