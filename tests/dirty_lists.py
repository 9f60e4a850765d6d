"""A list as an agency would hand it in, with every kind of dirt, and the truth beside it.

Seeded: the same seed and register give the same list. The shares of dirt stand in `dirty_places.WAYS`, in
`dirty_values` and below.
"""

import random
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from agencies.registry import Registry, load_registry
from geo.register import Register, read_register
from geo.register_thai import with_gazetteer
from tests.dirty_country import Province, Tambon
from tests.dirty_places import ASK, EXACT, WAYS, Place
from tests.dirty_rows import (
    AMPHOE,
    DITTO,
    GRANTED,
    MOO,
    TAMBON,
    VILLAGE,
    Row,
    RowMaker,
    part_of,
    truth_table,
)
from tests.dirty_sheet import DirtySheet
from tests.dirty_values import Value

AMPHOE_IN_BAND, TOTAL_OF_BLOCK, TOTAL_OF_AMPHOE, HEADING_AGAIN, BLANK_LINE = 0.3, 0.3, 0.8, 0.25, 0.3
"""Share of the amphoes, blocks, amphoes, amphoes and amphoes that have it."""
INJECTED, SUM_MERGED, VILLAGE_MERGED = 0.015, 0.03, 0.03
"""Share of the rows before which a hidden row or a repeated heading stands; at which such cells begin."""
STYLES = {"repeated": 45, "merged": 15, "blank": 25, "ditto": 10, "band": 5}
"""How amphoe and tambon stand in the rows of an amphoe; shares of 100. "band" only under a band of the amphoe."""
OWN_IN_OUTLINE, DIRT_OF_BLOCK = 0.01, 0.15
"""Where a place is written once above its rows: share of the rows that say another all the same (from there on every
row of the amphoe says its own), and of the blocks whose place is dirty."""


@dataclass(frozen=True)
class DirtyList:
    """rows: index = row of the sheet, every row below the heading that is not blank: kind ("data" or why it is none),
    for data dirt, value_dirt, expected, place_expected, value_expected ("exact" must be in, "doubt" may be in if right,
    "ask" must wait), area_codes, scope and the meaning of each value.

    records: `dirty_rows.RECORD_COLUMNS`, what must come of each data row once its doubts are rightly settled.
    personal: strings that must be found in no output.
    """

    path: Path
    rows: pd.DataFrame
    records: pd.DataFrame
    personal: tuple[str, ...]


def real_register(folder: Path) -> Register:
    """The register of the folder of reference data, with official names."""
    return with_gazetteer(read_register(folder / "villages" / "villages.csv"))[0]


def dirty_list(
    path: Path,
    register: Register,
    rows: int = 20_000,
    *,
    seed: int = 2551,
    province: str = "40",
    agency: str = "psdhs",
    year: int = 2551,
    registry: Registry | None = None,
) -> DirtyList:
    """Write a workbook with this many rows below the heading."""
    rng = random.Random(seed)
    places = Province(register, province, rng)
    maker = RowMaker(places, registry or load_registry(), agency, year, rng)
    sheet = DirtySheet(places.tambons[0].province, year, rows, rng)
    writer = _Writer(sheet, maker, places, rng)
    while sheet.left > 0:
        writer.write_amphoe(rng.choice(list(places.amphoes)))
    sheet.close()
    sheet.save(path)
    told, records = truth_table(sheet.lines)
    return DirtyList(path, told, records, tuple(sorted(maker.personal | sheet.personal)))


