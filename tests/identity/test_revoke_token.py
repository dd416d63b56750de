import pytest

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Refused
from nuanju.identity.queries import user_for_token
from nuanju.identity.verbs.issue_token import issue_token
from nuanju.identity.verbs.revoke_token import revoke_token


@pytest.fixture
def issued(cast):
    return issue_token(cast.agent, name="话务平台", by=cast.agent)


def test_a_revoked_token_stops_at_once(cast, issued):
    token, raw = issued
    revoke_token(token, by=cast.agent)
    with pytest.raises(Refused, match="token_wrong"):
        user_for_token(raw, address="10.0.0.1")


def test_twice_is_once(cast, issued):
    first = revoke_token(issued[0], by=cast.agent)
    assert revoke_token(issued[0], by=cast.admin).revoked_at == first.revoked_at
    assert Event.objects.filter(kind="token.revoked").count() == 1


def test_an_administrator_may_a_colleague_may_not(cast, issued):
    with pytest.raises(Denied):
        revoke_token(issued[0], by=cast.agent2)
    assert revoke_token(issued[0], by=cast.admin).revoked_at
