"""The blank form: headings and choices that the reading of lists knows, drop-down lists that Excel finds."""

import warnings
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import range_boundaries

from agencies.registry import load_registry, parse_registry
from data import places
from data.errors import FileError
from data.intake.files.document import Document
from data.intake.handing_in import read_list, settle
from data.intake.mapping import ColumnMapping
from data.intake.setting import Reference, Setting
from data.intake.table.headings import match_headings
from data.intake.template import ADVICE, FORM, LISTS, template
from data.intake.values.statuses import statuses
from data.intake.values.terms import agencies_named, terms
from geo.place_match import match_places
from geo.place_text import PARTS
from tests.intake_samples import document

KHON_KAEN = "40"


def texts_of(texts):
    return pd.Series(texts, dtype="str")


def no_answers():
    return pd.DataFrame({"kind": [], "key": [], "answer": []}, dtype="str")


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SONROI_DATA", str(tmp_path_factory.mktemp("data")))
        return places.load_register()


@pytest.fixture(scope="module")
def content(register):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter warns of what Excel would not take, and leaves it out
        return template(load_registry(), register, KHON_KAEN)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def choices(book):
    """The drop-down list of each heading: its texts, and the rows that have it."""
    found = {}
    for rule in book[FORM].data_validations.dataValidation:
        if rule.type != "list":
            continue
        sheet, cells = rule.formula1.rsplit("!", 1)
        assert sheet == f"'{LISTS}'"
        (area,) = rule.sqref.ranges
        heading = book[FORM].cell(1, area.min_col).value
        texts = [cell.value for (cell,) in book[LISTS][cells.replace("$", "")]]
        found[heading] = (texts, (area.min_row, area.max_row))
    return found


def test_headings_need_no_mapping(book):
    headings = [cell.value for cell in book[FORM][1]]
    assert dict(zip(headings, match_headings(headings), strict=True)) == {
        "รหัสพื้นที่": "area_code",
        "อำเภอ": "amphoe",
        "ตำบล": "tambon",
        "หมู่ที่": "moo",
        "ชื่อหมู่บ้าน": "village",
        "หน่วยงาน": "agency",
        "ชื่อหน่วย": "unit",
        "งานที่สนับสนุน": "function",
        "กลุ่มเป้าหมาย": "target_group",
        "ชื่อกองทุน": "fund_name",
        "ปีงบประมาณ": "fiscal_year",
        "จำนวนเงิน (บาท)": "amount_baht",
        "จำนวนคน": "people",
        "สถานะของเงิน": "status",
        "หน่วยงานเจ้าของเงิน": "funded_by",
        "หมายเหตุ": "note",
    }


def test_form_is_empty_and_stands_first(book):
    assert book.sheetnames == [FORM, ADVICE, LISTS]
    assert book[FORM].max_row == 1
    assert book[FORM].freeze_panes == "A2"


def test_lists_are_offered_on_two_thousand_rows(choices):
    assert set(choices) == {"ตำบล", "หน่วยงาน", "งานที่สนับสนุน", "กลุ่มเป้าหมาย", "สถานะของเงิน", "หน่วยงานเจ้าของเงิน"}
    assert {rows for _, rows in choices.values()} == {(2, 2001)}


def test_every_tambon_of_the_province_is_offered_by_amphoe(choices, register):
    texts, _ = choices["ตำบล"]
    codes = [text[-6:] for text in texts]
    assert texts[codes.index("400114")] == "ศิลา (อ.เมืองขอนแก่น) 400114"
    assert codes == sorted(set(codes))
    assert len(codes) == 199


def test_every_choice_is_understood_when_the_form_comes_back(choices, register):
    registry = load_registry()

    def ids(heading, table):
        return terms(texts_of(choices[heading][0]), table)["id"].tolist()

    assert agencies_named(texts_of(choices["หน่วยงาน"][0]), registry)["id"].tolist() == list(registry.agencies)
    assert ids("งานที่สนับสนุน", registry.functions) == list(registry.functions)
    assert ids("กลุ่มเป้าหมาย", registry.target_groups) == list(registry.target_groups)
    assert statuses(texts_of(choices["สถานะของเงิน"][0]))["status"].tolist() == ["planned", "approved", "disbursed"]
    tambons = texts_of(choices["ตำบล"][0])
    asked = pd.DataFrame("", index=tambons.index, columns=list(PARTS), dtype="str").assign(tambon=tambons)
    found = match_places(asked, register, KHON_KAEN).found
    assert found["outcome"].unique().tolist() == ["exact"]
    assert found["area_code"].tolist() == tambons.str[-6:].tolist()


