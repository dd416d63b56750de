"""WeCom: app messages with a cached token, group robots, and their ways to say no."""

import datetime
import json

import pytest
import time_machine

from nuanju.notify.recipients import Recipient

SECRET = "corp-secret-of-ours"


class Wecom:
    """Gives tokens and takes messages that bear the one it gave last."""

    def __init__(self):
        self.given, self.sent, self.says = 0, [], {"errcode": 0, "msgid": "m-1"}

    def __call__(self, request):
        if request.path == "/cgi-bin/gettoken":
            if request.query != {"corpid": "corp", "corpsecret": SECRET}:
                return 200, {"errcode": 40001}
            self.given += 1
            return 200, {"errcode": 0, "access_token": f"token-{self.given}", "expires_in": 7200}
        if request.query["access_token"] != f"token-{self.given}":
            return 200, {"errcode": 42001}
        self.sent.append(json.loads(request.body))
        return 200, self.says


@pytest.fixture
def wecom(settings, gateway):
    settings.WECOM_CORP, settings.WECOM_AGENT, settings.WECOM_SECRET = "corp", "1000002", SECRET
    settings.WECOM_API = gateway.url
    gateway.answer = Wecom()
    return gateway.answer


def test_an_app_message_goes_to_the_employee_number(wecom, say, outcome):
    delivery = say("wecom")
    assert outcome(delivery) == ("sent", "") and delivery.provider_id == "m-1"
    [message] = wecom.sent
    assert (message["touser"], message["agentid"]) == ("E1001", 1000002)
    assert message["text"]["content"].startswith("您现在是责任人：")


def test_the_token_is_asked_for_once_and_kept(wecom, say, outcome, event, cast):
    outcome(say("wecom"))
    outcome(say("wecom", code="N11", values={"project": "p", "problem": "q", "households": 5, "cluster_state": "成立"}))
    assert len(wecom.sent) == 2 and wecom.given == 1
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
    with time_machine.travel(later, tick=True):
        outcome(say("wecom", to=_again(cast)))
    assert wecom.given == 2


def _again(cast):
    cast.handler.employee_no = "E1002"
    return Recipient(user=cast.handler)


def test_a_token_taken_back_is_replaced_once(wecom, say, outcome, cast):
    outcome(say("wecom"))
    wecom.given = 7  # whatever it gave before counts no more
    assert outcome(say("wecom", to=_again(cast))) == ("sent", "")
    assert wecom.given == 8 and len(wecom.sent) == 2


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ({"errcode": 0, "invaliduser": "E1001"}, "dead"), ({"errcode": 81013}, "dead"), ({"errcode": 45009}, "failed"),
        ({"errcode": 60020}, "failed"), ({}, "failed"), ([], "failed"),
    ],
)  # fmt: skip
def test_what_it_says_is_understood(wecom, say, outcome, says, state):
    wecom.says = says
    assert outcome(say("wecom"))[0] == state


def test_a_wrong_secret_is_not_shown(wecom, say, outcome, settings):
    settings.WECOM_SECRET = "wrong-secret-of-ours"
    state, error = outcome(say("wecom"))
    assert state == "failed" and "40001" in error and "wrong-secret" not in error


@pytest.fixture
def robot(settings, gateway):
    settings.WECOM_ROBOTS = {"BW": f"{gateway.url}/cgi-bin/webhook/send?key=robot-key-of-bw"}
    gateway.answer = lambda request: (200, {"errcode": 0})
    return gateway


def test_a_groups_robot_says_it_in_markdown(robot, say, outcome):
    assert outcome(say("robot", to=Recipient(group="BW", name="碧湾400群"))) == ("sent", "")
    [request] = robot.requests
    assert request.query == {"key": "robot-key-of-bw"}
    assert request.json["markdown"]["content"].startswith("**热点：3栋2单元1502 渗漏**\n")


def test_too_often_it_waits_at_least_a_minute(robot, say, outcome):
    robot.answer = lambda request: (200, {"errcode": 45009})
    delivery = say("robot", to=Recipient(group="BW"))
    state, error = outcome(delivery)
    assert state == "failed" and "45009" in error
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select scheduled_at - now() from procrastinate_jobs where task_name = 'notify.retry'")
        [(wait,)] = cursor.fetchall()
    assert wait is not None


def test_a_group_without_a_robot_stays_in_the_outbox(robot, say, outcome):
    assert outcome(say("robot", to=Recipient(group="LS")))[0] == "outbox"


def test_long_words_are_cut_to_what_a_robot_takes(robot, say, outcome):
    from tests.notify.conftest import REASSIGNED

    outcome(say("robot", to=Recipient(group="BW"), values=REASSIGNED | {"reason": "水" * 5000}))
    assert len(robot.requests[0].json["markdown"]["content"].encode()) <= 4096
