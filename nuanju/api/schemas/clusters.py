"""Answers about group complaints."""

import datetime

from ninja import Schema
from pydantic import Field

from nuanju.api.schemas.cases import EventOut, ProjectRef, Ref


class ClusterBrief(Schema):
    id: int = Field(description="编号")
    title: str = Field(description="名称")
    key: str = Field(description="问题编码")
    project: ProjectRef = Field(description="项目")
    state: str = Field(description="watch 观察、active 处置中、controlled 已受控、closed 已关闭")
    level: str = Field(description="watch、hot、major")
    households: int = Field(description="户数")
    burst: bool = Field(description="是否集中爆发")
    responsible: Ref | None = Field(description="责任人")
    opened_at: datetime.datetime = Field(description="发现时间")
    activated_at: datetime.datetime | None = Field(description="成立时间")
    last_joined_at: datetime.datetime = Field(description="最近新增户")
    controlled_at: datetime.datetime | None = Field(description="受控时间")
    closed_at: datetime.datetime | None = Field(description="关闭时间")
    joined_into: int | None = Field(description="已并入哪一件")
    version: int = Field(description="版本，改统一方案时回传以防覆盖他人")


class MemberCase(Schema):
    number: str = Field(description="单号")
    state: str = Field(description="状态")
    severity: str = Field(description="级别")


class HouseholdOut(Schema):
    member: int = Field(description="成员编号，登记答复和组织者时用")
    place: str = Field(description="房屋")
    why: str = Field(description="加入原因")
    voiced_at: datetime.datetime = Field(description="反映时间")
    joined_at: datetime.datetime = Field(description="加入时间")
    cases: list[MemberCase] = Field(description="这一户的诉求")
    answer: str = Field(description="对方案：open、accepted、refused")
    organiser: bool = Field(description="是否组织者")


class DemandOut(Schema):
    id: int = Field(description="编号")
    text: str = Field(description="诉求")
    answer: str = Field(description="统一答复")


class SilentOut(Schema):
    house: int = Field(description="房屋编号，登记关怀电话时用")
    name: str = Field(description="房屋")
    called: bool = Field(description="是否已登记关怀电话")


class ClusterOut(ClusterBrief):
    cause: str = Field(description="共同原因")
    liable: str = Field(description="责任单位")
    solution: str = Field(description="统一方案")
    compensation: str = Field(description="补偿框架")
    review: str = Field(description="复盘")
    accepted: int = Field(description="接受方案的户数")
    refused: int = Field(description="不接受的户数")
    accept_percent: int = Field(description="接受比例")
    reachable: int = Field(description="群发消息能收到的户数，发送时回传核对")
    members: list[HouseholdOut] = Field(description="成员")
    demands: list[DemandOut] = Field(description="诉求清单")
    silent: list[SilentOut] = Field(description="同一竖向、未反映的住户")
    verbs: list[str] = Field(description="现在可以做的操作")
    timeline: list[EventOut] = Field(description="经过")


class ClusterPage(Schema):
    items: list[ClusterBrief] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")
