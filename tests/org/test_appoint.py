"""Appoint: does it · loops are named · no right · twice changes nothing more."""

import pytest

from nuanju.core.refusals import Denied, Invalid
from nuanju.org.verbs import appoint, deactivate
from tests.stories import sentences


def test_holder_deputy_and_superior_change(cast):
    appoint(cast.post.eng_head, holder=cast.handler, deputy=cast.nobody, superior=cast.post.cs_manager, by=cast.admin)
    cast.post.eng_head.refresh_from_db()
    assert cast.post.eng_head.holder == cast.handler
    assert sentences(cast.post.eng_head)[0].startswith("任命：任职人 处理人甲，副手 无岗位，上级 ")


def test_a_loop_of_superiors_is_refused_with_its_path(cast):
    with pytest.raises(Invalid) as refused:
        appoint(cast.post.gm, holder=cast.gm, superior=cast.post.handler, by=cast.admin)
    assert refused.value.field == "superior"
    assert "工程端口第一责任人" in refused.value.sentence or "→" in refused.value.sentence


def test_a_post_is_not_its_own_superior(cast):
    with pytest.raises(Invalid):
        appoint(cast.post.gm, holder=cast.gm, superior=cast.post.gm, by=cast.admin)


def test_nobody_deputises_for_himself(cast):
    with pytest.raises(Invalid) as refused:
        appoint(cast.post.gm, holder=cast.gm, deputy=cast.gm, by=cast.admin)
    assert refused.value.field == "deputy"


def test_somebody_who_left_holds_no_post(cast):
    deactivate(cast.nobody, by=cast.admin)
    cast.nobody.refresh_from_db()
    with pytest.raises(Invalid):
        appoint(cast.post.gm, holder=cast.nobody, by=cast.admin)


def test_no_right(cast):
    with pytest.raises(Denied):
        appoint(cast.post.gm, holder=cast.nobody, by=cast.cs_manager)


def test_a_vacant_post_is_allowed(cast):
    assert appoint(cast.post.gm, holder=None, by=cast.admin).holder is None
