"""The slides of a hall as data, from cases worked by hand."""

from types import SimpleNamespace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.coverage import key_figures
from agencies.overlap import KEYS, STATUSES, Criterion, assess
from agencies.questions import questions
from agencies.records import Areas
from pages.common.hall import found
from pages.common.hall.colours import colours_of
from pages.common.hall.slide import AgencyLine, Facts, GapLine, MissingLine, PairLine, QuestionLine, Step, StepLine
from pages.common.hall.slides import programme, slide_of, slides
from pages.common.selection import Selection
from tests.overlap_cases import REGISTRY, areas_of, good_records

USUAL = Criterion()
NONE_MISSING = pd.DataFrame({"province_code": [], "agency": [], "fiscal_year": pd.array([], dtype="Int64")})
GROUP = {"target_group": "welfare_group", "fiscal_year": 2551}
# Of the worked example of the design; 400104 (two villages) and the city 400101 have nobody.
VILLAGES = {
    "400101": [],
    "400102": [f"400102{moo:02}" for moo in range(1, 14)],
    "400103": [f"400103{moo:02}" for moo in range(1, 15)],
    "400104": ["40010401", "40010402"],
}
ROWS = [
    {**GROUP, "agency": "psdhs", "area_code": "40010203", "function": "spark", "amount_baht": 100},
    {**GROUP, "agency": "sdc", "area_code": "40010203", "function": "spark", "amount_baht": 200},
    {**GROUP, "agency": "codi", "area_code": "40010203", "function": "contribution"},
    {"agency": "sdc", "area_code": "40010205", "function": "process", "fiscal_year": 2551},
    {**GROUP, "agency": "psdhs", "area_code": "400102", "function": "process", "target_group": "elderly"},
    {**GROUP, "agency": "lgo", "area_code": "40010207", "function": "staff", "target_group": "community"},
    {**GROUP, "agency": "codi", "area_code": "400103", "scope": "tambon", "function": "contribution"},
    {**GROUP, "agency": "lgo", "area_code": "400103", "scope": "tambon", "function": "contribution"},
    {**GROUP, "agency": "psdhs", "area_code": "40010304", "function": "process", "fiscal_year": 2550},
    {**GROUP, "agency": "sdc", "area_code": "40010304", "function": "spark"},
    {**GROUP, "agency": "lgo", "area_code": "40010309", "function": "staff", "target_group": "community"},
    {"agency": "committee", "area_code": "40010402", "function": "allowance", "amount_baht": 999},
]


def with_people(areas):
    """The register's columns that slides look at: 1,000 people a tambon, unknown in the city."""
    tambons = areas.tambons
    count = areas.villages["tambon_code"].value_counts()
    people = pd.array([None if code.endswith("01") else 1000 for code in tambons["tambon_code"]], dtype="Int64")
    return Areas(
        areas.villages,
        tambons.assign(
            amphoe_code=tambons["tambon_code"].str[:4],
            people=people,
            people_year=pd.array([2564] * len(tambons), dtype="Int64"),
            villages=tambons["tambon_code"].map(count).fillna(0).astype(int),
        ),
    )


def facts_of(rows, villages=VILLAGES, missing=NONE_MISSING, criterion=USUAL):
    areas = with_people(areas_of(villages))
    records = good_records([{"record_id": f"r{at}", **row} for at, row in enumerate(rows)], areas)
    result = assess(records, areas, REGISTRY, criterion, set(missing["province_code"]))
    choice = SimpleNamespace(records=records, count=len(records))
    figures = key_figures(result, areas.tambons)
    selection = Selection("40", criterion=criterion)
    view = SimpleNamespace(areas=areas, choice=choice, result=result, figures=figures, selection=selection)
    return Facts(view, REGISTRY, missing)


def missing(*rows):
    table = pd.DataFrame(rows, columns=["province_code", "agency", "fiscal_year"])
    return table.astype({"fiscal_year": "Int64"})


def shown(facts, kind, agency=""):
    return slide_of(facts, Step(kind, agency))


def statuses(slide):
    return dict(zip(slide.units["code"], slide.units["status"], strict=True))


