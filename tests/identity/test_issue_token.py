import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.identity.models import ApiToken
from nuanju.identity.queries import user_for_token
from nuanju.identity.verbs.issue_token import issue_token


def test_the_raw_token_opens_the_door_and_is_kept_nowhere(cast):
    token, raw = issue_token(cast.agent, name="话务平台", by=SYSTEM)
    assert user_for_token(raw, address="10.0.0.1") == cast.agent
    assert raw not in str(ApiToken.objects.filter(pk=token.pk).values())
    told = Event.objects.get(kind="token.issued")
    assert told.data == {"user": {"id": cast.agent.pk, "text": "坐席甲"}, "name": "话务平台"}


def test_two_tokens_of_one_user_differ(cast):
    assert issue_token(cast.agent, name="a", by=cast.agent)[1] != issue_token(cast.agent, name="a", by=cast.agent)[1]


def test_somebody_who_left_gets_none(cast):
    cast.agent.is_active = False
    with pytest.raises(Refused, match="token_inactive"):
        issue_token(cast.agent, name="话务平台", by=cast.admin)


def test_not_for_a_colleague(cast):
    with pytest.raises(Denied):
        issue_token(cast.agent2, name="话务平台", by=cast.agent)
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_token_says_what_it_is_for(cast, name):
    with pytest.raises(Invalid) as refusal:
        issue_token(cast.agent, name=name, by=cast.agent)
    assert refusal.value.field == "name"


def test_it_ends_when_it_was_said_to(cast):
    end = timezone.now() + datetime.timedelta(days=1)
    _, raw = issue_token(cast.agent, name="试用", expires_at=end, by=cast.agent)
    with time_machine.travel(end), pytest.raises(Refused, match="token_wrong"):
        user_for_token(raw, address="10.0.0.1")
    with pytest.raises(Invalid, match="token_past"), time_machine.travel(end):
        issue_token(cast.agent, name="试用", expires_at=end, by=cast.agent)
