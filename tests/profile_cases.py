"""The worked example of the design with money and people, and its oracle, for the tests of profiles and sets."""

from collections import Counter, defaultdict

import pandas as pd

from agencies.overlap import assess
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of(
    {
        "400102": [f"400102{moo:02}" for moo in range(1, 14)],
        "400103": [f"400103{moo:02}" for moo in range(1, 15)],
    }
)
TAMBONS = pd.DataFrame(
    {
        "tambon_code": ["400102", "400103"],
        "people": pd.array([1300, None], dtype="Int64"),  # a hundred a village
        "people_year": pd.array([2564, None], dtype="Int64"),
    }
)
_GROUP = {"target_group": "welfare_group", "fiscal_year": 2551}
ROWS = [
    {**_GROUP, "agency": "psdhs", "area_code": "40010203", "function": "spark", "amount_baht": 100, "people": 20},
    {**_GROUP, "agency": "sdc", "area_code": "40010203", "function": "spark", "amount_baht": 200, "people": 30},
    {**_GROUP, "agency": "codi", "area_code": "40010203", "function": "contribution"},
    {
        **{"agency": "sdc", "area_code": "40010205", "function": "process", "fiscal_year": 2551},
        **{"amount_baht": 50.5, "people": 7, "status": "planned"},
    },
    {**_GROUP, "agency": "psdhs", "area_code": "400102", "function": "process", "target_group": "elderly"},
    {
        **{**_GROUP, "agency": "lgo", "area_code": "40010207", "function": "staff", "target_group": "community"},
        **{"amount_baht": 10, "unit": "อบต.ก"},
    },
    {
        **{**_GROUP, "agency": "codi", "area_code": "400103", "scope": "tambon", "function": "contribution"},
        **{"amount_baht": 1000},
    },
    {
        **{**_GROUP, "agency": "lgo", "area_code": "400103", "scope": "tambon", "function": "contribution"},
        **{"amount_baht": 0, "people": 9, "unit": "อบต.ข"},
    },
    {**_GROUP, "agency": "psdhs", "area_code": "40010304", "function": "process", "fiscal_year": 2550}
    | {"amount_baht": 70, "status": "disbursed"},
    {**_GROUP, "agency": "sdc", "area_code": "40010304", "function": "spark"},
    {
        **{**_GROUP, "agency": "lgo", "area_code": "40010309", "function": "staff", "target_group": "community"},
        **{"amount_baht": 5},
    },
    {"agency": "lgo", "area_code": "40010202", "function": "allowance", "amount_baht": 999, "people": 50},
]
RECORDS = good_records(ROWS, AREAS)
RESULT = assess(RECORDS, AREAS, REGISTRY)


def own_agencies(rows: list[dict], villages_of: dict[str, list[str]]) -> dict[str, set[str]]:
    """The agencies of each village by its own records, found by looking at every record for every village."""
    found = {}
    for tambon, names in villages_of.items():
        for village in names or [tambon]:
            own = [
                row
                for row in rows
                if row["tambon"] == tambon and (not names or row["village"] == village or row["scope"] == "tambon")
            ]
            found[village] = {row["agency"] for row in own}
    return found


def share_of_people(villages_of: dict[str, list[str]], people: dict[str, int | None]) -> dict[str, float | None]:
    """The estimated people of each village."""
    return {
        village: None if people[tambon] is None else people[tambon] / len(names or [tambon])
        for tambon, names in villages_of.items()
        for village in names or [tambon]
    }


def sets_naively(own: dict[str, set[str]], people: dict[str, float | None]) -> dict[str, tuple]:
    """For each exact set of agencies: areas, known people (None: of none), areas without known people."""
    areas, known, total = Counter(), Counter(), defaultdict(float)
    for area, agencies in own.items():
        key = ";".join(sorted(agencies))
        areas[key] += 1
        if people[area] is not None:
            known[key] += 1
            total[key] += people[area]
    return {key: (n, total[key] if known[key] else None, n - known[key]) for key, n in areas.items()}
