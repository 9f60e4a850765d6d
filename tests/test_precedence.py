"""Colours go first: what gives way waits while anybody works on colours, and nobody waits for ever."""

import threading

import pytest

from pages.common import precedence
from pages.common.precedence import Precedence

SOON = 5.0  # seconds, for what must come at all


@pytest.fixture
def order() -> Precedence:
    return Precedence()


def started(work) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_the_rest_waits_until_the_colours_are_sent(order, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", SOON)
    within, may_end, events = threading.Event(), threading.Event(), []

    def colours() -> None:
        with order.first():
            within.set()
            may_end.wait(SOON)
            events.append("colours")

    def rest() -> None:
        order.give_way()
        events.append("rest")

    first = started(colours)
    assert within.wait(SOON)
    second = started(rest)
    second.join(0.1)
    assert events == []
    may_end.set()
    first.join(SOON)
    second.join(SOON)
    assert events == ["colours", "rest"]


def test_colours_are_worked_out_one_after_the_other(order, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", SOON)
    inside, most = [], []

    def colours() -> None:
        with order.first():
            inside.append(1)
            most.append(len(inside))
            threading.Event().wait(0.01)
            inside.pop()

    threads = [started(colours) for _ in range(6)]
    for thread in threads:
        thread.join(SOON)
    assert most == [1] * 6


def test_nobody_waits_for_ever(order, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", 0.02)
    entered = threading.Event()
    with order.first():
        other = started(lambda: (order.give_way(), order.first().__enter__(), entered.set()))
        assert entered.wait(SOON)
        other.join(SOON)


def test_a_fault_among_the_colours_lets_the_others_go_on(order, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", SOON)
    with pytest.raises(RuntimeError), order.first():
        raise RuntimeError("no boundaries")
    done = threading.Event()
    started(lambda: (order.give_way(), order.first().__enter__(), done.set()))
    assert done.wait(1)
