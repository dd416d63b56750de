"""The library and its articles on the desk."""

from nuanju.library import queries
from nuanju.library.models import KnowledgeArticle
from nuanju.library.verbs import revise_node
from tests.permissions import DENIED, OK, Row, everybody

FOR_KEEPERS = {"right": "director", "stranger": DENIED, "viewer": DENIED}


def of_project(world) -> KnowledgeArticle:
    return KnowledgeArticle.objects.create(
        project=world.bw, title="月租", body="每月300元", state="published", version=1, effective_on="2020-01-01"
    )


def article(world) -> str:
    found = of_project(world)
    found.versions.create(number=1, title=found.title, body=found.body)
    return f"/knowledge/{found.pk}/"


def verb(name):
    return lambda world: f"/knowledge/{of_project(world).pk}/{name}"


def something_to_release(world) -> str:
    revise_node(queries.node("H02.01.01"), by=world.director, zh="卫生间地坪")
    return "/knowledge/library/release"


def dialog(name):
    path = f"/knowledge/library/H02.01.01/{name}"
    return [Row(path, **FOR_KEEPERS), Row(path, method="post", data=POSTED, **FOR_KEEPERS)]


POSTED = {
    "zh": "地坪", "port": "engineering", "w": "WATERPROOF", "sev": "normal", "rc": "R3", "scope": "private",
    "kind": "construction", "syn": "地坪", "reason": "测试",
}  # fmt: skip
KEEPER = {"right": "cs_manager", "viewer": DENIED}

ROWS = {
    "articles": everybody("/knowledge/"),
    "article": Row(article, right="agent", viewer=OK),
    "write_article": Row("/knowledge/new", right="cs_manager", stranger=OK, viewer=DENIED),
    "revise_article": Row(verb("revise"), **KEEPER),
    "publish_article": Row(verb("publish"), method="post", **KEEPER),
    "retire_article": Row(verb("retire"), **KEEPER),
    "library": everybody("/knowledge/library/?code=H02.01"),
    "library_branch": everybody("/knowledge/library/branch?code=H02"),
    "find_nodes": everybody("/knowledge/library/find?q=漏水"),
    "try_words": everybody("/knowledge/library/try?text=漏水"),
    "node_options": everybody("/knowledge/library/options?q=漏水"),
    "library_versions": everybody("/knowledge/library/versions"),
    "release_library": Row(something_to_release, method="post", data={"note": "一季度"}, **FOR_KEEPERS),
    "revise_node": dialog("revise"),
    "add_node": Row("/knowledge/library/H02.01.01/add", right="director", stranger=OK, viewer=DENIED),
    "retire_node": dialog("retire"),
}
