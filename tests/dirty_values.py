"""How a list writes years, money, people, functions and target groups: the cell, its meaning, what may become of it.

Each function takes a random generator and gives a Value.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from agencies.registry import Agency, Entry, Registry
from tests.dirty_places import ASK, DOUBT, EXACT, THAI_DIGITS
from tests.dirty_spelling import key, misspelt

Cell = str | int | float


@dataclass(frozen=True)
class Value:
    """cell as written; meaning: an ID, a number or None (unknown); dirt: "" where there is none worth a name."""

    cell: Cell
    meaning: str | int | None
    dirt: str = ""
    expected: str = EXACT
    unit: str = ""


Way = tuple[float, Callable[[random.Random], Value]]


def chosen(ways: list[Way], rng: random.Random) -> Value:
    return rng.choices(ways, [share for share, _ in ways])[0][1](rng)


class Terms:
    """Functions or target groups as written in lists."""

    def __init__(self, entries: Mapping[str, Entry], unheard: tuple[str, ...], unknown: float) -> None:
        self._written = {
            entry.id: [text for text in (entry.name_th, entry.short_th, *entry.synonyms) if text]
            for entry in entries.values()
        }
        self._taken = {key(text) for text in chain.from_iterable(self._written.values())}
        self._unheard = unheard
        self.ways: list[Way] = [
            (90, self._known),
            (3, self._misspelt),
            (3, self._two),
            (1, self._unheard_of),
            (unknown, lambda _: Value("", "", "not said")),
        ]

    def _one(self, rng: random.Random) -> tuple[str, str]:
        entry = rng.choice(list(self._written))
        return entry, rng.choice(self._written[entry])

    def _known(self, rng: random.Random) -> Value:
        entry, text = self._one(rng)
        return Value(text, entry)

    def _misspelt(self, rng: random.Random) -> Value:
        entry, text = self._one(rng)
        wrong = misspelt(text, self._taken, rng)
        return Value(wrong, entry, "term misspelt", DOUBT) if wrong else Value(text, entry)

    def _two(self, rng: random.Random) -> Value:
        (first, text), (second, other) = self._one(rng), self._one(rng)
        both = text + rng.choice([", ", " และ", "/", " "]) + other
        if first == second or key(both) in self._taken:
            return Value(text, first)
        return Value(both, None, "two terms in a cell", ASK)

    def _unheard_of(self, rng: random.Random) -> Value:
        return Value(rng.choice(self._unheard), None, "term unheard of", ASK)


def functions(registry: Registry) -> list[Way]:
    unheard = ("โครงการพระราชดำริ", "ปลูกต้นไม้เฉลิมพระเกียรติ", "แข่งขันกีฬา", "งบผู้ว่าฯ")
    return Terms(registry.functions, unheard, 2).ways


def target_groups(registry: Registry) -> list[Way]:
    unheard = ("เกษตรกร", "ทหารผ่านศึก", "อสม.", "ผู้นำศาสนา")
    return Terms(registry.target_groups, unheard, 4).ways


def agencies(agency: Agency, places: list[str]) -> list[Way]:
    """The agency's own names, at times a local government of one of these tambons."""
    own = [text for text in (agency.name_th, agency.short_th, *agency.synonyms) if text]

    def local(rng: random.Random) -> Value:
        unit = rng.choice(["อบต.", "เทศบาลตำบล"]) + rng.choice(places)
        return Value(unit, "lgo", "unit of local government", unit=unit)

    def joint(rng: random.Random) -> Value:
        text = agency.short_th + rng.choice([" ร่วมกับ อบต.", "ร่วมกับ ศพส.", " และ พอช.", "/อบต."])
        return Value(text, None, "two agencies in a cell", ASK)

    return [(93, lambda rng: Value(rng.choice(own), agency.id)), (3, local), (2, joint)]


