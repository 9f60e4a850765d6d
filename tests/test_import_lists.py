"""Lists as agencies write them become support records, and every row is accounted for."""

import pandas as pd
import pytest

from data.intake import answers
from data.intake.handing_in import arrival, read_list, settle
from data.intake.kept import kept_rows
from data.intake.mapping import ColumnMapping
from data.intake.report import report
from tests.intake_samples import SETTING, document, reference

HEADINGS = [
    *("อำเภอ", "ตำบล", "หมู่ที่", "ชื่อหมู่บ้าน", "กิจกรรม", "กลุ่มเป้าหมาย", "ปีงบประมาณ"),
    *("จำนวนเงิน (บาท)", "จำนวนคน"),
]
GOOD = ["เมืองขอนแก่น", "ศิลา", "1", "บ้านศิลา", "เวทีจุดประกาย", "ผู้สูงอายุ", "2551", "20,000", "35"]


def read(rows, **layout):
    """The list of these rows and what became of it without an answer."""
    file = document(rows, **layout)
    understood = read_list(file, ColumnMapping(), SETTING, reference())
    return file, understood, settle(file, understood, answers.no_answers(), reference())


def answer(file, understood, *replies):
    """What becomes of it with these answers: (kind, key or value, answer)."""
    asked = settle(file, understood, answers.no_answers(), reference()).asked
    keys = {(kind, value): key for kind, key, value in asked[["kind", "key", "value"]].itertuples(index=False)}
    table = pd.DataFrame(
        [(kind, keys.get((kind, text), text), reply) for kind, text, reply in replies], columns=answers.ANSWER_COLUMNS
    )
    return settle(file, understood, table, reference())


def with_cells(**changes):
    """The good row with other texts, by heading."""
    return [changes.get(heading, text) for heading, text in zip(HEADINGS, GOOD, strict=True)]


def counts(decision):
    return {name: decision.count(name) for name in ("in", "waiting", "refused", "skipped")}


def only(decision):
    """The one record of a list."""
    assert len(decision.records) == 1
    return decision.records.iloc[0]


def test_a_clean_row_becomes_one_record_of_the_agency_that_handed_it_in():
    _, _, decision = read([HEADINGS, GOOD])
    record = only(decision)
    assert counts(decision) == {"in": 1, "waiting": 0, "refused": 0, "skipped": 0}
    assert dict(
        record[["agency", "area_code", "function", "target_group", "fiscal_year", "amount_baht", "people"]]
    ) == {
        "agency": "psdhs",
        "area_code": "40011501",
        "function": "spark",
        "target_group": "elderly",
        "fiscal_year": "2551",
        "amount_baht": "20000",
        "people": "35",
    }
    assert record["source"] == "รายชื่อ.xlsx · รายชื่อ · แถว 2"
    assert record["record_id"].endswith("-2")


@pytest.mark.parametrize(
    ("cell", "text", "column", "expected"),
    [
        ("ปีงบประมาณ", "๒๕๕๑", "fiscal_year", "2551"),
        ("ปีงบประมาณ", "51", "fiscal_year", "2551"),
        ("ปีงบประมาณ", "2008", "fiscal_year", "2551"),
        ("ปีงบประมาณ", "12 ธ.ค. 50", "fiscal_year", "2551"),
        ("ปีงบประมาณ", "", "fiscal_year", "2551"),  # the year that the list is said to be of
        ("จำนวนเงิน (บาท)", "1,200.50 บาท", "amount_baht", "1200.50"),
        ("จำนวนเงิน (บาท)", "-", "amount_baht", ""),
        ("จำนวนคน", "12 ครอบครัว", "people", ""),
        ("หมู่ที่", "๑", "area_code", "40011501"),
        ("ชื่อหมู่บ้าน", "ศิลา", "area_code", "40011501"),
        ("กลุ่มเป้าหมาย", "ชมรมผู้สูงอายุ", "target_group", "elderly"),
    ],
)
def test_values_are_read_as_they_are_written(cell, text, column, expected):
    _, _, decision = read([HEADINGS, with_cells(**{cell: text})])
    assert only(decision)[column] == expected


