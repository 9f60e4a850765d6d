"""In order instead of side by side, worked by hand: who stays, who goes where, what cannot move and why."""

import pandas as pd
import pytest

from agencies.in_order import Reach, money_by_year, put_in_order
from agencies.overlap import KEYS, Criterion
from agencies.records import Areas
from tests.overlap_cases import REGISTRY, areas_of, good_records

VILLAGES_OF = {
    "400101": [],
    "400102": [f"4001020{moo}" for moo in (1, 2, 3, 4)],
    "400103": ["40010301", "40010302"],
    "400104": ["40010401"],
    "400201": ["40020101", "40020102", "40020103"],
}
PLAIN = areas_of(VILLAGES_OF)
AREAS = Areas(PLAIN.villages, PLAIN.tambons.assign(amphoe_code=PLAIN.tambons["tambon_code"].str[:4]))
NEED = ["40010301", "400101", "40020103", "40020101", "40010302", "40010204", "40010203", "40020102", "40010401"]
"""Villages, first in need first; those that turn out to be supported are no free areas."""
PEOPLE = {"400101": 900.0, "400103": 100.0, "400104": 500.0, "400201": 150.0, "400102": 120.0}
"""Of one village each: 400103 has 200 people, 400201 has 450."""

SPARK = {"area_code": "40010201", "function": "spark", "target_group": "welfare_group", "fiscal_year": 2551}
PROCESS = {**SPARK, "function": "process"}
WHOLE = {**SPARK, "area_code": "400102", "scope": "tambon"}


def ranked(codes=NEED):
    table = pd.DataFrame({"village_code": codes}, dtype="str")
    tambon = table["village_code"].str[:6]
    return table.assign(tambon_code=tambon, people=tambon.map(PEOPLE))


def plan(*rows, criterion=None, awaited=(), need=NEED, **options):
    records = good_records(list(rows), AREAS)
    return put_in_order(records, AREAS, REGISTRY, criterion or Criterion(), awaited, ranked(need), **options)


def moved(found):
    return list(zip(found.moves["agency"], found.moves["from_area"], found.moves["to_area"], strict=True))


def left(found):
    return list(zip(found.unmoved["agency"], found.unmoved["from_area"], found.unmoved["why"], strict=True))


