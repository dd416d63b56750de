"""Words: what people type is kept, what breaks things is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanju.core import text
from tests.parcels.models import Parcel

ANYTHING = st.text(alphabet=st.characters(), max_size=60)  # half surrogates, NUL and all


@given(ANYTHING)
def test_clean_is_done_once_and_for_all(words):
    cleaned = text.clean(words)
    assert text.clean(cleaned) == cleaned
    cleaned.encode()  # what remains is real text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  漏水\r\n了\r", "漏水\n了"),
        ("a\x00b\x1bc", "abc"),
        ("楼上\u202e水漏\ufeff", "楼上水漏"),
        ("水漏😭\ud83d", "水漏😭"),
        ("<b>'; drop table--", "<b>'; drop table--"),
        ("\t缩进 里面  不动", "缩进 里面  不动"),
    ],
)
def test_clean(typed, kept):
    assert text.clean(typed) == kept


def test_the_database_takes_what_is_left(db):
    parcel = Parcel.objects.create(note=text.clean("a\x00\ud800\udfff'\"\\😭"))
    parcel.refresh_from_db()
    assert parcel.note == "a'\"\\😭"


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812345678", "138****5678"),
        ("02162345678", "021****5678"),
        ("62345678", "****5678"),
        ("6234567", "***4567"),
        ("12345", "***45"),
        ("7", "7"),
        ("", ""),
    ],
)
def test_mask_phone(phone, shown):
    assert text.mask_phone(phone) == shown


@given(st.text("0123456789-", min_size=7, max_size=20))
def test_a_masked_phone_keeps_its_length_and_hides_something(phone):
    shown = text.mask_phone(phone)
    assert len(shown) == len(phone) and "*" in shown


@given(ANYTHING)
def test_bigrams_fit_the_column_and_find_every_part(words):
    grams = text.bigrams(words)
    assert all(0 <= g < 2**31 for g in grams) and grams == sorted(set(grams))
    part = text.normalise(words)[2:6]
    if len(part) >= 2:
        assert set(text.bigrams(part)) <= set(grams)


def test_normalise_folds_width_case_and_punctuation():
    assert text.normalise("Ｂ２－118， 车 位！") == "b2118车位"


def test_pinyin_and_shorten():
    assert text.pinyin_key("张三") == "zhang san"
    assert text.shorten("厕所\n顶上  漏") == "厕所 顶上 漏"
    assert len(text.shorten("水" * 99)) == 40
