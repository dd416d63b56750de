"""The outbox's filters, as they stand in the address."""

from django import forms
from django.db import models

from nuanju.core.text import clean
from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.codes import CODES


def _select(label: str, choices) -> forms.ChoiceField:
    """The label stands in the first choice: a row of filters needs no second line."""
    widget = forms.Select(attrs={"class": "control", "aria-label": label})
    return forms.ChoiceField(label=label, required=False, widget=widget, choices=[("", f"{label}：全部"), *choices])


class OutboxFilter(forms.Form):
    """Anything unknown in the address is left out rather than refused."""

    state = _select("状态", DeliveryState.choices)
    channel = _select("渠道", [c for c in ChannelKind.choices if c[0] != ChannelKind.APP])
    code = _select(
        "通知", [*((code, f"{code[:3]} {c.label}") for code, c in CODES.items()), ("webhook", "系统对接推送")]
    )
    q = forms.CharField(label="收件人", required=False, max_length=40)

    def narrow(self, deliveries: models.QuerySet) -> models.QuerySet:
        self.is_valid()
        asked = self.cleaned_data
        found = deliveries.exclude(notice__channel=ChannelKind.APP)
        paths = {"state": "state", "channel": "notice__channel", "code": "notice__code"}
        found = found.filter(**{path: asked[name] for name, path in paths.items() if asked.get(name)})
        who = clean(asked.get("q", ""))
        by_who = models.Q(notice__to_name__startswith=who) | models.Q(notice__address=who)
        return found.filter(by_who) if who else found

    def chips(self) -> list[tuple[str, str, str]]:
        """(label, value in words, parameter) of the filters in force."""
        labels = {"state": dict(DeliveryState.choices), "channel": dict(ChannelKind.choices)}
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return [(str(self.fields[n].label), labels.get(n, {}).get(v, v), n) for n, v in asked.items()]
