"""Lists as text: encoding, delimiter, records; nothing cut off in silence."""

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import FileError
from data.intake.files.reading import EncodingUnclear, read_document

THAI = "อำเภอ,หมู่บ้าน\nเมือง,บ้านนาเพียง\n"
TABLE = [["อำเภอ", "หมู่บ้าน"], ["เมือง", "บ้านนาเพียง"]]


def cells_of(content, name="ก.csv", encoding=""):
    content = content if isinstance(content, bytes) else content.encode()
    return read_document(content, name, encoding).sheets[0].cells


def table_of(*arguments, **options):
    return cells_of(*arguments, **options).to_numpy().tolist()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (THAI.encode(), "utf-8"),
        (codecs.BOM_UTF8 + THAI.encode(), "utf-8"),
        (THAI.encode("cp874"), "cp874"),
        (codecs.BOM_UTF16_LE + THAI.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"), "utf-16"),
    ],
)
def test_thai_is_read_in_the_encoding_that_it_is_in(content, encoding):
    document = read_document(content, "รายการ.csv")
    assert document.encoding == encoding
    assert document.sheets[0].name == "รายการ"
    assert document.sheets[0].cells.to_numpy().tolist() == TABLE


def test_ascii_is_utf_8_whatever_was_said():
    assert read_document(b"a,b\n", "x.csv", "cp874").encoding == "utf-8"


def test_where_both_encodings_read_the_user_is_asked():
    content = "café,b\n".encode()
    with pytest.raises(EncodingUnclear) as unclear:
        read_document(content, "x.csv")
    assert unclear.value.candidates == ("utf-8", "cp874")
    assert isinstance(unclear.value, FileError)
    assert "UTF-8" in unclear.value.th
    assert table_of(content, encoding="utf-8") == [["café", "b"]]
    assert table_of(content, encoding="cp874") == [["cafรฉ", "b"]]


def test_text_of_no_encoding_is_told():
    with pytest.raises(FileError, match="no text in UTF-8 or TIS-620"):
        read_document(b"a,\x81\xfc\n", "x.csv")
    with pytest.raises(FileError, match="no text in UTF-8 or TIS-620"):
        read_document(codecs.BOM_UTF8 + b"a,\xff\n", "x.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_splits_evenly(delimiter):
    rows = [
        ["รายงาน อ.เมือง, จ.ขอนแก่น"],
        ["ที่", "ที่อยู่", "เงิน"],
        ["1", "หมู่ 1, 3-5", "1,200.50"],
        ["2", "หมู่ 2; บ้าน|นา", "2,400,000"],
    ]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    assert table_of(file.getvalue()) == [[*row, "", ""][:3] for row in rows]


def test_money_with_commas_does_not_beat_tabs():
    assert table_of("ที่\tเงิน\n1\t1,200\n2\t2,400\n3\t9,100\n") == [
        ["ที่", "เงิน"],
        ["1", "1,200"],
        ["2", "2,400"],
        ["3", "9,100"],
    ]


def test_tsv_means_tabs():
    assert table_of("a,b\tc\na,b\nc,d\n", "x.tsv") == [["a,b", "c"], ["a,b", ""], ["c,d", ""]]


def test_one_column_needs_no_delimiter():
    assert table_of("หมู่บ้าน\nนาเพียง\n") == [["หมู่บ้าน"], ["นาเพียง"]]


def test_rows_of_any_length_are_kept_whole_and_numbered_as_a_spreadsheet_does():
    cells = cells_of('ก,ข\n\n1,"สอง\nบรรทัด",3\r\n4\n  \n,,\n')
    assert cells.to_numpy().tolist() == [["ก", "ข", ""], ["", "", ""], ["1", "สอง\nบรรทัด", "3"], ["4", "", ""]]
    assert list(cells.index) == [1, 2, 3, 4]


@pytest.mark.parametrize(("first", "delimiter"), [("sep=;", ";"), ('"sep=|"', "|"), ("SEP=\t", "\t"), ("sep=,\r", ",")])
def test_the_line_that_names_the_delimiter_is_no_row(first, delimiter):
    cells = cells_of(f"{first}\na,b{delimiter}c\n")
    assert list(cells.loc[1]) == [""] * cells.shape[1]
    assert list(cells.loc[2]) == (["a", "b", "c"] if delimiter == "," else ["a,b", "c"])


def test_the_mark_of_our_own_exports_is_taken_away():
    assert table_of("'=1+1,'@a,'+6,'-7,'ก,'',x'=\n") == [["=1+1", "@a", "+6", "-7", "'ก", "''", "x'="]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('a,b\nc,"d\ne,f\n', "Line 2"),
        ('a,b\n"x\ny",1\nc,"d\ne,"f"\n', "Line 4"),
        ("a,b\n" + "c," * 600 + "\n", "Line 2 of ก.csv has more than 500"),
        ("a,b\nc,d\n" + "e" * 40_000, "From line 3 on"),
        ('a,b\n"' + "c,d\n" * 20_000, "From line 2 on"),
        ("ก\r" + "ข," * 600_000, "Line 2 of ก.csv is longer"),
        ("ก," * 4_000_000, "Line 1 of ก.csv is longer"),
        ("a" * 10_000_000, "Line 1 of ก.csv is longer"),
        ("1\n" * 200_001, "more than 200,000 rows"),
        ("1\n" + "\n" * 1_100_000, "more than 200,000 rows"),
        ("," * 499 + "\n" + "\n" * 50_000, "more than 200,000 rows or is too wide"),
        ("a,\x00b\n", "NUL"),
        (THAI.encode("utf-16-le"), "NUL"),
        ("", "is empty"),
        (" ,, \n,\n", "is empty"),
        (b"\x00\x00\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
    ],
)
def test_what_cannot_be_a_table_is_told_in_one_sentence(content, told):
    with pytest.raises(FileError) as error:
        cells_of(content)
    assert told in error.value.en
    assert "ไฟล์ ก.csv" in error.value.th
    assert "\n" not in error.value.en + error.value.th


def test_quotes_within_a_cell_are_letters():
    assert table_of('กลุ่ม "ออมทรัพย์",b\n') == [['กลุ่ม "ออมทรัพย์"', "b"]]


CELLS = st.text(st.sampled_from('กบ้า1 ",;\t|\n=-'), max_size=8)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "cp874", "utf-16"]),
)
def test_what_is_written_comes_back(rows, encoding):
    file = io.StringIO(newline="")
    rows = [["ที่", "ชื่อ", "เงิน"], *rows]
    csv.writer(file, delimiter="\t", quoting=csv.QUOTE_ALL).writerows(rows)
    cells = cells_of(file.getvalue().encode(encoding), "x.tsv")
    expected = [[cell.strip() for cell in row] for row in rows]
    read = cells.to_numpy().tolist()
    assert read + [["", "", ""]] * (len(expected) - len(read)) == expected
