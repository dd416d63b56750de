"""Heavy rain over a city: a weather service, the city company or the lead of the hotline records it."""

import datetime
from typing import Any

from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from nuanju.api.problems import ERRORS
from nuanju.api.routes.cases import CommandId
from nuanju.cases import verbs
from nuanju.cases.queries import rains
from nuanju.core.commands import once
from nuanju.core.refusals import Refused
from nuanju.org.models import CityCompany
from nuanju.org.requests import StaffRequest

router = Router(tags=["诉求单"])


class RainIn(Schema):
    model_config = ConfigDict(extra="forbid")

    command_id: CommandId = Field(..., title="提交编号")
    city: int = Field(description="城市公司编号")
    on: datetime.date = Field(description="降雨日期，不晚于今天")
    note: str = Field(default="", max_length=200, description="说明")


class RainOut(Schema):
    id: int = Field(description="编号")
    city: str = Field(description="城市公司")
    on: datetime.date = Field(description="降雨日期")
    note: str = Field(description="说明")
    asked: int = Field(description="列入雨后回访的诉求数")


@router.get("", response={200: list[RainOut], **ERRORS}, summary="登记的大雨", url_name="heavy_rains")
def listing(request: StaffRequest):
    """最近的在前，最多 200 条。"""
    return [_shown(row) for row in rains(request.user)[:200]]


@router.post("", response={201: RainOut, **ERRORS}, summary="登记大雨", url_name="record_rain")
def record(request: StaffRequest, payload: RainIn):
    """该城市已验收的渗漏维修列入雨后回访。"""

    def run() -> dict:
        city = CityCompany.objects.visible_to(request.user).filter(pk=payload.city).first()
        if city is None:
            raise Refused("not_found")
        return {"id": verbs.record_rain(city, on=payload.on, note=payload.note, by=request.user).pk}

    answer = once(payload.command_id, by=request.user, verb="record_rain", run=run)
    return Status(201, _shown(rains(request.user).get(pk=answer["id"])))


def _shown(row: Any) -> dict:
    """A row as `rains` gives it, with its count."""
    return {"id": row.pk, "city": row.city.name, "on": row.on, "note": row.note, "asked": row.asked}
