"""Texts of the notices: changing one makes a new version with its date."""

import datetime
from decimal import Decimal

from nuanju.desk.keep.keeper import Column, Keeper, Link, link, register
from nuanju.notify import verbs
from nuanju.notify.models import NoticeFigure, NoticeTemplate


def _revise(
    row: NoticeTemplate, *, by, seen, title: str, text: str, effective_on: datetime.date, provider_code: str
) -> NoticeTemplate:
    """Each version is a row of its own: nobody can overwrite another's, so `seen` has nothing to guard."""
    said = {"title": title, "text": text, "provider_code": provider_code}
    return verbs.revise_template(row, effective_on=effective_on, by=by, **said)


def _set(row: NoticeFigure, *, by, seen, value: Decimal, effective_on: datetime.date) -> NoticeFigure:
    return verbs.set_figure(row, value=value, effective_on=effective_on, by=by)


register(
    Keeper(
        key="notice-templates", label="通知模板", model=NoticeTemplate, group="规则", grant="keep_templates", icon="mail",
        event="notice_template.revised", order=80, change=_revise, fields=("title", "text", "provider_code", "effective_on"),
        columns=(
            Column("通知", "code"), Column("对象", "audience"), Column("渠道", "channel"), Column("标题", "title"),
            Column("内容", "text"), Column("生效日期", "effective_on"),
        ),
        search=("title", "text"), filters=("code", "audience", "channel"),
        help="保存后生成新版本，从生效日期起使用；已发出的通知保持原样。服务通知里不要写营销内容。",
    )
)  # fmt: skip

register(
    Keeper(
        key="notice-figures", label="通知规则", model=NoticeFigure, group="规则", grant="keep_templates", icon="bell",
        event="notice_figure.set", order=81, change=_set, fields=("value", "effective_on"),
        columns=(
            Column("含义", "meaning"), Column("数值", "shown"), Column("生效日期", "effective_on"),
            Column("设定人", "set_by.name"),
        ),
        search=("meaning",), related=("set_by",),
        help="夜间免打扰的时段、多少条以后并入汇总。保存后生成新版本，从生效日期起使用。紧急、热点、重大的通知不受这些限制。",
    )
)  # fmt: skip

link(Link("系统对接", "webhooks", "规则", "keep_webhooks", "事件推送到其他系统：地址、事件、推送结果", "export", 82))
