"""Write: a draft of the answer to a common question, for one project or for all."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from nuanju.library.article_flow import FLOW
from nuanju.library.models import KnowledgeArticle
from nuanju.library.verbs import _articles
from nuanju.org.models import Project


@transaction.atomic
def write_article(
    project: Project | None, *, title: str, body: str, by, node_code: str = "", tags: Iterable[str] = (),
    effective_on: datetime.date | None = None,
) -> KnowledgeArticle:  # fmt: skip
    article = KnowledgeArticle(project=project, author_id=by.pk, effective_on=effective_on or timezone.localdate())
    with FLOW.advance(article, "write", by=by, title=title) as row:
        _articles.put(row, title=title, body=body, node_code=node_code, tags=list(tags))
    _articles.keep_version(article, by)
    return article
