"""The first slides: how many agencies work in each tambon, and where each of them does."""

import numpy as np
import pandas as pd

from pages.common.hall.slide import MOST_LISTED, AgencyLine, Facts, MissingLine, Slide, Step, units_of

HOW_MANY = ("one", "two", "three", "four")
"""Tambons by how many agencies work there; the last: four or more."""
NOBODY = ("awaiting_reports", "uncovered")
AGENCY_NUMBERS = ("tambons", "villages", "records", "baht", "baht_unknown")


def all_agencies(facts: Facts, step: Step) -> Slide:
    """How many agencies work in each tambon. Where nobody does and a report is awaited, nobody knows."""
    tambons = facts.result.tambons
    agencies = tambons["agencies"]
    many = np.where(agencies.eq(""), 0, agencies.str.count(";") + 1)
    nobody = tambons["status"].astype("str").where(many == 0, "uncovered").to_numpy()
    named = np.array([*HOW_MANY], dtype=object)[np.clip(many, 1, len(HOW_MANY)) - 1]
    lines = _tambons_of_each(facts)
    return Slide(
        step,
        units_of(tambons, np.where(many == 0, nobody, named), tambons["villages_supported"]),
        (*reversed(HOW_MANY), *NOBODY),
        numbers={"tambons": len(tambons), "agencies": len(lines)},
        lines=lines[:MOST_LISTED],
        more=max(0, len(lines) - MOST_LISTED),
        figure="agencies",
    )


def one_agency(facts: Facts, step: Step) -> Slide:
    """Where one agency works; where it is not found and its own report is awaited, nobody knows."""
    tambons = facts.result.tambons
    here = _has(tambons["agencies"], step.agency)
    awaited = facts.awaiting(step.agency)
    status = np.select([here, awaited], ["works", "awaiting_reports"], default="not_found")
    return Slide(
        step,
        units_of(tambons, status, _villages_of(facts, step.agency)),
        ("works", "not_found", "awaiting_reports"),
        numbers=_numbers(facts, step.agency),
        lines=missing_lines(facts.missing[facts.missing["agency"].eq(step.agency)]),
    )


def missing_lines(missing: pd.DataFrame) -> tuple[MissingLine, ...]:
    """Each agency whose report is awaited with the years, in the order of the table."""
    years = missing.groupby("agency", sort=False)["fiscal_year"]
    return tuple(MissingLine(agency, tuple(sorted(set(each.dropna().astype(int))))) for agency, each in years)


def _has(agencies: pd.Series, agency: str) -> pd.Series:
    """Whether each text of IDs holds this one; there are few distinct texts."""
    distinct = agencies.unique()
    holding = [text for text in distinct if agency in text.split(";")]
    return agencies.isin(holding)


def _villages_of(facts: Facts, agency: str) -> pd.Series:
    """In how many villages of each tambon the agency has records of their own."""
    villages = facts.result.villages
    own = villages.loc[_has(villages["agencies"], agency), "tambon_code"].value_counts()
    return facts.result.tambons["tambon_code"].map(own).fillna(0).astype(int)


def _tambons_of_each(facts: Facts) -> tuple[AgencyLine, ...]:
    """The agencies with the number of tambons where each works, most first, ties as the registry has them."""
    sets = facts.result.tambons["agencies"].value_counts()
    members = sets.index.str.split(";").to_series(index=range(len(sets))).explode()
    counts = sets.reset_index(drop=True).reindex(members.index).groupby(members.to_numpy()).sum()
    lines = [AgencyLine(key, int(counts[key])) for key in facts.registry.agencies if key in counts.index]
    return tuple(sorted(lines, key=lambda line: -line.tambons))


def _numbers(facts: Facts, agency: str) -> dict[str, float | None]:
    """Of the records that take part in overlap: entitlements that reach every village tell nothing here."""
    records = facts.records[facts.records["agency"].eq(agency) & ~_universal(facts)]
    amounts = records["amount_baht"]
    unknown = int(amounts.isna().sum())
    baht = None if len(records) and unknown == len(records) else float(amounts.fillna(0).sum())
    tambons = int(_has(facts.result.tambons["agencies"], agency).sum())
    villages = int(_villages_of(facts, agency).sum())
    values = (tambons, villages, len(records), baht, unknown)
    return dict(zip(AGENCY_NUMBERS, values, strict=True))


def _universal(facts: Facts) -> pd.Series:
    return facts.records["function"].isin(list(facts.registry.universal))
