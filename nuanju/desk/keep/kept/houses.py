"""Houses and their types."""

from django import forms
from django.utils import timezone

from nuanju.desk.keep.keeper import Action, Column, Keeper, register
from nuanju.desk.keep.kept.estate import KEEP, PROJECT
from nuanju.desk.keep.kept.house_forms import HouseForm, SpacesForm
from nuanju.estate import verbs
from nuanju.estate.models import House, HouseType


class OnDay(forms.Form):
    on = forms.DateField(label="收房日期", initial=timezone.localdate, widget=forms.DateInput({"type": "date"}))


def _hand_over(row, *, by, on) -> str:
    verbs.hand_over(row, by=by, on=on)
    return f"{row} 已于 {on} 收房，保修开始计算"


register(
    Keeper(
        key="house-types", label="户型", model=HouseType, icon="house", order=32, **KEEP,
        columns=(
            Column("户型", "name"), Column("项目", "project"), Column("几室几厅", "layout"), Column("建筑面积", "area"),
        ),
        related=("project",), fields=("name", "layout", "area"), born=("project",), form=SpacesForm,
        search=("name", "layout"), filters=("project",), lookups=PROJECT,
        help="户型和它的户内空间，受理时按空间定位问题。",
    )
)  # fmt: skip
register(
    Keeper(
        key="houses", label="房屋", model=House, icon="house", order=33, **KEEP,
        columns=(
            Column("房屋", "full_name"), Column("项目", "project"), Column("户型", "house_type"),
            Column("交付标准", "delivery_standard"), Column("用途", "use"), Column("收房日期", "handover_on"),
        ),
        related=("project", "building", "unit", "floor", "house_type"), form=HouseForm,
        fields=(
            "building", "number", "house_type", "delivery_standard", "use", "area", "line", "handover_on",
            "deemed_delivered_on", "marked_received",
        ),
        search=("full_name", "key"), filters=("project", "building", "delivery_standard", "use"),
        lookups=PROJECT | {"building": "building", "house_type": "house_type"},
        actions=(Action("hand-over", "办理收房…", _hand_over, form=OnDay, when=lambda h: not h.handover_on),),
        help="一栋楼的房屋请在楼栋页批量生成。",
    )
)  # fmt: skip
