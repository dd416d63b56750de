import datetime

import pytest
import time_machine

from nuanju.core.events import record
from nuanju.notify.recipients import Recipient
from tests.parcels.models import Parcel

MORNING = datetime.time(2, 30, tzinfo=datetime.UTC)  # half past ten in Shanghai: no quiet hours


@pytest.fixture(autouse=True)
def by_day():
    """Whenever the suite runs: quiet hours are told about in their own tests."""
    today = datetime.datetime.now(datetime.UTC).date()
    with time_machine.travel(datetime.datetime.combine(today, MORNING), tick=True):
        yield


@pytest.fixture
def event(cast):
    """Something that happened in 碧湾花园."""
    parcel = Parcel.objects.create(project_id=cast.bw.pk, state="sent")
    parcel.event = record("parcel.sent", parcel, by=cast.agent, data={"receiver": "业主甲"})
    parcel.event.about = parcel
    return parcel.event


@pytest.fixture
def owner():
    """A customer without a login, as the cases app hands him down."""
    return Recipient(name="业主甲", phone="13812345678")


DISPATCHED = {
    "number": "NJ-BW-20261121-0042", "house": "3栋2单元1502", "problem": "卫生间顶棚渗漏", "words": "厕所顶上一直滴水",
    "severity": "一般", "handler": "处理人甲", "handler_phone": "13700000000", "due": "11月23日 10:00",
}  # fmt: skip
REASSIGNED = {
    "number": "NJ-BW-20261121-0042", "house": "3栋2单元1502", "problem": "渗漏", "severity": "热点", "former": "工程负责人",
    "reason": "升为热点", "history": "三次催办", "limits": "方案 11月23日", "progress": "已查勘",
}  # fmt: skip
