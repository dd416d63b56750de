"""Words of group complaints, with the labels people use (crisis.md §2)."""

from django.db.models import TextChoices


class State(TextChoices):
    WATCH = "watch", "观察"
    ACTIVE = "active", "处置中"
    CONTROLLED = "controlled", "已受控"
    CLOSED = "closed", "已关闭"


class Level(TextChoices):
    WATCH = "watch", "观察"
    HOT = "hot", "热点"
    MAJOR = "major", "重大"


RANK = {level: n for n, level in enumerate(Level.values, 1)}


class Rule(TextChoices):
    BUILDING = "building", "同栋"
    PROJECT = "project", "同项目"
    BURST = "burst", "集中爆发"
    JOINT = "joint", "集体反映"
    LINKED = "linked", "后续同类"
    HAND = "hand", "人工加入"


class Answer(TextChoices):
    OPEN = "open", "未答复"
    ACCEPTED = "accepted", "接受"
    REFUSED = "refused", "不接受"


class AlertKind(TextChoices):
    STACK = "stack", "上下楼同一位置"
    SUPPLIER = "supplier", "同一施工单位"


class Likeness(TextChoices):
    WORDS = "words", "说法相近"
    PLACE = "place", "提到同一地点"


class Verdict(TextChoices):
    WAITING = "waiting", "待判断"
    ACCEPTED = "accepted", "已采纳"
    DISMISSED = "dismissed", "已排除"
