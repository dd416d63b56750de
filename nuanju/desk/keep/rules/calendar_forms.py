"""Forms of the working calendar: hours and dates as people type them."""

import datetime
import re
from typing import Any, cast

from django import forms

from nuanju.sla.queries import Day

DATE = forms.DateInput({"type": "date"}, "%Y-%m-%d")
WEEKDAYS = [(0, "周一"), (1, "周二"), (2, "周三"), (3, "周四"), (4, "周五"), (5, "周六"), (6, "周日")]
MONTH_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?")


class WindowsField(forms.CharField):
    """09:00–12:00、13:00–18:00 as [["09:00", "12:00"], …]; the verb judges whether they fit."""

    def to_python(self, value) -> Any:
        pieces = re.split(r"[、，,;；\s]+", (value or "").replace("：", ":").strip())
        return [re.split(r"[–—~～-]+|至", piece) for piece in pieces if piece] or None

    def validate(self, value) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")


class HoursForm(forms.Form):
    windows = WindowsField(label="时段", help_text="例如 09:00–12:00、13:00–18:00")
    weekdays = forms.TypedMultipleChoiceField(
        label="哪几天上班", choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    keeps_holidays = forms.BooleanField(label="法定节假日休息，调休日上班", required=False)
    effective_on = forms.DateField(label="从哪天起", widget=DATE)
    until = forms.DateField(label="到哪天止", widget=DATE, required=False, help_text="例如集中交付期；不填为一直有效")

    def __init__(self, *args, project, **options):
        super().__init__(*args, **options)
        if project is None:
            del self.fields["until"]


class DayForm(forms.Form):
    day = forms.DateField(label="日期", widget=DATE)
    working = forms.TypedChoiceField(
        label="这一天", choices=[("0", "休息"), ("1", "上班")], coerce=lambda v: v == "1", widget=forms.RadioSelect
    )
    name = forms.CharField(label="名称", max_length=20, help_text="例如 台风停工、集中交付")
    windows = WindowsField(label="时段", required=False, help_text="上班时可填；不填按平日时段")


class DatesField(forms.CharField):
    """Lines with dates of one year: two dates on a line are a stretch, the words beside them its name."""

    def __init__(self, *, working: bool, **options):
        super().__init__(widget=forms.Textarea({"rows": 4}), **options)
        self.working, self.year = working, 0

    def to_python(self, value) -> Any:
        found: dict[datetime.date, Day] = {}
        for line in (value or "").splitlines():
            dates = [self._date(m, line) for m in MONTH_DAY.finditer(line)]
            if not dates and line.strip():
                raise forms.ValidationError(f"“{line.strip()[:20]}”里没有读出日期。")
            found |= self._stretch(dates, MONTH_DAY.sub("", line))
        return found

    def _date(self, found: re.Match, line: str) -> datetime.date:
        try:
            return datetime.date(self.year, int(found[1]), int(found[2]))
        except ValueError as error:
            raise forms.ValidationError(f"“{line.strip()[:20]}”里的日期不对。") from error

    def _stretch(self, dates: list[datetime.date], words: str) -> dict[datetime.date, Day]:
        name = re.sub(r"[^\w]|[至到]", "", words)[:18] or ("调休" if self.working else "放假")
        if len(dates) != 2 or self.working:
            return {day: Day(self.working, name) for day in dates}
        days = (dates[1] - dates[0]).days
        return {dates[0] + datetime.timedelta(days=n): Day(self.working, name) for n in range(days + 1)}


class YearForm(forms.Form):
    """What is typed goes over the official calendar; for a year not published it is the calendar."""

    rest = DatesField(working=False, label="放假", required=False, help_text="一行一个，例如 春节 2-6 至 2-12")
    work = DatesField(working=True, label="调休上班", required=False, help_text="例如 2-20、2-28")

    def __init__(self, *args, year: int, published: bool, **options):
        super().__init__(*args, **options)
        self.published = published
        self.fields["rest"].required = not published
        for name in ("rest", "work"):
            cast(DatesField, self.fields[name]).year = year

    def clean(self):
        """The verb's `days`: nothing typed over a published year is the published year."""
        super().clean()
        data = self.cleaned_data
        days = (data.pop("rest", None) or {}) | (data.pop("work", None) or {})
        return {"days": days or None}
