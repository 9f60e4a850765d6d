"""Years and dates as lists write them, read as fiscal years of the Buddhist era."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.values import plain
from data.intake.values.years import dates_to_fiscal_years, fiscal_years

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
SHORT = ["", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
LONG = [
    "", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
    "พฤศจิกายน", "ธันวาคม",
]  # fmt: skip
ENGLISH = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def read(text, function=fiscal_years):
    row = function(pd.Series([text], dtype="str")).iloc[0]
    return (None if pd.isna(row["year"]) else int(row["year"]), row["guess"], row["problem"])


@pytest.mark.parametrize(
    "text",
    [
        "2551", "๒๕๕๑", "２５５１", "พ.ศ. 2551", "พ.ศ.๒๕๕๑", "ปี 2551", "ปีงบประมาณ 2551",
        "ปีงบประมาณ พ.ศ. 2551", "2551.0",
        "\u00a02551\u200b", "2,551", "FY2551", "2551 B.E.", "งบปี 2551",
    ],
)  # fmt: skip
def test_a_buddhist_year_is_certain(text):
    assert read(text) == (2551, "", "")


@pytest.mark.parametrize(
    ("text", "year", "guess"),
    [
        ("51", 2551, "two_digits"),
        ("ปี ๕๑", 2551, "two_digits"),
        ("งบปี 51", 2551, "two_digits"),
        ("พ.ศ. 51", 2551, "two_digits"),
        ("08", 2508, "two_digits"),
        ("2008", 2551, "gregorian"),
        ("ค.ศ. 2008", 2551, "gregorian"),
        ("2008 A.D.", 2551, "gregorian"),
    ],
)
def test_other_years_are_guesses(text, year, guess):
    assert read(text) == (year, guess, "")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("12 ธ.ค. 50", 2551),
        ("12ธ.ค.50", 2551),
        ("๑๒ ธ.ค. ๕๐", 2551),
        ("12 ธ. ค. 50", 2551),
        ("12 ธค 50", 2551),
        ("วันที่ 12 เดือน ธันวาคม พ.ศ. 2550", 2551),
        ("12/12/2550", 2551),
        ("12/12/50", 2551),
        ("12-12-2007", 2551),
        ("12.12.2550", 2551),
        ("2007-12-12", 2551),
        ("2007-12-12 00:00:00", 2551),
        ("2007-12-12T08:30:00", 2551),
        ("2550-12-12", 2551),
        ("ธ.ค. 50", 2551),
        ("ธันวาคม 2550", 2551),
        ("12 Dec 2007", 2551),
        ("December 12, 2007", 2551),
        ("30/9/2551", 2551),
        ("1 ต.ค. 2551", 2552),
        ("5/6/2551", 2551),
        ("29/2/2551", 2551),  # 2008 is a leap year
    ],
)
def test_a_date_gives_its_fiscal_year_as_a_guess(text, year):
    assert read(text) == (year, "date", "")
    assert read(text, dates_to_fiscal_years) == (year, "date", "")


def test_a_year_alone_in_a_column_of_dates_is_a_guess():
    assert read("2551", dates_to_fiscal_years) == (2551, "date", "")
    assert read("", dates_to_fiscal_years) == (None, "", "")


@pytest.mark.parametrize(
    "text",
    [
        "50-51", "2550-2551", "2550/51", "2550, 2551", "ปี 2550 และ 2551", "๒๕๕๐ – ๒๕๕๑",
        "2550 ถึง 2551", "50,51,52",
        "ต.ค. 50 - ก.ย. 51", "1 ต.ค. 50 - 30 ก.ย. 51",
    ],
)  # fmt: skip
def test_several_years_wait(text):
    assert read(text) == (None, "", "several")


@pytest.mark.parametrize(
    "text",
    [
        "abc", "31/2/2551", "31/02/2551", "29/2/2552", "31/13/2551", "0/1/2551", "2399", "2701",
        "1 ต.ค. 2700", "9999",
        "255", "2551.5", "1/2551", "พ.ศ. 2008", "ค.ศ. 2551", "2008 พ.ศ.", "12 ธ.ค.", "-2551", "25 51 1",
    ],
)  # fmt: skip
def test_what_is_no_year_is_unreadable(text):
    assert read(text) == (None, "", "unreadable")


@pytest.mark.parametrize("text", ["", "-", "–", "ไม่ระบุ", None])
def test_nothing_said_is_no_problem(text):
    assert read(text) == (None, "", "")


def test_texts_are_compared_without_what_cannot_be_seen():
    assert plain(pd.Series(["  A \t b ", "A\u00a0 b\u200b", "Ａ b", None], dtype="str")).tolist() == ["a b"] * 3 + [""]


def test_the_index_is_kept_and_rows_are_read_alone():
    text = pd.Series(["2551", "x", "51", "2551", None], index=[7, 3, 9, 1, 2], dtype="str")
    found = fiscal_years(text)
    assert found.index.tolist() == [7, 3, 9, 1, 2]
    assert found["year"].tolist() == [2551, pd.NA, 2551, 2551, pd.NA]
    assert str(found["year"].dtype) == "Int64"


@given(st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2150, 12, 31)), st.booleans()), min_size=1, max_size=30))
@settings(max_examples=20, deadline=None)
def test_every_day_of_the_calendar_in_every_writing(days):
    texts, expected = [], []
    for day, in_thai in days:
        buddhist = day.year + 543
        written = [
            f"{day.day} {SHORT[day.month]} {buddhist}",
            f"{day.day} {LONG[day.month]} พ.ศ. {buddhist}",
            f"{day.day}/{day.month}/{buddhist}",
            f"{day.day:02}-{day.month:02}-{day.year}",
            day.isoformat(),
            f"{day.day} {ENGLISH[day.month]} {day.year}",
            f"{SHORT[day.month]} {buddhist}",
            f"{day.day}.{day.month}.{buddhist}",
        ]
        texts += [text.translate(THAI_DIGITS) if in_thai else text for text in written]
        expected += [buddhist + 1 if day >= date(day.year, 10, 1) else buddhist] * len(written)
    found = fiscal_years(pd.Series(texts, dtype="str"))
    assert found["year"].tolist() == expected
    assert found["guess"].eq("date").all()


@given(st.lists(st.text(st.sampled_from("0123456789๕๐-/. ,ปีพศคธตab\u200b"), max_size=14), max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_text_is_a_year_or_a_problem_or_nothing_whatever_stands_beside_it(texts):
    found = fiscal_years(pd.Series(texts, dtype="str"))
    assert found["problem"].isin(["", "several", "unreadable"]).all()
    assert found["year"].dropna().between(2400, 2700).all()
    assert (found["year"].isna() | found["problem"].eq("")).all()
    assert (found["guess"].eq("") | found["year"].notna()).all()
    pd.testing.assert_frame_equal(fiscal_years(pd.Series(texts[:1], dtype="str")), found[:1])
