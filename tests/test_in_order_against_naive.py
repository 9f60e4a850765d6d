"""The plan against the naive one on generated records, and what must hold whatever the records are."""

from collections import Counter
from decimal import Decimal

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.free_areas import DISTANCES, SPREADS
from agencies.in_order import Reach, money_by_year, put_in_order
from agencies.knots import ORDERS
from agencies.overlap import KEYS, Criterion
from agencies.records import Areas
from agencies.registry import parse_registry
from tests.naive_in_order import plan_naively
from tests.naive_overlap import assess_naively
from tests.overlap_cases import areas_of, good_records

REGISTRY = parse_registry(
    {
        "agencies": {name: {} for name in ("psdhs", "sdc", "codi")},
        "functions": {
            "spark": {"step": 1},
            "process": {"step": 2},
            "rehearsal": {"step": 2},
            "contribution": {"step": 3, "joint": True},
            "staff": {},
            "allowance": {"universal": True, "step": 1},
        },
        "target_groups": {"elderly": {}, "disabled": {}, "community": {}},
    }
)
FUNCTIONS = {key: {"step": function.step, "joint": function.joint} for key, function in REGISTRY.functions.items()}
VILLAGES_OF = {
    "400101": [],
    "400102": ["40010201", "40010202", "40010203"],
    "400103": ["40010301", "40010302"],
    "400104": ["40010401"],
    "400105": [],
    "400106": ["40010601", "40010602"],
    "400201": ["40020101", "40020102"],
    "400202": [],
    "410101": ["41010101", "41010102"],
    "410102": [],
    "410103": ["41010301"],
}
HOME = {village: tambon for tambon, names in VILLAGES_OF.items() for village in names or [tambon]}
PLAIN = areas_of(VILLAGES_OF)
AREAS = Areas(PLAIN.villages, PLAIN.tambons.assign(amphoe_code=PLAIN.tambons["tambon_code"].str[:4]))
PLACES = [
    *(("400102", village, None) for village in VILLAGES_OF["400102"][:2]),
    ("400102", None, "tambon"),
    ("400102", None, None),
    ("400101", None, "tambon"),
    ("400103", None, "tambon"),
    ("400103", "40010301", None),
    ("410101", "41010101", None),
]

FIELDS = {
    "agency": list(REGISTRY.agencies),
    "unit": ["", "หน่วย 1"],
    "function": ["spark", "spark", "process", "rehearsal", "contribution", "staff", "allowance", None],
    "target": ["elderly", "disabled", "community", None],
    "fund": [None, "กองทุน ก", "กองทุน ข"],
    "year": [2551, 2552, None],
    "funded_by": [None, *REGISTRY.agencies],
    "amount": [None, 0.1, 0.2, 0.3, 100.25, 20000.0],
    "status": ["planned", "approved", "disbursed", ""],
}
# Most records have these, else hardly two of them would duplicate each other.
USUAL = {"function": "spark", "target": "elderly", "fund": None, "year": 2551, "funded_by": None}


@st.composite
def record(draw):
    other = draw(st.sets(st.sampled_from(list(USUAL)), max_size=2)) if draw(st.integers(0, 9)) < 4 else set()
    return {
        "place": draw(st.sampled_from(PLACES)),
        **{
            name: draw(st.sampled_from(values)) if name in other or name not in USUAL else USUAL[name]
            for name, values in FIELDS.items()
        },
    }


@st.composite
def cases(draw):
    rows = [
        {**row, **dict(zip(("tambon", "village", "scope"), row["place"], strict=True)), "row": at}
        for at, row in enumerate(draw(st.lists(record(), min_size=4, max_size=16)))
    ]
    stays = draw(st.sampled_from(ORDERS))
    return {
        "rows": rows,
        "criterion": draw(st.sampled_from([KEYS, KEYS, KEYS, KEYS[:3], KEYS[1:], ("area", "target"), ()])),
        "window": draw(st.integers(0, 1)),
        "awaited": draw(st.sampled_from([set()] * 4 + [{"41"}, {"40"}])),
        "stays": stays,
        "lead": draw(st.sampled_from(list(REGISTRY.agencies))) if stays == "lead" else None,
        "within": draw(st.sampled_from(DISTANCES)),
        "spread": draw(st.sampled_from(SPREADS)),
        "villages": draw(st.permutations(list(HOME))),
        "tambons": draw(st.permutations(list(VILLAGES_OF))),
    }


def good(rows):
    names = {"area_code": "", "target_group": "target", "fund_name": "fund", "fiscal_year": "year"}
    names |= {name: name for name in ("agency", "unit", "scope", "function", "status", "funded_by")}
    table = [
        {
            **{name: row[source] or "" for name, source in names.items() if source},
            "amount_baht": "" if row["amount"] is None else row["amount"],
            "area_code": row["village"] or row["tambon"],
        }
        for row in rows
    ]
    return good_records(table, AREAS, REGISTRY)


def ranking(codes):
    return pd.DataFrame({"village_code": codes, "tambon_code": [HOME[code] for code in codes]}, dtype="str")


