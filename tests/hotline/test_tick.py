"""Tick an item of the gate: on evidence, by its owner; what the facts say is not ticked."""

import pytest
import time_machine

from nuanju.core import files
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.hotline.gates.plan import standing
from nuanju.hotline.models import GateStep
from nuanju.hotline.verbs import tick, untick
from nuanju.org.choices import Role
from nuanju.org.models import Post
from tests.cases.stories import photo
from tests.hotline.gates import NOW, fill, made, step
from tests.stories import sentences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(defaults):
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def gate(cast):
    Post.objects.create(project=cast.ys, role=Role.PROJECT_CS_MANAGER, holder=cast.nobody)
    return made(cast)


def test_the_owner_ticks_with_a_photo(cast, gate):
    done = tick(step(gate, "cards"), photos=[photo(cast.nobody)], by=cast.nobody)
    assert done.done_by == cast.nobody and files.of(done).count() == 1
    assert sentences(gate)[0] == "完成“400号码公示：名片”：附 1 个文件"
    assert [line.done for line in standing(gate).lines if line.step.item.key == "cards"] == [True]


def test_without_evidence_nothing_is_done(cast, gate):
    with pytest.raises(Invalid, match="evidence_missing"):
        tick(step(gate, "cards"), note="  ", by=cast.nobody)


def test_what_the_facts_say_is_not_ticked(cast, gate):
    with pytest.raises(Refused, match="item_checks_itself"):
        tick(step(gate, "estate"), note="已导入", by=cast.admin)
    lacking = {line.step.item.key: line.lacking for line in standing(gate).lines if line.lacking}
    assert lacking["estate"] == "还没有导入房屋和客户" and lacking["phones"] == "还没有登记400号码和值班电话"
    assert lacking["ports"].startswith("缺第一责任人或副手：规划设计、工程") and lacking["trial"] == "还没有登记测试单"
    fill(cast)
    gate.project.refresh_from_db()
    assert {line.step.item.key for line in standing(gate).lines if line.lacking} == {"trial"}


def test_a_port_without_deputy_is_not_staffed(cast, gate):
    fill(cast)
    Post.objects.filter(project=cast.ys, port="sales").update(deputy=None)
    lacking = {line.step.item.key: line.lacking for line in standing(gate).lines}
    assert lacking["ports"] == "缺第一责任人或副手：销售"


def test_no_right(cast, gate):
    with pytest.raises(Denied):
        tick(step(gate, "cards"), note="已印", by=cast.agent)


def test_out_of_scope(cast, gate):
    """The customer-service manager of another project."""
    with pytest.raises(Denied):
        tick(step(gate, "cards"), note="已印", by=cast.cs_manager)
    assert not GateStep.objects.visible_to(cast.cs_manager).exists()


def test_twice_and_back(cast, gate):
    tick(step(gate, "cards"), note="已印 2000 张", by=cast.nobody)
    with pytest.raises(Refused, match="item_done"):
        tick(step(gate, "cards"), note="再来", by=cast.admin)
    with pytest.raises(Invalid, match="untick_reason"):
        untick(step(gate, "cards"), reason="", by=cast.nobody)
    untick(step(gate, "cards"), reason="号码印错", by=cast.nobody)
    assert sentences(gate)[0] == "撤回“400号码公示：名片”：号码印错"
    with pytest.raises(Refused, match="item_not_done"):
        untick(step(gate, "cards"), reason="号码印错", by=cast.nobody)
