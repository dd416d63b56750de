from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.org.models import Project
from nuanju.sla.choices import HoursKey
from nuanju.sla.hours import Day, Hours, windows

NAMES = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class WorkingCalendar(models.Model):
    """工作日历: opening hours from a date on; of the group, or of a project for a time (delivery period: seven days)."""

    key = models.CharField("时间类别", max_length=12, choices=HoursKey.choices, default=HoursKey.WORKING)
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="calendars", verbose_name="项目"
    )
    windows = models.JSONField("时段", help_text='例如 [["09:00", "12:00"], ["13:00", "18:00"]]')
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name="星期", help_text="0 为星期一")
    keeps_holidays = models.BooleanField("法定节假日休息", default=True)
    effective_on = models.DateField("生效日期")
    until = models.DateField("截止日期", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "工作日历"
        ordering = ["key", "project", "-effective_on", "-id"]

    def __str__(self):
        return f"{self.get_key_display()} {self.project or '集团'} {self.effective_on} 起"

    @property
    def in_words(self) -> str:
        """周一至周五 09:00–12:00、13:00–18:00，节假日休息"""
        days = sorted(self.weekdays)
        running = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
        named = f"{NAMES[days[0]]}至{NAMES[days[-1]]}" if running else "、".join(NAMES[d] for d in days)
        clocks = "、".join(f"{a}–{b}" for a, b in self.windows)
        return f"{named} {clocks}，节假日{'休息' if self.keeps_holidays else '照常'}"

    def hours(self) -> Hours:
        last = {"last_day": self.until} if self.until else {}
        opening = windows(*self.windows)
        return Hours(opening, frozenset(self.weekdays), self.keeps_holidays, self.effective_on, **last)


class CalendarYear(models.Model):
    """年度: the official calendar of this year is loaded; without a row the year is provisional."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "已公布年度"
        ordering = ["-year"]

    def __str__(self):
        return f"{self.year} 年"


class CalendarDay(models.Model):
    """A day entered by hand over the official calendar: for all, or a project's own. Rows are added, the newest counts."""

    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="项目")
    day = models.DateField("日期")
    working = models.BooleanField("上班")
    name = models.CharField("名称", max_length=20)
    windows = models.JSONField("时段", null=True, blank=True, help_text="留空为平日时段")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "特殊日期"
        ordering = ["day", "created_at", "id"]
        indexes = [models.Index(fields=["day"], name="calendar_day")]
        constraints = [
            models.CheckConstraint(name="day_off_has_no_hours", condition=Q(working=True) | Q(windows__isnull=True))
        ]

    def __str__(self):
        return f"{self.day} {self.name}"

    def special(self) -> Day:
        return Day(self.working, self.name, windows(*self.windows) if self.windows else None, bool(self.project_id))
