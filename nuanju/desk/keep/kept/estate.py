"""Phases, buildings, common areas, parking bays, contractors and what they built."""

from typing import Any

from django import forms

from nuanju.core.refusals import Invalid
from nuanju.desk.keep.keeper import Action, Column, Keeper, register
from nuanju.desk.keep.kept.house_forms import CommonAreaForm
from nuanju.estate import naming, verbs
from nuanju.estate.models import Building, CommonArea, Contractor, Engagement, ParkingBay, Phase

KEEP: dict[str, Any] = {
    "group": "房产", "grant": "keep_estate", "event": "estate.changed", "add": verbs.add, "change": verbs.change,
    "remove": verbs.remove,
}  # fmt: skip
PROJECT = {"project": "project"}


class Plan(forms.Form):
    """A building in three lines."""

    units = forms.CharField(label="单元", required=False, help_text="例如 1-3；没有单元请留空")
    floors = forms.CharField(label="楼层", help_text="自下而上，例如 1-3,3A,5-18")
    doors = forms.CharField(label="每层户号", help_text="例如 01-04")


def _generate(row, *, by, units, floors, doors) -> str:
    lists: dict[str, Any] = {}
    for part, words, width in (("units", units, 0), ("floors", floors, 0), ("doors", doors, 2)):
        try:
            lists[part] = naming.expand(words, width=width) if words else [""]
        except ValueError as error:
            raise Invalid("plan_unreadable", part, part=error) from error
    lists["units"] = [f"{u}单元" if u.isdecimal() else u for u in lists["units"]]
    return f"已生成 {len(verbs.generate_houses(row, by=by, **lists))} 套房屋"


register(
    Keeper(
        key="phases", label="分期", model=Phase, icon="house", order=30, **KEEP,
        columns=(Column("分期", "name"), Column("项目", "project"), Column("排序", "position")), related=("project",),
        fields=("name", "position"), born=("project",), search=("name", "project__name"), filters=("project",), lookups=PROJECT,
        help="项目的建设和销售分期。",
    )
)  # fmt: skip
register(
    Keeper(
        key="buildings", label="楼栋", model=Building, icon="house", order=31, **KEEP,
        columns=(
            Column("楼栋", "name"), Column("项目", "project"), Column("分期", "phase"),
            Column("竣工验收", "accepted_on"), Column("集中交付", "central_delivery_on"),
        ),
        related=("project", "phase"), born=("project",),
        fields=("phase", "name", "position", "floors_above", "accepted_on", "central_delivery_on"),
        search=("name", "project__name", "project__initials"), filters=("project",), lookups=PROJECT,
        actions=(Action("generate", "批量生成房屋…", _generate, form=Plan),),
        help="竣工验收日和集中交付首日决定保修期，请照文件填写。",
    )
)  # fmt: skip
register(
    Keeper(
        key="common-areas", label="公区", model=CommonArea, icon="pin", order=34, **KEEP,
        columns=(Column("公共部位", "full_name"), Column("项目", "project"), Column("物业承接", "taken_over_on")),
        related=("project", "phase", "building", "unit__building"), born=("project",), form=CommonAreaForm,
        fields=("phase", "building", "name", "taken_over_on"), search=("name", "building__name", "project__name"),
        filters=("project",), lookups=PROJECT | {"building": "building"},
        help="电梯厅、车库、小区大门等共用的地方；诉求不在户内时选这里。",
    )
)  # fmt: skip
register(
    Keeper(
        key="parking-bays", label="车位", model=ParkingBay, icon="pin", order=35, **KEEP,
        columns=(Column("车位号", "number"), Column("位置", "place"), Column("性质", "kind"), Column("项目", "project")),
        related=("project",), fields=("number", "place", "kind"), born=("project",), search=("number", "place"),
        filters=("project", "kind"), lookups=PROJECT,
        help="产权、租赁和人防车位。",
    )
)  # fmt: skip
register(
    Keeper(
        key="contractors", label="施工单位", model=Contractor, icon="repair", order=36, **KEEP,
        columns=(
            Column("名称", "name"), Column("联系人", "contact"), Column("电话", "phone"), Column("合作中", "is_active"),
        ),
        fields=("name", "contact", "phone", "is_active"), search=("name", "name_key"),
        help="承担质量保修责任的单位。",
    )
)  # fmt: skip
register(
    Keeper(
        key="engagements", label="承包", model=Engagement, icon="repair", order=37, **KEEP,
        columns=(Column("施工单位", "contractor"), Column("项目", "project"), Column("承包内容", "trade")),
        related=("contractor", "project"), fields=("trade",), born=("contractor", "project"),
        search=("contractor__name", "trade"), filters=("project",), lookups=PROJECT | {"contractor": "contractor"},
        help="哪家单位在哪个项目做了什么；维修扣款按这里找责任单位。",
    )
)  # fmt: skip
