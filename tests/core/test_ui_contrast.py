"""Every text stands on its ground with at least 4.5 : 1, every mark with 3 : 1, in both themes (WCAG AA)."""

import pathlib
import re

import pytest

CSS = pathlib.Path(__file__).resolve().parents[2] / "frontend" / "css" / "themes.css"
GROUNDS = ["base-100", "base-200", "nj-hover", "nj-accent-soft", "nj-rail"]
TEXTS = [
    *[(ink, ground) for ink in ("base-content", "nj-muted", "nj-accent-ink") for ground in GROUNDS],
    *[(f"nj-clock-{t}-ink", g) for t in ("calm", "half", "warn", "over") for g in GROUNDS],
    *[(f"nj-sev-{s}-ink", f"nj-sev-{s}-soft") for s in ("normal", "important", "hot", "major")],
    *[(f"{c}-content", c) for c in ("primary", "secondary", "neutral", "info", "success", "warning", "error")],
    ("info", "nj-info-soft"), ("base-content", "nj-info-soft"), ("base-content", "nj-error-soft"),
    ("base-content", "nj-ok-soft"), ("nj-clock-over-ink", "nj-error-soft"), ("nj-clock-calm-ink", "nj-ok-soft"),
    ("base-content", "base-300"), ("nj-muted", "nj-info-soft"),
]  # fmt: skip
MARKS = [
    *[(f"nj-sev-{s}", "base-100") for s in ("normal", "important", "hot", "major")],
    *[(f"nj-clock-{t}", "base-100") for t in ("calm", "half", "warn", "over")],
    *[("primary", ground) for ground in GROUNDS],  # focus ring
    ("nj-edge", "base-100"),  # the edge of a field
]


def themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r'@plugin "daisyui/theme" \{(.*?)\n\}', CSS.read_text(), re.S)
    found = {}
    for block in blocks:
        name = re.search(r'name: "([\w-]+)"', block)[1]
        found[name] = dict(re.findall(r"--(?:color-)?([\w-]+): (#[0-9a-f]{6});", block))
    return found


THEMES = themes()


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_name_the_same_colours():
    assert set(THEMES) == {"nuanju", "nuanju-dark"}
    assert THEMES["nuanju"].keys() == THEMES["nuanju-dark"].keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_seen(theme, mark, ground):
    assert contrast(THEMES[theme][mark], THEMES[theme][ground]) >= 3
