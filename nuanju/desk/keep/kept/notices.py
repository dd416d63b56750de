"""Texts of the notices: changing one makes a new version with its date."""

import datetime

from nuanju.desk.keep.keeper import Column, Keeper, register
from nuanju.notify import verbs
from nuanju.notify.models import NoticeTemplate


def _revise(row: NoticeTemplate, *, by, seen, title: str, text: str, effective_on: datetime.date) -> NoticeTemplate:
    """Each version is a row of its own: nobody can overwrite another's, so `seen` has nothing to guard."""
    return verbs.revise_template(row, title=title, text=text, effective_on=effective_on, by=by)


register(
    Keeper(
        key="notice-templates", label="通知模板", model=NoticeTemplate, group="规则", grant="keep_templates", icon="mail",
        event="notice_template.revised", order=80, change=_revise, fields=("title", "text", "effective_on"),
        columns=(
            Column("通知", "code"), Column("对象", "audience"), Column("渠道", "channel"), Column("标题", "title"),
            Column("内容", "text"), Column("生效日期", "effective_on"),
        ),
        search=("title", "text"), filters=("code", "audience", "channel"),
        help="保存后生成新版本，从生效日期起使用；已发出的通知保持原样。服务通知里不要写营销内容。",
    )
)  # fmt: skip
