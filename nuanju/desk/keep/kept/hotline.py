"""Where our number is shown, and what a start-up gate asks for."""

from nuanju.desk.keep.keeper import Column, Keeper, register
from nuanju.hotline import verbs
from nuanju.hotline.models import GateItem, PublishingPlace

register(
    Keeper(
        key="publishing-places", label="号码公示位置", model=PublishingPlace, group="热线", grant="keep_policies",
        event="publishing_place.changed", icon="pin", order=70,
        columns=(Column("公示位置", "name"), Column("排序", "position"), Column("使用中", "is_active")),
        fields=("name", "position", "is_active"), search=("name",), add=verbs.add_place, change=verbs.change_place,
        remove=verbs.remove_place, help="坐席接听时选择客户从哪里看到400号码；停用后不再供选择，旧记录保留。",
    )
)  # fmt: skip

register(
    Keeper(
        key="gate-items", label="启动门事项", model=GateItem, group="热线", grant="keep_policies",
        event="gate_item.revised", icon="key", order=71,
        columns=(
            Column("事项", "title"), Column("键", "key"), Column("开盘前几周", "weeks"), Column("负责岗位", "owner_role"),
            Column("自动核对", "check_key"), Column("生效日期", "effective_on"), Column("使用中", "is_active"),
        ),
        born=("key", "effective_on", "title", "weeks", "owner_role", "check_key", "position", "is_active"),
        search=("title", "key"), add=verbs.revise_item,
        help="改动请新建同一个键的版本，从生效日期起建立的启动门按新版本；已建立的启动门不变。",
    )
)  # fmt: skip
