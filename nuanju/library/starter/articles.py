"""The shipped articles, published for all projects."""

import datetime
import pathlib

import yaml
from django.utils import timezone

from nuanju.library.models import ArticleVersion, KnowledgeArticle

SHIPPED = pathlib.Path(__file__).with_name("articles.yaml")
EFFECTIVE_ON = datetime.date(2020, 1, 1)


def load() -> None:
    """Add the articles whose key is not there yet; what a keeper has changed or retired stays so."""
    known = set(KnowledgeArticle.objects.exclude(key=None).values_list("key", flat=True))
    now = timezone.now()
    new = KnowledgeArticle.objects.bulk_create(
        KnowledgeArticle(
            key=a["key"], title=a["title"], body=a["body"].strip(), node_code=a.get("node", ""), tags=a["tags"],
            state=KnowledgeArticle.State.PUBLISHED, version=1, effective_on=EFFECTIVE_ON, written_at=now,
            published_at=now,
        )
        for a in yaml.safe_load(SHIPPED.read_text(encoding="utf-8")) if a["key"] not in known
    )  # fmt: skip
    ArticleVersion.objects.bulk_create(
        ArticleVersion(article=a, number=1, title=a.title, body=a.body, written_at=now) for a in new
    )
