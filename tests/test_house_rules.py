"""Rules of the house that no linter knows; each failure names file and line."""

import ast
import pathlib
from collections.abc import Callable, Iterator

import pytest
from procrastinate.contrib.django import app

from nuanju.core.events import KINDS
from nuanju.core.refusals import SENTENCES

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOUSE = ROOT / "nuanju"
LONGEST_VERB = 80  # lines that are not blank


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders or (".",):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def offenders(found: Callable[[ast.AST], bool], *folders: str, but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name}:{node.lineno}"
        for name, tree in modules(*folders)
        if name not in but
        for node in ast.walk(tree)
        if found(node)
    ]


def calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def named(node: ast.AST) -> str:
    """x.y.Z or Z → Z."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_jobs_are_deferred_only_through_core_jobs():
    def bare(node):
        return (
            calls(node, "defer", "defer_async", "batch_defer", "batch_defer_async") and named(node.func.value) != "jobs"
        )

    assert offenders(bare, but=("nuanju/core/jobs.py",)) == []


def test_views_reach_data_only_through_visible_to():
    """`.objects` in a shell is followed by `.visible_to(` at once; what a page needs besides is asked of queries."""
    bad = []
    for name, tree in modules("desk", "api"):
        through_the_door = {
            id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "visible_to"
        }
        managers = [
            n
            for n in ast.walk(tree)
            if isinstance(n, ast.Attribute) and n.attr in ("objects", "_base_manager", "_default_manager")
        ]
        bad += [f"{name}:{n.lineno}" for n in managers if id(n) not in through_the_door]
    assert bad == []


def test_no_signals():
    def signal(node):
        return isinstance(node, ast.ImportFrom) and (
            (node.module or "").startswith(("django.db.models.signals", "django.dispatch"))
            or (node.module == "django.db.models" and any(a.name == "signals" for a in node.names))
        )

    assert offenders(signal) == []


def test_no_model_overrides_save_or_delete():
    def overrides(node):
        return (
            isinstance(node, ast.ClassDef)
            and any(isinstance(f, ast.FunctionDef) and f.name in ("save", "delete", "bulk_create") for f in node.body)
            and any(
                named(base).endswith(("Model", "QuerySet", "Manager", "AbstractBaseUser"))
                and named(base) != "ModelForm"
                for base in node.bases
            )
        )

    assert offenders(overrides) == []


def test_no_import_of_the_house_inside_a_function():
    def house(node):
        return (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nuanju")) or (
            isinstance(node, ast.Import) and any(a.name.startswith("nuanju") for a in node.names)
        )

    def hides(node):
        return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(house(n) for n in ast.walk(node))

    assert offenders(hides) == []


def test_every_recorded_event_is_declared():
    bad = []
    for name, tree in modules():
        for node in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            said = [node.args[0]] if named(node.func) == "record" and node.args else []
            if named(node.func) == "Flow":
                said = [k.value.elts[2] for k in node.keywords if isinstance(k.value, ast.Tuple)]
            words = [w.value for w in said if isinstance(w, ast.Constant) and isinstance(w.value, str)]
            bad += [f"{name}:{node.lineno} {w}" for w in words if w not in KINDS]
    assert bad == []


def test_every_refusal_has_its_sentence():
    made = [(name, n) for name, tree in modules() for n in ast.walk(tree) if isinstance(n, ast.Call)]
    sentences = {k.arg for _, n in made if named(n.func) == "declare" for k in n.keywords} | SENTENCES.keys()
    bad = []
    for name, node in made:
        code = node.args[0] if node.args and named(node.func) in ("Refused", "Invalid") else None
        if isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value not in sentences:
            bad.append(f"{name}:{node.lineno} {code.value}")
    assert bad == []


def test_every_deferred_task_exists():
    app.perform_import_paths()
    bad = []
    for name, tree in modules():
        for node in (n for n in ast.walk(tree) if isinstance(n, ast.Call) and named(n.func) == "defer_named"):
            task = node.args[0]
            if isinstance(task, ast.Constant) and task.value not in app.tasks:
                bad.append(f"{name}:{node.lineno} {task.value}")
    assert bad == []


def verbs() -> list[pathlib.Path]:
    return sorted(p for p in HOUSE.glob("*/verbs/*.py") if p.name != "__init__.py")


@pytest.mark.parametrize("path", verbs(), ids=lambda p: f"{p.parent.parent.name}.{p.stem}")
def test_a_verb_is_a_short_module_with_a_public_function(path):
    source = path.read_text(encoding="utf-8")
    assert sum(bool(line.strip()) for line in source.splitlines()) <= LONGEST_VERB
    assert any(isinstance(n, ast.FunctionDef) and not n.name.startswith("_") for n in ast.parse(source).body)
