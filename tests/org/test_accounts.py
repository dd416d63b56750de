"""Accounts: passwords told once, people who leave."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.org.verbs import appoint, deactivate, reactivate, reset_password


def test_a_new_password_works_and_the_old_one_does_not(cast):
    cast.agent.set_password("old-password-1")
    password = reset_password(cast.agent, by=cast.admin)
    cast.agent.refresh_from_db()
    assert cast.agent.check_password(password)
    assert not cast.agent.check_password("old-password-1")


def test_who_holds_a_post_cannot_just_leave(cast):
    with pytest.raises(Refused) as refused:
        deactivate(cast.gm, by=cast.admin)
    assert refused.value.code == "holds_posts"
    assert "碧湾花园" in refused.value.sentence


def test_leaving_takes_rights_and_returning_gives_them_back(cast):
    appoint(cast.post.gm, holder=None, by=cast.admin)
    assert not deactivate(cast.gm, by=cast.admin).is_active
    assert reactivate(cast.gm, by=cast.admin).is_active


def test_the_last_administrator_stays(cast):
    with pytest.raises(Refused) as refused:
        deactivate(cast.admin, by=cast.admin)
    assert refused.value.code == "last_administrator"


@pytest.mark.parametrize("verb", [reset_password, deactivate, reactivate])
def test_no_right(cast, verb):
    with pytest.raises(Denied):
        verb(cast.nobody, by=cast.cs_manager)
