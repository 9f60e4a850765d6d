"""Numbers of people; what counts families, groups or is only rough becomes a note."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.values.people import people

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def read(text, counted_in=""):
    row = people(pd.Series([text], dtype="str"), counted_in).iloc[0]
    return (None if pd.isna(row["people"]) else int(row["people"]), row["note"], row["problem"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35", 35), ("35 คน", 35), ("35คน", 35), ("๓๕ ราย", 35), ("1,200", 1200), ("35.0", 35),
        ("จำนวน 35 คน", 35),
        ("รวม 35 คน", 35), ("35 persons", 35), ("0", 0), ("999999999", 999999999),
    ],
)  # fmt: skip
def test_persons(text, number):
    assert read(text) == (number, "", "")


@pytest.mark.parametrize(
    "text",
    [
        "12 ครอบครัว", "3 กลุ่ม", "5 ครัวเรือน", "2 แห่ง", "1 กองทุน", "12 ครอบครัว 3 กลุ่ม",
        "ประมาณ 30", "30-40 คน",
        "30 กว่าคน", "50+", "ไม่น้อยกว่า 30 คน", "ชาย 10 คน หญิง 20 คน", "10 คน 20 คน",
        "10 คน 20 คน 3 กลุ่ม", "ทั้งหมู่บ้าน",
    ],
)  # fmt: skip
def test_what_is_no_plain_number_of_persons_is_a_note(text):
    assert read(text) == (None, text, "")


@pytest.mark.parametrize(
    ("text", "number", "note"),
    [
        ("35 คน 12 ครอบครัว", 35, "12 ครอบครัว"),
        ("12 ครอบครัว (35 คน)", 35, "12 ครอบครัว"),
        ("12 ครัวเรือน/35 คน", 35, "12 ครัวเรือน"),
        ("12 ครอบครัว จำนวน 35 คน", 35, "12 ครอบครัว"),
        ("๓ กลุ่ม ๔๕ ราย", 45, "3 กลุ่ม"),
    ],
)
def test_persons_beside_something_else(text, number, note):
    assert read(text) == (number, note, "")


@pytest.mark.parametrize(
    ("text", "number", "note"),
    [
        ("12", None, "12 ครอบครัว"),
        ("12.0", None, "12 ครอบครัว"),
        ("ประมาณ 30", None, "ประมาณ 30 ครอบครัว"),
        ("12 ครอบครัว", None, "12 ครอบครัว"),
        ("3 กลุ่ม", None, "3 กลุ่ม"),
        ("35 คน", 35, ""),
        ("-", None, ""),
    ],
)
def test_a_heading_that_counts_families(text, number, note):
    assert read(text, "ครอบครัว") == (number, note, "")


def test_a_heading_that_counts_persons_changes_nothing():
    assert read("35", "คน") == (35, "", "")


@pytest.mark.parametrize("text", ["", "-", "–", "ไม่ระบุ", None])
def test_nothing_said_is_unknown(text):
    assert read(text) == (None, "", "")


@pytest.mark.parametrize("text", ["-3", "- 3 คน", "−3"])
def test_negative(text):
    assert read(text) == (None, "", "negative")


@pytest.mark.parametrize(
    "text", ["มาก", "35.5", "35 abc", "1234567890", "35 คน x", "1,20", "2550-51-2", "คน", "1234567890 คน 2 กลุ่ม"]
)
def test_nonsense_is_unreadable(text):
    assert read(text) == (None, "", "unreadable")


@given(st.lists(st.tuples(st.integers(0, 10**9 - 1), st.sampled_from(["", " คน", "ราย"]), st.booleans()), min_size=1))
@settings(max_examples=40, deadline=None)
def test_any_number_in_any_writing_is_read_back(numbers):
    texts = [f"{number:,}{unit}" if thai else f"{number}{unit}" for number, unit, thai in numbers]
    texts = [text.translate(THAI_DIGITS) if thai else text for text, (*_, thai) in zip(texts, numbers, strict=True)]
    found = people(pd.Series(texts, index=range(9, 9 + len(texts)), dtype="str"))
    assert found.index[0] == 9
    assert found["people"].tolist() == [number for number, *_ in numbers]


@given(st.lists(st.text(st.sampled_from("0123456789๕,.-+() คนรายกลุ่ม"), max_size=16), max_size=20))
@settings(max_examples=50, deadline=None)
def test_any_text_is_a_number_a_note_a_problem_or_nothing(texts):
    found = people(pd.Series(texts, dtype="str"))
    assert found["problem"].isin(["", "negative", "unreadable"]).all()
    assert found["people"].dropna().between(0, 10**9 - 1).all()
    is_problem = found["problem"].ne("")
    assert found.loc[is_problem, "people"].isna().all()
    assert found.loc[is_problem, "note"].eq("").all()
    has_figure = pd.Series(texts, dtype="str").str.contains("[0-9๕]")
    assert (found["people"].notna() | found["note"].ne("") | is_problem | ~has_figure).all(), "a figure was lost"