class TestWhoStays:
    def test_first_is_the_agency_whose_first_step_came_earliest_in_the_tambon(self):
        earlier = {**PROCESS, "agency": "sdc", "area_code": "40010203", "fiscal_year": 2549}
        found = plan({**SPARK, "agency": "psdhs", "amount_baht": 9000}, {**SPARK, "agency": "sdc"}, earlier)
        assert moved(found) == [("psdhs", "40010201", "40010301")]
        assert found.moves["stays"].tolist() == ["sdc"]

    def test_first_does_not_look_at_work_that_is_no_step(self):
        staff = {**SPARK, "agency": "sdc", "function": "staff", "fiscal_year": 2549}
        found = plan(
            {**SPARK, "agency": "psdhs", "amount_baht": 2}, {**SPARK, "agency": "sdc", "amount_baht": 1}, staff
        )
        assert moved(found) == [("sdc", "40010201", "40010301")]

    def test_of_agencies_that_came_in_one_year_the_larger_amount_stays_then_the_first_id(self):
        found = plan({**SPARK, "agency": "psdhs", "amount_baht": 10}, {**SPARK, "agency": "sdc", "amount_baht": 10.01})
        assert moved(found) == [("psdhs", "40010201", "40010301")]
        found = plan({**SPARK, "agency": "sdc", "amount_baht": 10}, {**SPARK, "agency": "psdhs", "amount_baht": 10})
        assert moved(found) == [("sdc", "40010201", "40010301")]

    def test_larger_adds_up_what_the_agency_gives_for_the_same_work_there(self):
        found = plan(
            {**SPARK, "agency": "codi", "area_code": "40010203", "fiscal_year": 2549},
            {**SPARK, "agency": "codi", "amount_baht": 100},
            {**SPARK, "agency": "sdc", "amount_baht": 60},
            {**SPARK, "agency": "sdc", "amount_baht": 60},
            stays="larger",
        )
        assert moved(found) == [("codi", "40010201", "40010301")]

    def test_an_unknown_amount_is_not_larger_than_a_known_one(self):
        found = plan({**SPARK, "agency": "codi"}, {**SPARK, "agency": "sdc", "amount_baht": 0}, stays="larger")
        assert moved(found) == [("codi", "40010201", "40010301")]

    def test_the_lead_stays_before_all_others(self):
        rows = [{**SPARK, "agency": agency, "amount_baht": 10} for agency in ("codi", "psdhs", "sdc")]
        found = plan(*rows, stays="lead", lead="sdc")
        assert moved(found) == [("codi", "40010201", "40010301"), ("psdhs", "40010201", "400101")]
        assert found.moves["stays"].tolist() == ["sdc", "sdc"]

    @pytest.mark.parametrize("lead", [None, "nobody"])
    def test_a_lead_must_be_an_agency(self, lead):
        with pytest.raises(ValueError, match="lead"):
            plan({**SPARK, "agency": "sdc"}, stays="lead", lead=lead)

    def test_what_duplicates_only_one_that_goes_stays(self):
        """2550-2551 and 2551-2552 are near enough, 2550-2552 are not: when the middle one goes, both ends stay."""
        found = plan(
            {**SPARK, "agency": "codi", "fiscal_year": 2550},
            {**SPARK, "agency": "psdhs", "fiscal_year": 2551},
            {**SPARK, "agency": "sdc", "fiscal_year": 2552},
            criterion=Criterion(window=1),
        )
        assert moved(found) == [("psdhs", "40010201", "40010301")]
        assert found.moves["stays"].tolist() == ["codi;sdc"]
        assert found.doubled == 3

    def test_work_for_the_whole_tambon_stays_before_work_in_its_villages_or_they_would_lose_it(self):
        found = plan(
            {**WHOLE, "agency": "sdc"},
            {**SPARK, "agency": "psdhs", "amount_baht": 9000},
            {**SPARK, "agency": "codi", "area_code": "40010202"},
            stays="lead",
            lead="psdhs",
        )
        assert moved(found) == [("psdhs", "40010201", "40010301"), ("codi", "40010202", "400101")]
        assert found.after.tambons.set_index("tambon_code").loc["400102", "villages_supported"] == 4


class TestWhatIsNoDuplicatedStep:
    @pytest.mark.parametrize(
        "other",
        [
            {**SPARK, "agency": "sdc", "target_group": ""},  # a question, not a duplicate
            {**SPARK, "agency": "sdc", "area_code": "40010202"},
            {**SPARK, "agency": "psdhs", "unit": "หน่วยอื่น"},  # units of one agency are not compared
            {**PROCESS, "agency": "sdc"},
            {**SPARK, "agency": "sdc", "funded_by": "psdhs"},  # paid together
        ],
    )
    def test_other_pairs_stay_where_they_are(self, other):
        found = plan({**SPARK, "agency": "psdhs"}, other)
        assert (len(found.moves), len(found.unmoved), found.doubled) == (0, 0, 0)

    def test_contributions_are_meant_to_be_paid_together_and_staff_is_no_step(self):
        rows = [{**SPARK, "agency": a, "function": f} for a in ("psdhs", "sdc") for f in ("contribution", "staff")]
        found = plan(*rows)
        assert found.doubled == 0
        assert Reach.of(found.before).duplicate_pairs == 1  # staff: no step, so it stays doubled

    def test_two_different_steps_are_not_doubled_even_where_the_function_does_not_count(self):
        criterion = Criterion(frozenset(KEYS) - {"function"})
        assert plan({**SPARK, "agency": "psdhs"}, {**PROCESS, "agency": "sdc"}, criterion=criterion).doubled == 0

    def test_no_records_at_all(self):
        records = good_records([{**SPARK, "agency": "sdc"}], AREAS).iloc[:0]
        found = put_in_order(records, AREAS, REGISTRY, Criterion(), (), ranked())
        assert (len(found.records_after), len(found.moves), len(found.unmoved)) == (0, 0, 0)


