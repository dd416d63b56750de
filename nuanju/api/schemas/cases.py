"""Answers about cases. Phone numbers are masked; times carry their offset."""

import datetime

from ninja import Schema
from pydantic import Field


class Ref(Schema):
    id: int = Field(description="编号")
    name: str = Field(description="名称")


class ProjectRef(Schema):
    code: str = Field(description="代码")
    name: str = Field(description="名称")


class NodeRef(Schema):
    code: str = Field(description="代码")
    name: str = Field(description="中文名称")
    path: str = Field(description="从第一级到本级")


class SuggestionOut(Schema):
    code: str = Field(description="代码")
    name: str = Field(description="名称")
    path: str = Field(description="从第一级到本级")
    score: float = Field(description="0–1")
    port: str = Field(description="端口")
    severity: str = Field(description="级别提示")
    repair_class: str = Field(description="维修等级")
    warranty_key: str = Field(description="保修项")


class IntervalOut(Schema):
    start: datetime.datetime = Field(description="起")
    end: datetime.datetime = Field(description="止")
    state: str = Field(description="counted 计时 / closed 非工作时间 / paused 挂起 / earlier 时限重设之前")
    why: str = Field(description="中文原因，如 午休、周末、国庆节")
    seconds: float = Field(description="秒数")


class ClockOut(Schema):
    kind: str = Field(description="contact、solution、completion 等")
    label: str = Field(description="中文名")
    limit: str = Field(description="时限，如 4 工作小时")
    started_at: datetime.datetime = Field(description="开始")
    due_at: datetime.datetime = Field(description="最近的期限")
    original_due_at: datetime.datetime = Field(description="原期限")
    stopped_at: datetime.datetime | None = Field(description="停止")
    cancelled_at: datetime.datetime | None = Field(description="取消")
    met: bool | None = Field(description="按时与否；还在走且未超时为空")
    tone: str = Field(description="calm、half、warn、over")
    share: int = Field(description="已用百分比")
    remaining_seconds: float = Field(description="剩余的计时秒数，超时为负")
    paused: bool = Field(description="是否挂起中")
    provisional: bool = Field(description="涉及尚未公布放假安排的年份，期限为暂定")
    proof: list[IntervalOut] = Field(description="逐段相加等于从开始到现在的时间")


class EventOut(Schema):
    id: int = Field(description="编号")
    at: datetime.datetime = Field(description="时间")
    actor: str = Field(description="操作人")
    kind: str = Field(description="类型")
    sentence: str = Field(description="用文字说的一步")


class CaseBrief(Schema):
    number: str = Field(description="单号")
    title: str = Field(description="摘要")
    state: str = Field(description="状态")
    state_label: str = Field(description="状态中文")
    kind: str = Field(description="类型")
    kind_label: str = Field(description="类型中文")
    severity: str = Field(description="级别：normal、important、hot、major")
    urgent: bool = Field(description="是否紧急")
    port: str = Field(description="端口")
    channel: str = Field(description="渠道")
    project: ProjectRef = Field(description="项目")
    place: str = Field(description="位置")
    registered_at: datetime.datetime = Field(description="受理时间")
    due_at: datetime.datetime | None = Field(description="最近的期限")
    due_kind: str = Field(description="最近期限是哪一个时限")
    responsible: Ref | None = Field(description="责任人")
    handler: Ref | None = Field(description="处理人")
    version: int = Field(description="版本，改动时回传以防覆盖他人")


class AnswerOut(Schema):
    key: str = Field(description="提问的 key")
    ask: str = Field(description="当时的提问")
    answer: str = Field(description="回答")


class CaseOut(CaseBrief):
    words: str = Field(description="客户原话")
    tone: str = Field(description="语气")
    wish: str = Field(description="客户期望")
    answers: list[AnswerOut] = Field(description="受理时的引导问答")
    caller_name: str = Field(description="来电人")
    phone: str = Field(description="已遮盖")
    gaps: list[str] = Field(description="no_phone、no_place、no_node、temporary_caller")
    node: NodeRef | None = Field(description="问题编码")
    repair_class: str = Field(description="维修等级")
    warranty_ruling: str = Field(description="保修认定")
    warranty_words: str = Field(description="保修说明")
    exclusion: str = Field(description="不属保修范围的原因；不是这种认定则为空")
    first_asked: Ref | None = Field(description="首问责任人")
    round: int = Field(description="处理轮次")
    closed_at: datetime.datetime | None = Field(description="关闭时间")
    merged_into: str | None = Field(description="并入的单号")
    recurs_of: str | None = Field(description="复发自单号")
    verbs: list[str] = Field(description="现在可以做的操作")
    clocks: list[ClockOut] = Field(description="时限")


class CaseDetail(CaseOut):
    suggestions: list[SuggestionOut] = Field(description="还没有问题编码时的建议，供确认")
    timeline: list[EventOut] = Field(description="经过")


class RegisteredOut(CaseOut):
    suggestions: list[SuggestionOut] = Field(description="建议的问题编码，供确认")


class CasePage(Schema):
    items: list[CaseBrief] = Field(description="本页")
    next: str | None = Field(description="下一页的 after；为空则到底")
