"""Seeded draws that come out the same on every machine and in every version of Python."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Draws built on `Random.random` alone: the only sequence that Python promises not to change."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def chance(self, probability: float) -> bool:
        return self._next() < probability

    def between(self, low: int, high: int, step: int = 1) -> int:
        """`low`, or so many steps above it, up to `high` included."""
        return low + step * int(self._next() * ((high - low) // step + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        return items[int(self._next() * len(items))]

    def some(self, items: Sequence[Item], count: int, weight: Callable[[Item], int] = lambda _: 1) -> list[Item]:
        """At most `count` different items; one of whole weight 3 stands three times in the draw, one of 0 never."""
        tickets = [position for position, item in enumerate(items) for _ in range(weight(item))]
        drawn = dict.fromkeys(sorted(tickets, key=lambda _: self._next()))
        return [items[position] for position in list(drawn)[:count]]
