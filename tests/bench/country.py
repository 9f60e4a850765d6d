"""The country, made up: any number of support records over twenty years in all of Thailand's villages and tambons.

    .venv/bin/python -m tests.bench.country --records 1000000 --shared FOLDER --out FOLDER

Seeded: the same seed and reference data give the same files, records_N.csv and register.csv. Some places are popular,
each agency has its habits, much is unknown, and a few rows are bad. Nothing in it is true.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from agencies.records import COLUMNS, STATUSES, WHOLE_TAMBON
from agencies.registry import Registry, load_registry

YEARS = range(2540, 2560)
POPULARITY = 1.0
"""Spread of how much the areas are sought after (sigma of a log-normal: the best-liked hundredth gets a tenth)."""
IN_VILLAGE, WHOLE, TAMBON_ONLY = 0.78, 0.08, 0.14
"""What the records name: a village, the whole tambon, or the tambon without saying where in it."""
UNKNOWN = {
    "function": 0.08,
    "target_group": 0.12,
    "fiscal_year": 0.04,
    "amount_baht": 0.15,
    "people": 0.4,
    "status": 0.3,
}
NAMED = {"unit": 0.3, "fund_name": 0.15, "funded_by": 0.05, "note": 0.03}
"""Shares of the records that name these at all."""
FUNDS_OF_A_TAMBON = 2
BAD = 0.004
"""Share of the rows with an odd cell, mostly a bad one; which cells, `_SPOILT` says."""
_SPOILT = {
    "agency": ("", "พมจ.", "xyz"),
    "area_code": ("", "40", "4001", "99999999", "400102 "),
    "function": ("dance",),
    "fiscal_year": ("2008", "51", "๒๕๕๑", "2551-2552"),
    "amount_baht": ("1,200", "-5", "20000 บาท"),
    "people": ("12.5", "-3", "๓๕"),
}


def register_of(shared: Path) -> pd.DataFrame:
    """village_code, tambon_code, name_th, name_en: all villages, and a row without a village_code for each tambon that
    has a boundary but no village (a city)."""
    villages = pd.read_csv(shared / "villages" / "villages.csv", dtype="str", keep_default_na=False)
    villages["tambon_code"] = villages["village_code"].str[:6]
    (boundaries,) = (shared / "boundaries").glob("*.geojson")
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    tambons = {feature["properties"]["adm3_pcode"].removeprefix("TH") for feature in features}
    cities = pd.DataFrame({"tambon_code": sorted(tambons - set(villages["tambon_code"]))}, dtype="str")
    table = pd.concat([villages, cities], ignore_index=True).fillna("")
    return table[["village_code", "tambon_code", "name_th", "name_en"]]


def country_records(register: pd.DataFrame, records: int, seed: int = 2551) -> pd.DataFrame:
    """COLUMNS as text, as an agency's file has them."""
    dice, registry = np.random.default_rng(seed), load_registry()
    agency = dice.choice(len(registry.agencies), records, p=_shares(dice, len(registry.agencies)))
    places = _places(dice, register, records)
    table = pd.DataFrame(
        {
            "record_id": pd.Series(np.arange(1, records + 1)).astype("str").str.zfill(7).radd("N"),
            **{"agency": _texts(registry.agencies, agency), "area_code": places["area"], "scope": places["scope"]},
            **{name: _habit(dice, agency, known) for name, known in _chosen_by_habit(registry).items()},
            **_numbers(dice, records),
            **_names(dice, agency, places["tambon"], registry),
            "source": _texts([f"บัญชีรายชื่อ {year}" for year in YEARS], dice.integers(len(YEARS), size=records)),
        }
    )[list(COLUMNS)]
    return _spoilt(dice, _forgotten(dice, table))


def _shares(dice: np.random.Generator, count: int) -> np.ndarray:
    weights = dice.lognormal(0, 0.7, count)
    return weights / weights.sum()


def _texts(names: Sequence[str], positions: np.ndarray) -> np.ndarray:
    return np.array(list(names), dtype=object)[positions]


