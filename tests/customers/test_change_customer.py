"""Change customer: facts corrected, nobody's correction lost."""

import pytest

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Refused
from nuanju.customers.verbs import change_customer, reveal_phone
from tests.stories import sentences


def test_a_correction_is_told(cast):
    change_customer(cast.owner, name="业主甲甲", email="a@b.cn", by=cast.agent)
    assert sentences(cast.owner) == ["修改客户“业主甲甲”：姓名 业主甲 → 业主甲甲；邮箱 空 → a@b.cn"]
    cast.owner.refresh_from_db()
    assert cast.owner.name_key == "ye zhu jia jia"


def test_two_at_once_one_is_told(cast):
    seen = keeping.version(cast.owner, "customer.changed")
    reveal_phone(cast.owner.phones.first(), by=cast.agent)  # reading is no change
    change_customer(cast.owner, note="甲", seen=seen, by=cast.agent)
    with pytest.raises(Refused) as refused:
        change_customer(cast.owner, note="乙", seen=seen, by=cast.agent2)
    assert refused.value.code == "changed_meanwhile"


def test_no_right(cast):
    for who in (cast.viewer, cast.stranger, cast.nobody):
        with pytest.raises(Denied):
            change_customer(cast.owner, note="x", by=who)
