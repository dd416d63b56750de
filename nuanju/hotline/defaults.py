"""Shipped rows of the hotline: where our number is shown."""

from nuanju.hotline.models import PublishingPlace

PLACES = ("售楼处", "物业前台", "宣传页", "名片", "网站", "小程序", "短信", "入住资料", "朋友介绍", "114查询")


def load() -> None:
    """Idempotent; a place that was renamed or retired stays as people left it."""
    if not PublishingPlace.objects.exists():
        PublishingPlace.objects.bulk_create(PublishingPlace(name=n, position=i) for i, n in enumerate(PLACES, 1))
