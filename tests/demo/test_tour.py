"""The tour is told in one place; docs and READMEs repeat it."""

import pathlib
import re

from nuanju.demo.tour import as_markdown

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOUR = re.compile(r"<!-- tour -->\n(.*?)\n<!-- /tour -->", re.DOTALL)


def test_the_docs_tell_the_same_tour():
    told = TOUR.search((ROOT / "docs" / "tour.md").read_text(encoding="utf-8"))
    assert told and told[1] == as_markdown()


def test_every_other_page_that_tells_it_tells_the_same():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for told in TOUR.findall(page.read_text(encoding="utf-8")):
            assert told == as_markdown(), page.name
