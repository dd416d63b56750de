"""Who a bearer token stands for, and what happens to those who guess."""

import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from nuanju.identity import queries
from nuanju.identity.models import ApiToken
from nuanju.identity.queries import Throttled, WrongToken, user_for_token
from nuanju.identity.verbs.issue_token import issue_token


@pytest.fixture
def raw(cast):
    cache.clear()
    return issue_token(cast.agent, name="话务平台", by=cast.agent)[1]


@pytest.mark.parametrize("wrong", ["", "nj_", "nj_guess", "Basic abc", "nj_\x00"])
def test_a_wrong_token_is_401(raw, wrong):
    with pytest.raises(WrongToken) as refusal:
        user_for_token(wrong, address="10.0.0.9")
    assert refusal.value.status == 401


def test_guessing_from_one_address_is_slowed_down_and_others_are_not(cast, raw):
    for _ in range(queries.FAILURES):
        with pytest.raises(WrongToken):
            user_for_token("nj_guess", address="10.0.0.9")
    with pytest.raises(Throttled):
        user_for_token("nj_guess", address="10.0.0.9")
    with pytest.raises(WrongToken):
        user_for_token("nj_guess", address="10.0.0.10")
    assert user_for_token(raw, address="10.0.0.9") == cast.agent


def test_a_token_of_somebody_who_left_is_dead(cast, raw):
    cast.agent.is_active = False
    cast.agent.save()
    with pytest.raises(WrongToken):
        user_for_token(raw, address="10.0.0.1")


def test_last_use_is_written_once_a_minute(raw, django_assert_num_queries):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        user_for_token(raw, address="10.0.0.1")
        with django_assert_num_queries(1):
            user_for_token(raw, address="10.0.0.1")
    with time_machine.travel(now + datetime.timedelta(minutes=2), tick=False):
        user_for_token(raw, address="10.0.0.1")
    assert ApiToken.objects.get().last_used_at == now + datetime.timedelta(minutes=2)
