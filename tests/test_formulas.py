"""A CSV that leaves the program is run by no spreadsheet, and is read back as it was."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.formulas import protected, unprotected
from data.intake.files.reading_sheets import sheet_of
from data.tables import csv_bytes, read_table, write_table

DANGEROUS = tuple("=+-@＝＋－＠\t\r")
DANGERS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    " =1+1",
    "\u00a0-2",
    "\u3000@x",
    "\n=1",
]
ALPHABET = "=+-@'\t\r\n \",;ก้๑ab0＝＋－＠\u00a0\u3000\u200b\\|"
TEXTS = st.one_of(st.text(ALPHABET, max_size=8), st.text(max_size=12).filter(lambda text: "\x00" not in text))


def texts(*values):
    return pd.Series(values, dtype="str")


@pytest.mark.parametrize("text", DANGERS)
def test_what_a_spreadsheet_would_run_gets_one_quote_before_it(text):
    assert protected(texts(text)).tolist() == ["'" + text]


@pytest.mark.parametrize("text", ["", "ศิลา", "1-2", "a=b", "'", "'ศิลา", "''", "หมู่ 3 + 4", " ", "0812", "(=1)"])
def test_other_texts_stay(text):
    assert protected(texts(text)).tolist() == [text]
    assert unprotected(texts(text)).tolist() == [text]


def test_a_quote_that_stood_there_before_survives():
    given_texts = texts("'=1", "''=1", "' =1", "=1", "'-", "'a")
    assert protected(given_texts).tolist() == ["''=1", "'''=1", "'' =1", "'=1", "''-", "'a"]
    assert unprotected(protected(given_texts)).tolist() == given_texts.tolist()


def test_unprotecting_changes_nothing_given():
    given_texts = texts("'=1", "a")
    unprotected(given_texts)
    assert given_texts.tolist() == ["'=1", "a"]


def test_numbers_stay_numbers(tmp_path):
    table = pd.DataFrame({"n": [-5, 3], "x": [-0.5, 2.25], "t": ["-5", "5"]})
    write_table(table, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines() == ["n,x,t", "-5,-0.5,'-5", "3,2.25,5"]


def test_headings_are_protected_and_read_back_too(tmp_path):
    write_table(pd.DataFrame({"=ก": ["x"], "'=ก": ["y"]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()[0] == "'=ก,''=ก"
    assert read_table(tmp_path / "t.csv").columns.tolist() == ["=ก", "'=ก"]


def test_byte_order_mark_is_written_when_asked_for_and_read(tmp_path):
    table = pd.DataFrame({"ตำบล": ["ศิลา"]})
    write_table(table, tmp_path / "plain.csv")
    write_table(table, tmp_path / "marked.csv", byte_order_mark=True)
    assert (tmp_path / "plain.csv").read_bytes() == "ตำบล\nศิลา\n".encode()
    assert (tmp_path / "marked.csv").read_bytes() == b"\xef\xbb\xbf" + "ตำบล\nศิลา\n".encode() == csv_bytes(table)
    assert read_table(tmp_path / "marked.csv").to_dict("list") == {"ตำบล": ["ศิลา"]}


def test_what_no_csv_holds_is_taken_out_and_the_rest_kept(tmp_path):
    write_table(pd.DataFrame({"a": pd.Series(["x\x00y\ud800z", "w"], dtype="object")}), tmp_path / "t.csv")
    assert read_table(tmp_path / "t.csv")["a"].tolist() == ["xyz", "w"]


def test_missing_cells_and_categories_are_written_as_they_are(tmp_path):
    table = pd.DataFrame({"a": pd.Categorical(["=x", "y"]), "b": pd.array([None, 2], dtype="Int64"), "c": [None, "z"]})
    write_table(table, tmp_path / "t.csv")
    assert read_table(tmp_path / "t.csv").to_dict("list") == {"a": ["=x", "y"], "b": ["", "2"], "c": ["", "z"]}


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@example([("'=1", "''+1"), ("a\rb", "\r"), ('"=x"', 'ก,ข\n"ค"')])
def test_any_texts_are_read_back_as_they_were(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    table = pd.DataFrame(rows, columns=["a", "b"], dtype="object").assign(c="row")
    write_table(table, path, byte_order_mark=True)
    assert read_table(path).to_numpy().tolist() == table.to_numpy().tolist()


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_no_cell_that_is_written_begins_as_a_formula(rows):
    table = pd.DataFrame(rows, columns=["a", "b"], dtype="object").assign(c="row")
    written = csv_bytes(table).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(written, newline="")) for cell in line]
    assert len(cells) == 3 * (len(rows) + 1)
    assert not [
        cell for cell in cells if cell.startswith(DANGEROUS) or cell.strip(" \u00a0\u3000").startswith(DANGEROUS)
    ]


@pytest.mark.parametrize("text", [*DANGERS, "'=1", "ศิลา", "'ศิลา"])
def test_the_reader_of_lists_agrees(text):
    """It trims its cells, as it does with every list."""
    written = next(
        csv.reader(io.StringIO(csv_bytes(pd.DataFrame([[text]])).decode("utf-8-sig").split("\n", 1)[1], newline=""))
    )
    assert sheet_of("x", [["ก"], written]).cells.iloc[0, 1] == text.strip()
