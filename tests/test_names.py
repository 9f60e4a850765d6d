"""Names that look the same are the same; the word for their level does not count."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.names import bare, comparable, normalised

THAI = st.text(st.sampled_from("กขนมเแาำํัิีึืฺุู็่้๊๋์๐๑๒ \u200b\u00a0\ufeff.ต"), max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("เเม่นํ้า", "แม่น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("กู่ทอง", "กู่ทอง"),
        ("ก่ิ", "กิ่"),
        ("ท่\u0e38ง", "ทุ่ง"),
        ("หมู่ ๑๒", "หมู่ 12"),
        ("\ufeffบ้าน\u200bไผ่", "บ้านไผ่"),
        ("  เมือง \u00a0 เก่า ", "เมือง เก่า"),
    ],
)
def test_one_spelling_for_what_looks_the_same(written, meant):
    assert normalised(pd.Series([written])).tolist() == [meant]
    assert normalised(pd.Series([written])).tolist() == [meant]


@pytest.mark.parametrize(
    ("written", "level", "meant"),
    [
        ("ตำบลสำราญ", "tambon", "สำราญ"),
        ("ต. สำราญ", "tambon", "สำราญ"),
        ("บ้านไผ่", "tambon", "บ้านไผ่"),
        ("บ้านไผ่", "village", "ไผ่"),
        ("กิ่งอำเภอโคกโพธิ์ไชย", "amphoe", "โคกโพธิ์ไชย"),
        ("กิ่ง อ.ซำสูง", "amphoe", "ซำสูง"),
        ("อ.บ้านไผ่", "amphoe", "บ้านไผ่"),
        ("จังหวัดขอนแก่น", "province", "ขอนแก่น"),
        ("จันทบุรี", "province", "จันทบุรี"),
        ("บ้าน", "village", "บ้าน"),
    ],
)
def test_bare_name(written, level, meant):
    assert bare(pd.Series([written]), level).tolist() == [meant]


def test_english_spellings_compare_without_case_spaces_and_hyphens():
    assert comparable(pd.Series(["Tambon Ban Pha-ngan", "ban phangan"]), "tambon").tolist() == ["banphangan"] * 2


def test_missing_names_are_empty():
    assert normalised(pd.Series([None, "ก"], dtype="str")).tolist() == ["", "ก"]


@settings(deadline=None)
@given(st.lists(THAI | st.text(max_size=8), min_size=1, max_size=5))
def test_normalising_twice_changes_nothing(names):
    once = normalised(pd.Series(names, dtype="str"))
    assert normalised(once).tolist() == once.tolist()


@settings(max_examples=50, deadline=None)
@given(st.lists(THAI | st.text(max_size=8), min_size=1, max_size=5), st.sampled_from(["village", "tambon", "amphoe"]))
def test_a_name_is_treated_alike_whatever_stands_beside_it(names, level):
    alone = [bare(pd.Series([name], dtype="str"), level).iloc[0] for name in names]
    assert bare(pd.Series(names, dtype="str"), level).tolist() == alone
