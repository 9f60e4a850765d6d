"""CSV files of any origin as tables of text: the same cells that Python's own reader finds, under their row numbers."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.csv_table import read_cells, whole_numbers
from geo.errors import PlaceError

CELL = st.one_of(
    st.sampled_from(["", " ", "NA", "nan", "007", "1.0", "a,b", 'say "no"', "two\nlines", "two\r\nlines", "'=1"]),
    st.text(st.characters(blacklist_characters="\x00\r", blacklist_categories=["Cs"]), max_size=6),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "list.csv"


def cells_of(path, content: bytes):
    path.write_bytes(content)
    return read_cells(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=8), mark=st.booleans(), end=st.sampled_from(["\n", "\r\n"]))
def test_cells_are_those_that_the_reader_of_python_finds(path, rows, mark, end):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([("first", "second", "third"), *rows])
    table = cells_of(path, text.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    expected = {number: list(row) for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert table.columns.tolist() == ["first", "second", "third"]
    assert dict(zip(table.index, table.to_numpy().tolist(), strict=True)) == expected
    assert set(table.dtypes.astype(str)) == {"str"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_is_read_in_the_encodings_of_thai_spreadsheets(path, encoding):
    table = cells_of(path, "รหัส,ชื่อ\n1,บ้านหนองแวง\n".encode(encoding))
    assert table.columns.tolist() == ["รหัส", "ชื่อ"]
    assert table.loc[2].tolist() == ["1", "บ้านหนองแวง"]


def test_rows_without_content_are_left_out_and_the_others_keep_their_numbers(path):
    table = cells_of(path, b"a,b\n,\n1,\n\n  , \n,2\n")
    assert table.index.tolist() == [3, 6]
    assert table.to_numpy().tolist() == [["1", ""], ["", "2"]]


def test_cells_left_off_at_the_end_are_empty_and_those_too_many_are_told(path):
    assert cells_of(path, b"a,b\n1\n").loc[2].tolist() == ["1", ""]
    with pytest.raises(PlaceError, match="not a readable CSV table"):
        cells_of(path, b"a,b\n1,2\n1,2,3\n")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4", b"\xef\xbb\xbf%PDF-1.4", b"PK\x03\x04", b"a\x00b", b"\xff\xfea\x00", b"a\n\xff\n"]
)
def test_what_is_no_text_is_told(path, content):
    with pytest.raises(PlaceError, match="not a text file"):
        cells_of(path, content)


def test_whole_numbers_stand_in_their_rows():
    cells = pd.Series(["1,200", "", "๗", "1,200", "3.0"], index=[2, 4, 5, 6, 9], dtype="str", name="people")
    numbers = whole_numbers(cells)
    assert numbers.dtype == "Int64"
    assert numbers.index.tolist() == [2, 4, 5, 6, 9]
    assert numbers.fillna(-1).tolist() == [1200, -1, 7, 1200, 3]


def test_first_row_without_a_whole_number_is_named():
    cells = pd.Series(["5", "x", "5", "-1", "x"], index=[2, 3, 4, 5, 6], dtype="str", name="moo")
    with pytest.raises(PlaceError, match="Row 3, column moo holds “x”"):
        whole_numbers(cells)
