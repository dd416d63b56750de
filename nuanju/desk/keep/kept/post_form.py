from typing import Any

from django import forms

from nuanju.org import verbs
from nuanju.org.models import CityCompany, Corporation, Post, Project, Region

LEVELS: dict[str, Any] = {"corporation": Corporation, "region": Region, "city_company": CityCompany, "project": Project}


class PostForm(forms.ModelForm):
    """A post with its place chosen from one list; who holds it is appointed, not just written."""

    place = forms.ChoiceField(label="所在")
    field_order = ("place", "role", "port", "holder", "deputy", "superior")

    def prepare(self, user) -> None:
        """The places in reach, by level."""
        place_field: Any = self.fields["place"]
        place_field.choices = [
            (model._meta.verbose_name, [(f"{level}:{p.pk}", str(p)) for p in model.objects.visible_to(user)])
            for level, model in LEVELS.items()
        ]
        place = self.instance.place if self.instance.pk else None
        if place is not None:
            level = next(k for k, model in LEVELS.items() if isinstance(place, model))
            self.fields["place"].initial = f"{level}:{place.pk}"

    def clean(self):
        super().clean()
        data = self.cleaned_data
        level, _, pk = data.get("place", "").partition(":")
        for name in LEVELS:
            setattr(self.instance, f"{name}_id", int(pk) if name == level else None)
        return data

    def keep(self, *, by, seen) -> Post:
        data = self.cleaned_data
        people = {name: data[name] for name in ("holder", "deputy", "superior")}
        values = {"role": data["role"], "port": data["port"]} | {k: getattr(self.instance, k) for k in LEVELS}
        new = self.instance.pk is None
        post = verbs.add(Post(**values), by=by) if new else verbs.change(self.instance, by=by, seen=seen, **values)
        if any(getattr(post, name) != person for name, person in people.items()):
            post = verbs.appoint(post, **people, by=by)
        return post
