"""Who may write the knowledge base: `keep_articles` where the article applies; for all projects, at the group."""


def _keeps(user, article) -> bool:
    if article.project_id is None:
        return user.may("keep_articles") and user.reach.everywhere
    return user.may("keep_articles", article.project_id)


write = revise = publish = retire = _keeps
