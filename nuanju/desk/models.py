"""What the desk itself remembers: the views people save of their lists, the long lists being written for them, the links
of the walls."""

import datetime
import secrets

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from nuanju.core.actors import SYSTEM

WALL_SALT = "nuanju.wall"


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own and those shared with everybody."""
        return self.filter(Q(user=user) | Q(shared=True))


class SavedView(models.Model):
    """保存的视图: the filters of the case list under a name, a tab for its owner or for everybody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name="人员")
    name = models.CharField("名称", max_length=20)
    query = models.CharField("筛选", max_length=500, blank=True)
    shared = models.BooleanField("所有人可见", default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "保存的视图"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_view_name_once",
                violation_error_message="您已有一个同名的视图，请换一个名称。",
            )
        ]

    def __str__(self):
        return self.name


class ExportKind(models.TextChoices):
    CASES = "cases", "诉求清单"
    CUSTOMERS = "customers", "客户清单"


class ExportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own alone, whatever one may see else: the file holds what its owner may see."""
        return self if user is SYSTEM else self.filter(user_id=user.pk)

    def waiting(self):
        return self.filter(done_at=None, failed_at=None)

    def kept(self):
        return self.filter(asked_at__gt=timezone.now() - Export.KEPT)

    def gone(self):
        return self.filter(asked_at__lte=timezone.now() - Export.KEPT)


def export_key() -> str:
    return secrets.token_hex(16)


class Export(models.Model):
    """导出: a list too long for one request, written by a job; the file is its owner's and goes after a week."""

    KEPT = datetime.timedelta(days=7)
    QUIET = datetime.timedelta(minutes=2)  # so long without a new row is worth saying

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports", verbose_name="人员")
    kind = models.CharField("清单", max_length=12, choices=ExportKind.choices, default=ExportKind.CASES)
    query = models.TextField("筛选", blank=True)  # as in the address
    filters = models.TextField("筛选条件", blank=True)  # as people read it
    key = models.CharField(max_length=32, default=export_key, unique=True)
    total = models.PositiveIntegerField("行数")
    written = models.PositiveIntegerField("已写", default=0)
    asked_at = models.DateTimeField("提交时间", default=timezone.now)
    moved_at = models.DateTimeField("最近进展", default=timezone.now)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    failed_at = models.DateTimeField("失败时间", null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "导出"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "-id"], name="export_of_user"),
            models.Index(fields=["asked_at"], name="export_asked"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {timezone.localtime(self.asked_at):%Y-%m-%d %H%M}"

    @property
    def path(self) -> str:
        """Where the file lies; known beforehand, so that a job run again writes over what a killed one left."""
        return f"exports/{self.key}.xlsx"

    @property
    def is_waiting(self) -> bool:
        return not (self.done_at or self.failed_at)

    @property
    def is_quiet(self) -> bool:
        return self.is_waiting and self.moved_at < timezone.now() - self.QUIET

    @property
    def share(self) -> int:
        """0–100."""
        return min(100, self.written * 100 // self.total) if self.total else 0

    @property
    def gone_at(self) -> datetime.datetime:
        return self.asked_at + self.KEPT


class WallLinkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Kept by the group's monitors and administrators."""
        return self if user.may("keep_walls") else self.none()


class WallLink(models.Model):
    """大屏链接: lets one screen show the figures of a place without a login until it is revoked. It opens nothing else."""

    name = models.CharField("名称", max_length=40)
    region = models.ForeignKey("org.Region", models.CASCADE, null=True, blank=True, verbose_name="区域公司")
    city = models.ForeignKey("org.CityCompany", models.CASCADE, null=True, blank=True, verbose_name="城市公司")
    project = models.ForeignKey("org.Project", models.CASCADE, null=True, blank=True, verbose_name="项目")
    key = models.CharField(max_length=32, editable=False, unique=True)  # signed into the link, so an old one stays dead
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="建立人")
    made_at = models.DateTimeField("建立时间")
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = WallLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "大屏链接"
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="wall_shows_one_place",
                condition=Q(region=None, city=None) | Q(region=None, project=None) | Q(city=None, project=None),
                violation_error_message="大屏只能选一个范围：区域、城市公司或项目。",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def place(self):
        return self.project or self.city or self.region

    @property
    def where(self) -> dict[str, str]:
        """As the address of a board says it."""
        if self.project:
            return {"project": self.project.code}
        kind = "city" if self.city_id else "region"
        return {kind: str(self.city_id or self.region_id)} if self.place else {}

    @property
    def address(self) -> str:
        return reverse("wall", args=[wall_token(self)])


def wall_token(link: WallLink) -> str:
    """Signed with the site's key: the row alone opens no screen."""
    return signing.Signer(salt=WALL_SALT).sign(link.key)


def wall_of(token: str) -> WallLink | None:
    """The link of a token, unless it was forged or revoked."""
    try:
        key = signing.Signer(salt=WALL_SALT).unsign(token)
    except signing.BadSignature:
        return None
    links = WallLink.objects.visible_to(SYSTEM).select_related("region", "city", "project")  # the token is the right
    return links.filter(key=key, revoked_at=None).first()
