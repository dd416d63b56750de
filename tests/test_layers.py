"""What import-linter cannot see: model names in strings, addresses and includes in templates, and imports past a public face."""

import ast
import pathlib
import re
import tomllib
from collections.abc import Iterator

import grimp
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOUSE = ROOT / "nuanju"
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
HEIGHT = {  # app → its layer, 0 at the bottom
    app.strip(): height for height, layer in enumerate(reversed(CONTRACT["layers"])) for app in layer.split("|")
}
FACES = {"models", "queries", "verbs", "panels", "events", "choices", "rights"}  # rights: which buttons to show
OFFERED = {  # besides the faces: pure helpers, and what both shells (pages and API) must share to behave alike
    "cases": {
        "checklists",
        "checks",
        "figures",
        "filters",
        "flow",
        "inputs",
        "labels",
        "publiclink",
        "severity",
        "suggesting",
        "watch",
    },
    "clusters": {"filters", "flow", "inputs", "labels"},
    "customers": {"filters", "phones"},
    "escalation": {"flow", "inputs", "labels"},
    "estate": {"naming"},
    "library": {"article_flow", "catalog", "file"},
    "notify": {"codes", "recipients", "weights"},
    "org": {"conditions", "requests", "roles"},
    "sla": {"calendar", "official", "words"},
    "warranty": {"dates"},
}
BULK = {  # what loading by the thousand reckons with, instead of the verbs that write one by one, and the engines it lets run
    "cases": {"copies", "intake", "kinds", "rising", "severity", "solutions", "spreading"},
    "clusters": {"alerts", "engine", "facts", "figures", "keys", "raising", "rules"},
    "escalation": {"reporting", "watching"},
    "search": {"keys"},
    "sla": {"book", "reckoning", "sweep"},
    "warranty": {"ruling", "terms"},
}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "get_model"}


def may_know(app: str, other: str) -> bool:
    """An app knows itself and what lies below; never sideways, never up."""
    return app == other or HEIGHT[app] > HEIGHT[other]


def test_models_are_named_in_strings_only_downwards():
    bad = []
    for path in HOUSE.rglob("*.py"):
        app = path.relative_to(HOUSE).parts[0]
        if app in HEIGHT and "migrations" not in path.parts:
            bad += [f"{path.relative_to(ROOT)} names {other}" for other in named_apps(path) if not may_know(app, other)]
    assert bad == []


def named_apps(path: pathlib.Path) -> Iterator[str]:
    """Labels in ForeignKey("app.Model") and get_model("app", "Model")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in RELATIONS:
            for given in [*node.args[:1], *(k.value for k in node.keywords if k.arg == "to")]:
                label = str(given.value).split(".")[0] if isinstance(given, ast.Constant) else ""
                if label in HEIGHT:
                    yield label


def templates() -> Iterator[tuple[str, str, str]]:
    """(app, name relative to the root, text) of every template."""
    for path in sorted(HOUSE.glob("*/templates/**/*.html")):
        yield path.relative_to(HOUSE).parts[0], str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_templates_link_only_downwards():
    homes = dict(addresses(get_resolver()))
    bad = [
        f"{name} links to {url} of {homes[url]}"
        for app, name, text in templates()
        for url in re.findall(r"""\{%\s*url\s+['"]([\w:.-]+)['"]""", text)
        if url in homes and not may_know(app, homes[url])
    ]
    assert bad == []


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(name, app whose view answers) of every address of ours."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern) and entry.name and entry.callback.__module__.startswith("nuanju."):
            yield f"{prefix}{entry.name}", entry.callback.__module__.split(".")[1]


def test_templates_include_only_downwards():
    homes = {}
    for path in HOUSE.glob("*/templates/**/*.html"):
        app, _, *inner = path.relative_to(HOUSE).parts
        homes["/".join(inner)] = app
    bad = [
        f"{name} takes {taken} of {homes[taken]}"
        for app, name, text in templates()
        for taken in re.findall(r"""\{%\s*(?:include|extends)\s+['"]([\w./-]+?)(?:#[\w-]+)?['"]""", text)
        if taken in homes and not may_know(app, homes[taken])
    ]
    assert bad == []


def test_nobody_reaches_past_a_public_face():
    graph = grimp.build_graph("nuanju", cache_dir=None)
    bad = []
    for importer in sorted(graph.modules):
        for imported in graph.find_modules_directly_imported_by(importer):
            if not allowed(importer.split(".")[1:], imported.split(".")[1:]):
                bad.append(f"{importer} → {imported}")
    assert bad == []


def allowed(importer: list[str], imported: list[str]) -> bool:
    """config puts the house together and core is there for all; else only what is offered."""
    if not importer or len(imported) < 2 or importer[0] in (imported[0], "config") or imported[0] == "core":
        return True
    bulk = BULK.get(imported[0], set()) if importer[0] in ("demo", "bench") else set()
    return imported[1] in FACES | OFFERED.get(imported[0], set()) | bulk
