"""What telephony reports and what it gets back."""

import datetime

from ninja import Schema
from pydantic import ConfigDict, Field

from nuanju.core.inputs import Moment
from nuanju.hotline.choices import CallBackResult, CallEventKind


class Ring(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: str = Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")
    call_id: str = Field(max_length=64, description="交换机的通话编号，同一通电话始终不变")
    phone: str = Field(default="", max_length=40, description="主叫号码；隐藏号码留空")
    called: str = Field(default="", max_length=40, description="被叫的400号码，用来认出项目")
    started_at: Moment = Field(default=None, description="振铃开始时间；不填为现在")
    agent: str = Field(default="", max_length=60, description="已选定坐席时填其登录名或工号；不填由系统选空闲最久的")


class Report(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: str = Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")
    kind: CallEventKind = Field(
        description="answered 接听、transferred 转接、abandoned 放弃、ended 结束、recorded 录音、voicemail 语音留言"
    )
    at: Moment = Field(default=None, description="发生时间；可以晚到、乱序")
    agent: str = Field(default="", max_length=60, description="坐席的登录名或工号")
    to: str = Field(default="", max_length=60, description="转往坐席以外时的去处，如 值班电话")
    recording_url: str = Field(default="", max_length=500, description="录音地址")


class CallOut(Schema):
    call_id: str = Field(description="通话编号")
    state: str = Field(description="ringing、answered、transferred、abandoned、ended")
    phone: str = Field(description="主叫号码，已遮盖")
    project: str | None = Field(description="项目代码")
    agent: str | None = Field(description="坐席姓名；为空时所有在岗坐席都会弹屏")
    started_at: datetime.datetime = Field(description="来电时间")
    answered_at: datetime.datetime | None = Field(description="接听时间")
    ended_at: datetime.datetime | None = Field(description="结束时间")
    recording_url: str = Field(description="录音地址")


class Hold(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: str = Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")


class CallBackResultIn(Hold):
    result: CallBackResult = Field(description="reached 已联系上、no_answer 无人接听、not_needed 无需回电")
    note: str = Field(default="", max_length=300, description="说明；not_needed 时必填")


class CallBackOut(Schema):
    id: int = Field(description="编号")
    phone: str = Field(description="号码，已遮盖；开始回拨的人得到完整号码；隐藏号码为空")
    project: str | None = Field(description="项目代码")
    asked_at: datetime.datetime = Field(description="首次来电时间")
    last_at: datetime.datetime = Field(description="最近来电时间")
    due_at: datetime.datetime = Field(description="回电时限")
    overdue: bool = Field(description="到时限还没有人回拨")
    calls: list[str] = Field(description="未接来电的通话编号")
    voicemails: list[str] = Field(description="留言录音的地址")
    held_by: str | None = Field(description="正在回拨的坐席")
    called_at: datetime.datetime | None = Field(description="首次回拨时间")
    tries: int = Field(description="已拨次数")
    result: str = Field(description="最近一次结果：reached、no_answer、not_needed、came_through 客户再次来电已接通")
    note: str = Field(description="说明")
    settled_at: datetime.datetime | None = Field(description="了结时间；为空表示仍待回电")
    settled_by: str | None = Field(description="了结的人")


class CallBackPage(Schema):
    items: list[CallBackOut] = Field(description="待回电的号码")
    next: str | None = Field(description="下一页的 after；为空表示没有了")