@pytest.mark.parametrize(
    ("moo", "area_code", "scope"), [("3", "40011403", ""), ("ทั้งตำบล", "400114", "tambon"), ("", "400114", "")]
)
def test_tambon_chosen_and_village_written_as_the_advice_says_are_placed(choices, register, moo, area_code, scope):
    (tambon,) = (text for text in choices["ตำบล"][0] if text.startswith("ศิลา "))
    asked = pd.DataFrame([dict.fromkeys(PARTS, "") | {"tambon": tambon, "moo": moo}], dtype="str")
    found = match_places(asked, register, KHON_KAEN).found.iloc[0]
    assert (found["outcome"], found["area_code"], found["scope"]) == ("exact", area_code, scope)


def test_filled_in_form_goes_in_without_a_question(content, register):
    book = openpyxl.load_workbook(BytesIO(content))
    sila, elderly = "ศิลา (อ.เมืองขอนแก่น) 400114", "ผู้สูงอายุ"
    asked = ["จัดเวทีจุดประกาย", elderly, "กองทุนศิลา", 2551, 20000.5, 35, "อนุมัติแล้ว", "พมจ.", "ครั้งแรก"]
    book[FORM].append(["", "", sila, "3", "", "อปท.", "อบต.ศิลา", *asked])
    book[FORM].append(["40010203", "", "", "", "", "พอช."])
    texts = [
        [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    ]
    sheets = tuple(document(rows, sheet=name).sheets[0] for rows, name in zip(texts, book.sheetnames, strict=True))
    filled = Document("แบบฟอร์ม.xlsx", "0" * 64, "", sheets)
    reference = Reference(load_registry(), register)
    read = read_list(filled, ColumnMapping(), Setting("codi", 2550, KHON_KAEN), reference)
    decision = settle(filled, read, no_answers(), reference)
    assert decision.outcomes.tolist() == ["in", "in"]
    first, second = decision.records.drop(columns=["record_id", "source", "row"]).to_numpy().tolist()
    assert first[:6] == ["lgo", "อบต.ศิลา", "40011403", "", "spark", "elderly"]
    assert first[6:] == ["กองทุนศิลา", "2551", "20000.50", "35", "approved", "psdhs", "ครั้งแรก"]
    assert second == ["codi", "", "40010203", "", "", "", "", "2550", "", "", "", "", ""]


def test_codes_and_villages_stay_text_and_amounts_are_numbers(book):
    formats = {cell.value: book[FORM].column_dimensions[cell.column_letter] for cell in book[FORM][1]}
    shape = {heading: column.number_format for heading, column in formats.items()}
    assert shape["รหัสพื้นที่"] == shape["หมู่ที่"] == shape["ตำบล"] == "@"  # "3-5" must not become a day
    assert shape["ปีงบประมาณ"] == "0"
    assert shape["จำนวนเงิน (บาท)"] == "#,##0.00"


def test_headings_are_not_cut_off(book):
    for cell in book[FORM][1]:
        assert book[FORM].column_dimensions[cell.column_letter].width >= len(cell.value) * 0.6


def test_advice_says_what_is_needed_what_empty_means_and_no_personal_data(book):
    said = "\n".join(str(cell.value or "") for row in book[ADVICE].rows for cell in row)
    assert "จังหวัดขอนแก่น" in said
    for words in ("ต้องกรอก", "ไม่ทราบ", "ข้อมูลส่วนบุคคล"):
        assert words in said


def test_names_that_look_like_formulas_stay_text(register):
    registry = parse_registry(
        {
            "agencies": {"a": {"short_th": "=1+1", "name_th": "{=HYPERLINK(1)}"}},
            "functions": {"f": {"name_th": "https://example.org"}},
        }
    )
    content = template(registry, register, KHON_KAEN)
    lists = openpyxl.load_workbook(BytesIO(content))[LISTS]
    cells = {cell.value: cell for row in lists.rows for cell in row}
    for text in ("=1+1", "{=HYPERLINK(1)}", "https://example.org"):
        assert cells[text].data_type == "s"
        assert cells[text].hyperlink is None


def test_every_part_of_the_file_is_sound_xml(content):
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))


def test_hints_are_as_long_as_excel_allows(book):
    for rule in book[FORM].data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        assert range_boundaries(str(area))[1::2] == (2, 2001)
        assert len(rule.promptTitle or "") <= 32 and len(rule.errorTitle or "") <= 32
        assert len(rule.prompt or "") <= 255 and len(rule.error or "") <= 255


def test_register_without_amphoe_names_still_names_every_tambon(register):
    bare = register.tambons.assign(name_th="", amphoe_th="", province_th="")
    content = template(load_registry(), replace(register, tambons=bare), KHON_KAEN)
    lists = openpyxl.load_workbook(BytesIO(content))[LISTS]
    column = next(column for column in lists.columns if column[0].value == "ตำบล")
    assert [column[1].value, column[2].value] == ["400101", "400102"]


def test_province_that_the_register_does_not_have_is_said_to_be_so(register):
    with pytest.raises(FileError) as said:
        template(load_registry(), register, "99")
    assert "99" in said.value.th and "99" in said.value.en
