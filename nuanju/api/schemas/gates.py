"""Start-up gates: what is asked for and answered."""

import datetime

from ninja import Schema
from pydantic import ConfigDict, Field

from nuanju.api.schemas.cases import ProjectRef, Ref


class Command(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: str = Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")


class MakeGate(Command):
    project: str = Field(max_length=20, description="项目代码；还没有启用400、没有启动门的项目")
    opens_on: datetime.date = Field(description="开盘日期，各项期限从这一天倒排")
    leader: int | None = Field(default=None, description="组长的用户编号；不填按岗位")


class MoveGate(Command):
    opens_on: datetime.date = Field(description="新的开盘日期")


class OpenGate(Command):
    on: datetime.date | None = Field(default=None, description="启用日期；不填为今天")


class Rehearse(Command):
    words: str = Field(max_length=500, description="测试单的内容")


class Tick(Command):
    note: str = Field(default="", max_length=300, description="完成情况；与 photos 至少有一项")
    photos: list[str] = Field(default=[], max_length=20, description="先经 /files 上传，得到的 key")


class Untick(Command):
    reason: str = Field(max_length=300, description="撤回原因")


class GateBrief(Schema):
    id: int = Field(description="编号")
    project: ProjectRef = Field(description="项目")
    opens_on: datetime.date = Field(description="开盘日期")
    leader: Ref | None = Field(description="组长")
    opened_at: datetime.datetime | None = Field(description="启用时间；空为还没有打开")
    items: int = Field(description="事项数")
    open: int = Field(description="还没有完成的事项数")
    late: int = Field(description="逾期的事项数")
    percent: int = Field(description="完成百分比")


class ItemOut(Schema):
    id: int = Field(description="事项编号，完成和撤回时用")
    key: str = Field(description="键")
    title: str = Field(description="事项")
    due_on: datetime.date = Field(description="完成期限")
    owner: Ref | None = Field(description="负责人")
    done: bool = Field(description="是否完成")
    days_late: int = Field(description="逾期天数")
    checks_itself: bool = Field(description="由系统核对，不能手工完成")
    lacking: str = Field(description="系统核对还缺什么")
    note: str = Field(description="完成情况")
    done_by: Ref | None = Field(description="完成人")
    done_at: datetime.datetime | None = Field(description="完成时间")
    may_tick: bool = Field(description="您能否完成或撤回")


class GateOut(GateBrief):
    checklist: list[ItemOut] = Field(description="事项，最早到期的在前")
    trials: list[str] = Field(description="测试单的单号，最新的在前")
    may_keep: bool = Field(description="您能否改期和打开")
    may_rehearse: bool = Field(description="您能否登记测试单")