class TestWhereItGoes:
    def test_figures_before_and_after(self):
        found = plan(
            {**SPARK, "agency": "psdhs", "amount_baht": 1000.5},
            {**SPARK, "agency": "sdc", "amount_baht": 500},
            {**PROCESS, "agency": "codi", "area_code": "40010202", "amount_baht": 7},
        )
        assert Reach.of(found.before) == Reach(2, 1, 1, 1, 1, 1500.5)
        assert Reach.of(found.after) == Reach(3, 2, 0, 0, 0, 0.0)
        row = found.records_after.iloc[1]
        assert (row["area_code"], row["village_code"], row["tambon_code"]) == ("40010301", "40010301", "400103")
        assert (row["agency"], row["fiscal_year"], row["amount_baht"]) == ("sdc", 2551, 500)

    def test_a_city_takes_a_village_record_as_its_one_village(self):
        found = plan({**SPARK, "agency": "psdhs"}, {**SPARK, "agency": "sdc"}, need=["400101"])
        row = found.records_after.iloc[1]
        assert (row["area_code"], row["village_code"], row["tambon_code"], row["scope"]) == ("400101", "", "400101", "")
        assert Reach.of(found.after).villages == 2

    def test_records_alike_go_together_and_each_unit_by_itself(self):
        found = plan(
            {**SPARK, "agency": "codi", "amount_baht": 1000},
            {**SPARK, "agency": "sdc", "unit": "ก", "amount_baht": 5},
            {**SPARK, "agency": "sdc", "unit": "ก", "amount_baht": 6.5},
            {**SPARK, "agency": "sdc", "unit": "ก"},
            {**SPARK, "agency": "sdc", "unit": "ข", "amount_baht": 20},
        )
        assert found.records_after["area_code"].tolist() == ["40010201", "400101", "400101", "400101", "40010301"]
        assert found.moves["unit"].tolist() == ["ข", "ก"]
        assert found.moves["amount_baht"].tolist() == [20, 11.5]
        assert found.moves[["records", "unknown_amounts"]].to_numpy().tolist() == [[1, 0], [3, 1]]

    def test_earlier_steps_choose_first_then_earlier_years_then_larger_amounts_unknown_last(self):
        goers = [
            {**PROCESS, "fiscal_year": 2550, "amount_baht": 999},
            {**SPARK, "fiscal_year": 2552},
            {**SPARK, "fiscal_year": 2552, "area_code": "40010202", "amount_baht": 5},
            {**SPARK, "fiscal_year": 2551},
        ]
        rows = [{**row, "agency": agency, "unit": agency} for row in goers for agency in ("sdc", "codi")]
        found = plan(*rows, stays="lead", lead="codi", need=NEED[:4])
        expected = [("spark", 2551), ("spark", 2552), ("spark", 2552), ("process", 2550)]
        assert list(zip(found.moves["function"], found.moves["fiscal_year"], strict=True)) == expected
        assert found.moves["to_area"].tolist() == NEED[:4]
        assert found.moves["amount_baht"].isna().tolist() == [True, False, True, False]

    def test_work_for_a_tambon_goes_first_to_the_empty_tambon_with_most_people_which_is_then_full(self):
        found = plan(
            {**WHOLE, "agency": "psdhs"},
            {**WHOLE, "agency": "sdc"},
            {**SPARK, "agency": "lgo", "area_code": "40010401"},
            {**SPARK, "agency": "codi", "area_code": "40010401"},
            need=["40020103", "40020101", "40020102", "40010301", "40010302"],
        )
        assert moved(found) == [("sdc", "400102", "400201"), ("lgo", "40010401", "40010301")]
        assert found.records_after["scope"].tolist() == ["tambon", "tambon", "", ""]
        assert Reach.of(found.after).villages == 4 + 1 + 3 + 1

    def test_the_ranking_of_tambons_goes_before_their_people(self):
        rows = [{**WHOLE, "agency": "psdhs"}, {**WHOLE, "agency": "sdc"}]
        tambons = pd.DataFrame({"tambon_code": ["400102", "400103", "400201"]}, dtype="str")
        assert moved(plan(*rows, ranked_tambons=tambons)) == [("sdc", "400102", "400103")]

    def test_a_tambon_where_anything_is_takes_no_work_for_a_whole_tambon(self):
        rows = [{**WHOLE, "agency": "psdhs"}, {**WHOLE, "agency": "sdc"}]
        other = {**PROCESS, "agency": "codi", "area_code": "40020101"}
        assert moved(plan(*rows, other, need=NEED[2:])) == [("sdc", "400102", "400104")]

    def test_within_the_amphoe(self):
        rows = [{**SPARK, "agency": agency, "area_code": "40020101"} for agency in ("psdhs", "sdc", "codi", "lgo")]
        found = plan(*rows, within="amphoe")
        assert moved(found) == [("psdhs", "40020101", "40020103"), ("sdc", "40020101", "40020102")]
        assert left(found) == [("lgo", "40020101", "no_area")]

    def test_where_the_village_does_not_count_each_tambon_takes_one(self):
        criterion = Criterion(frozenset(KEYS) - {"area"})
        rows = [
            {**SPARK, "agency": agency, "area_code": area}
            for agency, area in (("codi", "40010201"), ("psdhs", "40010202"), ("sdc", "40010203"))
        ]
        found = plan(*rows, criterion=criterion, need=["40010204", "40020101", "40020102", "40010301"])
        assert moved(found) == [("psdhs", "40010202", "40020101"), ("sdc", "40010203", "40010301")]
        assert Reach.of(found.after).duplicate_pairs == 0


