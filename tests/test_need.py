"""Need that a user brings as a file: which values are used, and what is said of the others."""

import io

import openpyxl
import pandas as pd
import pytest

from data.errors import FileError
from data.need import ONLY_MEASURE, read_need
from tests.overlap_cases import areas_of

AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202"], "400103": ["40010301"]})


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(lines).encode(encoding)


def workbook(*rows: tuple) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_used(need) -> list[tuple]:
    return list(need.used[["row", "area_code", "measure", "value"]].itertuples(index=False, name=None))


def reported(need) -> list[tuple]:
    return list(need.reported[["row", "value", "reason_en"]].itertuples(index=False, name=None))


def test_every_row_is_used_or_told_with_its_reason():
    lines = [
        "area_code,measure,value",
        "400102,poor,12.5",
        "400109,poor,3",  # no such tambon
        "400103,poor,many",
        "400103,poor,",
        "400102,poor,99",  # told twice: the first stands
        ",poor,4",
        "400103,,4",
        "40010201,old,-7",
    ]
    need = read_need(csv(*lines), "need.csv", AREAS)
    assert rows_used(need) == [(2, "400102", "poor", 12.5), (9, "40010201", "old", -7)]
    assert reported(need) == [
        (3, "3", "this code is not in the register"),
        (4, "many", "the value is not a number"),
        (5, "", "no value is given"),
        (6, "99", "this area has a value of this measure in an earlier row"),
        (7, "4", "no area code is given"),
        (8, "4", "no measure is named"),
    ]
    assert need.measures == ("poor", "old")
    assert need.reported["reason_th"].ne("").all()


def test_of_several_reasons_the_first_is_told_and_a_bad_row_does_not_make_a_good_one_twice():
    need = read_need(csv("area_code,value", "400102,x", "400102,5", "4,", "400103,1"), "n.csv", AREAS)
    assert rows_used(need) == [(3, "400102", ONLY_MEASURE, 5), (5, "400103", ONLY_MEASURE, 1)]
    assert reported(need) == [(2, "x", "the value is not a number"), (4, "", "this code is not in the register")]


def test_one_measure_by_area_code_for_the_ranking():
    need = read_need(csv("area_code,measure,value", "400102,a,1", "400102,b,2", "400103,b,3"), "n.csv", AREAS)
    assert need.of("b").to_dict() == {"400102": 2, "400103": 3}
    assert need.of("a").to_dict() == {"400102": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_headings_digits_and_thousands_commas(encoding):
    lines = ["รหัสพื้นที่;ตัวชี้วัด;ค่า", "๔๐๐๑๐๒;ครัวเรือนยากจน;๑,๒๓๔.๕", "40010201;ครัวเรือนยากจน;12,34"]
    need = read_need(csv(*lines, encoding=encoding), "ความจำเป็น.csv", AREAS)
    assert rows_used(need) == [(2, "400102", "ครัวเรือนยากจน", 1234.5)]
    assert reported(need) == [(3, "12,34", "the value is not a number")]


def test_a_wide_workbook_under_a_title_has_a_measure_in_each_column_of_numbers():
    content = workbook(
        ("ข้อมูลความจำเป็น",),
        (),
        ("ชื่อตำบล", "รหัสตำบล", "ยากจน", "ผู้สูงอายุ"),
        ("ในเมือง", 400101, 5, 10),
        ("สำราญ", 400102, None, 20.25),
        ("โคกสี", 400103, "ไม่ทราบ", 30),
        ("สำราญ", 400102, 7, "-"),
    )
    need = read_need(content, "need.xlsx", AREAS)
    assert need.of("ยากจน").to_dict() == {"400101": 5, "400102": 7}
    assert need.of("ผู้สูงอายุ").to_dict() == {"400101": 10, "400102": 20.25, "400103": 30}
    assert reported(need) == [
        (5, "", "no value is given"),
        (6, "ไม่ทราบ", "the value is not a number"),
        (7, "-", "the value is not a number"),
    ]
    assert need.unused == ("ชื่อตำบล",)


def test_what_is_told_follows_the_rows_of_the_file_and_not_its_columns():
    need = read_need(csv("code,a,b", "400101,1,x", "400102,y,2"), "n.csv", AREAS)
    assert [row for row, _, _ in reported(need)] == [2, 3]


def test_a_hidden_sheet_is_read_only_where_no_other_has_codes():
    book = openpyxl.Workbook()
    book.active.append(("area_code", "value"))
    book.active.append((400101, 1))
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("shown")
    shown.append(("area_code", "value"))
    shown.append((400102, 2))
    out = io.BytesIO()
    book.active = 1
    book.save(out)
    assert rows_used(read_need(out.getvalue(), "n.xlsx", AREAS)) == [(2, "400102", ONLY_MEASURE, 2)]


def test_of_several_columns_of_codes_one_is_taken_and_none_is_a_measure():
    need = read_need(csv("tambon_code,village_code,n", "400102,40010201,7", "400102,,8"), "n.csv", AREAS)
    assert rows_used(need) == [(2, "40010201", "n", 7)]
    assert reported(need) == [(3, "8", "no area code is given")]


def test_headings_told_twice_stay_two_measures():
    need = read_need(csv("code,n,n", "400102,1,2"), "n.csv", AREAS)
    assert [need.of(measure).to_dict() for measure in need.measures] == [{"400102": 1}, {"400102": 2}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (csv("name,value", "x,1"), "has no column of area codes"),
        (csv("area_code,name", "400102,x"), "has no column of numbers"),
        (csv("area_code,value"), "has no rows below its headings"),
        (csv("area_code,value", "999999,1"), "row 2, for one: this code is not in the register"),
        (csv("area_code," + ",".join(f"m{n}" for n in range(201)), "400102" + ",1" * 201), "more than 200"),
        (b"%PDF-1.4 not a table", "n.csv"),
        (b"", "n.csv"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(content, said):
    with pytest.raises(FileError) as error:
        read_need(content, "n.csv", AREAS)
    assert said in error.value.en
    assert "n.csv" in error.value.th
    assert "\n" not in error.value.th + error.value.en


def test_cells_in_are_values_and_reported():
    lines = ["code,a,b", *(f"40010{n},{n},x{n}" for n in range(1, 5)), "400101,1,2"]
    need = read_need(csv(*lines), "n.csv", AREAS)
    assert len(need.used) + len(need.reported) == 10
    assert pd.concat([need.used, need.reported]).duplicated(["row", "measure"]).sum() == 0
