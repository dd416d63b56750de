"""Fields of the connections to other systems."""

import datetime

from ninja import Field, Schema


class Subscribe(Schema):
    command_id: str = Field(max_length=64, description="客户端生成的编号，重试时不变")
    name: str = Field(min_length=1, max_length=60, description="对方系统的名称")
    url: str = Field(max_length=300, description="https 地址，不能指向内部网络")
    kinds: list[str] = Field(max_length=100, description="事件名称；case.* 为一类，* 为全部")
    personal: bool = Field(False, description="推送内容是否包含客户个人信息")


class Switch(Schema):
    command_id: str = Field(max_length=64, description="客户端生成的编号，重试时不变")
    active: bool = Field(description="true 启用，false 停用")


class SubscriptionOut(Schema):
    id: int = Field(description="订阅编号")
    name: str = Field(description="对方系统的名称")
    url: str = Field(description="推送地址")
    kinds: list[str] = Field(description="订阅的事件")
    personal: bool = Field(description="是否包含客户个人信息")
    active: bool = Field(description="是否启用")
    made_at: datetime.datetime = Field(description="建立时间")
    stopped_at: datetime.datetime | None = Field(description="停用时间")
    stopped_why: str = Field(description="自动停用的原因")


class Subscribed(SubscriptionOut):
    secret: str | None = Field(None, description="验证签名用的密钥，只在建立时给出这一次")
