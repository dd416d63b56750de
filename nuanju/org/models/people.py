from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import pinyin_key
from nuanju.org.choices import PortKey, Role
from nuanju.org.models.places import CityCompany, Corporation, Project, Region
from nuanju.org.standing import Standing


class UserQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Colleagues: whoever holds or deputises a post at a project in reach."""
        if user.reach.everywhere:
            return self
        posts = Post.objects.visible_to(user)
        return self.filter(Q(pk__in=posts.values("holder")) | Q(pk__in=posts.values("deputy")) | Q(pk=user.pk))

    def staff(self):
        return self.filter(kind=User.Kind.STAFF, is_active=True)


class UserManager(BaseUserManager["User"]):
    def create_user(self, username, password=None, **fields):
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """One record for everybody who can log in: staff, customers, contractors' workers."""

    class Kind(models.TextChoices):
        STAFF = "staff", "员工"
        CUSTOMER = "customer", "客户"
        WORKER = "worker", "施工人员"

    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.STAFF)
    username = models.CharField("登录名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    name_key = models.CharField(max_length=120, editable=False, default="")
    employee_no = models.CharField("工号", max_length=30, blank=True)
    phone = models.CharField("手机", max_length=20, blank=True)
    email = models.EmailField("邮箱", blank=True)
    is_active = models.BooleanField("在职", default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager.from_queryset(UserQuerySet)()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "人员"
        ordering = ["name_key", "id"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.name_key = pinyin_key(self.name)

    def get_full_name(self):
        return self.name

    def has_perm(self, perm, obj=None):
        return False  # rights come from posts, asked through `may`

    def has_module_perms(self, label):
        return False

    @cached_property
    def standing(self) -> Standing:
        """The user's posts with the projects they cover, read once per request."""
        return Standing.of(self)

    @property
    def reach(self):
        return self.standing.reach

    def may(self, grant: str, project_id: int | None = None, port: str | None = None) -> bool:
        """Does one of my posts give `grant` there? Without a project: anywhere."""
        return self.is_active and self.standing.may(grant, project_id, port)

    def holds(self, role: str, project_id: int | None = None, port: str | None = None) -> bool:
        return self.is_active and self.standing.holds(role, project_id, port)


class Post(models.Model):
    """岗位: a role at a place in the organisation; may be vacant."""

    role = models.CharField("角色", max_length=30, choices=Role.choices)
    corporation = models.ForeignKey(
        Corporation, models.CASCADE, null=True, blank=True, related_name="posts", verbose_name="集团"
    )
    region = models.ForeignKey(Region, models.CASCADE, null=True, blank=True, related_name="posts", verbose_name="区域")
    city_company = models.ForeignKey(
        CityCompany, models.CASCADE, null=True, blank=True, related_name="posts", verbose_name="城市公司"
    )
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="posts", verbose_name="项目"
    )
    port = models.CharField("端口", max_length=20, choices=PortKey.choices, blank=True)
    holder = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="任职人")
    deputy = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="deputy_posts", verbose_name="副手"
    )
    superior = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="inferiors", verbose_name="上级岗位"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="post_at_one_level",
                condition=Q(corporation__isnull=False, region=None, city_company=None, project=None)
                | Q(corporation=None, region__isnull=False, city_company=None, project=None)
                | Q(corporation=None, region=None, city_company__isnull=False, project=None)
                | Q(corporation=None, region=None, city_company=None, project__isnull=False),
                violation_error_message="岗位要挂在集团、区域、城市公司、项目中的一个层级上。",
            ),
            models.UniqueConstraint(
                name="one_first_responsible_per_port",
                fields=["project", "port"],
                condition=Q(role="first_responsible"),
                violation_error_message="这个项目的该端口已有第一责任人岗位。",
            ),
        ]
        indexes = [models.Index(fields=["role", "project", "port"], name="post_role_project")]

    def __str__(self):
        return f"{self.place} {self.get_port_display()}{self.get_role_display()}"

    @property
    def place(self):
        return self.project or self.city_company or self.region or self.corporation

    def clean(self):
        """The chain of superiors ends: a loop would leave an escalation without a top."""
        seen, post = {self.pk}, self.superior
        while post is not None:
            if post.pk in seen:
                raise ValidationError({"superior": "上级岗位形成了循环，请重新选择。"})
            seen.add(post.pk)
            post = post.superior
