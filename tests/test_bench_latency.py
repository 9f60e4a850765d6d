"""The measured latency: which year is pressed when, and what the tables say."""

import pytest

from tests.bench.browsing import Change
from tests.bench.latency import CHANGES, COUNTRY_YEARS, PROVINCE_YEARS, Contender, largest, phases, table, year_of
from tests.bench.messages import Arrived

FIRST = {
    PROVINCE_YEARS: {"2549", "2550", "2551", "2552"},
    COUNTRY_YEARS: {"2550", "2551", "2552", "2553"},
}


def change(seconds, *sizes, came=0.02):
    arrived = [Arrived(f"html {size}", size) for size in sizes]
    return Change(seconds, 0.005, came, came, 0.01, seconds - came, 1, arrived, ["http://localhost/x"])


@pytest.mark.parametrize("years", [PROVINCE_YEARS, COUNTRY_YEARS])
def test_no_selection_comes_twice_and_none_is_empty(years):
    chosen, seen = FIRST[years], []
    for turn in range(1, CHANGES + 2):
        seen.append(frozenset(chosen))
        chosen = chosen ^ {year_of(turn, years)}
    seen.append(frozenset(chosen))
    assert len(set(seen)) == len(seen) == CHANGES + 2
    assert all(seen)


def test_table_divides_medians_by_the_floor():
    floor = Contender("floor", "floor", "", (), [change(0.1, 10), change(0.2, 20), change(0.9, 30)], [1.0, 2.0, 9.0])
    ours = Contender("ours", "dashboard", "", (), [change(0.3, 4000), change(0.5, 5000, 1000)], [3.0])
    assert table([floor, ours]).splitlines()[2:] == [
        "| floor | 0.200 s | 1.00 | 0.0 kB | 1 | 2.00 s | 1.00 |",
        "| ours | 0.400 s | 2.00 | 5.0 kB | 1 | 3.00 s | 1.50 |",
    ]


def test_phases_leave_out_what_has_no_painting_of_its_own():
    ours = Contender("ours", "dashboard", "", (), [change(0.125, 1, 1)])
    floor = Contender("floor", "floor", "", (), [change(0.1, 1, came=float("nan"))])
    assert phases([ours, floor]).splitlines()[2:] == [
        "| ours | 5 ms | 20 ms | 20 ms | 10 ms | 105 ms | 1 | 2 |",
        "| floor | 5 ms |  |  | 10 ms |  | 1 | 1 |",
    ]


def test_largest_messages_come_first():
    ours = Contender("ours", "dashboard", "", (), [change(1, 1), change(1, 30, 4000, 200)])
    told = largest(ours, most=2).splitlines()
    assert told == ["ours: 4,230 bytes, 3 messages", "   4,000 html 4000", "     200 html 200"]