WORKED = facts_of(ROWS)


def test_the_slides_go_from_work_to_overlaps_questions_gaps_and_the_ladder():
    steps = [(step.kind, step.agency) for step in programme(WORKED.result, REGISTRY)]
    works = [("agency", agency) for agency in ("psdhs", "sdc", "codi", "lgo")]  # the committee pays allowances alone
    after = [(kind, "") for kind in ("overlaps", "questions", "gaps", "ladder")]
    assert steps == [("agencies", ""), *works, *after]


def test_without_any_record_the_slides_that_tell_of_no_agency_remain():
    steps = programme(facts_of([]).result, REGISTRY)
    assert [step.kind for step in steps] == ["agencies", "overlaps", "questions", "gaps", "ladder"]


def test_how_many_agencies_work_in_each_tambon():
    slide = shown(WORKED, "agencies")
    assert statuses(slide) == {"400101": "uncovered", "400102": "four", "400103": "four", "400104": "uncovered"}
    assert slide.counts == {"four": 2, "three": 0, "two": 0, "one": 0, "awaiting_reports": 0, "uncovered": 2}
    assert slide.lines == tuple(AgencyLine(agency, 2) for agency in ("psdhs", "sdc", "codi", "lgo"))
    assert slide.numbers == {"tambons": 4, "agencies": 4}
    assert slide.figure == "agencies"


def test_one_two_and_three_agencies_are_told_apart_and_the_busiest_agency_is_first():
    rows = [
        {"agency": "psdhs", "area_code": "40010201"},
        {"agency": "sdc", "area_code": "40010301"},
        {"agency": "codi", "area_code": "400103"},
        *({"agency": agency, "area_code": "40010401"} for agency in ("sdc", "lgo", "codi")),
    ]
    slide = shown(facts_of(rows), "agencies")
    assert statuses(slide) == {"400101": "uncovered", "400102": "one", "400103": "two", "400104": "three"}
    counts = [(line.agency, line.tambons) for line in slide.lines]
    assert counts == [("sdc", 2), ("codi", 2), ("psdhs", 1), ("lgo", 1)]


def test_where_one_agency_works_and_its_numbers():
    slide = shown(WORKED, "agency", "psdhs")
    assert statuses(slide) == {"400101": "not_found", "400102": "works", "400103": "works", "400104": "not_found"}
    # villages 40010203 and 40010304; the record of 400102 names no village; one amount is known
    assert slide.numbers == {"tambons": 2, "villages": 2, "records": 3, "baht": 100, "baht_unknown": 2}
    assert dict(zip(slide.units["code"], slide.units["count"], strict=True))["400103"] == 1


def test_records_for_the_whole_tambon_are_in_all_its_villages_and_money_nobody_knows_is_no_zero():
    slide = shown(WORKED, "agency", "codi")
    assert slide.numbers == {"tambons": 2, "villages": 15, "records": 2, "baht": None, "baht_unknown": 2}


def test_universal_entitlements_are_not_counted_as_an_agencys_work():
    rows = [*ROWS, {"agency": "lgo", "area_code": "40010401", "function": "allowance", "amount_baht": 5}]
    slide = shown(facts_of(rows), "agency", "lgo")
    assert slide.numbers["records"] == 3
    assert statuses(slide)["400104"] == "not_found"


def test_an_agency_that_has_not_reported_is_awaited_where_it_is_not_found():
    facts = facts_of(ROWS, missing=missing(("40", "sdc", 2551), ("40", "sdc", 2552), ("40", "codi", 2551)))
    slide = shown(facts, "agency", "sdc")
    assert statuses(slide)["400104"] == "awaiting_reports"
    assert statuses(slide)["400102"] == "works"
    assert slide.lines == (MissingLine("sdc", (2551, 2552)),)
    assert statuses(shown(facts, "agency", "psdhs"))["400104"] == "not_found"  # its own report is in
    assert statuses(shown(facts, "agencies"))["400104"] == "awaiting_reports"


