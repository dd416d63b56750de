"""The frontend's build: which files belong to a page."""

import json
import logging
import pathlib

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

BUILD = pathlib.Path(__file__).resolve().parents[2] / "static" / "build"
MISSING = "界面还没有构建：请运行 bin/run，或在 frontend 目录运行 npm ci && npm run build，然后刷新页面。"
log = logging.getLogger(__name__)
_read: dict[float, dict] = {}  # manifest by its modification time


def manifest() -> dict:
    """The build's manifest; {} when there is no build. Read again when it has changed."""
    file = BUILD / "manifest.json"
    try:
        at = file.stat().st_mtime
    except FileNotFoundError:
        log.warning("no frontend build in %s", BUILD)
        return {}
    if at not in _read:
        _read.clear()
        _read[at] = json.loads(file.read_text())
    return _read[at]


def tags(name: str) -> SafeString:
    """Style sheets and the module script of entry `name`; names carry their own hash, so no second one is needed."""
    entry = manifest().get(f"js/{name}.js")
    if entry is None:
        return mark_safe("")
    base = f"{settings.STATIC_URL}build/"
    links = [format_html('<link rel="stylesheet" href="{}{}">', base, css) for css in entry.get("css", [])]
    script = format_html('<script type="module" src="{}{}"></script>', base, entry["file"])
    return mark_safe("".join([*links, script]))  # noqa: S308 - made of format_html
