"""Keys: what a row holds is found by any of its pairs, and numbers never collide with words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanju.core.text import normalise
from nuanju.search import keys

words = st.text(alphabet="碧湾花园漏水电梯业主甲乙ABC123", min_size=2, max_size=12)


@given(words, st.text(max_size=30), st.text(max_size=30))
def test_every_part_of_a_text_is_found_by_its_pairs(part, before, after):
    grams, text = keys.row_keys([before + part + after], [])
    for word in keys.wanted(part):
        assert set(word.grams) <= set(grams)
        assert word.recheck in text


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_numbers_are_kept_as_negative_keys_only(number):
    grams, text = keys.row_keys(["业主甲"], [number])
    assert keys.tail_key(number[-4:]) in grams
    assert keys.number_key(number) in grams
    assert number not in text


@given(st.text(max_size=200))
def test_words_make_positive_keys(text):
    grams, _ = keys.row_keys([text], [])
    assert all(g >= 0 for g in grams)


@pytest.mark.parametrize("q", ["", " ", "水", "！！", "a"])
def test_too_little_to_look_for(q):
    assert keys.wanted(q) == []


def test_a_huge_text_is_bounded():
    grams, text = keys.row_keys(["漏水" * 10_000], [])
    assert len(text) <= keys.LONGEST + 500
    assert len(grams) == 2
    assert normalise("漏水") in text
