"""Group, regions, city companies, projects."""

from typing import Any

from django import forms

from nuanju.desk.keep.keeper import Action, Column, Keeper, register
from nuanju.hotline.queries import has_gate
from nuanju.org import verbs
from nuanju.org.models import CityCompany, Corporation, Project, Region

KEEP: dict[str, Any] = {"group": "组织", "grant": "keep_org", "event": "org.changed", "change": verbs.change}


class FromDay(forms.Form):
    on = forms.DateField(label="启用日期", widget=forms.DateInput({"type": "date"}), help_text="从这一天起使用400闭环")


def _switch_region(row, *, by, on) -> str:
    verbs.switch_on_region(row, by=by, on=on)
    return f"{row} 自 {on} 起启用"


def _switch_project(row, *, by, on) -> str:
    verbs.switch_on_project(row, by=by, on=on)
    return f"{row} 自 {on} 起启用"


def _has_no_gate(row: Project) -> bool:
    """A project with a start-up gate is switched on by opening it."""
    return not row.live_since and not has_gate(row)


register(
    Keeper(
        key="group", label="集团", model=Corporation, icon="house", order=10, **KEEP,
        columns=(Column("名称", "name"), Column("单号前缀", "number_prefix")),
        fields=("name", "number_prefix"),
        help="集团名称和诉求单号的前缀。",
    )
)  # fmt: skip
register(
    Keeper(
        key="regions", label="区域公司", model=Region, icon="pin", order=11, **KEEP,
        columns=(Column("区域公司", "name"), Column("启用日期", "live_since")),
        fields=("name",), born=("corporation",), search=("name",), add=verbs.add, remove=verbs.remove,
        actions=(Action("switch-on", "启用…", _switch_region, form=FromDay, when=lambda r: not r.live_since),),
        help="按区域逐个启用；没有启用的区域不派工、不计时。",
    )
)  # fmt: skip
register(
    Keeper(
        key="city-companies", label="城市公司", model=CityCompany, icon="pin", order=12, **KEEP,
        columns=(Column("城市公司", "name"), Column("区域", "region")), related=("region",),
        fields=("region", "name"), born=("corporation",), search=("name",), filters=("region",),
        add=verbs.add, remove=verbs.remove,
        help="没有区域的城市公司直属集团。",
    )
)  # fmt: skip
register(
    Keeper(
        key="projects", label="项目", model=Project, icon="house", order=13, **KEEP,
        columns=(
            Column("项目", "name"), Column("代码", "code"), Column("城市公司", "city_company"),
            Column("启用日期", "live_since"), Column("400号码", "hotline"), Column("夜间值班", "duty_phone"),
        ),
        related=("city_company",), fields=("name", "short_name", "code", "taken_over_on", "hotline", "duty_phone"),
        born=("city_company",), search=("name", "short_name", "code", "initials"), filters=("city_company",),
        add=verbs.add, remove=verbs.remove,
        actions=(Action("switch-on", "启用…", _switch_project, form=FromDay, when=_has_no_gate),),
        help="项目代码写进诉求单号，请用大写字母和数字。新开盘的项目先建启动门，由启动门启用。",
    )
)  # fmt: skip
