from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.org.models import Project, User


class ArticleQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Articles for all, and those of the projects one works at, a handler too; drafts only for those who keep them."""
        standing = getattr(user, "standing", None)
        reach = standing.workplaces if standing else getattr(user, "reach", NOWHERE)
        mine = self if reach.everywhere else self.filter(Q(project=None) | Q(project_id__in=reach.project_ids))
        return mine if user.may("keep_articles") else mine.exclude(state=KnowledgeArticle.State.DRAFT)

    def published(self, on=None):
        """What agents may read out today."""
        return self.filter(state=KnowledgeArticle.State.PUBLISHED, effective_on__lte=on or timezone.localdate())

    def for_project(self, project_id: int | None):
        return self.filter(Q(project=None) | Q(project_id=project_id))


class KnowledgeArticle(models.Model):
    """知识文章: the answer to a common question, for one project or for all."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        PUBLISHED = "published", "已发布"
        RETIRED = "retired", "已停用"

    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="适用项目"
    )
    key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # of the shipped ones
    title = models.CharField("标题", max_length=60)
    body = models.TextField("内容", max_length=5000)
    node_code = models.CharField("关联问题编码", max_length=13, blank=True)
    tags = ArrayField(models.CharField(max_length=20), verbose_name="关键词", default=list, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField("版本", default=0)
    effective_on = models.DateField("生效日期", default=timezone.localdate)
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="作者")
    written_at = models.DateTimeField("编写时间", default=timezone.now)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "知识文章"
        ordering = ["title", "id"]
        indexes = [models.Index(fields=["state", "project"], name="article_state_project")]

    def __str__(self):
        return self.title


class ArticleVersion(models.Model):
    """The words of an article as they stood: an answer given a year ago can still be read."""

    article = models.ForeignKey(KnowledgeArticle, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=60)
    body = models.TextField("内容")
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="编写人")
    written_at = models.DateTimeField("编写时间", default=timezone.now)

    class Meta:
        verbose_name = "知识文章版本"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_version_once")]

    def __str__(self):
        return f"{self.title} v{self.number}"
