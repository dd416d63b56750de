"""What an article must be, and the copy of its words kept for each version."""

from nuanju.core.refusals import Invalid
from nuanju.core.text import clean
from nuanju.library.models import ArticleVersion, KnowledgeArticle, ProblemNode


def put(article: KnowledgeArticle, *, title: str, body: str, node_code: str, tags: list[str]) -> None:
    """Set the words; raise Invalid when something is missing."""
    title, body = clean(title), clean(body)
    if not title:
        raise Invalid("required", "title", field="标题")
    if not body:
        raise Invalid("required", "body", field="内容")
    if node_code and not ProblemNode.objects.current().filter(code=node_code).exists():
        raise Invalid("article_unknown_node", "node_code", code=node_code)
    article.title, article.body, article.node_code = title, body, node_code
    article.tags = [t for t in dict.fromkeys(map(clean, tags)) if t]


def keep_version(article: KnowledgeArticle, by) -> None:
    ArticleVersion.objects.create(
        article=article, number=article.version, title=article.title, body=article.body, written_by_id=by.pk
    )
