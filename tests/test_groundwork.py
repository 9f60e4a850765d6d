"""The groundwork: any part, filter and criterion gives what `choose` and `assess` give of the same records."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies import groundwork
from agencies.groundwork import Groundwork
from agencies.overlap import KEYS, STATUSES, Criterion, assess
from agencies.records import Areas
from agencies.registry import parse_registry
from agencies.selection import choose
from tests.overlap_cases import areas_of, good_records

REGISTRY = parse_registry(
    {
        "agencies": {name: {} for name in ("psdhs", "sdc", "codi", "lgo")},
        "functions": {
            "spark": {"step": 1},
            "process": {"step": 2},
            "contribution": {"step": 3, "joint": True},
            "staff": {},
            "allowance": {"universal": True},
        },
        "target_groups": {"elderly": {}, "disabled": {}, "hiv": {"sensitive": True}, "community": {}},
    }
)
VILLAGES_OF = {  # a city, an empty tambon, and a province whose tambons are not side by side
    "400101": [],
    "400102": ["40010201", "40010202", "40010203"],
    "400201": ["40020101"],
    "410101": ["41010101", "41010102"],
    "420101": ["42010101"],
}
PROVINCES = {"400101": "40", "400102": "40", "400201": "41", "410101": "40", "420101": "42"}
AMPHOE = {tambon: tambon[:4] for tambon in VILLAGES_OF}
PARTS = [("", None), ("", None), ("40", None), ("41", None), ("42", None), ("99", None), ("40", "4001"), ("40", "4101")]


def _areas() -> Areas:
    plain = areas_of(VILLAGES_OF, PROVINCES)
    backwards = plain.tambons.assign(amphoe_code=plain.tambons["tambon_code"].map(AMPHOE).astype("str"))[::-1]
    return Areas(plain.villages[::-1], backwards)


AREAS = _areas()
PLACES = [(code, scope) for code in VILLAGES_OF for scope in ("", "tambon")] + [
    (village, "") for village in chain.from_iterable(VILLAGES_OF.values())
]
CELLS = {
    "place": PLACES,
    "agency": list(REGISTRY.agencies),
    "function": ["", *REGISTRY.functions],
    "target_group": ["", *REGISTRY.target_groups],
    "fund_name": ["", "", "กองทุน ก", "กองทุน ข"],
    "fiscal_year": ["", 2549, 2550, 2552],
    "amount_baht": ["", "0.25", "100.5", "20000"],
    "funded_by": ["", "", "", *REGISTRY.agencies],
    "status": ["", "planned", "approved", "disbursed"],
}
FILTERS = {
    "years": [[2549], [2549, 2550], [2551], []],
    "agencies": [["sdc", "codi", "nobody"], ["lgo", "psdhs", "codi"]],
    "functions": [["spark", "staff", ""], ["process", "contribution", "allowance"]],
    "target_groups": [["elderly"], ["hiv", "community"]],
    "money": [["planned"], ["approved", "disbursed"]],
}


def checked(given_rows: list[dict]) -> pd.DataFrame:
    table = [{**row, "area_code": row["place"][0], "scope": row["place"][1]} for row in given_rows]
    good = good_records(table, AREAS, REGISTRY)
    return good.set_axis(good["row"] * 3 + 7)  # an index of its own, as the page's records have


def any_records(count: int, seed: int) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    columns = {name: [values[n] for n in dice.integers(len(values), size=count)] for name, values in CELLS.items()}
    return checked(2 * pd.DataFrame(columns).to_dict("records"))  # twice, so that some are alike


POOL = any_records(250, seed=1)
"""Records to draw from: checking new ones for every example would take most of the time."""
records_of_pool = st.lists(st.integers(0, len(POOL) - 1), min_size=5, max_size=50, unique=True).map(
    lambda at: POOL.iloc[at]
)
filters = st.lists(st.sampled_from(list(FILTERS)), max_size=2, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(FILTERS[name]) for name in names})
)
criteria = st.builds(Criterion, st.frozensets(st.sampled_from(KEYS), min_size=2), st.integers(0, 2))
hidden_groups = st.sampled_from([(), (), ("hiv",), ("hiv", "elderly")])
awaited_provinces = st.frozensets(st.sampled_from(["40", "41"]))


def part_of(good: pd.DataFrame, province: str, amphoe: str | None) -> tuple[pd.DataFrame, Areas]:
    """The records and areas of a part, taken from the tables."""
    tambons = AREAS.tambons
    if province:
        tambons = tambons[tambons["province_code"] == province]
    if amphoe:
        tambons = tambons[tambons["amphoe_code"] == amphoe]
    codes = tambons["tambon_code"].tolist()
    villages = AREAS.villages[AREAS.villages["tambon_code"].isin(codes)]
    return good[good["tambon_code"].isin(codes)], Areas(villages, tambons)


def assert_same(found, expected) -> None:
    for name in ("villages", "tambons", "pairs"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name))
    pd.testing.assert_series_equal(found.in_duplicate, expected.in_duplicate)
    assert (found.used, found.universal, found.cities) == (expected.used, expected.universal, expected.cities)
    assert found.baht_in_duplicates == expected.baht_in_duplicates


@settings(max_examples=60, deadline=None)
@given(
    good=records_of_pool,
    part=st.sampled_from(PARTS),
    wanted=st.lists(filters, min_size=1, max_size=2),
    criterion=criteria,
    without=hidden_groups,
    awaited=awaited_provinces,
    most_kept=st.sampled_from([0, 1_000_000, 1_000_000]),
)
def test_any_part_and_filter_is_assessed_as_its_records_alone(  # noqa: PLR0917
    good, part, wanted, criterion, without, awaited, most_kept
):
    records, areas = part_of(good, *part)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(groundwork, "MOST_KEPT", most_kept)
        found = Groundwork.of(good, AREAS, REGISTRY).part(*part)
        for filters in wanted:  # the pairs of the first assessment serve the next
            chosen = found.choose(**filters, without_groups=without)
            expected = choose(records, **filters).records
            expected = expected[~expected["target_group"].isin(without)]
            pd.testing.assert_frame_equal(chosen.records, expected)
            assessed = found.assess(chosen, criterion, awaited)
            assert_same(assessed, assess(expected, areas, REGISTRY, criterion, awaited))


@settings(max_examples=60, deadline=None)
@given(good=records_of_pool, part=st.sampled_from(PARTS), filters=filters, without=hidden_groups)
def test_what_is_left_out_unknown_or_hidden_is_counted(good, part, filters, without):
    records, areas = part_of(good, *part)
    found = Groundwork.of(good, AREAS, REGISTRY).part(*part)
    chosen = found.choose(**filters, without_groups=without)
    fitting = choose(records, **filters)
    shown = choose(records[~records["target_group"].isin(without)], **filters)
    assert chosen.count == len(chosen.records) == len(shown.records)
    assert chosen.left_out == fitting.left_out
    assert chosen.hidden == len(fitting.records) - len(shown.records)
    assert chosen.unknown == shown.unknown
    assert len(records) == chosen.count + chosen.left_out + chosen.hidden
    pd.testing.assert_frame_equal(found.records, records)
    pd.testing.assert_frame_equal(found.areas.tambons, areas.tambons)
    pd.testing.assert_frame_equal(found.areas.villages, areas.villages)


@settings(max_examples=40, deadline=None)
@given(good=records_of_pool, criterion=criteria)
def test_counts_by_tambon_are_those_of_the_villages_and_records(good, criterion):
    found = Groundwork.of(good, AREAS, REGISTRY)
    result = found.assess(found.choose(), criterion, {"40"})
    assert result.village_counts.shape == (len(VILLAGES_OF), len(STATUSES))
    for at, tambon in enumerate(result.tambons["tambon_code"]):
        of_tambon = result.villages.loc[result.villages["tambon_code"] == tambon, "status"].tolist()
        assert result.village_counts[at].tolist() == [of_tambon.count(status) for status in STATUSES]
        doubled = good[result.in_duplicate & good["tambon_code"].eq(tambon)]
        satang = sum(round(100 * baht) for baht in doubled["amount_baht"].dropna())
        assert result.baht_by_tambon[at] == satang / 100
    assert result.cities == 1


def test_an_assessment_looked_at_late_is_of_its_own_choice():
    spark = {"function": "spark", "target_group": "elderly", "place": ("40010201", "")}
    good = checked(
        [
            {"agency": "sdc", "fiscal_year": 2550, **spark},
            {"agency": "codi", "fiscal_year": 2550, **spark},
            {"agency": "lgo", "fiscal_year": 2552, **spark},
        ]
    )
    found = Groundwork.of(good, AREAS, REGISTRY)
    first, second = (found.assess(found.choose(years=[year])) for year in (2550, 2552))
    assert second.villages.set_index("village_code").loc["40010201", "status"] == "single"
    assert first.villages.set_index("village_code").loc["40010201", ["status", "agencies"]].tolist() == [
        "duplicate",
        "codi;sdc",
    ]
    assert first.pairs["duplicate"].tolist() == [1]
    assert second.pairs.empty


def test_the_pairs_of_a_criterion_are_compared_once_however_many_ask_at_once(monkeypatch):
    compared, usual = [], groundwork.telling_blocks

    def slow(*given):
        compared.append(given[-1])
        time.sleep(0.05)  # so that the others come meanwhile
        return usual(*given)

    monkeypatch.setattr(groundwork, "telling_blocks", slow)
    found = Groundwork.of(checked([]), AREAS, REGISTRY)
    asked = [Criterion(), Criterion(window=1)] * 6
    with ThreadPoolExecutor(12) as viewers:
        list(viewers.map(lambda criterion: found.assess(found.choose(), criterion).tambons, asked))
    assert sorted(criterion.window for criterion in compared) == [0, 1]


def test_pairs_are_kept_as_long_as_they_are_not_too_many(monkeypatch):
    alike = {"function": "spark", "target_group": "elderly", "fiscal_year": 2550, "place": ("40010201", "")}
    found = Groundwork.of(checked([{"agency": agency, **alike} for agency in REGISTRY.agencies]), AREAS, REGISTRY)
    compared, usual = [], groundwork.telling_blocks
    monkeypatch.setattr(groundwork, "telling_blocks", lambda *given: compared.append(given) or usual(*given))
    for most_kept, comparisons in ((6, [1, 1]), (5, [2, 3])):  # six pairs of four agencies
        compared.clear()
        monkeypatch.setattr(groundwork, "MOST_KEPT", most_kept)
        part = found.part("40", "4001")
        for expected in comparisons:
            assert part.assess(part.choose()).pairs["duplicate"].tolist() == [1] * 6
            assert len(compared) == expected


def test_a_village_may_be_better_than_all_villages_of_its_tambon():
    group = {"target_group": "elderly", "fiscal_year": 2550}
    good = checked(
        [
            {"agency": "codi", "function": "staff", "place": ("400102", "tambon"), **group},
            {"agency": "lgo", "function": "process", "place": ("400102", "tambon"), **group},
            {"agency": "psdhs", "function": "spark", "place": ("40010202", ""), **group},  # the step before process
        ]
    )
    found = Groundwork.of(good, AREAS, REGISTRY)
    for result in (found.assess(found.choose()), found.assess_once(found.choose())):
        status = result.villages.set_index("village_code")["status"].loc["40010201":"40010203"]
        assert status.tolist() == ["complementary", "sequenced", "complementary"]


def test_a_choice_of_another_groundwork_is_refused():
    whole = Groundwork.of(checked([]), AREAS, REGISTRY)
    with pytest.raises(ValueError, match="another groundwork"):
        whole.part("40").assess(whole.choose())


def test_records_outside_the_areas_are_refused():
    good = checked([{"agency": "sdc", "place": ("420101", "")}])
    with pytest.raises(ValueError, match="not in the register"):
        Groundwork.of(good, part_of(good, "40", None)[1], REGISTRY)


def test_more_agencies_than_a_number_has_bits():
    names = [f"agency{n:03}" for n in range(130)]
    registry = parse_registry({"agencies": {name: {} for name in names}, "functions": {}, "target_groups": {}})
    here = {3, 63, 64, 65, 128, 129}
    good = good_records([{"agency": names[n], "area_code": "40010201"} for n in here], AREAS, registry)
    result = assess(good, AREAS, registry)
    village = result.villages.set_index("village_code").loc["40010201"]
    assert village["agencies"] == ";".join(names[n] for n in sorted(here))
    assert (village["status"], village["records"]) == ("possible_duplicate", 6)
    assert len(result.pairs) == 15  # every two of six
    assert set(result.pairs["villages_shared"]) == {1}


def test_the_country_of_twenty_thousand_records_kept_or_compared_anew():
    """Larger than hypothesis makes: several blocks, several records a cell, every filter at once."""
    good = any_records(10_000, seed=7)
    wanted = {"years": [2549, 2551], "functions": ["spark", "staff", "allowance"], "money": ["planned"]}
    found = Groundwork.of(good, AREAS, REGISTRY)
    for criterion in (Criterion(), Criterion(frozenset({"function", "year"}), 1)):
        chosen = found.choose(**wanted)
        expected = assess(choose(good, **wanted).records, AREAS, REGISTRY, criterion)
        assert_same(found.assess(chosen, criterion), expected)
        assert_same(found.assess_once(chosen, criterion), expected)
