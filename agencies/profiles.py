"""What each agency does within a selection: where, for how many people, with how much money, alone or with whom.

Records of universal functions take no part in areas, people, money and pairs; they are counted in columns of their
own. What is unknown is counted beside each sum, and a sum of which nothing is known is NA, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from agencies.intersections import areas_with_people, membership
from agencies.overlap import Assessment
from agencies.registry import Registry

COMPLETING = ("joint", "sequenced", "complementary")
"""The relations of work that completes another's."""


def taking_part(records: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The records whose function is not universal."""
    return records[~records["function"].isin(list(registry.universal))]


def profiles(result: Assessment, records: pd.DataFrame, tambons: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """One row an agency that has a record in the selection, in the order of the registry.

    records: those that were assessed, index and all. tambons: tambon_code, people, people_year. Columns:
    agency; records; tambons (with any record of it); villages (with records of its own: naming the village or for its
    whole tambon; a city is one); people (Float64, estimated: its villages' shares of their tambons' people, NA where
    of none known), people_unknown (villages whose population is unknown), people_year (Buddhist, NA where several);
    alone, shared (villages without and with another agency) and alone_share, shared_share (0-1 of its villages, NA
    without villages); baht, helped (people that the records name, counted once for each record), each with
    baht_unknown, helped_unknown (records that do not say); records_in_duplicates, duplicate_share (0-1 of its
    records), baht_in_duplicates, baht_in_duplicates_unknown (records), duplicate_baht_share (0-1 of its baht);
    universal_records, universal_baht, universal_baht_unknown (records).
    """
    part = taking_part(records, registry)
    doubled = part[result.in_duplicate.reindex(part.index)]
    universal = records.drop(part.index)
    present = set(records["agency"])
    order = pd.Index([agency for agency in registry.agencies if agency in present], name="agency", dtype="str")
    table = _presence(result, tambons).join(_sums(part), how="outer").join(_sums(doubled, end="_in_duplicates"))
    table = table.join(_sums(universal, start="universal_"), how="outer").reindex(order)
    return _with_shares(_zero_where_nothing(table)).reset_index()


def _presence(result: Assessment, tambons: pd.DataFrame) -> pd.DataFrame:
    """Areas and people by agency (index)."""
    villages = areas_with_people(result, tambons, "villages")
    own, anywhere = membership(villages["agencies"]), membership(result.tambons["agencies"])
    alone = own[own.sum(axis=1).eq(1)].sum()
    years = {agency: villages["people_year"][own[agency]].dropna().unique() for agency in own}
    people = {agency: villages["people"][own[agency]].sum(min_count=1) for agency in own}
    unknown = {agency: int(villages["people"][own[agency]].isna().sum()) for agency in own}
    table = pd.DataFrame({"tambons": anywhere.sum()})
    return table.join(
        pd.DataFrame(
            {
                "villages": own.sum(),
                "people": pd.Series(people, dtype="Float64"),
                "people_unknown": pd.Series(unknown, dtype="Int64"),
                "people_year": pd.Series(
                    {agency: found[0] if len(found) == 1 else pd.NA for agency, found in years.items()}, dtype="Int64"
                ),
                "alone": alone,
                "shared": own.sum() - alone,
            }
        )
    )


def _sums(records: pd.DataFrame, *, start: str = "", end: str = "") -> pd.DataFrame:
    """Records, money and people by agency (index); each sum NA where nothing of it is known."""
    groups = records.groupby("agency")
    size = groups.size()
    table = pd.DataFrame(
        {
            "records": size,
            "baht": groups["amount_baht"].sum(min_count=1).round(2),
            "baht_unknown": size - groups["amount_baht"].count(),
            "helped": groups["people"].sum(min_count=1),
            "helped_unknown": size - groups["people"].count(),
        }
    )
    unknown = f"baht{end}_unknown"
    names = {"records": f"records{end}", "baht": f"baht{end}", "baht_unknown": unknown}
    kept = table if not start + end else table.drop(columns=["helped", "helped_unknown"])
    return kept.rename(columns=names).add_prefix(start)


_OF_RECORDS = {"people": "villages", "baht": "records", "helped": "records"} | {
    "baht_in_duplicates": "records_in_duplicates",
    "universal_baht": "universal_records",
}
"""Each sum, and the count that must be zero for it to be a known zero."""


def _zero_where_nothing(table: pd.DataFrame) -> pd.DataFrame:
    """An agency without any village has no people, one without any record no baht: these zeros are known."""
    counts = table.columns.difference([*_OF_RECORDS, "people_year"])
    table = table.assign(**{name: table[name].fillna(0).astype("int64") for name in counts})
    sums = {name: table[name].astype("Float64").mask(table[of].eq(0), 0.0) for name, of in _OF_RECORDS.items()}
    return table.assign(**sums).astype({"helped": "Int64"})


def _with_shares(table: pd.DataFrame) -> pd.DataFrame:
    parts = {
        "alone_share": ("alone", "villages"),
        "shared_share": ("shared", "villages"),
        "duplicate_share": ("records_in_duplicates", "records"),
        "duplicate_baht_share": ("baht_in_duplicates", "baht"),
    }
    shares = {
        name: (table[part].astype("Float64") / table[whole]).mask(table[whole].eq(0))
        for name, (part, whole) in parts.items()
    }
    return table.assign(**shares)


def partners(pairs: pd.DataFrame) -> pd.DataFrame:
    """Every agency (column `agency`) beside every other one that it has a record pair with (`partner`).

    pairs: as `Assessment.pairs`; villages_shared and the record pairs of each relation are carried over, each pair
    standing in both directions; most pairs in duplicates first, then most villages shared.
    """
    there = pairs.rename(columns={"agency_a": "agency", "agency_b": "partner"})
    back = pairs.rename(columns={"agency_b": "agency", "agency_a": "partner"})[there.columns]
    order = ["agency", "duplicate", "villages_shared", "partner"]
    return pd.concat([there, back]).sort_values(order, ascending=[True, False, False, True], ignore_index=True)


def baht_by_year(records: pd.DataFrame) -> pd.DataFrame:
    """The money of each agency by fiscal year and state of the money.

    records: good ones of `check_records`. Columns: agency, fiscal_year (Buddhist, Int64, NA unknown, last), status of
    the money ("" unknown), baht (Float64, NA where no amount is known), records, baht_unknown (records without one).
    """
    groups = records.groupby(["agency", "fiscal_year", "status"], dropna=False, observed=True)
    table = groups.size().to_frame("records")
    table.insert(0, "baht", groups["amount_baht"].sum(min_count=1).astype("Float64").round(2))
    table["baht_unknown"] = (table["records"] - groups["amount_baht"].count()).astype("int64")
    table = table.reset_index().astype({"fiscal_year": "Int64"})
    return table.sort_values(["agency", "fiscal_year", "status"], na_position="last", ignore_index=True)


def units(records: pd.DataFrame) -> pd.DataFrame:
    """The units of each agency, such as which local government: agency, unit ("" not said, last), records, baht
    (Float64, NA where no amount is known), baht_unknown (records without one); most baht first."""
    groups = records.groupby(["agency", "unit"])
    table = groups.size().to_frame("records")
    table["baht"] = groups["amount_baht"].sum(min_count=1).astype("Float64").round(2)
    table["baht_unknown"] = (table["records"] - groups["amount_baht"].count()).astype("int64")
    table = table.reset_index().assign(unsaid=lambda rows: rows["unit"].eq(""))
    order = ["agency", "unsaid", "baht", "unit"]
    return table.sort_values(order, ascending=[True, True, False, True], ignore_index=True).drop(columns="unsaid")


@dataclass(frozen=True)
class Matrix:
    """Record pairs of every two agencies, as square tables (Int64; NA on the diagonal: an agency is not compared with
    itself, nor are its units with each other).

    duplicates; completing: joint, sequenced and complementary together; possible: possible duplicates, to be asked.
    """

    duplicates: pd.DataFrame
    completing: pd.DataFrame
    possible: pd.DataFrame


def matrix(pairs: pd.DataFrame, agencies: Sequence[str]) -> Matrix:
    """The pairs of `Assessment.pairs` between these agencies, rows and columns in the order given."""
    return Matrix(
        duplicates=_square(pairs, ("duplicate",), agencies),
        completing=_square(pairs, COMPLETING, agencies),
        possible=_square(pairs, ("possible_duplicate",), agencies),
    )


def _square(pairs: pd.DataFrame, relations: Sequence[str], agencies: Sequence[str]) -> pd.DataFrame:
    counted = pairs.assign(pairs=pairs[list(relations)].sum(axis=1))
    half = counted.pivot_table(index="agency_a", columns="agency_b", values="pairs", aggfunc="sum")
    half = half.reindex(index=agencies, columns=agencies).fillna(0)
    whole = (half + half.T).astype("Int64")
    own = pd.Series(agencies)
    return whole.mask(own.to_numpy()[:, None] == own.to_numpy()[None, :])
