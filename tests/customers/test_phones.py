"""Phone numbers have one written form, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanju.customers import phones

WRITTEN = {
    "13812345678": "13812345678",
    "+86 138-1234-5678": "13812345678",
    "86 13812345678": "13812345678",
    "0086-138 1234 5678": "13812345678",
    "０１３８１２３４５６７８": "13812345678",
    "（010）6234-5678": "01062345678",
    "010-62345678 转 802": "01062345678-802",
    "010-62345678-802": "01062345678-802",
    "010 62345678 分机802": "01062345678-802",
    "+86 10 62345678 ext. 802": "01062345678-802",
    "+86-10-62345678-802": "01062345678-802",
    "0571-8234567": "05718234567",
    "400-820-8820": "4008208820",
    "400-820-8820-2": "4008208820-2",
    "62345678": "62345678",
    "12345": "12345",
    "+852 9123 4567": "+85291234567",
    "tel:+8613812345678": "13812345678",
}


@pytest.mark.parametrize(("raw", "number"), WRITTEN.items())
def test_written_forms(raw, number):
    assert phones.normalise(raw) == number


@pytest.mark.parametrize("raw", ["", "  ", "unknown", "Anonymous", "私密号码", "未知", "无主叫", None])
def test_hidden_callers_have_no_number(raw):
    assert phones.is_hidden(raw)
    assert phones.normalise(raw) is None


@pytest.mark.parametrize("raw", ["abc", "13812", "138123456789012", "1", "业主甲", "<script>", "+99912"])
def test_what_is_no_number(raw):
    assert phones.normalise(raw) is None


mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
landlines = st.one_of(
    st.from_regex(r"0(10|2[0-9])[2-8][0-9]{7}", fullmatch=True),
    st.from_regex(r"0[3-9][0-9]{2}[2-8][0-9]{6}", fullmatch=True),
)
dressing = st.sampled_from(["{}", " {} ", "+86{}", "86-{}", "0086 {}", "０{}", "{}\t"])


@given(mobiles, dressing, st.integers(1, 9))
def test_any_dressing_of_a_mobile_is_the_mobile(number, dress, cut):
    dashed = number[:cut] + "-" + number[cut:]
    assert phones.normalise(dress.format(number)) == number
    assert phones.normalise(dashed) == number


@given(
    landlines,
    st.from_regex(r"[0-9]{1,6}", fullmatch=True),
    st.sampled_from(["转{}", "-{}", " ext {}", "#{}", "分机：{}"]),
)
def test_extensions_stay_apart(number, extension, how):
    assert phones.normalise(number + how.format(extension)) == f"{number}-{extension}"
    assert phones.tail(f"{number}-{extension}") == number[-4:]


@given(st.text(max_size=40))
def test_normalising_never_fails_and_is_stable(raw):
    number = phones.normalise(raw)
    assert number is None or phones.normalise(number) == number
