"""Keep: add, change, remove rows of the organisation, with what changed from what to what."""

import pytest

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.org import verbs
from nuanju.org.models import Project
from tests.stories import kinds, sentences


def test_a_project_is_added_with_its_pinyin(cast):
    project = verbs.add(Project(city_company=cast.city, name="江南里", code="JN"), by=cast.admin)
    assert (project.name_key, project.initials) == ("jiang nan li", "jnl")
    assert kinds(project) == ["org.created"]


def test_a_change_says_from_what_to_what(cast):
    verbs.change(cast.bw, by=cast.admin, short_name="碧湾里", hotline="")
    assert sentences(cast.bw) == ["修改项目“碧湾花园”：简称 碧湾 → 碧湾里；400号码 4008000001 → 空"]


def test_nothing_changed_leaves_no_event(cast):
    verbs.change(cast.bw, by=cast.admin, short_name="碧湾")
    assert kinds(cast.bw) == []


def test_what_does_not_fit_names_its_field(cast):
    with pytest.raises(Invalid) as refused:
        verbs.change(cast.bw, by=cast.admin, code="LS")
    assert refused.value.field == "code"


def test_two_at_once_one_is_told(cast):
    seen = keeping.version(cast.bw, "org.changed")
    verbs.change(cast.bw, by=cast.admin, short_name="甲", seen=seen)
    with pytest.raises(Refused) as refused:
        verbs.change(cast.bw, by=cast.admin, short_name="乙", seen=seen)
    assert refused.value.code == "changed_meanwhile"
    assert refused.value.subject.short_name == "甲"


def test_what_is_used_stays(cast):
    with pytest.raises(Refused) as refused:
        verbs.remove(cast.bw, by=cast.admin)
    assert refused.value.code == "in_use"
    assert "房屋" in refused.value.sentence
    assert kinds(cast.bw) == []


def test_what_nobody_uses_goes(cast):
    verbs.remove(cast.ys, by=cast.admin)
    assert not Project.objects.filter(pk=cast.ys.pk).exists()


def test_no_right(cast):
    for who in (cast.cs_manager, cast.stranger, cast.nobody):
        with pytest.raises(Denied):
            verbs.change(cast.bw, by=who, short_name="x")
