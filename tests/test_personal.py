"""Personal data in lists: always found, never kept; and what only looks like it stays."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.personal import REASONS_EN, REASONS_TH, find_personal, without_personal
from data.intake.personal_signs import REASONS

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
FILLER = ["สมทบกองทุน", "จุดประกาย", "ตำบลศิลา", "20,000 บาท", "2551", "40010203"]


def last_figure(first):
    """The check figure as it is laid down: weights 13 down to 2, 11 less the rest by 11, its last figure."""
    total = 0
    for position, figure in enumerate(first):
        total += (13 - position) * int(figure)
    return (11 - total % 11) % 10


def national_id(first):
    return first + str(last_figure(first))


def ways_of_writing(number):
    a, b, c, d, e = number[0], number[1:5], number[5:10], number[10:12], number[12]
    return [
        number,
        f"{a}-{b}-{c}-{d}-{e}",
        f"{a} {b} {c} {d} {e}",
        f"{a} - {b} - {c} - {d} - {e}",
        f"{a}–{b}–{c}–{d}–{e}",
        f"{a}.{b}.{c}.{d}.{e}",
        f"{number}.0",
        f"'{number}",
        number.translate(THAI_DIGITS),
        number.translate(WIDE_DIGITS),
        "\u200b".join(number),
        f"{a}\u00a0{b}\u00a0{c}\u00a0{d}\u00a0{e}",
        f"{number[:3]}-{number[3:7]}-{number[7:]}",
        f"{number[:3]} {number[3:7]} {number[7:]}",
        f"เลขบัตร {number} ครับ",
        f"สมทบ 20,000 บาท({a}-{b}-{c}-{d}-{e})ปี 2551",
        f"โอนแล้ว,{number},2551",
    ]


FIRST = st.text("0123456789", min_size=12, max_size=12)


def found_in(*texts, heading="หมายเหตุ", field="note"):
    """Reasons of the texts in a column that holds enough other cells not to be personal as a whole."""
    column = [*texts, *(FILLER * (len(texts) + 2))]
    found = find_personal(pd.DataFrame({heading: column}, dtype="str"), [field])
    assert found.columns.empty, found.columns
    return [dict(zip(found.cells["row"], found.cells["reason"], strict=True)).get(row, "") for row in range(len(texts))]


def column_reason(heading, cells, field=""):
    found = find_personal(pd.DataFrame({heading: cells}, dtype="str"), [field])
    return "".join(found.columns["reason"])


def test_a_published_example_of_the_check_figure():
    assert national_id("110170020345") == "1101700203450"
    assert found_in("1101700203450", "1101700203451") == ["national_id", ""]


@given(FIRST, st.sampled_from(["note", "", "fund_name", "place", "village", "amount_baht", "people", "area_code"]))
@settings(max_examples=40, deadline=None)
def test_a_valid_national_id_is_found_in_every_writing_and_nothing_of_it_stays(first, field):
    texts = ways_of_writing(national_id(first))
    cells = pd.DataFrame({"x": texts + FILLER * 12, "y": "z"}, dtype="str")
    personal = find_personal(cells, [field, ""])
    kept = without_personal(cells, personal)
    if "x" in kept:
        assert kept["x"].iloc[: len(texts)].tolist() == [""] * len(texts)
        assert kept["x"].iloc[len(texts) :].tolist() == FILLER * 12
        assert personal.cells["reason"].eq("national_id").all()
    else:
        assert personal.columns["reason"].tolist() == ["national_id"]
    assert kept["y"].eq("z").all()


@given(st.lists(FIRST, min_size=1, max_size=20), st.integers(1, 9))
@settings(max_examples=30, deadline=None)
def test_numbers_with_a_wrong_check_figure_stay_in_columns_of_money(firsts, off):
    numbers = [first + str((last_figure(first) + off) % 10) for first in firsts]
    cells = pd.DataFrame({"งบประมาณ": [f"1{number[1:]}" if number[0] == "0" else number for number in numbers]})
    wrong = [national_id(text[:12]) != text for text in cells["งบประมาณ"]]
    personal = find_personal(cells.astype("str"), ["amount_baht"])
    assert personal.columns.empty
    assert not set(personal.cells["row"]) & {row for row, is_wrong in enumerate(wrong) if is_wrong}


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_sums_with_commas_or_baht_are_never_personal(sums):
    cells = pd.DataFrame({"x": [f"{sum_:,}.50" for sum_ in sums], "y": [f"{sum_:,} บาท" for sum_ in sums]}, dtype="str")
    for field in ("amount_baht", "", "note"):
        personal = find_personal(cells, [field, field])
        assert personal.columns.empty
        assert personal.cells.empty


@pytest.mark.parametrize("text", ["3.40E+12", "3.4001E+12", "3,40E+12", "3.40e12", "เลขบัตร 3.40E+12"])
def test_an_id_that_a_spreadsheet_shortened_is_found_but_not_among_sums(text):
    assert found_in(text) == ["national_id"]
    assert found_in(text, heading="งบประมาณ", field="amount_baht") == [""]


@pytest.mark.parametrize("text", ["3.40E+11", "3.40E+13", "1.5E+5", "13.4E+12"])
def test_other_shortened_numbers_stay(text):
    assert found_in(text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "02-123-4567", "081-2345678", "081-234-5678", "081 234 5678", "0812345678", "๐๘๑-๒๓๔๕๖๗๘",
        "081.234.5678",
        "08-1234-5678", "043-236789", "(043) 236789", "043-236789 ต่อ 12", "043-236789-91",
        "0-4323-6789", "0 4323 6789",
        "+66 81 234 5678", "+66812345678", "โทร.081-2345678", "ติดต่อ 0812345678 หรือ 043236789",
    ],
)  # fmt: skip
def test_telephone_numbers(text):
    assert found_in(text) == ["telephone"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("123-4-56789-0", "bank_account"),
        ("043-2-12345-6", "bank_account"),
        ("บัญชี ธ.ก.ส. เลขที่ 012345678901", "bank_account"),
        ("01-234-5-67890-1", "bank_account"),
        ("นายสมชาย ใจดี", "name"),
        ("มอบเงินให้นายสมชาย ใจดี จำนวน 2,000 บาท", "name"),
        ("ซ่อมแซมบ้านนางบุญมี ศรีสุข", "name"),
        ("น.ส. มาลี มาลัยทอง", "name"),
        ("นส.มาลี มาลัยทอง", "name"),
        ("ด.ญ.แก้ว ใจดี", "name"),
        ("เด็กชายดำ ใจดี", "name"),
        ("ว่าที่ ร.ต.สมชาย ใจดี", "name"),
        ("นายกฤษณะ ใจดี", "name"),
        ("(นายสมชาย ใจดี)", "name"),
        ("1.นายสมชาย ใจดี", "name"),
        ("Mr. Somchai Jaidee", "name"),
        ("นายสมชาย ใจดี โทร 081-2345678", "telephone"),
    ],
)
def test_accounts_and_names_in_single_cells(text, reason):
    assert found_in(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "40010203", "400102", "20,000", "20000.50", "12-12-2550", "01-12-2550", "1/10/2550",
        "2550-12-12", "2550-2551",
        "ที่ ขก 0004/1234", "0.123456789", "1101700203450.50", "1234567890123.50", "1,234,567,890,123", "หมู่ 1, 3-5",
        "ปี 2551 จำนวน 20000 บาท 35 คน", "นายก อบต.ศิลา", "นายกเทศมนตรี ตำบลศิลา", "นายกสมาคม คนพิการ",
        "นายอำเภอเมือง ขอนแก่น",
        "นายทะเบียน อำเภอเมือง", "นายช่าง โยธา", "ทนายความ อาสา", "อ.นางรอง จ.บุรีรัมย์",
        "ต.นางแดด อ.หนองบัวแดง", "บ้านนางาม หมู่ 3",
        "นายแพทย์สาธารณสุขจังหวัด ขอนแก่น", "เด็กชาย เด็กหญิง ยากจน", "เด็กชายขอบ ด้อยโอกาส",
        "น.ส.3 ก.", "นางรำ ประจำตำบล",
    ],
)  # fmt: skip
def test_what_only_looks_like_personal_data_stays(text):
    assert found_in(text) == [""]
    assert found_in(text, heading="ช่อง", field="") == [""]


def test_a_name_in_a_column_of_places_is_not_looked_for():
    assert found_in("บ้านนายสมชาย ใจดี", heading="หมู่บ้าน", field="village") == [""]
    assert found_in("081-2345678", heading="หมู่บ้าน", field="village") == ["telephone"]


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("ชื่อ-สกุล", "name"), ("ชื่อ นามสกุล", "name"), ("ชื่อ - สกุล ผู้รับผิดชอบโครงการ", "name"),
        ("ชื่อผู้รับเงิน", "name"),
        ("ชื่อประธาน", "name"), ("Full name", "name"), ("เลขประจำตัวประชาชน", "national_id"),
        ("บัตรประชาชน", "national_id"),
        ("เลข 13 หลัก", "national_id"), ("ID card", "national_id"), ("โทร", "telephone"),
        ("เบอร์ติดต่อ", "telephone"), ("Phone", "telephone"),
        ("เลขที่บัญชี", "bank_account"), ("ชื่อบัญชี", "bank_account"), ("bank_account", "bank_account"),
    ],
)  # fmt: skip
def test_a_heading_makes_the_column_personal_whatever_stands_in_it(heading, reason):
    assert column_reason(heading, ["ก", "ข", ""]) == reason
    assert column_reason(heading, ["ก", "ข", ""], field="note") == reason


@pytest.mark.parametrize(
    "heading",
    [
        "ชื่อหมู่บ้าน", "ชื่อกองทุน", "ชื่อโครงการ", "ชื่อหน่วยงาน", "ชื่อกลุ่ม", "จำนวนเงิน",
        "ปีบัญชี", "งบโทรทัศน์", "unit", "fund_name", "note",
        "หมายเหตุ",
    ],
)  # fmt: skip
def test_other_headings_do_not(heading):
    assert column_reason(heading, ["ก", "ข", ""]) == ""


def test_headings_of_sums_and_people_are_not_doubted():
    assert column_reason("จำนวนเงินในบัญชี", ["20,000"], field="amount_baht") == ""
    assert column_reason("จำนวนผู้มีบัตรประชาชน", ["20"], field="people") == ""


def test_a_column_mapped_as_personal_is_one():
    assert column_reason("ช่อง", ["ก", "ข"], field="personal") == "name"
    assert column_reason("โทร", ["ก", "ข"], field="personal") == "telephone"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["นายสมชาย", "นางบุญมี", "กลุ่มสตรี", "กองทุน", ""], "name"),
        (["นายสมชาย ใจดี", "", ""], "name"),
        (["081-2345678", "02-123-4567", "ก", "ข", "ค", "ง"], "telephone"),
        (["812345678", "898765432"], "telephone"),
        (["081-2345678", "ก", "ข", "ค", "ง", "จ"], ""),
        (["นายสมชาย", *"กขคงจ"], ""),
        (["081-2345678", "02-123-4567", *"กขคงจฉชซ"], ""),
        (["นางรอง", "นางรอง", "เมือง"], ""),  # an amphoe
        (["นายก อบต.", "นายก อบต."], ""),
        (["40010203", "400102", "20,000"], ""),
    ],
)
def test_a_column_is_personal_when_many_of_its_cells_are(cells, reason):
    assert column_reason("ช่อง", cells) == reason


def test_a_column_of_sums_is_never_dropped_whole():
    cells = ["1101700203450", "1101700203450"]
    found = find_personal(pd.DataFrame({"งบประมาณ": cells}, dtype="str"), ["amount_baht"])
    assert found.columns.empty
    assert found.cells["row"].tolist() == [0, 1]


def test_what_was_found_is_named_by_row_column_and_reason_and_left_out():
    cells = pd.DataFrame(
        {
            "ชื่อ-สกุล": ["นายสมชาย ใจดี", ""],
            "ตำบล": ["ศิลา", "สำราญ"],
            "หมายเหตุ": ["", "โทร 081-2345678"],
            "ช่อง": ["1101700203450", ""],
        },
        index=[5, 9],
        dtype="str",
    )
    personal = find_personal(cells, ["", "tambon", "note", ""])
    assert personal.columns.to_dict("records") == [
        {"column": "ชื่อ-สกุล", "reason": "name"},
        {"column": "หมายเหตุ", "reason": "telephone"},
        {"column": "ช่อง", "reason": "national_id"},
    ]
    assert personal.cells.empty
    longer = pd.concat([cells, pd.DataFrame(dict.fromkeys(cells, FILLER), index=range(20, 26), dtype="str")])
    personal = find_personal(longer, ["", "tambon", "note", ""])
    assert personal.columns["column"].tolist() == ["ชื่อ-สกุล"]
    assert personal.cells.to_dict("records") == [
        {"row": 5, "column": "ช่อง", "reason": "national_id"},
        {"row": 9, "column": "หมายเหตุ", "reason": "telephone"},
    ]
    kept = without_personal(longer, personal)
    assert kept.columns.tolist() == ["ตำบล", "หมายเหตุ", "ช่อง"]
    assert kept.index.tolist() == longer.index.tolist()
    assert kept.loc[[5, 9]].to_numpy().tolist() == [["ศิลา", "", ""], ["สำราญ", "", ""]]
    assert longer.loc[9, "หมายเหตุ"] == "โทร 081-2345678", "the table that was given is not changed"


def test_a_table_without_rows_or_columns():
    empty = find_personal(pd.DataFrame(), [])
    assert empty.columns.empty
    assert list(empty.cells.columns) == ["row", "column", "reason"]
    rowless = pd.DataFrame({"โทร": [], "ตำบล": []}, dtype="str")
    assert without_personal(rowless, find_personal(rowless, ["", "tambon"])).columns.tolist() == ["ตำบล"]


def test_every_reason_is_told_in_both_languages():
    assert set(REASONS_TH) == set(REASONS_EN) == set(REASONS)
    assert all("PDPA" in text and "2562" in text for text in (*REASONS_TH.values(), *REASONS_EN.values()))


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("0123456789๐๙-. E+นายสมชาใจดโทร()บัญช"), max_size=18), min_size=3, max_size=3),
        max_size=8,
    )
)
@settings(max_examples=50, deadline=None)
def test_what_is_kept_has_nothing_personal_left(rows):
    cells = pd.DataFrame(rows, columns=["ก", "ข", "ค"], dtype="str")
    fields = ["", "note", "amount_baht"]
    personal = find_personal(cells, fields)
    kept = without_personal(cells, personal)
    left = [field for heading, field in zip(cells.columns, fields, strict=True) if heading in kept]
    again = find_personal(kept, left)
    assert again.cells.empty
    assert len(kept) == len(cells)
