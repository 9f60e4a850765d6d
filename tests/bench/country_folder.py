"""A data folder of the whole country: real boundaries and register, and a million made-up records in the store.

    .venv/bin/python -m tests.bench.country_folder --shared FOLDER --out FOLDER [--records 1000000]

Everything goes the way that the program itself takes: installed as by `python -m data`, each agency's list of a year
and a province an import of its own. Made once (some minutes), then found again.
"""

import argparse
import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from agencies.records import COLUMNS, Areas, check_records
from agencies.registry import load_registry
from data import places
from data.store import Arrival, Store
from geo.register import Register
from tests.bench.country import country_records, register_of

REPORTED = 0.97
"""Share of the lists that an agency handed in as its whole list of the year and province."""
NOT_GOOD = 0.02
"""More than the share of rows that no store would keep."""
PEOPLE_YEAR = 2564
_MADE = "made.txt"
_KEY = ["agency", "list_year", "province_code"]


def country_folder(folder: Path, shared: Path, records: int) -> Path:
    """The folder with so many records, made where it is not there; what stands in it otherwise is used as it is."""
    made = folder / _MADE
    if made.exists() and made.read_text(encoding="utf-8") == str(records):
        return folder
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} holds something else: name an empty folder")
    os.environ["SONROI_DATA"] = str(folder.absolute())
    register = install(shared)
    store = Store()
    for arrival in arrivals(good_records(register, register_of(shared), records)):
        store.add_import(arrival)
    made.write_text(str(records), encoding="utf-8")
    return folder


def install(shared: Path) -> Register:
    """Install the real boundaries, register and people in the folder of SONROI_DATA; the register as installed."""
    (boundaries,) = (shared / "boundaries").glob("*.geojson")
    places.install_boundaries(boundaries, boundaries.name)
    villages, people = shared / "villages" / "villages.csv", shared / "population" / "population_2021.csv"
    places.install_register(villages, villages.name, people, PEOPLE_YEAR)
    return places.load_register()


def good_records(register: Register, rows: pd.DataFrame, records: int, seed: int = 2551) -> pd.DataFrame:
    """So many records that the store would keep: COLUMNS as text, and province_code; seeded.

    rows: as `tests.bench.country.register_of`, of which those that the register lacks are left out.
    """
    tambons = register.tambons.set_index("tambon_code")["province_code"]
    villages = {*register.villages["village_code"], ""}
    known = rows["tambon_code"].isin(tambons.index) & rows["village_code"].isin(villages)
    made = country_records(rows[known].reset_index(drop=True), int(records * (1 + NOT_GOOD)) + 10, seed).astype("str")
    good = check_records(made, load_registry(), Areas(register.villages, register.tambons)).good.iloc[:records]
    if len(good) < records:
        raise ValueError(f"only {len(good)} of {records} records are good")
    numbers = {name: good[name].astype("str").fillna("") for name in ("fiscal_year", "people")}  # ๒๕๕๑ → 2551
    kept = made.loc[good["row"]].assign(**{name: text.to_numpy(object) for name, text in numbers.items()})
    return kept.assign(province_code=good["tambon_code"].map(tambons).to_numpy(object)).reset_index(drop=True)


def arrivals(records: pd.DataFrame, seed: int = 2551) -> Iterator[Arrival]:
    """The lists as they are handed in, each agency's of a year and province; `records` as of `good_records`.

    A record without a year stands in the list of the year that its source names.
    """
    dice = np.random.default_rng(seed)
    years = records["fiscal_year"].where(records["fiscal_year"].ne(""), records["source"].str[-4:])
    for (agency, year, province), rows in records.assign(list_year=years).groupby(_KEY, sort=True):
        yield Arrival(
            agency=agency,
            fiscal_year=int(year),
            province_code=province,
            file_name=f"{agency}-{year}-{province}.csv",
            sha256=sha256(f"{agency} {year} {province}".encode()).hexdigest(),
            sheet="",
            imported_by="bench",
            records=rows[list(COLUMNS)].assign(row=np.arange(2, len(rows) + 2)),
            kept=pd.DataFrame(columns=["row", "outcome", "reason_th", "reason_en", "cells"]),
            report=_counts(len(rows)),
            report_received=bool(dice.random() < REPORTED),
            replaces=False,
        )


def _counts(rows: int) -> dict[str, int]:
    return {"rows_read": rows, "rows_in": rows, "rows_waiting": 0, "rows_refused": 0, "rows_skipped": 0}


def facts(folder: Path) -> str:
    """What is in a folder made here, in a sentence."""
    os.environ["SONROI_DATA"] = str(folder.absolute())
    register, imports = places.load_register(), Store().imports()
    return (
        f"{imports['records'].sum():,} records in {len(imports):,} imports, {len(register.tambons):,} tambons, "
        f"{len(register.villages):,} villages, {len(places.load_boundaries().areas):,} boundaries"
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options by which a measurement is told of the country."""
    parser.add_argument("--shared", type=Path, help="folder of the real reference data; without it only the province")
    parser.add_argument("--records", type=int, default=1_000_000, help="records of the country")
    parser.add_argument("--keep", type=Path, help="folder of the country's data, made where it is not there")


def main() -> None:
    """Make the folder and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--out", type=Path, required=True, help="the folder")
    options = parser.parse_args()
    start = time.perf_counter()
    folder = country_folder(options.out, options.shared, options.records)
    print(f"{folder}: {facts(folder)} ({time.perf_counter() - start:.0f} s)")


if __name__ == "__main__":
    main()
