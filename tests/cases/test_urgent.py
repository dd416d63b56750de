"""Urgent: the property's duty desk hears of it at once whatever the port, the project's duty telephone by night."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.library.queries import node
from nuanju.notify import queries
from nuanju.notify.models import Notice
from nuanju.org.choices import PortKey
from nuanju.org.models import DutyRoster
from nuanju.sla.calendar import ZONE
from tests.cases import stories

pytestmark = pytest.mark.django_db
BURST = "H04.01.01.01"  # 爆管: engineering's, urgent
DAY = datetime.datetime(2026, 3, 9, 14, 0, tzinfo=ZONE)
NIGHT = datetime.datetime(2026, 3, 9, 23, 0, tzinfo=ZONE)


@pytest.fixture
def told(run_jobs):
    """To whom N17 went, and how."""

    def told(case):
        run_jobs()
        return sorted((n.to_name, n.channel) for n in queries.for_subject(case).filter(code="N17"))

    return told


def on_roster(cast, person, port=PortKey.PROPERTY):
    day = datetime.timedelta(days=1)
    DutyRoster.objects.create(project=cast.bw, port=port, user=person, starts_at=DAY - day, ends_at=DAY + day)


def test_by_day_the_person_on_the_propertys_roster_is_told(cast, told):
    with time_machine.travel(DAY, tick=False):
        on_roster(cast, cast.prop_handler)
        case = stories.assigned(cast, code=BURST, space="厨房")
        assert case.port == PortKey.ENGINEERING
        assert told(case) == [("物业管家", "app"), ("物业管家", "sms"), ("物业管家", "voice")]


def test_without_a_roster_the_head_of_the_property_port_is_told(cast, told):
    with time_machine.travel(DAY, tick=False):
        assert ("物业负责人", "app") in told(stories.registered(cast, code=BURST))


def test_by_night_the_duty_telephone_rings_at_once(cast, told):
    with time_machine.travel(NIGHT, tick=False):
        on_roster(cast, cast.prop_handler)
        case = stories.registered(cast, code=BURST)
        assert told(case) == [
            ("物业管家", "app"), ("物业管家", "sms"), ("物业管家", "voice"), ("碧湾值班电话", "sms"), ("碧湾值班电话", "voice"),
        ]  # fmt: skip
    rung = Notice.objects.get(code="N17", to_name="碧湾值班电话", channel="sms")
    assert rung.address == "13900000001" and "爆管" in rung.text and "13812345678" in rung.text
    assert rung.delivery.state != "held"  # quiet hours do not hold what is urgent


def test_once_however_often_it_is_classified(cast, told):
    with time_machine.travel(NIGHT, tick=False):
        case = stories.registered(cast, code=BURST)
        first = told(case)
        verbs.classify(case, node=node("H04.01.01.02"), reason="更具体", seen=case.version, by=cast.agent)
        assert told(case) == first


def test_it_is_told_when_it_turns_urgent(cast, told):
    with time_machine.travel(DAY, tick=False):
        case = stories.registered(cast, code="H04.01.01.02")
        assert told(case) == []
        verbs.classify(case, node=node(BURST), reason="到场见爆管", seen=case.version, by=cast.agent)
        assert ("物业负责人", "app") in told(case)


def test_what_is_not_urgent_disturbs_nobody(cast, told):
    with time_machine.travel(NIGHT, tick=False):
        assert told(stories.registered(cast)) == []


def test_a_closed_case_calls_nobody(cast, told):
    with time_machine.travel(DAY, tick=False):
        case = stories.registered(cast, code=BURST)
        verbs.ask_cancel(case, evidence="客户来电：关错阀门，没有漏", misfiled=False, by=cast.agent)
        verbs.cancel(case, by=cast.lead)
        assert told(case) == []


def test_on_the_screen_the_number_is_masked(cast, told):
    with time_machine.travel(DAY, tick=False):
        case = stories.registered(cast, code=BURST)
        told(case)
    notices = {n.channel: n.text for n in queries.for_subject(case).filter(code="N17")}
    assert "13812345678" in notices["sms"] and "13812345678" not in notices["app"]