def test_families_stay_as_a_note():
    _, _, decision = read([HEADINGS, with_cells(**{"จำนวนคน": "12 ครอบครัว"})])
    assert "12 ครอบครัว" in only(decision)["note"]


@pytest.mark.parametrize(
    ("cell", "text", "kind", "reply", "expected"),
    [
        ("ปีงบประมาณ", "50-51", "fiscal_year", "2550", "2550"),
        ("ปีงบประมาณ", "50-51", "fiscal_year", "-", ""),
        ("กลุ่มเป้าหมาย", "ผู้สูงอายุและคนพิการ", "target_group", "disabled", "disabled"),
        ("กิจกรรม", "ขุดบ่อบาดาล", "function", "-", ""),
    ],
)
def test_a_doubtful_value_waits_until_the_clerk_has_answered(cell, text, kind, reply, expected):
    file, understood, decision = read([HEADINGS, with_cells(**{cell: text})])
    assert counts(decision)["waiting"] == 1
    after = answer(file, understood, (kind, text, reply))
    assert counts(after)["in"] == 1
    assert only(after)[kind] == expected


def test_what_the_clerk_said_a_text_means_keeps_the_text_as_a_note():
    file, understood, _ = read([HEADINGS, with_cells(กิจกรรม="ขุดบ่อบาดาล")])
    after = answer(file, understood, ("function", "ขุดบ่อบาดาล", "welfare"))
    assert "ขุดบ่อบาดาล" in only(after)["note"]


def test_an_answer_that_names_something_unknown_counts_for_nothing():
    file, understood, _ = read([HEADINGS, with_cells(กิจกรรม="ขุดบ่อบาดาล")])
    after = answer(file, understood, ("function", "ขุดบ่อบาดาล", "wells"))
    assert counts(after)["waiting"] == 1


@pytest.mark.parametrize(
    ("cell", "text"), [("จำนวนเงิน (บาท)", "-500"), ("จำนวนเงิน (บาท)", "สองหมื่นกว่า"), ("ปีงบประมาณ", "ปีก่อน")]
)
def test_what_cannot_be_read_is_refused_with_a_reason(cell, text):
    _, understood, decision = read([HEADINGS, with_cells(**{cell: text})])
    kept = kept_rows(understood, decision)
    assert counts(decision)["refused"] == 1
    assert kept["outcome"].to_list() == ["refused"]
    assert text in kept["reason_th"].iloc[0]


def test_two_agencies_in_a_cell_wait():
    headings = [*HEADINGS, "หน่วยงาน"]
    file, understood, decision = read([headings, [*GOOD, "พมจ. ร่วมกับ อบต."]])
    assert counts(decision)["waiting"] == 1
    assert only(answer(file, understood, ("agency", "พมจ. ร่วมกับ อบต.", "lgo")))["agency"] == "lgo"


def test_a_local_government_named_in_the_list_is_a_unit():
    _, _, decision = read([[*HEADINGS, "หน่วยงาน"], [*GOOD, "อบต.ศิลา"]])
    assert dict(only(decision)[["agency", "unit"]]) == {"agency": "lgo", "unit": "อบต.ศิลา"}


def test_allocated_and_paid_sums_are_two_states_of_the_money():
    headings = [*HEADINGS[:7], "จัดสรร", "เบิกจ่าย", "จำนวนคน"]
    _, _, decision = read([headings, [*GOOD[:7], "50000", "45000.25", "35"], [*GOOD[:7], "30000", "-", "20"]])
    money = decision.records[["row", "status", "amount_baht"]].to_numpy().tolist()
    assert money == [[2, "approved", "50000"], [2, "disbursed", "45000.25"], [3, "approved", "30000"]]
    assert decision.records["record_id"].is_unique


def test_a_plain_sum_beside_what_was_paid_is_what_was_allocated():
    headings = [*HEADINGS[:7], "งบประมาณ", "เบิกจ่าย", "จำนวนคน"]
    _, _, decision = read([headings, [*GOOD[:7], "50000", "45000", "35"]])
    assert decision.records["status"].to_list() == ["approved", "disbursed"]


