"""The address tells the selection, and nothing that somebody wrote into it can do harm."""

import string
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.overlap import KEYS, STATUSES, Criterion
from agencies.records import STATUSES as MONEY
from agencies.registry import load_registry
from pages.common.address import Choices, read_address, write_address
from pages.common.selection import (
    COUNTRY,
    DATASETS,
    USUAL_SHARE,
    WIDEST_WINDOW,
    Selection,
    share_shown,
    units_offered,
    units_shown,
)

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
    province = draw(st.sampled_from([COUNTRY, row["province_code"]]))
    amphoe = draw(st.sampled_from([None, row["amphoe_code"]])) if province else None
    return Selection(
        province,
        years=draw(some_of(YEARS)),
        agencies=draw(some_of(REGISTRY.agencies)),
        functions=draw(some_of(REGISTRY.functions)),
        target_groups=draw(some_of(REGISTRY.target_groups)),
        money=draw(some_of(MONEY)),
        criterion=Criterion(frozenset(keys), draw(st.integers(0, WIDEST_WINDOW))),
        amphoe=amphoe,
        tambon=draw(st.sampled_from([None, row["tambon_code"]])),
        units=draw(st.sampled_from(["", *units_offered(Selection(province, amphoe=amphoe))])),
        share=draw(st.sampled_from(STATUSES)),
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


def test_the_country_is_told_by_a_word():
    chosen = Selection(COUNTRY, years=(2551,), units="amphoe", share="uncovered")
    told = {"records": "agencies", "province": "all", "units": "amphoe", "share": "uncovered", "years": "2551"}
    assert write_address(chosen, "agencies") == told
    assert read(**told) == (chosen, ())


def test_in_the_country_one_tambon_may_be_looked_at_but_no_amphoe():
    assert read(province="all", tambon="480509")[0] == Selection(COUNTRY, years=(2549, 2550), tambon="480509")
    chosen, ignored = read(province="all", amphoe="4001")
    assert (chosen.province, chosen.amphoe, ignored) == (COUNTRY, None, ("amphoe=4001",))


def test_a_register_of_one_province_has_no_country():
    one = Choices(TAMBONS[TAMBONS["province_code"] == "40"], YEARS, REGISTRY)
    assert read_address({"province": "all"}, FIRST, one) == (FIRST, ("province=all",))


@pytest.mark.parametrize(
    ("chosen", "offered", "usual"),
    [
        (Selection(COUNTRY), ("province", "amphoe", "tambon"), "province"),
        (Selection("40"), ("amphoe", "tambon"), "tambon"),
        (Selection("40", amphoe="4001"), ("tambon",), "tambon"),
    ],
)
def test_units_are_below_what_is_looked_at(chosen, offered, usual):
    assert units_offered(chosen) == offered
    assert units_shown(chosen) == usual
    for units in ("province", "amphoe", "tambon", "village", "<b>"):
        assert units_shown(replace(chosen, units=units)) == (units if units in offered else usual)


def test_an_unknown_share_is_the_usual_one():
    assert share_shown(Selection("40", share="dance")) == USUAL_SHARE
    assert share_shown(Selection("40", share="single")) == "single"


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
        ({"units": "province"}, "units=province"),
        ({"units": "village"}, "units=village"),
        ({"amphoe": "4001", "units": "amphoe"}, "units=amphoe"),
        ({"share": "dance"}, "share=dance"),
        ({"share": ""}, "share="),
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
            [
                *("province", "amphoe", "tambon", "units", "share"),
                *("years", "agencies", "functions", "groups", "money", "keys", "window"),
            ]
        )
        | st.text(max_size=8),
        st.text(max_size=30)
        | st.text(string.digits + "-,", max_size=20)
        | st.sampled_from(["all", "40", "4001", "400102", "province", "amphoe", "tambon", "uncovered"]),
    )
)
def test_any_address_at_all_gives_a_selection_that_can_be_shown(query):
    chosen, _ = read_address(query, FIRST, CHOICES)
    here = TAMBONS[TAMBONS["province_code"].eq(chosen.province) | (chosen.province == COUNTRY)]
    assert len(here)
    assert chosen.amphoe is None or chosen.amphoe in set(here["amphoe_code"])
    assert chosen.tambon is None or chosen.tambon in set(here["tambon_code"])
    assert set(chosen.years) <= set(YEARS)
    assert set(chosen.agencies) <= set(REGISTRY.agencies)
    assert chosen.units in ("", *units_offered(chosen))
    assert chosen.share in STATUSES
    assert chosen.criterion.keys and chosen.criterion.keys <= set(KEYS)
    assert 0 <= chosen.criterion.window <= WIDEST_WINDOW
