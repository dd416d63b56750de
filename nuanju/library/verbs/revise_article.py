"""Revise: new words; the old ones stay readable as a version."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from nuanju.library.article_flow import FLOW
from nuanju.library.models import KnowledgeArticle
from nuanju.library.verbs import _articles


@transaction.atomic
def revise_article(
    article: KnowledgeArticle, *, title: str, body: str, by, seen: int, node_code: str = "", tags: Iterable[str] = (),
    effective_on: datetime.date | None = None,
) -> KnowledgeArticle:  # fmt: skip
    """`seen` is the version the keeper looked at: two at once, and the second is told."""
    with FLOW.advance(article, "revise", by=by, seen=seen, title=title) as row:
        _articles.put(row, title=title, body=body, node_code=node_code, tags=list(tags))
        row.effective_on = effective_on or row.effective_on
    _articles.keep_version(article, by)
    return article
