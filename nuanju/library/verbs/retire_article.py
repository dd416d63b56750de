"""Retire: no longer offered; cases that were answered with it keep pointing to it."""

from nuanju.core.refusals import Invalid
from nuanju.library.article_flow import FLOW
from nuanju.library.models import KnowledgeArticle


def retire_article(article: KnowledgeArticle, *, by, reason: str) -> KnowledgeArticle:
    with FLOW.advance(article, "retire", by=by, title=article.title, reason=reason):
        if not reason.strip():
            raise Invalid("required", "reason", field="停用原因")
    return article
