"""我的通知设置: what I do not want to hear by which channel, and my own quiet hours."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nuanju.core.refusals import Invalid
from nuanju.notify import queries, verbs
from nuanju.notify.choices import OFFERED, ChannelKind
from nuanju.org.requests import StaffRequest


class QuietForm(forms.Form):
    quiet_from = forms.TimeField(label="从", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    quiet_until = forms.TimeField(label="到", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))


def notice_settings(request: StaffRequest) -> HttpResponse:
    mine = queries.preference_of(request.user)
    form = QuietForm(request.POST or None, initial={"quiet_from": mine.quiet_from, "quiet_until": mine.quiet_until})
    heard = set(request.POST.getlist("on")) if request.method == "POST" else queries.wish_names() - set(mine.off)
    if request.method == "POST" and form.is_valid() and _kept(request, form, heard):
        messages.success(request, "已保存通知设置")
        return redirect("notice_settings")
    context = {"form": form, "lines": _lines(heard), "rules": queries.rules(), "channels": _heads()}
    return render(request, "desk/notices/settings.html", context, status=422 if form.errors else 200)


def _kept(request: StaffRequest, form: QuietForm, heard: set[str]) -> bool:
    try:
        verbs.prefer(off=queries.wish_names() - heard, by=request.user, **form.cleaned_data)
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        return False
    return True


def _heads() -> list[str]:
    return [ChannelKind(channel).label for channel in OFFERED]


def _lines(heard: set[str]) -> list[dict]:
    """A row per notice: its name, and a cell per channel — not offered, always on, or to be chosen."""
    return [
        {
            "code": line.code, "label": line.label,
            "cells": [
                {"name": f"{line.code}:{c}", "there": c in line.channels, "free": line.channels.get(c, False),
                 "on": f"{line.code}:{c}" in heard, "label": ChannelKind(c).label}
                for c in OFFERED
            ],
        }
        for line in queries.wishes()
    ]  # fmt: skip
