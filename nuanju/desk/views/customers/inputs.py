"""What the verbs of customers ask for on the web."""

import datetime

from nuanju.cases.inputs import fields as f
from nuanju.customers import choices as c

Day = datetime.date


class Add(f.Input):
    name: str = f.line("姓名", max_length=80)
    phone: str = f.line("电话（没有可不填）", default="")
    label: str = f.line("电话说明", default="", max_length=20)
    gender: c.Gender | None = f.choice("称呼", default=None)
    kind: c.CustomerKind = f.choice("类别", default=c.CustomerKind.PERSON)
    project: int | None = f._field("首次相识的项目", "project", default=None)
    note: str = f.line("备注", default="", max_length=300)


class Change(f.Input):
    name: str = f.line("姓名", max_length=80)
    gender: c.Gender | None = f.choice("称呼", default=None)
    kind: c.CustomerKind = f.choice("类别", default=c.CustomerKind.PERSON)
    id_last4: str = f.line("证件后四位", default="", max_length=4)
    email: str = f.line("邮箱", default="", max_length=254)
    note: str = f.line("备注", default="", max_length=300)
    is_verified: bool = f.flag("已核实身份（两项核对）")


class AddPhone(f.Input):
    number: str = f.line("电话", max_length=40)
    label: str = f.line("说明", default="", max_length=20)
    primary: bool = f.flag("设为首选")


class RemovePhone(f.Input):
    phone: int = f._field("要删除的电话", "phone_of")


class AddParty(f.Input):
    house: int = f._field("房屋", "house")
    role: c.PartyRole = f.choice("身份", default=c.PartyRole.BUYER)
    on: Day | None = f.day("从哪天起", default=None)


class EndParty(f.Input):
    party: int = f._field("房屋和身份", "party")
    on: Day | None = f.day("到哪天止", default=None)


class Transfer(f.Input):
    house: int = f._field("买入的房屋", "house")
    on: Day | None = f.day("过户日期", default=None)
    reason: str = f.line("原因", default="二手转让", max_length=60)


class MoveIn(f.Input):
    party: int = f._field("房屋", "party")
    on: Day | None = f.day("入住日期", default=None)


class SignContract(f.Input):
    house: int = f._field("房屋", "house")
    number: str = f.line("合同编号", max_length=40)
    signed_on: Day = f.day("签约日期")
    filed_on: Day | None = f.day("备案日期", default=None)
    agreed_delivery_on: Day | None = f.day("约定交付日期", default=None)
    counts_deemed_delivery: bool = f.flag("合同约定：视为交付的，保修从视为交付之日起算")


class ChangeContract(f.Input):
    contract: int = f._field("合同", "select")
    counts_deemed_delivery: bool = f._field("视为交付的，保修从视为交付之日起算", "yes_no")


class Watch(f.Input):
    reason: c.WatchReason = f.choice("原因")
    level: c.WatchLevel = f.choice("程度", default=c.WatchLevel.ATTENTION)
    note: str = f.line("说明", default="", max_length=300)
    until: Day | None = f.day("关注到", default=None)


class Unwatch(f.Input):
    reason: str = f.words("移出原因")


class OptOut(f.Input):
    channel: c.ContactChannel = f.choice("方式", default=c.ContactChannel.ALL)
    purpose: c.Purpose = f.choice("事项", default=c.Purpose.MARKETING)
    source: str = f.line("来源", default="", max_length=100)


class OptIn(f.Input):
    wish: int = f._field("恢复哪一项", "wish_of")


class RecordConsent(f.Input):
    purpose: c.Purpose = f.choice("事项")
    given: bool = f._field("客户同意", "yes_no")
    evidence: str = f.line("凭据", default="", max_length=200)


class NoteInterest(f.Input):
    project: int = f._field("项目", "project")
    stage: c.Segment = f.choice("阶段", default=c.Segment.LEAD)


class Merge(f.Input):
    other: int = f._field("并入本条的客户记录", "customer")
    reason: str = f.words("依据（例如两次核对过证件）")
