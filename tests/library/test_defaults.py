"""The shipped library: complete, checked, loaded once, and again only where a new file differs."""

import copy

import pytest

from nuanju.core.refusals import Refused
from nuanju.library import defaults, file, queries
from nuanju.library.models import LibraryVersion, ProblemNode
from nuanju.library.verbs import revise_node

pytestmark = pytest.mark.usefixtures("defaults")


@pytest.fixture
def shipped():
    return copy.deepcopy(file.read())


def test_everything_is_there_with_an_other_under_each(shipped):
    current = ProblemNode.objects.current()
    assert current.exclude(code__endswith=".99").count() == len(shipped["nodes"]) == 873
    assert current.filter(code__endswith=".99").count() == 45 + 82 + 205
    assert LibraryVersion.objects.get().released_at


def test_loading_again_changes_nothing():
    before = list(ProblemNode.objects.values_list("pk", flat=True).order_by("pk"))
    defaults.load()
    assert list(ProblemNode.objects.values_list("pk", flat=True).order_by("pk")) == before


def test_a_new_file_adds_rows_only_for_what_changed_and_keeps_own_edits(shipped, cast):
    revise_node(queries.node("H09.01.01"), by=cast.director, zh="坐便器与蹲便器", reason="口语")
    shipped["meta"]["version"] = "1.1.0"
    by_code = {n["code"]: n for n in shipped["nodes"]}
    by_code["H02.01.01.01"]["zh"] = "漏到下层"
    total = ProblemNode.objects.count()
    defaults.load_nodes(shipped)
    assert ProblemNode.objects.count() == total + 1
    assert (queries.node("H02.01.01.01").zh, queries.node("H02.01.01.01").revision) == ("漏到下层", 2)
    assert ProblemNode.objects.get(code="H02.01.01.01", revision=1).zh == "向下层渗漏"
    assert queries.node("H09.01.01").zh == "坐便器与蹲便器"


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda n: n.update(code="H02.01.01.02"), "重复"),
        (lambda n: n.update(code="H2"), "格式不对"),
        (lambda n: n.update(code="H02.01.01.99"), "保留"),
        (lambda n: n.update(code="H77.01.01.01"), "没有上级"),
        (lambda n: n.update(sev="awful"), "不认识"),
        (lambda n: n.update(zh="门槛石渗水"), "重名"),
        (lambda n: n.update(code="H02.01.04", zh="新部位"), "缺少"),
        (lambda n: n.update(zh=""), "没有名称"),
    ],
)
def test_a_broken_file_is_refused_whole(shipped, spoil, word):
    shipped["meta"]["version"] = "9.9.9"
    spoil(next(n for n in shipped["nodes"] if n["code"] == "H02.01.01.01"))
    assert any(word in fault for fault in file.faults(shipped["nodes"]))
    with pytest.raises(Refused, match="library_file_broken"):
        defaults.load_nodes(shipped)
    assert not LibraryVersion.objects.filter(number="9.9.9").exists()
