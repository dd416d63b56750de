"""Where our number is shown."""

from nuanju.desk.keep.keeper import Column, Keeper, register
from nuanju.hotline import verbs
from nuanju.hotline.models import PublishingPlace

register(
    Keeper(
        key="publishing-places", label="号码公示位置", model=PublishingPlace, group="热线", grant="keep_policies",
        event="publishing_place.changed", icon="pin", order=70,
        columns=(Column("公示位置", "name"), Column("排序", "position"), Column("使用中", "is_active")),
        fields=("name", "position", "is_active"), search=("name",), add=verbs.add_place, change=verbs.change_place,
        remove=verbs.remove_place, help="坐席接听时选择客户从哪里看到400号码；停用后不再供选择，旧记录保留。",
    )
)  # fmt: skip