def years(year: int) -> list[Way]:
    other = [year - 1, year + 1]
    return [
        (60, lambda rng: Value(rng.choice([year, str(year)]), year)),
        (8, lambda _: Value("", year, "year not said")),
        (8, lambda _: Value(str(year).translate(THAI_DIGITS), year, "Thai digits")),
        (4, lambda rng: Value(f"{rng.choice(['พ.ศ. ', 'ปี ', 'ปีงบประมาณ '])}{year}", year, "year with words")),
        (6, lambda rng: _either(rng, year % 100, str(year % 100).translate(THAI_DIGITS), year, "two-digit year")),
        (3, lambda rng: _either(rng, year - 543, f"ค.ศ. {year - 543}", year, "Gregorian year")),
        (5, lambda rng: _as_meant(rng.choice(other), "another year")),
        (2, lambda rng: Value(f"{rng.randint(1, 28)} ธ.ค. {(year - 1) % 100}", year, "date for a year", DOUBT)),
        (2, lambda _: Value(f"{(year - 1) % 100}-{year % 100}", None, "two years", ASK)),
        (1, lambda _: Value(f"{year - 1}-{year}", None, "two years", ASK)),
        (0.5, lambda _: Value("ไม่แน่ใจ", None, "unreadable year", ASK)),
    ]


def _as_meant(number: int, dirt: str = "") -> Value:
    return Value(number, number, dirt)


def _people(number: int, shape: str, dirt: str) -> Value:
    text = shape.format(number)
    return Value(text.translate(THAI_DIGITS) if dirt == "Thai digits" else text, number, dirt)


def _either(rng: random.Random, first: Cell, second: Cell, meaning: int, dirt: str) -> Value:
    return Value(rng.choice([first, second]), meaning, dirt)


def _baht(rng: random.Random) -> Decimal:
    whole = Decimal(rng.randint(2, 400) * 500)
    return whole + rng.choice([Decimal(0)] * 8 + [Decimal("0.50"), Decimal("0.25")])


def _number(rng: random.Random) -> Value:
    baht = _baht(rng)
    return Value(int(baht) if baht == int(baht) else float(baht), int(baht * 100))


def _text(shape: str, dirt: str) -> Callable[[random.Random], Value]:
    def way(rng: random.Random) -> Value:
        baht = _baht(rng)
        text = shape.format(baht if baht != int(baht) else int(baht))
        return Value(text.translate(THAI_DIGITS) if dirt == "Thai digits" else text, int(baht * 100), dirt)

    return way


SUMS: list[Way] = [
    (60, _number),
    (8, _text("{:,}", "sum as text")),
    (8, _text("{:,} บาท", "sum with its unit")),
    (3, _text("{:,.2f} บาท", "sum with its unit")),
    (3, _text("{:,}.-", "sum with .-")),
    (6, _text("{:,}", "Thai digits")),
    (10, lambda rng: Value(rng.choice(["-", "–", ""]), None, "no sum")),
    (1, lambda rng: Value(rng.choice([-500, "-2,000"]), None, "negative sum", ASK)),
    (1, lambda rng: Value(rng.choice(["ตามจ่ายจริง", "1,00o"]), None, "unreadable sum", ASK)),
]
PAID: list[Way] = [
    (65, lambda _: Value("", None)),
    (30, _number),
    (5, lambda rng: Value(rng.choice(["-", "–"]), None, "no sum")),
]
PEOPLE: list[Way] = [
    (70, lambda rng: _as_meant(rng.randint(3, 400))),
    (6, lambda rng: _people(rng.randint(3, 90), "{} คน", "people with คน")),
    (6, lambda rng: _people(rng.randint(3, 90), "{}", "Thai digits")),
    (4, lambda rng: Value(f"{rng.randint(2, 60)} ครอบครัว", None, "people in families")),
    (2, lambda rng: Value(f"{rng.randint(2, 9)} กลุ่ม", None, "people in groups")),
    (11, lambda rng: Value(rng.choice(["", "-"]), None, "people not said")),
    (1, lambda _: Value("-5", None, "negative people", ASK)),
]
