"""From what people say to the node: everyday phrases, letters, nonsense, speed."""

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.library import queries
from nuanju.library.matching import places
from nuanju.library.verbs import revise_node
from tests.library.phrases import HELD_OUT, NONSENSE, PHRASES

pytestmark = pytest.mark.usefixtures("defaults")


def found(text, top=3, **asked):
    return [s.code for s in queries.suggest(text, **asked)][:top]


@pytest.mark.parametrize(("text", "places"), PHRASES, ids=[text for text, _ in PHRASES])
def test_an_everyday_phrase_finds_its_place_among_the_first_three(text, places):
    assert any(code.startswith(place) for code in found(text) for place in places.split()), found(text)


def test_nine_in_ten_are_right_at_once():
    first = [(found(text, 1), places.split()) for text, places in PHRASES]
    right = sum(any(code.startswith(place) for code in codes for place in places) for codes, places in first)
    assert right / len(PHRASES) >= 0.85


def test_phrases_nobody_tuned_for_are_found_nine_times_in_ten():
    right = sum(any(code.startswith(p) for code in found(text) for p in places.split()) for text, places in HELD_OUT)
    assert right / len(HELD_OUT) >= 0.9


@pytest.mark.parametrize("text", NONSENSE)
def test_words_that_say_nothing_give_nothing(text):
    assert queries.suggest(text) == []


def test_the_subject_of_a_letter_outweighs_what_it_mentions():
    letter = (
        "投诉某某花园延期交房\n尊敬的领导：您好！我于2017年买了某某花园的房子，合同约定2019年6月交房，"
        "到今天还没有交房，工地上看不到几个人。开发商说因为天气原因。我们一家还在外面租房子，小孩上学也成了问题，"
        "坐公交要一个小时，旁边就是医院和商场。希望领导督促开发商早日交房。"
    ) * 3
    assert found(letter, 1) == ["K02.01.01.01"]


def test_the_chosen_space_narrows():
    assert found("漏水", 1, space="主卫")[0].startswith(("H02.01", "H04", "H09.01"))
    assert found("漏水", 1, space="厨房")[0].startswith(("H02.02", "H04", "H09.02"))
    assert found("天花板滴水", 1, storey="top") == ["H02.03.03.01"]


def test_frequency_season_and_scope_tip_the_scales():
    plain = {s.code: s.score for s in queries.suggest("暖气不热", limit=9)}
    winter = {s.code: s.score for s in queries.suggest("暖气不热", month=12, limit=9)}
    summer = {s.code: s.score for s in queries.suggest("暖气不热", month=7, limit=9)}
    code = "H06.01.02.01"
    assert summer[code] < plain[code] < winter[code]
    usual = {s.code: s.score for s in queries.suggest("暖气不热", frequencies={code: 9, "H06.01.01.01": 1}, limit=9)}
    assert usual[code] > plain[code]
    assert found("漏水了", 1, scope="common")[0].startswith("C")


LOCAL = {"H02.01.01.01": 80, "H02.03.01.01": 40, "H04.02.01.01": 30, "H03.01.01": 20, "C03.01.01.01": 9, "S02.01": 4}
KNOWN = {
    "frequent": {"frequencies": LOCAL}, "summer": {"frequencies": LOCAL, "month": 7},
    "winter": {"frequencies": LOCAL, "month": 1}, "top": {"storey": "top"}, "ground": {"storey": "ground", "month": 7},
}  # fmt: skip


@pytest.mark.parametrize("known", KNOWN.values(), ids=KNOWN)
def test_what_is_known_besides_never_drowns_the_words(known):
    def share(phrases, top):
        right = [
            any(c.startswith(p) for c in found(text, top, **known) for p in places.split()) for text, places in phrases
        ]
        return sum(right) / len(right)

    assert share(PHRASES, 3) == 1 and share(PHRASES, 1) >= 0.85 and share(HELD_OUT, 3) >= 0.9


def test_the_storey_adds_to_the_space_and_narrows_nothing():
    plain = {s.code: s.score for s in queries.suggest("马桶一直漏水", scope="private", limit=9)}
    top = {s.code: s.score for s in queries.suggest("马桶一直漏水", scope="private", storey="top", limit=9)}
    assert top["H09.01.01.01"] == plain["H09.01.01.01"]
    assert found("下雨天花板渗水", 3, space="客厅", storey="top", scope="private")[0].startswith(
        ("H02.03.03", "C02.02")
    )
    assert places.added_by("only") == places.added_by("top") + places.added_by("ground")
    assert places.added_by("ground") == ("H02.03.04",) and places.added_by("") == ()


def test_a_symptom_shares_what_was_filed_under_its_part():
    def rated(**asked):
        return {s.code: s.score for s in queries.suggest("暖气不热", limit=9, **asked)}

    part = rated(frequencies={"H06.01.02": 9, "C03.01.01.01": 9})
    none = rated(frequencies={"C03.01.01.01": 9})
    assert part["H06.01.02.01"] > none["H06.01.02.01"]


def test_weights_are_handed_down():
    words = {
        s.code: s.score for s in queries.suggest("暖气不热", month=7, weights=queries.Weights(1, 0, 0, 0), limit=9)
    }
    assert words == {s.code: s.score for s in queries.suggest("暖气不热", limit=9)}
    assert {s.score for s in queries.suggest("暖气不热", weights=queries.Weights(0, 0, 0, 0))} == {0}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(st.sampled_from([*LOCAL, "H09.01.01.01"]), st.integers(1, 10**6)), st.sampled_from([None, 1, 7]),
    st.sampled_from(["", "top", "ground", "only"]), st.sampled_from(["", "主卫", "南阳台", "餐厅"]),
)  # fmt: skip
def test_a_score_stays_between_nothing_and_one(filed, month, storey, space):
    rated = queries.suggest("卫生间漏水，马桶堵了", frequencies=filed, month=month, storey=storey, space=space)
    assert rated and all(0 <= s.score <= 1 for s in rated)


def test_a_suggestion_says_why():
    best = queries.suggest("电梯又困人了")[0]
    assert (best.code, best.path) == ("C03.01.01.01", "公共部位与设施 › 电梯 › 轿厢与层门 › 轿厢运行 › 困人")
    assert "困人" in "".join(best.matched)
    assert 0.5 < best.score <= 1


def test_a_word_the_keeper_adds_is_understood_at_once(cast):
    assert "H02.03.01.01" not in found("墙上淌眼泪")
    node = queries.node("H02.03.01.01")
    revise_node(node, by=cast.director, syn=[*node.syn, "墙上淌眼泪"])
    assert found("墙上淌眼泪", 1) == ["H02.03.01.01"]


def test_one_part_does_not_fill_the_list():
    codes = [s.code[:9] for s in queries.suggest("电梯坏了困人异响抖动夹人停运", limit=5)]
    assert max(codes.count(c) for c in codes) <= 3


def test_ten_thousand_characters_are_read_in_time():
    text = "".join(f"{a}，{b}。" for (a, _), (b, _) in itertools.product(PHRASES, PHRASES))[:10_000]
    queries.suggest("热身")
    start = time.thread_time()
    assert queries.suggest(text)
    assert time.thread_time() - start < 0.1, "some 20 ms; the bound leaves room for a slow machine"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_scores_in_order(text):
    scores = [s.score for s in queries.suggest(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < s <= 1 for s in scores)
