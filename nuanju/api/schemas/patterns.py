"""Answers about likenesses and technical alerts."""

import datetime

from ninja import Schema
from pydantic import ConfigDict, Field

from nuanju.api.schemas.cases import ProjectRef, Ref


class Decide(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: str = Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")


class SettleAlert(Decide):
    finding: str = Field(max_length=500, description="处理结论：共同原因和措施")


class LikenessOut(Schema):
    id: int = Field(description="编号")
    project: ProjectRef = Field(description="项目")
    case: str = Field(description="后一件诉求单号")
    like: str = Field(description="前一件诉求单号")
    cluster: int | None = Field(description="所在群诉的编号，采纳后列入其中")
    kind: str = Field(description="words 说法相近、place 提到同一地点")
    score: float = Field(description="相近程度 0–1")
    place: str = Field(description="都提到的地点")
    at: datetime.datetime = Field(description="提示时间")
    verdict: str = Field(description="waiting 待判断、accepted 已采纳、dismissed 已排除")
    decided_by: Ref | None = Field(description="判断人")
    decided_at: datetime.datetime | None = Field(description="判断时间")
    may_decide: bool = Field(description="您现在能否判断")


class LikenessPage(Schema):
    items: list[LikenessOut] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")


class AlertOut(Schema):
    id: int = Field(description="编号")
    kind: str = Field(description="stack 上下楼同一位置、supplier 同一施工单位")
    title: str = Field(description="内容")
    project: ProjectRef | None = Field(description="项目；跨项目的为空")
    contractor: Ref | None = Field(description="施工单位")
    households: int = Field(description="户数")
    cases: list[str] = Field(description="您能看到的诉求单号")
    at: datetime.datetime = Field(description="预警时间")
    settled_at: datetime.datetime | None = Field(description="处理时间")
    settled_by: Ref | None = Field(description="处理人")
    finding: str = Field(description="处理结论")
    may_settle: bool = Field(description="您现在能否登记结论")


class AlertPage(Schema):
    items: list[AlertOut] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")
