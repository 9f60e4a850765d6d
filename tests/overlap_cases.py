"""Small registers and records for the tests of overlap, and how they reach `assess`."""

import pandas as pd

from agencies.records import COLUMNS, Areas, check_records
from agencies.registry import Registry, load_registry

REGISTRY = load_registry()


def areas_of(villages_of: dict[str, list[str]], provinces: dict[str, str] | None = None) -> Areas:
    rows = [(village, tambon) for tambon, names in villages_of.items() for village in names]
    provinces = provinces or {tambon: tambon[:2] for tambon in villages_of}
    return Areas(
        pd.DataFrame(rows, columns=["village_code", "tambon_code"], dtype="str"),
        pd.DataFrame(
            {"tambon_code": list(villages_of), "province_code": [provinces[t] for t in villages_of]}, dtype="str"
        ),
    )


def good_records(rows: list[dict], areas: Areas, registry: Registry = REGISTRY) -> pd.DataFrame:
    table = pd.DataFrame([{name: str(row.get(name, "")) for name in COLUMNS} for row in rows], columns=list(COLUMNS))
    checked = check_records(table.astype("str"), registry, areas)
    assert checked.faults.empty, checked.faults.to_string()
    return checked.good
