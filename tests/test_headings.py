"""Headings as Thai offices write them become fields; where two mean the same, the surer one does."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.records import COLUMNS
from data.intake.table.heading_words import _dictionary, keys
from data.intake.table.headings import FIELDS, match_headings


def field_of(heading):
    return match_headings([heading])[0]


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "record_id"])
def test_canonical_columns_are_themselves(column):
    assert field_of(column) == column


def test_blank_template_is_known_whole():
    places = ["รหัสพื้นที่", "จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่", "ชื่อหมู่บ้าน"]
    work = ["หน่วยงาน", "ชื่อหน่วย", "งานที่สนับสนุน", "กลุ่มเป้าหมาย", "ชื่อกองทุน", "ปีงบประมาณ"]
    money = ["จำนวนเงิน (บาท)", "จำนวนคน", "สถานะของเงิน", "หน่วยงานเจ้าของเงิน", "หมายเหตุ"]
    added = ["เหตุผล", "ข้อเสนอ", "แถวเดิม", "reasons_th", "reasons_en", "refused_row"]
    assert match_headings([*places, *work, *money, *added]) == [
        *("area_code", "province", "amphoe", "tambon", "moo", "village"),
        *("agency", "unit", "function", "target_group", "fund_name", "fiscal_year"),
        *("amount_baht", "people", "status", "funded_by", "note"),
        *[""] * 6,
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ที่", ""),
        ("ลำดับที่", ""),
        ("", ""),
        ("***", ""),
        ("อ าเภอ", "amphoe"),  # as copied from a PDF
        ("ตําบล", "tambon"),
        ("แขวง", "tambon"),
        ("Sub-District", "tambon"),
        ("ชื่อตำบลที่ดำเนินการ", "tambon"),
        ("ม.", "moo"),
        ("หมู่", "moo"),
        ("ชื่อหมูบ้าน", "village"),  # a tone mark is missing
        ("พื้นที่ดำเนินการ", "place"),
        ("พื้นที่ดำเนินการ ตำบล", "tambon"),
        ("ตำบล/หมู่บ้าน ตำบล", "tambon"),
        ("หมู่บ้าน หมู่ที่", "moo"),
        ("หมู่บ้าน ชื่อ", "village"),
        ("ตำบล/อำเภอ", "place"),
        ("หมู่ที่/บ้าน", "place"),
        ("ที่อยู่ (หมู่ที่ ตำบล อำเภอ)", "place"),
        ("รหัสหมู่บ้าน", "area_code"),
        ("รหัสโครงการ", ""),
        ("รหัสจังหวัด", ""),
        ("งบประมาณ", "amount_baht"),
        ("งบประมาณ (พันบาท)", "amount_baht"),
        ("งบประมาณ จัดสรร", "amount_approved"),
        ("งบประมาณ เบิกจ่าย (บาท)", "amount_disbursed"),
        ("งบประมาณ จัดสรร บาท", "amount_approved"),
        ("จำนวนเงินที่เบิกจ่ายแล้ว", "amount_disbursed"),
        ("แผนการใช้จ่ายเงิน", "amount_planned"),
        ("งบประมาณปี 2551", "amount_baht"),
        ("ร้อยละการเบิกจ่าย", ""),
        ("งบประมาณคงเหลือ", ""),
        ("จำนวน คน", "people"),
        ("จำนวนคน รวม", "people"),
        ("จำนวนคน ชาย", ""),
        ("กลุ่มเป้าหมาย", "target_group"),
        ("กลุ่มเป้าหมาย (คน)", "people"),
        ("ผู้สูงอายุ (คน)", "people"),
        ("จำนวนหมู่บ้าน", ""),
        ("ปีงบประมาณ พ.ศ.", "fiscal_year"),
        ("ปี 2551", ""),  # the column of a year holds something else
        ("ปีที่ก่อตั้งกลุ่ม", ""),
        ("วันที่เบิกจ่าย", "date"),
        ("สถานะการเบิกจ่าย", "status"),
        ("แหล่งงบประมาณ", "funded_by"),
        ("หน่วยงานเจ้าของงบประมาณ", "funded_by"),
        ("หน่วยงานที่รับผิดชอบหลัก", "agency"),
        ("โครงการ / กิจกรรม", "function"),
        ("ประเภทการสนับสนุน", "function"),
        ("ชื่อ-สกุล", "personal"),
        ("ชื่อ - นามสกุล ผู้รับผิดชอบโครงการ", "personal"),
        ("ผู้ประสานงาน ชื่อ", "personal"),
        ("เบอร์โทรหน่วยงาน", "personal"),
        ("เลขที่บัญชี", "personal"),
        ("เลขประจำตัวประชาชน 13 หลัก", "personal"),
        ("วัน เดือน ปีเกิด", "personal"),
        ("ตำบลศิลา", ""),  # a place, not a heading for places
        ("อำเภอเมืองขอนแก่น", ""),
    ],
)
def test_heading_of_a_thai_list(heading, field):
    assert field_of(heading) == field


def test_a_field_goes_to_its_surest_heading_only():
    assert match_headings(["ชื่อตำบลที่ดำเนินการ", "ตำบล", "ตำบล"]) == ["", "tambon", ""]
    assert match_headings(["รหัสตำบล", "รหัสหมู่บ้าน"]) == ["", "area_code"]


def test_notes_and_personal_columns_may_be_several():
    assert match_headings(["หมายเหตุ", "ปัญหา/อุปสรรค", "ชื่อ-สกุล", "โทร."]) == ["note", "note", "personal", "personal"]


def test_a_column_that_adds_up_is_money_only_where_no_other_is():
    assert match_headings(["ตำบล", "รวมเงิน"]) == ["tambon", "amount_baht"]
    assert match_headings(["งบประมาณ จัดสรร", "งบประมาณ รวม"]) == ["amount_approved", ""]


def test_local_government_is_the_place_where_nothing_finer_stands():
    assert match_headings(["อำเภอ", "อบต./เทศบาล"]) == ["amphoe", "place"]
    assert match_headings(["ตำบล", "อบต./เทศบาล"]) == ["tambon", "unit"]


def test_what_was_remembered_wins():
    remembered = {"งบประมาณ": "", "จำนวน": "amount_baht", "ตำบล": "amphoe", "x": "no such field"}
    headings = ["อำเภอ", "ตำบล", "งบประมาณ", "จำนวน", "x"]
    assert match_headings(headings, remembered) == ["", "amphoe", "", "amount_baht", ""]


def test_remembered_heading_is_found_though_spaces_and_marks_differ():
    assert match_headings(["ยอด  ที่ให้"], {"ยอดที่ให้": "amount_baht"}) == ["amount_baht"]


def test_no_word_stands_for_two_fields():
    words = tomllib.loads(files("data.intake.table").joinpath("headings.toml").read_text(encoding="utf-8"))["words"]
    fields_of = {}
    for field, texts in words.items():
        for key in keys(texts):
            fields_of.setdefault(key, set()).add(field)
    assert not {key: fields for key, fields in fields_of.items() if len(fields) > 1 or not key}
    assert set(words) == {*FIELDS, "total", "local", "unused"}


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=30) | st.sampled_from(sorted(_dictionary().words)), max_size=12))
def test_any_headings_get_known_fields_once(headings):
    fields = match_headings(headings)
    assert len(fields) == len(headings)
    assert set(fields) <= {*FIELDS, ""}
    single = [field for field in fields if field not in ("", "note", "personal")]
    assert len(single) == len(set(single))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(_dictionary().words)), st.sampled_from(["", " ", ".", "\u200b", "*", "\n"]), st.booleans()
)
def test_a_word_is_known_whatever_its_spaces_and_dots(word, mark, ahead):
    written = mark.join([word[:2], word[2:]]) if ahead else word + mark
    assert field_of(written) == field_of(word)
