"""The figures of the monitoring centre."""

import datetime

from ninja import Schema
from pydantic import Field

from nuanju.api.schemas.cases import CaseBrief, ProjectRef


class TallyOut(Schema):
    open: int = Field(description="未结")
    overdue: int = Field(description="已超时")
    hot: int = Field(description="热点")
    major: int = Field(description="重大")
    assign: int = Field(description="待指派")
    dispatch: int = Field(description="待派工")
    contact: int = Field(description="待联系")
    follow_up: int = Field(description="待回访（要回访的）")
    fresh: int = Field(description="未结不到 3 天")
    days: int = Field(description="未结 3–6 天")
    week: int = Field(description="未结 7–14 天")
    old: int = Field(description="未结 15 天以上")


class RateOut(Schema):
    kind: str = Field(description="时限")
    label: str = Field(description="时限名称")
    met: int = Field(description="今天按时的件数")
    of: int = Field(description="今天应计的件数")


class OverdueOut(Schema):
    clock: str = Field(description="最先超时的时限")
    label: str = Field(description="时限名称")
    port: str = Field(description="端口；空为端口未定")
    count: int = Field(description="件数")


class ProjectFigures(Schema):
    project: ProjectRef = Field(description="项目")
    health: int = Field(description="0 良好、1 关注、2 紧张、3 危急")
    why: str = Field(description="健康程度的原因")
    tally: TallyOut = Field(description="该项目的数字")


class LineOut(Schema):
    ready: int = Field(description="空闲坐席")
    talking: int = Field(description="通话坐席")
    away: int = Field(description="离开坐席")
    ringing: int = Field(description="振铃的通话")
    in_call: int = Field(description="进行中的通话")


class ClustersNow(Schema):
    watch: int = Field(description="观察")
    active: int = Field(description="处置中")
    controlled: int = Field(description="已受控")


class MonitorOut(Schema):
    place: str = Field(description="范围")
    at: datetime.datetime = Field(description="统计时间")
    total: TallyOut = Field(description="合计")
    rates: list[RateOut] = Field(description="今天的三项及时率")
    overdue: list[OverdueOut] = Field(description="超时的诉求，按时限和端口")
    projects: list[ProjectFigures] = Field(description="项目，最差的在前")
    late: list[CaseBrief] = Field(description="超时最久的诉求")
    pressing: list[CaseBrief] = Field(description="最新的热点和重大诉求")
    clusters: ClustersNow = Field(description="未关闭的群诉")
    line: LineOut = Field(description="400 热线")
