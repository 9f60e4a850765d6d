"""Headings of all columns and names of all IDs: known kinds, both languages, the same words as on the screen."""

import re
import tomllib

import pytest

from agencies.gaps import GAPS
from agencies.overlap import KEYS, STATUSES
from agencies.questions import COLUMNS as QUESTIONS
from agencies.records import COLUMNS, Areas, check_records
from agencies.records import STATUSES as MONEY
from agencies.relations import RELATIONS
from data.export.headings import FOLDER, NUMBERS, all_headings
from data.export.material import Material
from data.export.tables import TABLES, table_of
from data.export.terms import meanings_of, names_of
from pages.common.wording import catalogue
from tests.overlap_cases import REGISTRY

KINDS = {
    *NUMBERS,
    *("text", "code", "agency", "agencies", "function", "functions", "target_group", "target_groups"),
    *("status", "money", "relation", "keys", "scope", "gap", "state", "report"),
}
FILES = sorted(FOLDER.glob("*.toml"))
THAI = re.compile(r"[\u0e00-\u0e7f]")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_heading_has_both_languages_and_a_known_kind(file):
    for name, values in tomllib.loads(file.read_text(encoding="utf-8")).items():
        assert values.keys() <= {"th", "en", "kind", "means_th", "means_en"}, name
        assert THAI.search(values["th"]) and not THAI.search(values["en"]), name
        assert values.get("kind", "text") in KINDS, name
        assert ("means_th" in values) == ("means_en" in values), name


def test_no_column_stands_in_two_files():
    names = [name for file in FILES for name in tomllib.loads(file.read_text(encoding="utf-8"))]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("what", TABLES)
def test_every_column_of_an_export_has_a_heading_that_says_what_it_holds(what):
    table = table_of(what, _material(), "th")
    known = all_headings()
    assert [name for name in table.columns if name not in known or not known[name].means_th] == []


def _material():
    from agencies.overlap import Criterion, assess  # noqa: PLC0415
    from agencies.selection import choose  # noqa: PLC0415
    from data.places import load_register  # noqa: PLC0415
    from data.sets import demonstration  # noqa: PLC0415

    register = load_register()
    areas = Areas(register.villages, register.tambons)
    checked = check_records(demonstration()[0], REGISTRY, areas)
    result = assess(checked.good, areas, REGISTRY)
    return Material(REGISTRY, register, checked, choose(checked.good), result, Criterion(), "")


@pytest.mark.parametrize("name", [*COLUMNS, *QUESTIONS, *RELATIONS])
def test_columns_of_records_questions_and_pairs_have_a_heading(name):
    assert name in all_headings()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("kind", "group", "ids"), [("status", "status", STATUSES), ("money", "money", MONEY), ("keys", "key", KEYS)]
)
def test_ids_are_called_in_a_file_as_on_the_screen(kind, group, ids, language):
    assert names_of(kind, language) == {key: catalogue(language)[f"{group}.{key}"] for key in ids}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("kind", "ids"), [("gap", GAPS), ("relation", RELATIONS), ("status", STATUSES), ("scope", ["tambon"])]
)
def test_every_id_has_a_meaning(kind, ids, language):
    assert all(names_of(kind, language)[key] and meanings_of(kind, language)[key] for key in ids)


def test_labels_and_titles_are_no_terms():
    assert names_of("label", "th") == names_of("title", "th") == {}
