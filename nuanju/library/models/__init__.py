from nuanju.library.models.article import ArticleVersion, KnowledgeArticle
from nuanju.library.models.node import LibraryVersion, ProblemNode
from nuanju.library.models.script import IntakeScript

__all__ = ["ArticleVersion", "IntakeScript", "KnowledgeArticle", "LibraryVersion", "ProblemNode"]