class TestWhatCannotMove:
    def test_nobody_goes_where_reports_are_awaited(self):
        found = plan({**SPARK, "agency": "psdhs"}, {**SPARK, "agency": "sdc"}, awaited={"40"})
        assert moved(found) == []
        assert left(found) == [("sdc", "40010201", "no_area")]

    def test_nobody_goes_where_support_is_known_whatever_the_ranking_says(self):
        found = plan({**SPARK, "agency": "psdhs"}, {**SPARK, "agency": "sdc"}, need=["40010201"])
        assert left(found) == [("sdc", "40010201", "no_area")]

    def test_money_of_another_agency_stays_and_takes_no_area(self):
        found = plan(
            {**SPARK, "agency": "codi"},
            {**SPARK, "agency": "psdhs", "funded_by": "tpso"},
            {**SPARK, "agency": "sdc", "funded_by": "sdc"},
        )
        assert moved(found) == [("sdc", "40010201", "40010301")]
        assert left(found) == [("psdhs", "40010201", "others_money")]
        assert found.unmoved["funded_by"].tolist() == ["tpso"]
        assert Reach.of(found.after).duplicate_pairs == 1


def test_money_by_year_adds_up_in_whole_satang():
    rows = [{**SPARK, "agency": "sdc", "amount_baht": amount} for amount in ("0.1", "0.2", "")]
    records = good_records([*rows, {"agency": "codi", "area_code": "400102", "amount_baht": "3"}], AREAS)
    table = money_by_year(records, records.iloc[::-1])
    assert table["agency"].tolist() == ["codi", "sdc"]
    assert table["function"].tolist() == ["", "spark"]
    assert table["fiscal_year"].isna().tolist() == [True, False]
    assert table[["records_before", "records_after"]].to_numpy().tolist() == [[1, 1], [3, 3]]
    assert table[["satang_before", "satang_after"]].to_numpy().tolist() == [[300, 300], [30, 30]]


class TestWhichVillageIsNext:
    ROWS = tuple(
        {**work, "agency": agency, "area_code": f"4001020{moo}"}
        for work in (SPARK, PROCESS)
        for moo in (1, 2, 3)
        for agency in ("psdhs", "sdc")
    )

    def test_by_need_alone_one_tambon_may_take_several(self):
        found = plan(*self.ROWS)
        expected = ["40010301", "400101", "40020103", "40020101", "40010302", "40010204"]
        assert found.moves["to_area"].tolist() == expected
        assert Reach.of(found.after).tambons == 4

    def test_many_tambons_first_gives_each_empty_one_a_village_then_the_others_then_begins_anew(self):
        found = plan(*self.ROWS, spread="tambons")
        expected = ["40010301", "400101", "40020103", "40010401", "40010204", "40020101"]
        assert found.moves["to_area"].tolist() == expected
        assert Reach.of(found.after).tambons == 5
