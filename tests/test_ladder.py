"""The ladder: steps taken, funds that live or sleep, and the step that comes next.

Small tables worked by hand, and the same definitions a second time in plain Python for records made up at random.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.ladder import FUND_STATUSES, board, filters, funds, parts, steps_of, steps_taken, takers
from agencies.registry import RegistryError, parse_registry
from tests.naive_ladder import naive_fund, naive_row, naive_taken
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of({"400102": ["40010201", "40010202", "40010203"], "400103": ["40010301"], "400104": [], "400201": []})
PLACES = AREAS.tambons.assign(amphoe_code=AREAS.tambons["tambon_code"].str[:4])
CODES = list(PLACES["tambon_code"])

# Steps that skip a number, two functions on one step, a step meant to be paid together beside one that is not, a
# universal function with a step (it is none), and a fund shown by a function that is no step.
OWN = parse_registry(
    {
        "agencies": {"a": {}, "b": {}, "c": {}},
        "functions": {
            "talk": {"step": 1},
            "talk_more": {"step": 1},
            "pay": {"step": 3, "joint": True, "fund": True},
            "lend": {"step": 3},
            "watch": {"step": 12},
            "right": {"step": 2, "universal": True},
            "found": {"fund": True},
        },
        "target_groups": {"community": {}},
    }
)


def record(agency, area, function="", year="", **more):
    return {"agency": agency, "area_code": area, "function": function, "fiscal_year": year, **more}


BY_HAND = [
    record("psdhs", "40010203", "spark", 2551, amount_baht="1000"),
    record("psdhs", "40010201", "spark", 2551, amount_baht="500.25"),
    record("psdhs", "400102", "spark", 2551),
    record("sdc", "400102", "spark", "", scope="tambon"),
    record("codi", "400102", "contribution", 2552, amount_baht="0"),
    record("lgo", "400102", "contribution", 2553),
    record("sdc", "40010301", "process", 2552),
    record("lgo", "40010301", "staff", 2552),
    record("lgo", "40010301", "", 2552),
    record("lgo", "400104", "allowance", 2552),
    record("codi", "400104", "contribution", 2549),
]


def taken_by_hand():
    return steps_taken(good_records(BY_HAND, AREAS), REGISTRY)


def board_by_hand(**more):
    records = good_records(BY_HAND, AREAS)
    fund = funds(records, CODES, REGISTRY, span=2, until=2552)
    return board(taken_by_hand(), taken_by_hand(), fund, PLACES, REGISTRY, **more).set_index("tambon_code")


def test_steps_are_those_of_the_registry_and_a_universal_function_is_none():
    assert steps_of(REGISTRY) == {1: ("spark",), 2: ("process",), 3: ("contribution",)}
    assert steps_of(OWN) == {1: ("talk", "talk_more"), 3: ("pay", "lend"), 12: ("watch",)}


def test_one_row_for_each_tambon_step_year_and_agency():
    rows = taken_by_hand().astype("object").where(lambda table: table.notna(), None)
    assert rows.to_dict("split")["data"] == [
        ["400102", 1, 2551, "psdhs", "40010201;40010203", False, True, False, 3, 1500.25],
        ["400102", 1, None, "sdc", "", True, False, False, 1, None],
        ["400102", 3, 2552, "codi", "", False, True, True, 1, 0.0],
        ["400102", 3, 2553, "lgo", "", False, True, True, 1, None],
        ["400103", 2, 2552, "sdc", "40010301", False, False, False, 1, None],
        ["400104", 3, 2549, "codi", "", False, True, True, 1, None],
    ]


def test_records_on_the_ladder_of_other_work_and_unknown_add_up():
    assert parts(good_records(BY_HAND, AREAS), REGISTRY) == {"steps": 8, "other": 2, "unknown": 1}


def test_a_fund_lives_by_evidence_within_the_span_and_sleeps_by_evidence_only_before():
    records = good_records(BY_HAND, AREAS)
    fund = funds(records, CODES, REGISTRY, span=2, until=2552).set_index("tambon_code")
    assert fund["fund"].to_dict() == {"400102": "alive", "400103": "never", "400104": "asleep", "400201": "never"}
    assert fund["fund_year"].dropna().to_dict() == {"400102": 2552, "400104": 2549}


@pytest.mark.parametrize(("span", "status"), [(1, "asleep"), (2, "asleep"), (3, "alive"), (9, "alive")])
def test_the_span_counts_the_last_selected_year_as_its_first(span, status):
    records = good_records([record("codi", "400104", "contribution", 2550)], AREAS)
    assert funds(records, ["400104"], REGISTRY, span=span, until=2552)["fund"].item() == status


def test_any_record_that_names_a_fund_is_evidence_and_village_funds_set_up_too():
    named = record("lgo", "40010301", "", 2552, fund_name="กองทุนหมู่บ้าน")
    records = good_records([named, record("sdc", "400104", "fund_setup", 2552)], AREAS)
    fund = funds(records, CODES, REGISTRY, span=1, until=2552)
    assert list(fund["fund"]) == ["never", "alive", "alive", "never"]


def test_which_functions_show_a_fund_is_said_in_the_registry_by_true_or_false():
    assert {key for key, function in REGISTRY.functions.items() if function.fund} == {"contribution", "fund_setup"}
    with pytest.raises(RegistryError, match="fund"):
        parse_registry({"agencies": {"a": {}}, "functions": {"f": {"fund": "yes"}}})


def test_evidence_without_a_year_leaves_the_fund_unknown_unless_other_evidence_shows_it_alive():
    undated = [record("codi", area, "contribution") for area in ("400102", "400103", "400104")]
    dated = [record("codi", "400103", "contribution", 2549), record("codi", "400104", "contribution", 2552)]
    fund = funds(good_records([*undated, *dated], AREAS), CODES, REGISTRY, span=2, until=2552)
    assert list(fund["fund"]) == ["unknown_year", "unknown_year", "alive", "never"]
    assert fund["fund_year"].fillna(0).to_list() == [0, 2549, 2552, 0]


def test_a_fund_seen_only_after_the_years_looked_at_is_neither_alive_nor_never_seen():
    records = good_records([record("codi", "400104", "contribution", 2553)], AREAS)
    assert funds(records, ["400104"], REGISTRY, span=2, until=2552)["fund"].item() == "later"


def test_a_span_without_a_year_is_refused():
    with pytest.raises(ValueError, match="span"):
        funds(good_records(BY_HAND, AREAS), CODES, REGISTRY, span=0, until=2552)


def test_the_next_step_is_the_lowest_not_taken_and_says_whether_a_higher_one_was():
    table = board_by_hand()
    assert table["steps_done"].to_dict() == {"400102": "1;3", "400103": "2", "400104": "3", "400201": ""}
    assert table["highest_step"].fillna(0).to_list() == [3, 2, 3, 0]
    assert table["next_step"].to_list() == [2, 1, 1, 1]
    assert table["skipped"].to_list() == [True, True, True, False]
    assert table["nothing_yet"].to_list() == [False, False, False, True]


def test_a_tambon_with_all_steps_has_no_next_one():
    rows = [record("sdc", "400104", function, 2551) for function in ("spark", "process", "contribution")]
    taken = steps_taken(good_records(rows, AREAS), REGISTRY)
    fund = funds(good_records(rows, AREAS), CODES, REGISTRY, span=1, until=2551)
    row = board(taken, taken, fund, PLACES, REGISTRY).set_index("tambon_code").loc["400104"]
    assert pd.isna(row["next_step"]) and row["next_agencies"] == "" and not row["skipped"]


def test_candidates_for_a_step_are_those_who_take_it_most_records_first():
    assert takers(taken_by_hand(), REGISTRY) == {1: "psdhs;sdc", 2: "sdc", 3: "codi;lgo"}
    assert board_by_hand()["next_agencies"].to_list() == ["sdc", "psdhs;sdc", "psdhs;sdc", "psdhs;sdc"]


def test_agencies_with_as_many_records_stand_in_the_order_of_the_registry():
    rows = [record("tpso", "400104", "spark", 2551), record("codi", "400104", "spark", 2552)]
    assert takers(steps_taken(good_records(rows, AREAS), REGISTRY), REGISTRY) == {1: "codi;tpso", 2: "", 3: ""}


def test_a_step_of_two_agencies_is_twice_and_one_meant_to_be_paid_together_is_joint():
    table = board_by_hand()
    assert table["twice_steps"].to_dict() == {"400102": "1", "400103": "", "400104": "", "400201": ""}
    assert table["joint_steps"].to_dict() == {"400102": "3", "400103": "", "400104": "", "400201": ""}
    assert table["same_step_twice"].to_list() == [True, False, False, False]


def test_a_step_that_two_agencies_take_in_different_ways_is_twice():
    rows = [record("a", "400104", "pay", 2551), record("b", "400104", "lend", 2551)]
    taken = steps_taken(good_records(rows, AREAS, OWN), OWN)
    fund = funds(good_records(rows, AREAS, OWN), CODES, OWN, span=1, until=2551)
    row = board(taken, taken, fund, PLACES, OWN).set_index("tambon_code").loc["400104"]
    assert (row["twice_steps"], row["joint_steps"]) == ("3", "")


def test_one_agency_that_pays_together_and_also_lends_is_not_all_joint():
    own = [("a", "pay"), ("a", "lend"), ("b", "pay")]
    rows = [record(agency, "400104", function, 2551) for agency, function in own]
    taken = steps_taken(good_records(rows, AREAS, OWN), OWN)
    assert taken["joint"].to_list() == [False, True]
    fund = funds(good_records(rows, AREAS, OWN), CODES, OWN, span=1, until=2551)
    assert board(taken, taken, fund, PLACES, OWN)["twice_steps"].to_list() == ["", "", "3", ""]


def test_nothing_yet_is_awaiting_where_a_report_is_missing():
    assert not board_by_hand()["awaiting"].any()
    assert board_by_hand(awaited=["40"])["awaiting"].to_list() == [False, False, False, True]
    assert not board_by_hand(awaited=["41"])["awaiting"].any()


def test_filters_keep_the_tambons_that_wait_for_the_step_that_follows():
    kept = {name: list(mask.index[mask]) for name, mask in filters(board_by_hand(), REGISTRY).items()}
    assert kept == {"after_1": ["400102"], "after_2": ["400103"], "twice": ["400102"], "nothing": ["400201"]}


def test_a_tambon_where_somebody_took_the_step_that_follows_does_not_wait_for_it():
    rows = [record("sdc", "400104", function, 2551) for function in ("spark", "process")]
    taken = steps_taken(good_records(rows, AREAS), REGISTRY)
    fund = funds(good_records(rows, AREAS), CODES, REGISTRY, span=1, until=2551)
    masks = filters(board(taken, taken, fund, PLACES, REGISTRY), REGISTRY)
    assert not masks["after_1"].any() and masks["after_2"].sum() == 1


def test_filters_follow_the_steps_of_the_registry_and_do_not_take_1_for_12():
    rows = [record("a", "400104", "watch", 2551), record("a", "400103", "pay", 2551)]
    records = good_records(rows, AREAS, OWN)
    taken, fund = steps_taken(records, OWN), funds(records, CODES, OWN, span=1, until=2551)
    table = board(taken, taken, fund, PLACES, OWN)
    kept = {name: list(table["tambon_code"][mask]) for name, mask in filters(table, OWN).items()}
    assert kept == {"after_1": [], "after_3": ["400103"], "twice": [], "nothing": ["400102", "400201"]}


def test_no_records_at_all_leave_every_tambon_at_the_foot_of_the_ladder():
    none = good_records([], AREAS)
    taken, fund = steps_taken(none, REGISTRY), funds(none, CODES, REGISTRY, span=2, until=2552)
    table = board(taken, taken, fund, PLACES, REGISTRY)
    assert len(taken) == 0 and list(table["tambon_code"]) == CODES
    assert table["nothing_yet"].all() and (table["next_step"] == 1).all() and (table["fund"] == "never").all()
    assert (table["next_agencies"] == "").all()


def test_nothing_given_is_changed():
    records = good_records(BY_HAND, AREAS)
    before = records.copy(deep=True)
    taken = steps_taken(records, REGISTRY)
    copy = taken.copy(deep=True)
    board(taken, taken, funds(records, CODES, REGISTRY, span=2, until=2552), PLACES, REGISTRY)
    pd.testing.assert_frame_equal(records, before)
    pd.testing.assert_frame_equal(taken, copy)


AREA_CODES = ["400102", "40010201", "40010202", "40010203", "400103", "40010301", "400104"]
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "agency": st.sampled_from("abc"),
            "area_code": st.sampled_from(AREA_CODES),
            "scope": st.sampled_from(["", "tambon"]),
            "function": st.sampled_from(["", *OWN.functions]),
            "fund_name": st.sampled_from(["", "", "กองทุน ก"]),
            "fiscal_year": st.sampled_from(["", 2549, 2550, 2551, 2552]),
            "amount_baht": st.sampled_from(["", "0", "10.5", "200"]),
        }
    ).filter(lambda row: not (row["scope"] and len(row["area_code"]) == 8)),
    max_size=25,
)


def plain(table):
    return table.astype("object").where(table.notna(), None).itertuples(index=False, name=None)


@settings(max_examples=50)
@given(RECORDS)
def test_steps_taken_are_those_of_the_definition_written_out(rows):
    table = steps_taken(good_records(rows, AREAS, OWN), OWN)
    assert {row[:4]: row[4:] for row in plain(table)} == naive_taken(rows)
    assert len(table) == len(naive_taken(rows))
    assert table["records"].sum() == parts(good_records(rows, AREAS, OWN), OWN)["steps"]


@settings(max_examples=50)
@given(RECORDS, st.integers(1, 3), st.integers(2549, 2553))
def test_boards_are_those_of_the_definition_written_out(rows, span, until):
    records = good_records(rows, AREAS, OWN)
    taken, fund = steps_taken(records, OWN), funds(records, CODES, OWN, span=span, until=until)
    table = board(taken, taken, fund, PLACES, OWN)
    columns = ["steps_done", "next_step", "next_agencies", "twice_steps", "joint_steps", "skipped"]
    assert list(plain(table[columns])) == [naive_row(rows, tambon) for tambon in CODES]
    assert list(plain(table[["fund", "fund_year"]])) == [naive_fund(rows, tambon, span, until) for tambon in CODES]
    assert set(table["fund"]) <= set(FUND_STATUSES)
    assert (table["nothing_yet"] == table["steps_done"].eq("")).all()
