"""Shipped rows of the hotline: where our number is shown, what a start-up gate asks for."""

import datetime

from nuanju.hotline.choices import GateCheck
from nuanju.hotline.models import GateItem, PublishingPlace
from nuanju.org.choices import Role

PLACES = ("售楼处", "物业前台", "宣传页", "名片", "网站", "小程序", "短信", "入住资料", "朋友介绍", "114查询")
FIRST_DAY = datetime.date(2000, 1, 1)
ITEMS = (  # key, weeks before the opening, what, owner, what it reads ("" = ticked with evidence)
    ("estate", 12, "房屋结构与客户资料导入", Role.PROJECT_CS_MANAGER, GateCheck.ESTATE),
    ("ports", 12, "五个端口落实第一责任人和副手", Role.PROJECT_GM, GateCheck.PORTS),
    ("calendar", 10, "工作时间与节假日日历", Role.PROJECT_CS_MANAGER, GateCheck.CALENDAR),
    ("warranty", 10, "保修期限", Role.PROJECT_CS_MANAGER, GateCheck.WARRANTY),
    ("contractors", 8, "施工单位名单", Role.PROJECT_GM, GateCheck.CONTRACTORS),
    ("articles", 8, "知识库已有发布的文章", Role.PROJECT_CS_MANAGER, GateCheck.SCRIPT),
    ("script", 6, "项目话术定稿并培训坐席", Role.PROJECT_CS_MANAGER, ""),
    ("phones", 6, "400号码与值班电话", Role.PROJECT_CS_MANAGER, GateCheck.PHONES),
    ("places", 5, "号码公示位置建档", Role.PROJECT_CS_MANAGER, GateCheck.PLACES),
    ("sales_office", 4, "400号码公示：售楼处", Role.PROJECT_CS_MANAGER, ""),
    ("property_desk", 4, "400号码公示：物业前台", Role.PROJECT_CS_MANAGER, ""),
    ("leaflets", 4, "400号码公示：宣传页", Role.PROJECT_CS_MANAGER, ""),
    ("cards", 4, "400号码公示：名片", Role.PROJECT_CS_MANAGER, ""),
    ("trial", 2, "测试单走完全部状态", Role.CITY_GM, GateCheck.TRIAL),
)


def load() -> None:
    """Idempotent; a place or an item that was renamed or retired stays as people left it."""
    if not PublishingPlace.objects.exists():
        PublishingPlace.objects.bulk_create(PublishingPlace(name=n, position=i) for i, n in enumerate(PLACES, 1))
    if not GateItem.objects.exists():
        GateItem.objects.bulk_create(
            GateItem(
                key=key, weeks=weeks, title=title, owner_role=role, check_key=check, position=i, effective_on=FIRST_DAY
            )
            for i, (key, weeks, title, role, check) in enumerate(ITEMS, 1)
        )
