"""States of a knowledge article."""

from nuanju.core.flow import Flow
from nuanju.library import article_rights

FLOW = Flow(
    article_rights,
    write=("", "draft", "article.written"),
    revise=("draft published", None, "article.revised"),
    publish=("draft retired", "published", "article.published"),
    retire=("draft published", "retired", "article.retired"),
)
