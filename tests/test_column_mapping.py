"""A mapping of columns that somebody wrote is taken as it is, or refused in one sentence."""

import json

import pytest

from data.errors import FileError
from data.intake.mapping import ColumnMapping, read_mapping
from data.intake.values.year_choices import years_named


def mapping(tmp_path, content):
    path = tmp_path / "mapping.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_mapping(path)


def test_everything_but_the_columns_may_be_left_to_the_guess(tmp_path):
    assert mapping(tmp_path, {"columns": {"งบ": "amount_baht"}}) == ColumnMapping(columns={"งบ": "amount_baht"})


def test_all_that_is_said_is_kept(tmp_path):
    said = {"columns": {"ก": ""}, "sheet": "ปี 51", "heading_row": 4, "money_unit": 1000, "encoding": "cp874"}
    assert mapping(tmp_path, said) == ColumnMapping(**said)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("{", "mapping.json"),
        ([], "columns"),
        ({"columns": {"งบ": "money"}}, "money"),
        ({"columns": {"งบ": "amount_baht", "เงิน": "amount_baht"}}, "amount_baht"),
        ({"headings": {}}, "headings"),
        ({"heading_row": 0}, "heading_row"),
        ({"heading_row": True}, "heading_row"),
        ({"money_unit": 100}, "money_unit"),
        ({"sheet": 3}, "sheet"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_and_says_what_is_wrong(tmp_path, content, named):
    with pytest.raises(FileError) as error:
        mapping(tmp_path, content)
    assert named in error.value.en
    assert named in error.value.th


def test_several_columns_may_be_notes(tmp_path):
    assert mapping(tmp_path, {"columns": {"ก": "note", "ข": "note"}}).columns == {"ก": "note", "ข": "note"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("50-51", ["2550", "2551"]),
        ("๒๕๔๙ ถึง ๒๕๕๑", ["2549", "2550", "2551"]),
        ("2550/51", ["2550", "2551"]),
        ("2549, 2551, 2552", ["2549", "2551", "2552"]),
    ],
)
def test_the_years_that_a_text_names_are_offered(text, years):
    assert years_named(text) == years
