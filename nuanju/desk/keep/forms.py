"""The form of a kept thing: scoped to what the user may choose, saved by the app's verbs."""

from typing import Any, NamedTuple

from django import forms
from django.db import models
from django.urls import reverse

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.desk.keep.keeper import Keeper, words

NONE = "（无）"


class Line(NamedTuple):
    """One field of the form; with `url` it is chosen from a long list."""

    field: forms.BoundField
    url: str
    text: str


def form_for(keeper: Keeper, user, row: models.Model, data=None, files=None, initial=None) -> forms.ModelForm:
    """Bound when there is data; related things are those in the user's reach."""
    fields = (*keeper.born, *keeper.fields) if row.pk is None else keeper.fields
    kind = forms.modelform_factory(keeper.model, form=keeper.form, fields=fields, formfield_callback=_field)
    form = kind(data, files, instance=row, initial=initial)
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            model: Any = field.queryset.model  # type: ignore[union-attr]
            field.queryset = model.objects.visible_to(user)
    if hasattr(form, "prepare"):
        form.prepare(user)
    return form


def lines(keeper: Keeper, form: forms.BaseForm) -> list[Line]:
    """The fields in order, long lists with the words of what is chosen."""
    return [_line(keeper, form[name]) for name in form.fields]


def keep(keeper: Keeper, form: Any, *, by, seen: int | None) -> Any:
    """Save through the verbs; a refusal lands at its field and None comes back."""
    if not form.is_valid():
        return None
    try:
        if hasattr(form, "keep"):
            return form.keep(by=by, seen=seen)
        if form.instance.pk is None and keeper.add:
            return keeper.add(form.instance, by=by)
        if keeper.change is None:
            raise Denied("keep")
        names = {f.name for f in keeper.model._meta.get_fields()}
        values = {n: v for n, v in form.cleaned_data.items() if n in names}
        return keeper.change(form.instance, by=by, seen=seen, **values)
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
    except Refused as refusal:
        if refusal.status == 403:
            raise
        form.refusal = refusal
        form.add_error(None, refusal.sentence)
    return None


def _line(keeper: Keeper, field: forms.BoundField) -> Line:
    what = keeper.lookups.get(field.name)
    if not what:
        return Line(field, "", "")
    try:
        chosen = field.field.clean(field.value()) if field.value() else None
    except forms.ValidationError:
        chosen = None
    return Line(field, reverse("keep_options", args=[what]), words(chosen))


def _field(field: models.Field, **options):
    if isinstance(field, models.DateTimeField):
        options["widget"] = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    elif isinstance(field, models.DateField):
        options["widget"] = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    made: Any = field.formfield(**options)
    if field.choices and field.blank:
        made.choices = [("", NONE), *field.flatchoices]
    elif isinstance(made, forms.ModelChoiceField) and not made.required:
        made.empty_label = NONE
    return made
