"""The address tells the selection, and nothing that somebody wrote into it can do harm."""

import string

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.overlap import KEYS, Criterion
from agencies.records import STATUSES as MONEY
from agencies.registry import load_registry
from pages.common.address import Choices, read_address, write_address
from pages.common.selection import DATASETS, WIDEST_WINDOW, Selection

TAMBONS = pd.DataFrame(
    [("400101", "4001", "40"), ("400102", "4001", "40"), ("400901", "4009", "40"), ("480509", "4805", "48")],
    columns=["tambon_code", "amphoe_code", "province_code"],
    dtype="str",
)
YEARS = (2549, 2550, 2551, 2553)
REGISTRY = load_registry()
CHOICES = Choices(TAMBONS, YEARS, REGISTRY)
FIRST = Selection("40", years=(2549, 2550))


def read(**query):
    return read_address(query, FIRST, CHOICES)


def some_of(options):
    return st.lists(st.sampled_from(list(options)), unique=True).map(
        lambda chosen: tuple(each for each in options if each in chosen)
    )


@st.composite
def selections(draw):
    row = TAMBONS.iloc[draw(st.integers(0, len(TAMBONS) - 1))]
    keys = draw(some_of(KEYS).filter(bool))
    return Selection(
        row["province_code"],
        years=draw(some_of(YEARS)),
        agencies=draw(some_of(REGISTRY.agencies)),
        functions=draw(some_of(REGISTRY.functions)),
        target_groups=draw(some_of(REGISTRY.target_groups)),
        money=draw(some_of(MONEY)),
        criterion=Criterion(frozenset(keys), draw(st.integers(0, WIDEST_WINDOW))),
        amphoe=draw(st.sampled_from([None, row["amphoe_code"]])),
        tambon=draw(st.sampled_from([None, row["tambon_code"]])),
    )


@settings(max_examples=200)
@given(selections(), st.sampled_from(DATASETS))
def test_any_selection_comes_back_from_its_address(chosen, records):
    assert read_address(write_address(chosen, records), FIRST, CHOICES) == (chosen, ())


def test_an_address_without_parts_is_the_first_view():
    assert read() == (FIRST, ())


def test_an_address_is_short_and_readable():
    chosen = Selection("40", years=(2549, 2550, 2551, 2553), agencies=("psdhs", "codi"), amphoe="4001", tambon="400102")
    assert write_address(chosen, "demonstration") == {
        "records": "demonstration",
        "province": "40",
        "amphoe": "4001",
        "tambon": "400102",
        "years": "2549-2551,2553",
        "agencies": "psdhs,codi",
    }


def test_a_tambon_alone_tells_its_province():
    assert read(tambon="480509")[0] == Selection("48", years=(2549, 2550), tambon="480509")


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ({"province": "99"}, "province=99"),
        ({"province": "40", "tambon": "480509"}, "tambon=480509"),
        ({"amphoe": "4009", "tambon": "400102"}, "tambon=400102"),
        ({"years": "2552"}, "years=2552"),
        ({"years": "1-99999999"}, "years=1-99999999"),
        ({"years": "๒๕๕๑"}, "years=๒๕๕๑"),
        ({"years": ""}, "years="),
        ({"agencies": "psdhs,nasa"}, "agencies=nasa"),
        ({"groups": "' OR 1=1 --"}, "groups=' OR 1=1 --"),
        ({"money": "<script>alert(1)</script>"}, "money=<script>alert(1)</script>"),
        ({"keys": "area,colour"}, "keys=colour"),
        ({"window": "9"}, "window=9"),
        ({"window": "-1"}, "window=-1"),
        ({"window": "1e3"}, "window=1e3"),
        ({"records": "../../etc/passwd"}, "records=../../etc/passwd"),
        ({"lang": "xx"}, "lang=xx"),
        ({"view": "cellar"}, "view=cellar"),
        ({"__class__": "x"}, "__class__=x"),
    ],
)
def test_what_cannot_be_used_is_named_and_ignored(query, refused):
    chosen, ignored = read(**query)
    assert ignored == (refused,)
    assert chosen.province == "40"
    assert set(chosen.years) <= set(YEARS) and chosen.years
    assert chosen.criterion.window == 0


def test_what_is_good_beside_something_bad_is_kept():
    chosen, ignored = read(agencies="psdhs,nasa", years="2551-2560,9999")
    assert chosen.agencies == ("psdhs",)
    assert chosen.years == (2551, 2553)
    assert set(ignored) == {"agencies=nasa", "years=9999"}


def test_a_part_of_a_million_letters_is_named_in_short():
    _, ignored = read(agencies="psdhs," * 200_000)
    assert len(ignored) == 1
    assert len(ignored[0]) < 50


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(
            ["province", "amphoe", "tambon", "years", "agencies", "functions", "groups", "money", "keys", "window"]
        )
        | st.text(max_size=8),
        st.text(max_size=30) | st.text(string.digits + "-,", max_size=20),
    )
)
def test_any_address_at_all_gives_a_selection_that_can_be_shown(query):
    chosen, _ = read_address(query, FIRST, CHOICES)
    here = TAMBONS[TAMBONS["province_code"] == chosen.province]
    assert len(here)
    assert chosen.amphoe is None or chosen.amphoe in set(here["amphoe_code"])
    assert chosen.tambon is None or chosen.tambon in set(here["tambon_code"])
    assert set(chosen.years) <= set(YEARS)
    assert set(chosen.agencies) <= set(REGISTRY.agencies)
    assert chosen.criterion.keys and chosen.criterion.keys <= set(KEYS)
    assert 0 <= chosen.criterion.window <= WIDEST_WINDOW