def _places(dice: np.random.Generator, register: pd.DataFrame, records: int) -> dict[str, np.ndarray]:
    """Popular areas come often; a city is named by its tambon."""
    liked = dice.lognormal(0, POPULARITY, len(register))
    row = dice.choice(len(register), records, p=liked / liked.sum())
    village = register["village_code"].to_numpy(object)[row]
    tambon = register["tambon_code"].to_numpy(object)[row]
    kind = dice.choice(3, records, p=[IN_VILLAGE, WHOLE, TAMBON_ONLY])
    return {
        "area": np.where((kind == 0) & (village != ""), village, tambon),
        "scope": np.where(kind == 1, WHOLE_TAMBON, ""),
        "tambon": tambon,
    }


def _chosen_by_habit(registry: Registry) -> dict[str, list[str]]:
    return {"function": list(registry.functions), "target_group": list(registry.target_groups)}


def _habit(dice: np.random.Generator, agency: np.ndarray, known: list[str]) -> np.ndarray:
    """Each agency prefers some of what is known."""
    texts = np.empty(len(agency), dtype=object)
    for each in np.unique(agency):
        own = np.flatnonzero(agency == each)
        texts[own] = _texts(known, dice.choice(len(known), len(own), p=_shares(dice, len(known))))
    return texts


def _numbers(dice: np.random.Generator, records: int) -> dict[str, np.ndarray]:
    baht = dice.integers(2, 400, records) * 500 + np.where(dice.random(records) < 0.02, 0.25, 0)
    return {
        "fiscal_year": _texts([str(year) for year in YEARS], dice.choice(len(YEARS), records, p=_rising(len(YEARS)))),
        "amount_baht": pd.Series(baht).astype("str").str.removesuffix(".0").to_numpy(object),
        "people": pd.Series(dice.geometric(1 / 40, records)).astype("str").to_numpy(object),
        "status": _texts(STATUSES, dice.integers(len(STATUSES), size=records)),
    }


def _rising(count: int) -> np.ndarray:
    """Every year has somewhat more records than the one before."""
    return np.linspace(1, 3, count) / np.linspace(1, 3, count).sum()


def _names(
    dice: np.random.Generator, agency: np.ndarray, tambon: np.ndarray, registry: Registry
) -> dict[str, np.ndarray]:
    records = len(agency)
    fund = dice.integers(1, FUNDS_OF_A_TAMBON + 1, records).astype("str").astype(object)
    return {
        "unit": "หน่วยที่ " + (agency + dice.integers(1, 9, records)).astype("str").astype(object),
        "fund_name": "กองทุนสวัสดิการชุมชน " + tambon + "/" + fund,
        "funded_by": _texts(registry.agencies, dice.integers(len(registry.agencies), size=records)),
        "note": _texts(["ตามแผนงาน", "ขอ “เลื่อน”, รอหนังสือ", "สมทบ\nร่วมกัน"], dice.integers(3, size=records)),
    }


def _forgotten(dice: np.random.Generator, table: pd.DataFrame) -> pd.DataFrame:
    shares = UNKNOWN | {name: 1 - share for name, share in NAMED.items()}
    empty = {name: table[name].where(dice.random(len(table)) >= share, "") for name, share in shares.items()}
    return table.assign(**empty)


def _spoilt(dice: np.random.Generator, table: pd.DataFrame) -> pd.DataFrame:
    rows = np.flatnonzero(dice.random(len(table)) < BAD)
    columns = dice.integers(len(_SPOILT), size=len(rows))
    for position, (name, texts) in enumerate(_SPOILT.items()):
        own = rows[columns == position]
        cells = table[name].to_numpy(object, copy=True)
        cells[own] = _texts(texts, dice.integers(len(texts), size=len(own)))
        table = table.assign(**{name: cells})
    return table


def write_country(folder: Path, shared: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """register.csv, and for each size a file of so many records; their paths by size."""
    folder.mkdir(parents=True, exist_ok=True)
    register = register_of(shared)
    _write(register, folder / "register.csv")
    paths = {size: folder / f"records_{size}.csv" for size in sizes}
    for size, path in paths.items():
        _write(country_records(register, size), path)
    return paths


def _write(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1_000_000], help="a file for each of these numbers")
    parser.add_argument("--shared", type=Path, required=True, help="folder of the real reference data")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    for size, path in write_country(options.out, options.shared, options.records).items():
        print(f"{size:,} records: {path}", flush=True)


if __name__ == "__main__":
    main()
