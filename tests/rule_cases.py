"""Registries, records and reports by which rules are tried."""

import pandas as pd

from agencies.registry import parse_registry
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202"], "400103": ["40010301"], "570101": ["57010101"]})
YEARS = (2549, 2550, 2551)


def registry_with(**rules):
    return parse_registry(
        {
            "agencies": {
                key: {"rule": rules[key]} if key in rules else {} for key in ("psdhs", "sdc", "codi", "tpso", "lgo")
            },
            "functions": {"spark": {}, "learning": {}, "contribution": {}, "allowance": {"universal": True}},
            "target_groups": {"community": {}},
        }
    )


def row(agency, area, function, year, number):
    values = {"agency": agency, "area_code": area, "function": function, "fiscal_year": year}
    return {"record_id": f"r{number}", **values}


def records_of(rows, registry=REGISTRY):
    return good_records([row(*values, number) for number, values in enumerate(rows)], AREAS, registry)


def reports_of(agencies, years=YEARS, provinces=("40",)):
    rows = [(agency, year, province) for agency in agencies for year in years for province in provinces]
    return pd.DataFrame(rows, columns=["agency", "fiscal_year", "province_code"]).astype({"fiscal_year": "int64"})