def test_overlaps_are_the_statuses_and_the_pairs_that_meet_the_criterion_most():
    slide = shown(WORKED, "overlaps")
    assert statuses(slide) == {"400101": "uncovered", "400102": "duplicate", "400103": "joint", "400104": "uncovered"}
    assert slide.statuses == STATUSES
    assert slide.lines == (PairLine("psdhs", "sdc", 1),)
    assert slide.numbers == {"duplicate_villages": 1, "baht": 300}
    assert slide.only is None


def test_questions_are_of_two_named_agencies_and_show_their_tambons_alone():
    slide = shown(WORKED, "questions")  # d-e: which village, which group
    assert statuses(slide) == {"400102": "question"}
    assert slide.only == ("400102",)
    assert slide.numbers == {"questions": 1, "tambons": 1}
    assert slide.lines == (QuestionLine("psdhs", "sdc", 1, 1, ("area", "target")),)


def test_the_largest_questions_come_first_and_the_key_most_often_unknown_too():
    same = {"function": "process", "target_group": "elderly", "fiscal_year": 2551}
    rows = [
        {"agency": "psdhs", "area_code": "400102", **same},
        {"agency": "sdc", "area_code": "40010201", **same},
        {"agency": "lgo", "area_code": "40010301", **same},
        {"agency": "codi", "area_code": "40010301", **same, "fiscal_year": ""},
        {"agency": "codi", "area_code": "40010302", **same},
        {"agency": "lgo", "area_code": "40010302", **same, "fiscal_year": ""},
        {"agency": "lgo", "area_code": "400103", **same},
    ]
    slide = shown(facts_of(rows), "questions")
    # codi-lgo: 01 by its year; 02 by its year; lgo's 400103 beside 01 (area and year) and beside 02 (area)
    assert slide.lines == (
        QuestionLine("codi", "lgo", 4, 1, ("year", "area")),
        QuestionLine("psdhs", "sdc", 1, 1, ("area",)),
    )
    assert slide.numbers == {"questions": 5, "tambons": 2}


def test_a_whole_countrys_questions_are_those_the_assessment_has_counted(monkeypatch):
    monkeypatch.setattr(found, "MOST_RECORDS", 2)
    rows = [
        {"agency": "sdc", "area_code": "40010301", "function": "process", "fiscal_year": 2551},
        {**GROUP, "agency": "psdhs", "area_code": "40010301", "function": "process"},
    ]
    slide = shown(facts_of([*ROWS[:2], *rows, rows[0]]), "questions")
    assert slide.lines == (QuestionLine("psdhs", "sdc", 2, None, ()),)  # record pairs
    assert slide.only == ("400103",)


def test_gaps_are_ranked_by_people_and_told_from_tambons_with_some_support():
    rows = [{"agency": "psdhs", "area_code": "40010301"}]
    slide = shown(facts_of(rows), "gaps")
    assert statuses(slide) == {"400101": "uncovered", "400102": "uncovered", "400103": "partly", "400104": "uncovered"}
    assert slide.lines == (
        GapLine("400102", 1000, 13, 13),
        GapLine("400104", 1000, 2, 2),
        GapLine("400103", 929, 13, 14),  # 1,000 x 13 / 14
        GapLine("400101", None, 1, 1),
    )
    assert slide.numbers == {"not_reached": 2929, "uncovered_villages": 29, "awaiting_villages": 0}


def test_where_reports_are_awaited_they_are_said_instead_of_gaps():
    absent = missing(("40", "psdhs", 2551), ("40", "codi", 2551))
    slide = shown(facts_of(ROWS[6:8], missing=absent), "gaps")
    waiting = {"400101": "awaiting_reports", "400102": "awaiting_reports", "400104": "awaiting_reports"}
    assert statuses(slide) == {**waiting, "400103": "covered"}
    assert slide.lines == (MissingLine("psdhs", (2551,)), MissingLine("codi", (2551,)))
    assert slide.numbers["awaiting_villages"] == 16
    assert slide.numbers["uncovered_villages"] == 0