def plan(case):
    records = good(case["rows"])
    before = records.copy(deep=True)
    found = put_in_order(
        records,
        AREAS,
        REGISTRY,
        Criterion(frozenset(case["criterion"]), case["window"]),
        case["awaited"],
        ranking(case["villages"]),
        ranked_tambons=pd.DataFrame({"tambon_code": case["tambons"]}, dtype="str"),
        stays=case["stays"],
        lead=case["lead"],
        within=case["within"],
        spread=case["spread"],
    )
    pd.testing.assert_frame_equal(records, before)  # what is given is never changed
    return records, found


def naive(case):
    taking_part = [row for row in case["rows"] if row["function"] != "allowance"]
    criterion, window = case["criterion"], case["window"]
    villages, *_ = assess_naively(taking_part, VILLAGES_OF, FUNCTIONS, criterion, window, awaited=False)
    uncovered = {code for code, (status, *_) in villages.items() if status == "uncovered"}
    return plan_naively(
        [row for row in taking_part if FUNCTIONS.get(row["function"], {}).get("step")],
        VILLAGES_OF,
        {code for code in uncovered if code[:2] not in case["awaited"]},
        (case["villages"], case["tambons"]),
        FUNCTIONS,
        criterion,
        window,
        case["stays"],
        case["lead"],
        2 if case["within"] == "province" else 4,
        case["spread"],
    )


@settings(max_examples=80)
@given(case=cases())
def test_agrees_with_the_naive_plan(case):
    records, found = plan(case)
    to, why, partners, gone = naive(case)
    stood = list(zip(records["tambon_code"], records["village_code"], strict=True))
    stand = list(zip(found.records_after["tambon_code"], found.records_after["village_code"], strict=True))
    expected = [(to[row][0], to[row][1] or "") if row in to else stood[row] for row in range(len(stood))]
    assert stand == expected
    assert found.records_after["area_code"].tolist() == [village or tambon for tambon, village in expected]
    assert found.doubled == len(partners)
    assert found.moves["records"].sum() == len(to)
    reasons = found.unmoved.groupby("why")["records"].sum().to_dict()
    assert reasons == dict(Counter(why.values()))
    assert len(to) + len(why) == len(gone)


@settings(max_examples=25)
@given(case=cases())
def test_money_stays_with_its_agency_function_and_year_to_the_satang(case):
    records, found = plan(case)
    by = ["agency", "unit", "function", "fiscal_year", "target_group", "fund_name", "status", "funded_by"]
    sums = [
        table.groupby(by, dropna=False)["amount_baht"].agg(lambda a: sum(Decimal(str(x)) for x in a.dropna())).to_dict()
        for table in (records, found.records_after)
    ]
    assert sums[0] == sums[1]
    told = money_by_year(records, found.records_after)
    assert told["satang_before"].tolist() == told["satang_after"].tolist()
    assert told["satang_before"].sum() == sum(round(Decimal(str(x)) * 100) for x in records["amount_baht"].dropna())
    assert told["records_after"].sum() == len(records)


@settings(max_examples=25)
@given(case=cases())
def test_only_areas_of_duplicated_steps_change(case):
    records, found = plan(case)
    after = found.records_after
    areas = ["area_code", "village_code", "tambon_code"]
    pd.testing.assert_frame_equal(after.drop(columns=areas), records.drop(columns=areas))
    changed = after["area_code"].ne(records["area_code"])
    steps = [name for name, function in FUNCTIONS.items() if function["step"] and name != "allowance"]
    assert found.before.in_duplicate[changed].all()
    assert records.loc[changed, "function"].isin(steps).all()
    own = records["funded_by"].isin([""]) | records["funded_by"].eq(records["agency"])
    assert own[changed].all()
    assert changed.sum() == found.moves["records"].sum()


@settings(max_examples=25)
@given(case=cases())
def test_nothing_that_was_reached_is_lost_and_nothing_new_is_doubled(case):
    _, found = plan(case)
    before, after = Reach.of(found.before), Reach.of(found.after)
    assert after.villages >= before.villages
    assert after.tambons >= before.tambons
    assert after.duplicate_pairs <= before.duplicate_pairs
    assert after.baht_in_duplicates <= before.baht_in_duplicates
    assert not (found.after.in_duplicate & ~found.before.in_duplicate).any()
    if "area" in case["criterion"]:  # the village counts: none that had support is left without
        assert (found.after.villages["agencies"].ne("") | found.before.villages["agencies"].eq("")).all()


@settings(max_examples=25)
@given(case=cases())
def test_partners_stand_together_afterwards_only_beside_one_that_cannot_move(case):
    _, found = plan(case)
    _, why, partners, _ = naive(case)
    stand = list(zip(found.records_after["tambon_code"], found.records_after["village_code"], strict=True))
    by_village = "area" in case["criterion"]
    for row, others in partners.items():
        for other in others:
            same_tambon = stand[row][0] == stand[other["row"]][0]
            apart = by_village and len({stand[row][1], stand[other["row"]][1]} - {""}) == 2
            assert not same_tambon or apart or row in why or other["row"] in why


@settings(max_examples=25)
@given(case=cases())
def test_each_area_is_taken_once_and_was_uncovered(case):
    _, found = plan(case)
    taken = found.moves["to_area"]
    assert taken.is_unique
    status = found.before.villages.set_index("village_code")["status"].astype("str")
    villages = [village for code in taken for village in VILLAGES_OF.get(code, []) or [code]]
    assert len(villages) == len(set(villages))
    assert (status[villages] == "uncovered").all()
    assert not {code[:2] for code in taken} & case["awaited"]
