"""Sums of money read exactly, divided exactly, written exactly."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.records import Areas, check_records
from agencies.registry import load_registry
from data.intake.values.money import amounts, as_baht, split_equally

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
UNITS = ("", " บาท", "บาทถ้วน", " บ.", " ฿")
SATANG = st.integers(0, 10**17 - 1)


def read(text, unit=1):
    row = amounts(pd.Series([text], dtype="str"), unit).iloc[0]
    return (None if pd.isna(row["satang"]) else int(row["satang"]), row["guess"], row["problem"])


@pytest.mark.parametrize(
    ("text", "satang"),
    [
        ("1,200.50 บาท", 120050),
        ("1200", 120000),
        ("๑,๒๐๐.๕๐", 120050),
        ("１，２００", 120000),
        ("฿20,000", 2000000),
        ("20,000.-", 2000000),
        ("20,000.=", 2000000),
        ("20,000.- บาท", 2000000),
        ("20,000 บาท.-", 2000000),
        ("20,000 บ.", 2000000),
        ("20,000บาทถ้วน", 2000000),
        ("จำนวนเงิน 20,000 บาท", 2000000),
        ("1,200 บาท 50 สตางค์", 120050),
        ("20,000 THB", 2000000),
        ("1.2E5", 12000000),
        ("1E+5", 10000000),
        ("0", 0),
        ("0.00", 0),
        ("-0", 0),
        (".50", 50),
        ("0.5", 50),
        ("1200.500000", 120050),
        ("999999999999999.99", 99999999999999999),
    ],
)
def test_sums_are_read_exactly(text, satang):
    assert read(text) == (satang, "", "")


@pytest.mark.parametrize("text", ["", "-", "–", "—", "--", "ไม่ระบุ", "n/a", None, "\u200b"])
def test_nothing_said_is_unknown_not_nought(text):
    assert read(text) == (None, "", "")


@pytest.mark.parametrize("text", ["-1,000", "(1,000)", "− 1,000", "-฿1,000", "(1,000 บาท)", "-20,000.-"])
def test_negative_sums_are_a_problem(text):
    assert read(text) == (None, "", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "1.200,50", "1,20", "12,34,567", "1 200", "1.2.3", "20,000-", "20,000 -", "(1,000", "1,000)",
        "ฟรี", "ไม่ใช้งบประมาณ", "ไม่มี",
        "abc", "nan", "inf", "12%", "2 แสน 5 หมื่น", "1,200.5 บาท 50 สตางค์", "50 สตางค์",
        "1234567890123456", "1E99", "0812345678",
        "20,000 / 30,000", "20,000 เหรียญ", "1,200 คน", "=1+1",
    ],
)  # fmt: skip
def test_what_is_no_sum_is_unreadable(text):
    assert read(text) == (None, "", "unreadable")


@pytest.mark.parametrize(
    ("text", "unit", "satang", "guess"),
    [
        ("1.2 ล้าน", 1, 120000000, "words"),
        ("1.2 ล้านบาท", 1000, 120000000, "words"),  # the cell's own unit, not the list's beside it
        ("5 แสนบาท", 1, 50000000, "words"),
        ("20 พัน", 1, 2000000, "words"),
        ("20,000 บาท", 1000, 2000000, "words"),
        ("฿20,000", 1000, 2000000, "words"),
        ("1.5", 1000, 150000, ""),
        ("1.234567", 1_000_000, 123456700, ""),
        ("0.00000001", 1_000_000, 1, ""),
        ("12.3456785", 1000, 1234568, "rounded"),
        ("20.-", 1000, 2000000, ""),
    ],
)
def test_units_of_the_list_and_of_the_cell(text, unit, satang, guess):
    assert read(text, unit) == (satang, guess, "")


@pytest.mark.parametrize(
    ("text", "satang"),
    [("1200.505", 120050), ("1200.515", 120052), ("1200.5050001", 120051), ("1200.4999999999998", 120050)],
)
def test_fractions_of_a_satang_are_rounded_half_to_even_and_told(text, satang):
    assert read(text) == (satang, "rounded", "")


@given(st.lists(st.tuples(SATANG, st.booleans(), st.booleans(), st.sampled_from(UNITS)), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_sum_in_any_writing_is_read_back(sums):
    texts = []
    for satang, grouped, in_thai, unit in sums:
        baht, rest = divmod(satang, 100)
        text = (f"{baht:,}" if grouped else str(baht)) + (f".{rest:02}" if rest else "") + unit
        texts.append(text.translate(THAI_DIGITS) if in_thai else text)
    found = amounts(pd.Series(texts, dtype="str"))
    assert found["satang"].tolist() == [satang for satang, *_ in sums]
    assert found[["guess", "problem"]].eq("").all(axis=None)


@given(
    st.decimals(0, 10**7, places=9, allow_nan=False, allow_infinity=False),
    st.sampled_from([1, 1000, 1_000_000]),
)
@settings(max_examples=60, deadline=None)
def test_any_fraction_in_any_unit_is_exact_to_the_satang(number, unit):
    exact = Fraction(number) * unit * 100
    nearest = int((number * unit * 100).quantize(Decimal(1), ROUND_HALF_EVEN))
    assert read(f"{number:f}", unit) == (nearest, "rounded" if exact != nearest else "", "")


@given(st.lists(SATANG, min_size=1, max_size=30))
@settings(max_examples=10, deadline=None)
def test_what_is_written_is_read_back_and_is_a_good_record(sums):
    written = as_baht(pd.Series(sums, dtype="Int64"))
    assert [Decimal(text) * 100 for text in written] == sums
    assert amounts(written)["satang"].tolist() == sums
    areas = Areas(
        pd.DataFrame({"village_code": [], "tambon_code": []}, dtype="str"),
        pd.DataFrame({"tambon_code": ["400101"], "province_code": ["40"]}),
    )
    records = pd.DataFrame({"agency": "codi", "area_code": "400101", "amount_baht": written}, dtype="str")
    assert check_records(records, load_registry(), areas).faults.empty


def test_written_sums():
    assert as_baht(pd.Series([120050, 120000, 5, 0, None], dtype="Int64")).tolist() == [
        "1200.50",
        "1200",
        "0.05",
        "0",
        "",
    ]


@given(st.lists(st.tuples(SATANG, st.integers(1, 12)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_shares_sum_to_the_whole_and_differ_by_a_satang_at_most(sums):
    table = pd.DataFrame(
        [(row, whole, parts, part) for row, (whole, parts) in enumerate(sums) for part in range(parts)],
        columns=["row", "whole", "parts", "part"],
    )
    share = split_equally(table["whole"].astype("Int64"), table["parts"], table["part"])
    by_row = share.groupby(table["row"])
    assert by_row.sum().tolist() == [whole for whole, _ in sums]
    assert (by_row.max() - by_row.min()).le(1).all()
    assert by_row.apply(lambda shares: shares.is_monotonic_decreasing).all()


def test_an_unknown_sum_has_unknown_shares_and_the_index_is_kept():
    satang = pd.Series([100, None], index=[8, 5], dtype="Int64")
    parts, part = pd.Series([3, 3], index=[8, 5]), pd.Series([0, 1], index=[8, 5])
    shares = split_equally(satang, parts, part)
    assert shares.loc[8] == 34
    assert shares.loc[[5]].isna().all()


def test_a_part_that_is_none_is_refused():
    with pytest.raises(ValueError, match="part"):
        split_equally(pd.Series([100], dtype="Int64"), pd.Series([2]), pd.Series([2]))


@given(st.lists(st.text(st.sampled_from("0123456789๕,.-=()eE+ บาทล้านพ฿"), max_size=16), max_size=20))
@settings(max_examples=50, deadline=None)
def test_any_text_is_a_sum_or_a_problem_or_nothing(texts):
    found = amounts(pd.Series(texts, index=range(5, 5 + len(texts)), dtype="str"))
    assert found.index.tolist() == list(range(5, 5 + len(texts)))
    assert found["problem"].isin(["", "negative", "unreadable"]).all()
    assert found["satang"].dropna().between(0, 10**17).all()
    assert (found["satang"].isna() | found["problem"].eq("")).all()
