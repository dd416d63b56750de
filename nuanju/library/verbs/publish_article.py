"""Publish: from its effective day on agents find the article and may read it out."""

from django.utils import timezone

from nuanju.library.article_flow import FLOW
from nuanju.library.models import KnowledgeArticle


def publish_article(article: KnowledgeArticle, *, by) -> KnowledgeArticle:
    with FLOW.advance(article, "publish", by=by, title=article.title) as row:
        row.published_at = timezone.now()
    return article
