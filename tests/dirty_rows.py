"""One row of a dirty list: its cells, what they mean and the support records that must come of them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from agencies.registry import Registry
from tests import dirty_people as people
from tests import dirty_values as values
from tests.dirty_country import Province, Tambon
from tests.dirty_places import ASK, DOUBT, EXACT, Place, dirty_place
from tests.dirty_values import Value, chosen

NUMBER, ACTIVITY, AMPHOE, TAMBON, MOO, VILLAGE, TARGET, YEAR = range(8)
GRANTED, PAID, PEOPLE, CONTACT, PHONE, AGENCY, NOTE = range(8, 15)
DITTO = "〃"
_DITTOED = {ACTIVITY: "function", TARGET: "target_group", YEAR: "fiscal_year"}
_VALUES = {
    ACTIVITY: "function",
    TARGET: "target_group",
    YEAR: "fiscal_year",
    GRANTED: "granted",
    PAID: "paid",
    PEOPLE: "people",
    AGENCY: "agency",
}
_NOTES = ("ดำเนินการแล้ว", "รอบ 2", "งบเหลือจ่าย", "สมทบครบปี", "อยู่ระหว่างดำเนินการ")
_MONEY = {"granted": "approved", "paid": "disbursed"}
RECORD_COLUMNS = ["row", "area_code", "scope", "agency", "unit", "function", "target_group", "fiscal_year"]
RECORD_COLUMNS += ["status", "satang", "people"]
Cell = str | int | float


@dataclass(frozen=True)
class Row:
    """dirt: the way its place is named; place and facts as written and meant, by name."""

    dirt: str
    place: Place
    facts: Mapping[str, Value]
    others: Mapping[int, Cell] = field(default_factory=dict)

    def cells(self) -> dict[int, Cell]:
        """All cells but amphoe and tambon, which depend on the block."""
        written = {at: self.facts[name].cell for at, name in _VALUES.items()}
        return {**written, **self.others, MOO: self.place.moo, VILLAGE: self.place.village}

    def truth(self) -> dict[str, object]:
        """One line of the table of truth."""
        of_values = [value.expected for value in self.facts.values()]
        return {
            "kind": "data",
            "dirt": self.dirt,
            "value_dirt": tuple(value.dirt for value in self.facts.values() if value.dirt),
            "expected": _worst([self.place.expected, *of_values]),
            "place_expected": self.place.expected,
            "value_expected": _worst(of_values),
            "area_codes": self.place.codes,
            "scope": self.place.scope,
            **{name: value.meaning for name, value in self.facts.items()},
        }

    def records(self, row: int) -> list[tuple]:
        """RECORD_COLUMNS of each record of this row; satang and people None where unknown."""
        codes, meant = self.place.codes, {name: value.meaning for name, value in self.facts.items()}
        sums = [(_MONEY[name], meant[name]) for name in _MONEY if meant[name] is not None] or [("", None)]
        who = (meant["agency"], self.facts["agency"].unit, meant["function"], meant["target_group"])
        heads = meant["people"] if len(codes) == 1 else None
        return [
            (row, code, self.place.scope, *who, meant["fiscal_year"], status, part_of(satang, len(codes), at), heads)
            for at, code in enumerate(codes)
            for status, satang in sums
        ]


def _worst(expected: list[str]) -> str:
    return next(name for name in (ASK, DOUBT, EXACT) if name in expected)


def part_of(satang: int | None, parts: int, part: int) -> int | None:
    """A sum divided equally, the earlier parts taking the odd satang."""
    return None if satang is None else satang // parts + (part < satang % parts)


class RowMaker:
    """Draws rows; `personal` gathers every string that must never be kept."""

    def __init__(self, province: Province, registry: Registry, agency: str, year: int, rng: random.Random) -> None:
        self.province, self.rng = province, rng
        self._ways = {
            "function": values.functions(registry),
            "target_group": values.target_groups(registry),
            "fiscal_year": values.years(year),
            "granted": values.SUMS,
            "paid": values.PAID,
            "people": values.PEOPLE,
            "agency": values.agencies(registry.agencies[agency], [tambon.name for tambon in province.tambons]),
        }
        self._persons = [(people.name(rng), people.mobile(rng)) for _ in range(150)]
        self.personal: set[str] = {text for person in self._persons for text in person}

    def draw(self, tambon: Tambon, before: Row | None = None, *, as_block: bool = False) -> Row:
        """A row of this tambon; `before`: the row above it, to which 〃 may point."""
        dirt, place = dirty_place(self.province, tambon, self.rng, as_block=as_block)
        drawn = {name: chosen(ways, self.rng) for name, ways in self._ways.items()}
        for name in _DITTOED.values():
            if before and self.rng.random() < 0.05 and _is_clear(before.facts[name]):
                drawn[name] = replace(before.facts[name], cell=DITTO, dirt="ditto mark")
        name, phone = self.rng.choice(self._persons)
        written = self.rng.choice([phone, people.dashed_mobile(phone), int(phone)])
        return Row(dirt, place, drawn, {CONTACT: name, PHONE: written, NOTE: self._note()})

    def _note(self) -> Cell:
        at = self.rng.random()
        if at < 0.85:
            return ""
        if at < 0.97:
            return self.rng.choice(_NOTES)
        text, secret = people.private_note(self.rng)
        self.personal.add(secret)
        return text


def _is_clear(value: Value) -> bool:
    return value.expected == EXACT and value.cell != ""


def truth_table(lines: Mapping[int, Row | str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What stands in each row (index = row of the sheet), and the records (RECORD_COLUMNS) that must come of it."""
    told = {row: line.truth() if isinstance(line, Row) else {"kind": line} for row, line in lines.items()}
    rows = pd.DataFrame.from_dict(told, orient="index").rename_axis("row")
    found = [record for row, line in lines.items() if isinstance(line, Row) for record in line.records(row)]
    records = pd.DataFrame(found, columns=RECORD_COLUMNS)
    texts = dict.fromkeys(["agency", "function", "target_group"], "")
    return rows, records.fillna(texts).astype({"fiscal_year": "Int64", "satang": "Int64", "people": "Int64"})
