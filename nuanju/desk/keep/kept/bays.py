"""Parking bays and the households that have them."""

from nuanju.customers import verbs
from nuanju.customers.models import BayHolding
from nuanju.desk.keep.keeper import Column, Keeper, register

register(
    Keeper(
        key="bay-holdings", label="车位归属", model=BayHolding, group="房产", grant="keep_customers", icon="pin", order=36,
        event="bay.changed", add=verbs.give_bay, change=verbs.change_bay, remove=verbs.remove_bay,
        columns=(
            Column("车位", "bay"), Column("位置", "bay.place"), Column("性质", "bay.kind"), Column("户", "household.house"),
            Column("项目", "project"), Column("开始", "started_on"), Column("结束", "ended_on"),
        ),
        related=("bay", "household__house", "project"), born=("bay", "household"), fields=("started_on", "ended_on"),
        search=("bay__number", "household__house__full_name", "household__house__key"), filters=("project",),
        lookups={"project": "project", "bay": "bay", "household": "household"},
        help="哪一户有哪个车位；转让时先填结束日期，再登记新的一户。",
    )
)  # fmt: skip
