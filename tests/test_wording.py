"""The catalogue of texts is complete in both languages, and the code uses what it holds."""

import re
import string

import pytest

from agencies.change import CHANGES
from agencies.free_areas import DISTANCES, SPREADS
from agencies.gaps import GAPS
from agencies.knots import ORDERS
from agencies.ladder import FUND_STATUSES
from agencies.overlap import KEYS, STATUSES
from agencies.records import STATUSES as MONEY
from agencies.rule_text import SPANS
from agencies.rules import REASONS, VERDICTS
from data.intake.doubts import KINDS
from data.intake.mapping import MONEY_UNITS
from data.intake.table.headings import FIELDS
from data.pack.content import SCREEN_WORDS, TITLES
from geo.levels import LEVELS as LEVELS_OF_AREAS
from geo.map import MAP_WORDS
from pages.common.gaps.asked import UNITS as GAP_UNITS
from pages.common.hall.bar import TEXTS
from pages.common.hall.slide import KINDS as SLIDES
from pages.common.hall.text import EMPTY, NUMBERS
from pages.common.intake.preview import OUTCOMES
from pages.common.intake.progress import STEPS
from pages.common.ladder.controls import VIEWS
from pages.common.wording import Words, catalogue
from pages.common.years.changed import LEVELS
from pages.common.years.spans import SIDES
from tests.conftest import REPOSITORY

# Groups whose keys the code puts together: words(f"status.{status}")
BUILT = {  # "own" goes into the sheet of styles
    "status": STATUSES,
    "short": STATUSES,
    "key": KEYS,
    "keys": ("same", "unknown", "different"),
    "money": MONEY,
    "drawing": set(MAP_WORDS) - {"unit", "above", "capital_unit", "capital_above", "village"},
    "place": ("province", "amphoe", "tambon"),
    "capital": ("province", "amphoe", "tambon"),
    "dataset": ("agencies", "demonstration"),
    "step": STEPS,
    "outcome": OUTCOMES,
    "unit": map(str, MONEY_UNITS),
    "field": ("unused", *FIELDS),
    "kind": KINDS,
    "handing": ("replace", "add"),
    "answering": ("many", "one"),
    "guess": (
        *("encoding", "money_unit", "two_digits", "gregorian", "date", "rounded", "words", "merged", "ditto"),
        *("blank", "merged_sum", "year_of_list", "other_year", "other_agency"),
    ),
    **{"hallstatus": ("one", "two", "three", "four", "works", "not_found", "question", "partly", "covered")},
    **{"ask": KEYS, "hallplace": ("tambon", "amphoe"), "slide": (*SLIDES, *EMPTY.values()), "hall": TEXTS},
    "hallnumber": {"baht_in_duplicates", "unknown", *(name for names in NUMBERS.values() for name in names)},
    **{"span": SIDES, "change": CHANGES, "changed": CHANGES, "yearlevel": LEVELS},
    **{"verdict": VERDICTS, "rulereason": REASONS, "becauseof": REASONS},
    **{"orderstays": ORDERS, "orderwithin": DISTANCES, "orderspread": SPREADS},
    "order": ("villages", "tambons", "not_reached", "duplicate_villages", "duplicate_pairs", "baht", "map_before"),
    "ruleform": (*SPANS.values(), *(f"not_{span}" for span in SPANS.values())),
    "level": LEVELS_OF_AREAS,
    "matrix": ("duplicates", "completing", "possible"),
    "gap": GAPS,
    "gapunit": GAP_UNITS,
    "gaps": [f"{unit}_title" for unit in GAP_UNITS],
    "need": ("row", "area_code", "measure", "value", "reason"),
    "teach": ("area", "by", "years", "learners"),
    "awaited": ("amphoe", "tambon", "villages", "people"),
    "fundlife": FUND_STATUSES,
    "ladderview": VIEWS,
    "ladderhead": ("tambon", "fund", "next"),
    "laddermark": ("twice", "joint", "next", "asleep"),
    "pack": (*TITLES, *(f"{table}_table" for table in ("tambons", "villages", "pairs", "gaps", "questions"))),
    "packscreen": SCREEN_WORDS,
    "own": ("skip", "no_results", "instruction", "limit", "browse"),
}
SOURCES = [REPOSITORY / "dashboard.py", *(REPOSITORY / "pages").rglob("*.py")]


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys():
    assert catalogue("th").keys() == catalogue("en").keys()


def test_both_languages_fill_in_the_same_places():
    th, en = catalogue("th"), catalogue("en")
    assert {key: places(th[key]) for key in th} == {key: places(en[key]) for key in th}


def test_no_text_is_empty_and_thai_texts_are_thai():
    assert all(text.strip() for language in ("th", "en") for text in catalogue(language).values())
    without_thai = [key for key, text in catalogue("th").items() if not re.search(r"[\u0e00-\u0e7f]", text)]
    assert [key for key in without_thai if catalogue("th")[key] != "{name}"] == []
    assert not [key for key, text in catalogue("en").items() if re.search(r"[\u0e00-\u0e7f]", text)]


@pytest.mark.parametrize("group", BUILT)
def test_groups_put_together_by_code_are_whole(group):
    assert set(BUILT[group]) <= {key.split(".", 1)[1] for key in catalogue("th") if key.startswith(f"{group}.")}


def test_every_key_in_the_code_is_in_the_catalogue():
    used = {
        key
        for path in SOURCES
        for key in re.findall(r"""words\(\s*["']([a-z_]+(?:\.[a-z_]+)+)["']""", path.read_text(encoding="utf-8"))
    }
    assert len(used) > 50
    assert not used - catalogue("th").keys()


def test_every_text_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    built = set(re.findall(r"""["']([a-z]+)\.(?:\{|['"] \+)""", code))
    quoted = set(re.findall(r"""["']([a-z_.]+)["']""", code))
    whole = built | {"own", "drawing", "place", "capital"}  # taken by words.of
    unused = [key for key in catalogue("th") if key not in quoted and key.split(".")[0] not in whole]
    assert not unused


def test_no_thai_is_written_outside_the_catalogue():
    """Docstrings and comments may show an example."""
    wrong = {}
    for path in SOURCES:
        code = re.sub(r'""".*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        if found := re.findall(r"[\u0e00-\u0e7f]+", code):
            wrong[path.name] = found
    assert not wrong


def test_names_fall_back_to_the_other_language():
    assert Words("en").pick("สำราญ", "Samran") == "Samran"
    assert Words("en").pick("สำราญ", "") == "สำราญ"
    assert Words("th").pick("", "Samran") == "Samran"


def test_unknown_text_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        Words("th")("no.such.text")
