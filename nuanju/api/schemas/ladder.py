"""Answers about escalation, progress reports and supervision."""

import datetime

from ninja import Schema
from pydantic import Field

from nuanju.api.schemas.cases import Ref


class EscalationOut(Schema):
    id: int = Field(description="编号")
    number: str = Field(description="单号")
    at: datetime.datetime = Field(description="时间")
    move: str = Field(description="raised 升级、lowered 降级、handed_over 接手")
    before: str = Field(description="原级别")
    level: str = Field(description="级别")
    rung_before: int = Field(description="原层级 0–4")
    rung: int = Field(description="层级：0 处理人、1 端口第一责任人、2 项目总经理、3 区域总经理、4 集团分管副总裁")
    former: Ref | None = Field(description="原责任人")
    responsible: Ref | None = Field(description="责任人")
    causes: list[str] = Field(description="原因")
    passed: list[Ref] = Field(description="越过的层级上的人")
    stands_in: bool = Field(description="是否代理")


class ReportOut(Schema):
    id: int = Field(description="编号")
    number: str = Field(description="单号")
    at: datetime.datetime = Field(description="时间")
    by: Ref | None = Field(description="报告人")
    due_at: datetime.datetime | None = Field(description="应报时间")
    late: bool = Field(description="是否迟报")
    text: str = Field(description="进展")
    next_step: str = Field(description="下一步")
    next_on: datetime.date = Field(description="下一步日期")


class DutyOut(Schema):
    number: str = Field(description="单号")
    rung: int = Field(description="层级")
    responsible: Ref | None = Field(description="责任人")
    due_at: datetime.datetime | None = Field(description="应报时间")
    heard_at: datetime.datetime = Field(description="上次报告；还没有报告时为开始时间")
    overdue: bool = Field(description="是否超时")


class TurnOut(Schema):
    turn: int = Field(description="轮次")
    ask: str = Field(description="要求")
    due_at: datetime.datetime = Field(description="回复期限")
    answer: str = Field(description="回复")
    answered_by: Ref | None = Field(description="回复人")
    answered_at: datetime.datetime = Field(description="回复时间")


class SupervisionOut(Schema):
    id: int = Field(description="编号")
    number: str = Field(description="单号")
    state: str = Field(description="asked 待回复、answered 已回复、closed 已办结")
    level: str = Field(description="project、region、group")
    by: Ref | None = Field(description="督办人")
    at: datetime.datetime = Field(description="督办时间")
    turn: int = Field(description="轮次")
    ask: str = Field(description="本轮要求")
    due_at: datetime.datetime = Field(description="本轮回复期限")
    overdue: bool = Field(description="超时未回复")
    answer: str = Field(description="本轮回复")
    answered_by: Ref | None = Field(description="回复人")
    answered_at: datetime.datetime | None = Field(description="回复时间")
    ended_at: datetime.datetime | None = Field(description="办结时间")
    ending: str = Field(description="办结说明")
    earlier: list[TurnOut] = Field(description="以前各轮")
    verbs: list[str] = Field(description="现在可以做的操作")


class EscalationPage(Schema):
    items: list[EscalationOut] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")


class DutyPage(Schema):
    items: list[DutyOut] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")


class SupervisionPage(Schema):
    items: list[SupervisionOut] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")
