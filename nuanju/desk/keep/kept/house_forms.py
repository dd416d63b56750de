from typing import Any

from django import forms
from django.db import transaction

from nuanju.estate import queries, verbs


class UnitByName(forms.ModelForm):
    """The unit is written, not chosen: one that is new to the building is made."""

    unit_name = forms.CharField(label="单元", required=False, max_length=20, help_text="例如 2单元；没有单元请留空")

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        if self.instance.pk and self.instance.unit:
            self.fields["unit_name"].initial = self.instance.unit.name

    def keep(self, *, by, seen):
        row, names = self.instance, [n for n in self.cleaned_data if not n.endswith("_name")]
        values = {n: self.cleaned_data[n] for n in names} | self.places()
        if row.pk is not None:
            return verbs.change(row, by=by, seen=seen, **values)
        for name, value in values.items():
            setattr(row, name, value)
        return verbs.add(row, by=by)

    def places(self) -> dict:
        building = self.cleaned_data.get("building") or self.instance.building
        return {"unit": verbs.unit_of(building, self.cleaned_data["unit_name"]) if building else None}


class CommonAreaForm(UnitByName):
    pass


class HouseForm(UnitByName):
    """A house says its building; the project follows from it."""

    floor_name = forms.CharField(label="楼层", required=False, max_length=10, help_text="例如 15、3A")
    field_order = ("building", "unit_name", "floor_name", "number")

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        if self.instance.pk and self.instance.floor:
            self.fields["floor_name"].initial = self.instance.floor.label

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if building := data.get("building"):
            self.instance.project_id = building.project_id
        return data

    def places(self) -> dict:
        building = self.cleaned_data.get("building") or self.instance.building
        return super().places() | {"floor": verbs.floor_of(building, self.cleaned_data["floor_name"])}


class SpacesForm(forms.ModelForm):
    """A plan type with its rooms in one line and its floor plan."""

    uploads = "户型图"

    spaces_line = forms.CharField(
        label="户内空间", required=False, max_length=300, help_text="用顿号分开，例如 客厅、主卧、主卫、厨房、阳台"
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        if self.instance.pk:
            self.fields["spaces_line"].initial = "、".join(s.name for s in self.instance.spaces.all())

    @property
    def pictures(self) -> list:
        return queries.plans_of(self.instance)

    @transaction.atomic
    def keep(self, *, by, seen):
        values = {n: v for n, v in self.cleaned_data.items() if n != "spaces_line"}
        row = self.instance
        row = verbs.add(row, by=by) if row.pk is None else verbs.change(row, by=by, seen=seen, **values)
        names = self.cleaned_data["spaces_line"].replace("，", "、").replace(",", "、").split("、")
        verbs.set_spaces(row, names=names, by=by)
        typed: Any = self.data  # a QueryDict: the form is bound
        return verbs.put_plan(row, keys=typed.getlist("files"), by=by)