def test_a_row_that_names_its_place_in_one_cell_does_not_take_the_tambon_of_the_band_above():
    headings = ["พื้นที่ดำเนินการ", "หมู่ที่", *HEADINGS[4:]]
    rows = [
        headings,
        ["ตำบลศิลา"],
        ["", "2", *GOOD[4:]],
        ["ต.บ้านฝาง อ.บ้านฝาง", "2", *GOOD[4:]],
        ["หมู่ 1 ต.ท่าพระ", "", *GOOD[4:]],
    ]
    _, _, decision = read(rows)
    assert decision.records["area_code"].to_list() == ["40011502", "40020102", "40010301"]


def test_sums_in_thousands_are_told_in_baht():
    headings = [*HEADINGS[:7], "จำนวนเงิน (พันบาท)", "จำนวนคน"]
    _, _, decision = read([headings, [*GOOD[:7], "12.5", "35"]])
    assert only(decision)["amount_baht"] == "12500"


def test_a_sum_merged_over_rows_is_split_to_the_satang_and_marked_estimated():
    second, third = with_cells(หมู่ที่="2", ชื่อหมู่บ้าน="บ้านหนองหิน"), with_cells(หมู่ที่="5", ชื่อหมู่บ้าน="")
    rows = [HEADINGS, with_cells(), second, third]
    rows[1][7], rows[2][7], rows[3][7] = "100", "", ""
    _, _, decision = read(rows, merged=[(2, 4, 7, 7)])
    assert decision.records["amount_baht"].to_list() == ["33.34", "33.33", "33.33"]
    assert decision.records["note"].str.contains("ประมาณการ").all()


def test_several_villages_in_a_cell_wait_whole_and_then_share_the_sum():
    rows = [HEADINGS, with_cells(หมู่ที่="1, 2-3", ชื่อหมู่บ้าน="", **{"จำนวนเงิน (บาท)": "100"})]
    file, understood, decision = read(rows)
    assert counts(decision)["waiting"] == 1
    question = decision.asked.iloc[0]
    assert question["suggestion"] == "40011501 40011502 40011503"
    after = settle(file, understood, answers.accepted(decision.asked, 100), reference())
    records = after.records
    assert counts(after) == {"in": 1, "waiting": 0, "refused": 0, "skipped": 0}
    assert records["area_code"].to_list() == ["40011501", "40011502", "40011503"]
    assert records["amount_baht"].to_list() == ["33.34", "33.33", "33.33"]
    assert records["people"].to_list() == ["", "", ""]
    assert [name.rpartition("-")[2] for name in records["record_id"]] == ["1", "2", "3"]


def test_the_whole_tambon_has_a_scope():
    _, _, decision = read([HEADINGS, with_cells(หมู่ที่="ทุกหมู่บ้าน", ชื่อหมู่บ้าน="")])
    assert dict(only(decision)[["area_code", "scope"]]) == {"area_code": "400115", "scope": "tambon"}


def test_a_village_name_that_two_villages_share_is_never_taken_unasked():
    file, understood, decision = read([HEADINGS, with_cells(หมู่ที่="", ชื่อหมู่บ้าน="บ้านโนนม่วง")])
    assert counts(decision)["waiting"] == 1
    candidates = understood.candidates["area_code"].to_list()
    assert {"40011503", "40011504"} <= set(candidates)
    after = answer(file, understood, ("place", decision.asked["value"].iloc[0], "40011504"))
    assert only(after)["area_code"] == "40011504"


def test_suggestions_are_taken_from_the_score_that_is_asked_for():
    file, understood, decision = read([HEADINGS, with_cells(หมู่ที่="", ชื่อหมู่บ้าน="บ้านดอนหญ้านง")])
    score = int(decision.asked["score"].iloc[0])
    replies = [answers.accepted(decision.asked, least) for least in (score, score + 1)]
    taken = [settle(file, understood, reply, reference()) for reply in replies]
    assert [counts(after)["in"] for after in taken] == [1, 0]
    assert only(taken[0])["area_code"] == "40011505"


