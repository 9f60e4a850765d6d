"""The measured load: percentiles, and what its viewers choose."""

import random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.load import WIDGETS, Tally, Use, line, next_change, percentile
from tests.bench.messages import Arrived
from tests.bench.player import Answer

OFFERED = {
    "filter_years": ["2549", "2550", "2551"],
    "filter_agencies": ["พมจ.", "ศพส.", "พอช.", "อปท."],
    "filter_functions": ["จุดประกาย", "กระบวนการ"],
    "filter_criterion": ["พื้นที่", "งาน", "กลุ่ม", "ปี"],
}


def viewer(**chosen):
    known = {key: [] for key in OFFERED} | {f"filter_{name}": labels for name, labels in chosen.items()}
    return SimpleNamespace(labels=lambda key: OFFERED.get(key, []), chosen=lambda key: known[key], known=known)


@pytest.mark.parametrize(("share", "expected"), [(0.95, 19), (0.951, 20), (1, 20), (0.5, 10), (0, 1)])
def test_percentile_is_the_smallest_value_that_the_share_does_not_exceed(share, expected):
    values = [*range(20, 0, -1)]
    assert percentile(values, share) == expected


def test_percentile_of_one_value_is_that_value():
    assert percentile([7.5], 0.95) == 7.5


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), years=st.lists(st.sampled_from(OFFERED["filter_years"]), unique=True))
def test_every_change_changes_one_widget_to_what_it_offers(seed, years):
    chosen = [year for year in OFFERED["filter_years"] if year in years]
    player = viewer(years=chosen, criterion=["พื้นที่"])
    ((key, labels),) = next_change(random.Random(seed), player).items()
    assert labels != player.known[key]
    assert [label for label in OFFERED[key] if label in labels] == labels, "as the widget lists them"
    if key in ("filter_years", "filter_criterion"):
        assert labels, "a press never leaves none chosen"


def test_same_seed_chooses_the_same():
    def played(seed):
        dice, player, changes = random.Random(seed), viewer(years=["2550"], criterion=["ปี"]), []
        for _ in range(30):
            changes.append(next_change(dice, player))
            player.known.update(changes[-1])
        return changes

    assert played(4) == played(4)
    assert played(4) != played(5)
    assert {key for change in played(4) for key in change} == set(WIDGETS)


def test_what_a_page_does_not_offer_is_not_chosen():
    player = viewer(years=["2550"])
    offered = {"filter_years": OFFERED["filter_years"], "filter_functions": ["จุดประกาย"]}
    player.labels = lambda key: offered.get(key, [])
    keys = {key for seed in range(40) for key in next_change(random.Random(seed), player)}
    assert keys == {"filter_years"}


def test_answers_are_counted_with_their_faults():
    tally = Tally()
    tally.note(Answer(0.1, 0.3, [Arrived("html", 9)]))
    tally.note(Answer(None, 0.4, [Arrived("alert", 9, fault="alert: ผิด")]))
    assert (tally.painted, tally.whole) == ([0.1], [0.3, 0.4])
    assert tally.faults == ["alert: ผิด", "nothing was painted"]


def test_line_of_the_table_divides_by_the_viewer_alone():
    alone = Tally(painted=[0.1, 0.1, 0.4], whole=[0.2, 0.2, 0.2])
    together = Tally(painted=[0.2] * 19 + [5.0], whole=[0.3] * 18 + [1.0, 6.0])
    cells = [cell.strip() for cell in line("x", alone, together, Use(1.234, 0.5, 0.75), 2).strip("|").split("|")]
    assert cells == [
        *("x", "20", "2", "0.100 s", "0.200 s", "0.200 s", "**2.0**", "0.200 s", "1.000 s", "5.0"),
        *("1.23", "0.50 → 0.75 GB"),
    ]