class _Writer:
    def __init__(self, sheet: DirtySheet, maker: RowMaker, places: Province, rng: random.Random) -> None:
        self.sheet, self.maker, self.places, self.rng = sheet, maker, places, rng
        self.must_repeat = False  # a row above, of this amphoe, named a place of its own

    def write_amphoe(self, code: str) -> None:
        """A band or none, some blocks of one tambon each, a total or none."""
        rng, sheet = self.rng, self.sheet
        self.must_repeat = False
        tambons, name = self.places.amphoes[code], self.places.amphoe_names[code]
        in_band = rng.random() < AMPHOE_IN_BAND
        if in_band:
            sheet.band(f"{rng.choice(['อำเภอ', 'อ.'])}{name}")
        style = rng.choices(list(STYLES), list(STYLES.values()))[0]
        style = "repeated" if style == "band" and not in_band else style
        for tambon in rng.sample(tambons, min(len(tambons), rng.randint(2, 5))):
            self._write_block(tambon, in_band, style)
        if rng.random() < TOTAL_OF_AMPHOE:
            sheet.total(f"รวมอำเภอ{name}")
        if rng.random() < BLANK_LINE:
            sheet.blank()
        if rng.random() < HEADING_AGAIN:
            sheet.heading_again()

    def _write_block(self, tambon: Tambon, in_band: bool, style: str) -> None:
        rng = self.rng
        names = self._names(tambon)
        is_outline = in_band or style != "repeated"
        rows = self._rows(tambon, min(rng.randint(3, 14), self.sheet.left - 1), style, is_outline)
        if not rows:
            self.sheet.total("รวม")
            return
        if style == "band":
            self.sheet.band(f"{rng.choice(['ตำบล', 'ต.'])}{tambon.name}")
        elif style != "repeated" and rng.random() < DIRT_OF_BLOCK:
            names, rows = self._dirty_block(tambon, rows, names, in_band)
        if style == "merged":
            self._write_merged(rows, names, in_band)
        else:
            self._write_rows(rows, names, in_band, style)
        if rng.random() < TOTAL_OF_BLOCK:
            self.sheet.total(rng.choice(["รวม", f"รวมตำบล{tambon.name}", f"รวม {len(rows)} รายการ", "ยอดรวม"]))

    def _names(self, tambon: Tambon) -> dict[int, str]:
        """The cells of amphoe and tambon of a block."""
        amphoe = self.rng.choice(["{}", "{}", "อ.{}"]).format(tambon.amphoe)
        return {AMPHOE: amphoe, TAMBON: self.rng.choice(["{}", "{}", "ต.{}"]).format(tambon.name)}

    def _rows(self, tambon: Tambon, size: int, style: str, is_outline: bool) -> list[Row]:
        rows: list[Row] = []
        for _ in range(size):
            as_block = style == "merged" or (is_outline and self.rng.random() > OWN_IN_OUTLINE)
            rows.append(self.maker.draw(tambon, rows[-1] if rows else None, as_block=as_block))
        return rows

    def _dirty_block(
        self, tambon: Tambon, rows: list[Row], names: dict[int, str], in_band: bool
    ) -> tuple[dict[int, str], list[Row]]:
        """The same rows under a dirty amphoe or tambon, which goes for all that say none of their own."""
        dirt = self.rng.choice(_OF_TAMBON if in_band else _OF_TAMBON + _OF_AMPHOE)
        place = WAYS[dirt][1](self.places, tambon, self.rng)
        if place is None:
            return names, rows
        worse = [
            row if row.place.is_own or place.expected == EXACT else _under(row, dirt, place.expected) for row in rows
        ]
        return {AMPHOE: place.amphoe, TAMBON: place.tambon}, worse

    def _write_merged(self, rows: list[Row], names: dict[int, str], in_band: bool) -> None:
        first = self.sheet.next
        self._write_rows(rows, names, in_band, "merged")
        columns = (AMPHOE, TAMBON) if self.sheet.cell(first, AMPHOE) else (TAMBON,)
        for at in columns:
            self.sheet.merge(first, self.sheet.next - 1, at)

    def _write_rows(self, rows: list[Row], names: dict[int, str], in_band: bool, style: str) -> None:
        for at, planned in enumerate(self._with_merged_cells(rows)):
            row = planned.row
            may_break = at > 0 and style != "merged" and not planned.is_joined
            shown = names if style == "repeated" or self.must_repeat else {}
            is_after_break = may_break and self._inject(shown, row)
            for column, size in planned.merges:
                self.sheet.merge(self.sheet.next, self.sheet.next + size - 1, column)
            shown = self._shown(row, names, in_band, style, is_first=at == 0, is_after_break=is_after_break)
            self.sheet.data(row, shown)
            self.must_repeat |= row.place.is_own and (in_band or style != "repeated")

    def _shown(
        self, row: Row, names: dict[int, str], in_band: bool, style: str, *, is_first: bool, is_after_break: bool
    ) -> dict[int, str]:
        """The cells of amphoe and tambon in this row."""
        if row.place.is_own:
            return {AMPHOE: row.place.amphoe or names[AMPHOE], TAMBON: row.place.tambon or names[TAMBON]}
        if self.must_repeat:
            return names
        begins = is_first or style == "repeated"
        if begins:
            shown = {TAMBON: "" if style == "band" else names[TAMBON]}
            return shown | ({} if in_band else {AMPHOE: names[AMPHOE]})
        if style == "ditto":
            return names if is_after_break else {TAMBON: DITTO} | ({} if in_band else {AMPHOE: DITTO})
        return {}

    def _inject(self, names: dict[int, str], row: Row) -> bool:
        """At times a hidden row, or the heading again, before this row; names: amphoe and tambon of the hidden row."""
        if self.rng.random() >= INJECTED or row.place.is_own or DITTO in row.cells().values():
            return False
        if self.rng.random() < 0.6:
            self.sheet.hidden_row(row, names)
        else:
            self.sheet.heading_again()
        return True

    def _with_merged_cells(self, rows: list[Row]) -> list["_Planned"]:
        """At times one sum, or one village, stands for a row and those below it."""
        planned = [_Planned(row) for row in rows]
        at = 0
        while at + 1 < len(rows):
            size = 1
            if self.rng.random() < SUM_MERGED:
                size = min(self.rng.randint(2, 4), len(rows) - at)
                planned[at : at + size] = self._with_one_sum(rows[at : at + size])
            elif _is_plain(rows[at].place) and self.rng.random() < VILLAGE_MERGED:
                size = 2
                planned[at : at + size] = _with_one_village(rows[at : at + size])
            at += size
        return planned

    def _with_one_sum(self, rows: list[Row]) -> list["_Planned"]:
        baht, size = self.rng.randint(20, 4000) * 100, len(rows)
        parts = [Value("", part_of(baht * 100, size, part), "sum merged over rows") for part in range(size)]
        parts[0] = replace(parts[0], cell=baht)
        shared = [replace(row, facts={**row.facts, "granted": part}) for row, part in zip(rows, parts, strict=True)]
        return [_Planned(shared[0], ((GRANTED, size),)), *(_Planned(row, is_joined=True) for row in shared[1:])]


_OF_TAMBON = ("disguised", "prefixes", "tambon misspelt", "อบต. or เทศบาล for the tambon")
_OF_AMPHOE = ("amphoe misspelt", "wrong amphoe")
"""Ways of naming that can go for a whole block: `dirty_places.WAYS`."""


def _under(row: Row, dirt: str, expected: str) -> Row:
    """The row as doubtful as its block; a row that asks already, or gives the code, stays what it is."""
    if row.place.expected == ASK or row.dirt == "code in the cell of the name":
        return row
    return replace(row, dirt=dirt, place=replace(row.place, expected=expected))


@dataclass(frozen=True)
class _Planned:
    """A row, the columns that are merged from it downwards and over how many rows, whether it belongs to such."""

    row: Row
    merges: tuple[tuple[int, int], ...] = ()
    is_joined: bool = False


def _is_plain(place: Place) -> bool:
    return place.expected == EXACT and not place.is_own and place.moo != "" and place.village != ""


def _with_one_village(rows: list[Row]) -> list[_Planned]:
    first, second = rows
    below = replace(second, dirt="village merged over rows", place=replace(first.place, moo="", village=""))
    return [_Planned(first, ((MOO, 2), (VILLAGE, 2))), _Planned(below, is_joined=True)]