def test_a_list_of_several_provinces_is_shorter_and_awaited_reports_leave_room_for_a_tambon():
    villages = {
        f"{province}01{number:02}": [f"{province}01{number:02}01"] for province in (40, 41) for number in (2, 3, 4)
    }
    assert len(shown(facts_of([], villages), "gaps").lines) == 3
    absent = missing(*(("41", agency, 2551) for agency in ("psdhs", "sdc", "codi")))
    slide = shown(facts_of([], villages, missing=absent), "gaps")
    assert [type(line).__name__ for line in slide.lines] == ["GapLine"] + ["MissingLine"] * 3
    assert slide.more == 2
    assert slide.counts == {"uncovered": 3, "partly": 0, "awaiting_reports": 3, "covered": 0}


def test_a_list_is_cut_where_the_screen_ends_and_says_how_many_are_left():
    villages = {f"4001{number:02}": [f"4001{number:02}01"] for number in range(2, 10)}
    slide = shown(facts_of([], villages), "gaps")
    assert (len(slide.lines), slide.more) == (5, 3)


def test_each_tambon_stands_at_its_highest_step():
    slide = shown(WORKED, "ladder")
    assert statuses(slide) == {"400101": "step_0", "400102": "step_3", "400103": "step_3", "400104": "step_0"}
    assert slide.statuses == ("step_3", "step_2", "step_1", "step_0", "awaiting_reports")
    # step 3: codi twice, lgo once; step 2: psdhs twice, sdc once; step 1: psdhs once, sdc twice
    assert slide.lines == (
        StepLine(3, ("codi", "lgo")),
        StepLine(2, ("psdhs", "sdc")),
        StepLine(1, ("sdc", "psdhs")),
    )
    rows = [{"agency": "psdhs", "area_code": "400102", "function": "spark"}, {**ROWS[3], "area_code": "40010301"}]
    facts = facts_of(rows, missing=missing(("40", "codi", 2551)))
    waiting = {"400101": "awaiting_reports", "400104": "awaiting_reports"}
    assert statuses(shown(facts, "ladder")) == {**waiting, "400102": "step_1", "400103": "step_2"}


def test_every_status_of_every_slide_has_a_colour_of_its_own():
    for slide in slides(WORKED):
        colours = colours_of(slide.statuses)
        assert list(colours) == list(slide.statuses)
        assert len(set(colours.values())) == len(colours), slide.step


_CODES = [code for codes in VILLAGES.values() for code in codes] + list(VILLAGES)
_RECORD = st.fixed_dictionaries(
    {
        "agency": st.sampled_from(["psdhs", "sdc", "codi", "lgo"]),
        "area_code": st.sampled_from(_CODES),
        "function": st.sampled_from(["", "spark", "process", "contribution", "staff", "allowance"]),
        "target_group": st.sampled_from(["", "elderly", "community"]),
        "fiscal_year": st.sampled_from(["", 2550, 2551]),
        "amount_baht": st.sampled_from(["", 10]),
    }
)


@settings(max_examples=40)
@given(st.lists(_RECORD, max_size=14), st.sets(st.sampled_from(KEYS), min_size=1), st.booleans())
def test_every_tambon_is_on_every_slide_once_and_counts_add_up(rows, keys, awaited):
    absent = missing(("40", "sdc", 2551)) if awaited else NONE_MISSING
    facts = facts_of(rows, missing=absent, criterion=Criterion(frozenset(keys)))
    everything = slides(facts)
    for slide in everything:
        assert set(slide.units["status"]) <= set(slide.statuses)
        assert sum(slide.counts.values()) == len(slide.units)
        wanted = list(VILLAGES) if slide.only is None else list(slide.only)
        assert slide.units["code"].tolist() == wanted
    by_kind = {slide.step.kind: slide for slide in everything}
    asked = questions(facts.records, facts.view.areas, REGISTRY, facts.view.selection.criterion)
    assert set(by_kind["questions"].only) == set(asked["tambon_code"])
    assert by_kind["questions"].numbers["questions"] == len(asked)
    for slide in everything:
        if slide.step.kind == "agency":
            holds = facts.result.tambons["agencies"].map(lambda text, key=slide.step.agency: key in text.split(";"))
            assert slide.counts["works"] == slide.numbers["tambons"] == int(holds.sum())