def test_a_place_in_another_province_is_said_to_be_so_and_not_taken_with_the_suggestions():
    headings = ["จังหวัด", *HEADINGS]
    file, understood, decision = read([headings, ["อุดรธานี", "เมืองอุดรธานี", "หมากแข้ง", "", "", *GOOD[4:]]])
    assert counts(decision)["waiting"] == 1
    assert "อุดรธานี" in decision.open_doubts["reason_th"].iloc[0]
    assert decision.asked["suggestion"].to_list() == ["410101"]
    assert counts(settle(file, understood, answers.accepted(decision.asked, 80), reference()))["waiting"] == 1


def test_a_row_without_a_place_is_refused():
    _, _, without = read([HEADINGS, ["", "", "", "", "เวทีจุดประกาย", "ผู้สูงอายุ", "2551", "500", "3"]])
    assert counts(without)["refused"] == 1


def test_rows_that_are_no_records_are_listed_and_everything_adds_up():
    rows = [
        ["รายชื่อพื้นที่สนับสนุน ปี 2551"],
        HEADINGS,
        ["อำเภอเมืองขอนแก่น"],
        ["", *GOOD[1:]],
        ["", "", "2", "บ้านหนองหิน", *GOOD[4:]],
        HEADINGS,
        ["", "", "5", "บ้านดอนหญ้านาง", *GOOD[4:]],
        ["รวม", "", "", "", "", "", "", "60,000", "105"],
        ["", "", "", "", "ลงชื่อ ................ ผู้รายงาน"],
    ]
    file, understood, decision = read(rows, hidden=[7])
    skipped = understood.rows.skipped.set_index("row")["kind"].to_dict()
    assert skipped == {3: "band", 6: "heading", 7: "hidden", 8: "total", 9: "signature"}
    assert decision.records["area_code"].to_list() == ["40011501", "40011502"]
    summary = report(file, understood, decision)
    assert summary["rows_read"] == 7
    assert sum(summary[f"rows_{name}"] for name in ("in", "waiting", "refused", "skipped")) == 7


def test_personal_data_is_nowhere_in_what_is_kept():
    secrets = ["3100503372696", "081-234-5678", "นางสมศรี ใจดี"]
    headings = [*HEADINGS, "เลขประจำตัวประชาชน", "ผู้ประสานงาน", "หมายเหตุ"]
    bad = with_cells(**{"จำนวนเงิน (บาท)": "-5"})
    personal = [secrets[0], secrets[2], f"โทร {secrets[1]}"]
    rows = [headings, [*GOOD, *personal], [*bad, *personal]]
    file, understood, decision = read(rows)
    kept = arrival(file, understood, decision, "ผู้ทดสอบ")
    everything = repr([kept.records.to_dict("records"), kept.kept.to_dict("records"), kept.report])
    assert not [secret for secret in secrets if secret in everything]
    assert {"เลขประจำตัวประชาชน", "ผู้ประสานงาน"} <= {found["column"] for found in kept.report["personal"]["columns"]}


def test_kept_rows_are_complete_in_themselves():
    rows = [
        HEADINGS,
        ["อำเภอเมืองขอนแก่น"],
        ["", "ศิลา", "1", "บ้านศิลา", "ขุดบ่อ", "ผู้สูงอายุ", "2551", "100", "5"],
        ["", "", "2", "บ้านหนองหิน", "ขุดบ่อ", "ผู้สูงอายุ", "2551", "", "5"],
    ]
    _, understood, decision = read(rows, merged=[(3, 4, 7, 7)])
    cells = kept_rows(understood, decision)["cells"].to_list()
    assert [cell["ตำบล"] for cell in cells] == ["ศิลา", "ศิลา"]
    assert ["เมืองขอนแก่น" in cell["อำเภอ"] for cell in cells] == [True, True]
    assert [cell["จำนวนเงิน (บาท)"] for cell in cells] == ["50", "50"]
