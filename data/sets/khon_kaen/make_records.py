"""Write the synthetic records and reports of Khon Kaen: `python -m data.sets.khon_kaen.make_records`.

The areas are real; every support record is made up by a seeded draw that follows each office's habits (`habits`) and
the gaps that real lists have (`_as_lists_come`). Run again, it writes the same bytes.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from agencies.records import COLUMNS as RECORD_COLUMNS
from agencies.reports import COLUMNS as REPORT_COLUMNS
from data.sets.khon_kaen.area_lists import YEARS, draw_lists, read_tambons
from data.sets.khon_kaen.dice import Dice
from data.sets.khon_kaen.habits import HABITS, Row

FOLDER = Path(__file__).parent
SEED = 2586
PROVINCE = "40"
SOURCE = "ข้อมูลจำลอง"
REPORTED_UNTIL = {"psdhs": 2553, "sdc": 2553, "codi": 2552, "tpso": 2553, "committee": 2553}
# How often a list leaves a cell empty, so that nobody knows.
LEFT_EMPTY = {
    "function": 0.015,
    "target_group": 0.03,
    "fiscal_year": 0.01,
    "amount_baht": 0.06,
    "people": 0.12,
    "status": 0.03,
}
ONLY_TAMBON = 0.12
STATUS_OF_YEAR = {
    2552: ("disbursed", "disbursed", "disbursed", "approved"),
    2553: ("planned", "approved", "approved", "disbursed"),
}


def make_records(seed: int = SEED) -> list[Row]:
    """About 1,500 records, in order of year, agency and area, numbered from 1."""
    dice = Dice(seed)
    lists = draw_lists(dice, read_tambons())
    rows = [_as_lists_come(dice, row) for habit in HABITS for row in habit(dice, lists)]
    rows.sort(key=lambda row: (row["fiscal_year"] or max(YEARS) + 1, row["agency"], row["area_code"], row["function"]))
    return [row | {"record_id": f"KK{number:04d}", "source": SOURCE} for number, row in enumerate(rows, start=1)]


def make_reports() -> list[Row]:
    """Whose lists have come in for which years: all but CODI's of 2553."""
    return [
        {"agency": agency, "fiscal_year": year, "province_code": PROVINCE}
        for agency, last in REPORTED_UNTIL.items()
        for year in range(YEARS[0], last + 1)
    ]


def write(folder: Path) -> None:
    _write(folder / "records.csv", RECORD_COLUMNS, make_records())
    _write(folder / "reports.csv", REPORT_COLUMNS, make_reports())


def _as_lists_come(dice: Dice, row: Row) -> Row:
    """The record as an office would hand it in: some cells empty, the village sometimes left out."""
    row = row | {"status": dice.pick(STATUS_OF_YEAR.get(row["fiscal_year"], ("disbursed",)))}
    if row["function"] == "allowance":  # paid by law from complete lists
        return row
    for column, share in LEFT_EMPTY.items():
        if dice.chance(share):
            row[column] = ""
    if dice.chance(ONLY_TAMBON) and len(row["area_code"]) > 6:
        row |= {"area_code": row["area_code"][:6], "note": "ไม่ได้ระบุหมู่บ้าน"}
    return row


def _write(path: Path, columns: Iterable[str], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write(FOLDER)
