"""What was guessed in a list is told to the clerk in a few lines."""

from pages.common.intake.guess_lines import guess_lines
from pages.common.wording import Words

AGENCIES = {"codi": "CODI", "lgo": "LGO"}


def lines(*guesses, heading_of=None):
    return guess_lines(Words("en"), guesses, heading_of or {}, AGENCIES)


def test_guesses_of_one_kind_and_column_are_one_line_that_counts_their_rows():
    found = lines(
        {"guess": "two_digits", "field": "fiscal_year", "text": "51", "taken": "2551", "rows": 9},
        {"guess": "gregorian", "field": "fiscal_year", "text": "2008", "taken": "2551", "rows": 1},
        {"guess": "two_digits", "field": "fiscal_year", "text": "52", "taken": "2552", "rows": 2},
        heading_of={"fiscal_year": "ปี"},
    )
    assert len(found) == 2
    told = next(line for line in found if "52" in line)
    assert "“51” → 2551, “52” → 2552" in told
    assert "“ปี”" in told
    assert "11 rows" in told


def test_of_many_texts_only_a_few_are_shown():
    found = lines(*({"guess": "date", "text": f"{day} ม.ค. 51", "taken": "2551", "rows": 1} for day in range(1, 10)))
    assert found[0].count("→") == 4
    assert "…" in found[0]
    assert "9 rows" in found[0]


def test_units_and_agencies_are_told_by_name():
    found = lines(
        {"guess": "money_unit", "taken": "1000", "rows": 3}, {"guess": "other_agency", "taken": "codi, lgo", "rows": 4}
    )
    assert "thousand baht" in found[0]
    assert "CODI, LGO" in found[1]
