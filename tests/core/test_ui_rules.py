"""Templates keep to the CSP and never hand user text to where it would be evaluated."""

import gzip
import pathlib
import re

import pytest
from django.template import engines
from django.template.loader import get_template
from django_cotton.compiler_regex import CottonCompiler

ROOT = pathlib.Path(__file__).resolve().parents[2]
UI = ROOT / "nuanju" / "core" / "templates" / "ui"
TEMPLATES = sorted(p for p in ROOT.glob("nuanju/*/templates/**/*.html"))
COMMENT = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}|{#.*?#}", re.S)
HANDLER = re.compile(r"\son[a-z]+\s*=", re.I)
TEXT_BOUND = re.compile(r"\s:[\w-]+\s*=\s*([\"'])[^\"']*{[{%]")
USE = re.compile(r"<c-([\w.-]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
BOUND = re.compile(r"(?:^|\s):([\w-]+)\s*=")


def source(template: pathlib.Path) -> str:
    return COMMENT.sub("", template.read_text())


def name(template: pathlib.Path) -> str:
    return str(template.relative_to(ROOT / "nuanju"))


each_template = pytest.mark.parametrize("template", TEMPLATES, ids=name)


@each_template
def test_no_inline_style_script_or_handler(template):
    text = source(template)
    if "/emails/" in str(template) or text.lstrip().startswith("<!-- mail -->"):
        return
    assert not re.search(r"\sstyle\s*=", text), "an inline style: use a class or <c-meter>"
    assert not re.search(r"<style\b", text), "an inline style sheet"
    assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))", text), "an inline script"
    assert not HANDLER.search(text), "an on… handler"
    assert "hx-on" not in text, "hx-on needs eval"


@each_template
def test_text_is_never_bound(template):
    assert not TEXT_BOUND.search(source(template)), 'write title="{{ x }}", never :title="{{ x }}"'


@each_template
def test_bound_attributes_are_declared_by_their_component(template):
    """An undeclared `:x` would reach {{ attrs }} unescaped."""
    for component, attributes in USE.findall(source(template)):
        if component in ("vars", "slot"):
            continue
        declared = set(BOUND.findall(variables(component))) | set(re.findall(r"(?:^|\s)([\w-]+)", variables(component)))
        assert set(BOUND.findall(attributes)) <= declared, (
            f"<c-{component}> does not declare {BOUND.findall(attributes)}"
        )


def variables(component: str) -> str:
    found = re.search(r"<c-vars(.*?)/>", (UI / f"{component.replace('-', '_')}.html").read_text(), re.S)
    return found[1] if found else ""


@each_template
def test_it_compiles(template):
    get_template(
        str(template.relative_to(template.parents[len(template.parts) - 1 - template.parts.index("templates") - 1]))
    )


def render(text: str, **context) -> str:
    page = engines["django"].from_string(CottonCompiler().process(text)).render(context)
    assert "<c-" not in page
    return page


EVIL = "\"><script>alert(1)</script>' onload='x"


@pytest.mark.parametrize(
    "text",
    [
        '<c-button label="{{ x }}" title="{{ x }}" data-a="{{ x }}" />',
        '<c-field name="n" label="{{ x }}" value="{{ x }}" error="{{ x }}" placeholder="{{ x }}" />',
        '<c-field name="n" type="textarea" value="{{ x }}" />',
        '<c-entry who="{{ x }}" text="{{ x }}" />',
        '<c-chip label="{{ x }}" value="{{ x }}" href="/?q={{ x }}" />',
        '<c-drawer id="d" title="{{ x }}">{{ x }}</c-drawer>',
        '<c-copy text="{{ x }}" />',
        '<c-phone tel="{{ x }}" />',
        '<c-person name="{{ x }}" note="{{ x }}" />',
        '<c-state key="{{ x }}" label="{{ x }}" tone="{{ x }}" />',
        '<c-photos :files="files" />',
    ],
)
def test_what_users_write_stays_text(text):
    page = render(text, x=EVIL, files=[{"key": "a", "name": EVIL}])
    assert "<script" not in page
    assert not re.search(r"""=\s*("[^"]*"|'[^']*')\s*onload=""", page)
    assert "&lt;script" in page


def test_the_build_stays_small():
    build = ROOT / "nuanju" / "static" / "build"
    scripts, styles = sorted(build.glob("js/desk.*.js")), sorted(build.glob("css/desk.*.css"))
    if not scripts:
        pytest.skip("the frontend is not built here")
    assert len(gzip.compress(scripts[0].read_bytes())) <= 120_000
    assert len(gzip.compress(styles[0].read_bytes())) <= 30_000
