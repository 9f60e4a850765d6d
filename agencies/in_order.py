"""In order instead of side by side: how many more areas if each duplicated step were done by one agency only.

Of each knot of records that duplicate each other on one step, one agency stays (`knots.ORDERS`); the others take the
same work, with their own money and in the same year, to the next uncovered area by need. It is reckoned, not decided:
duplicates only meet the criterion until the agencies have confirmed them.

Decided here, and said on the screen:
- Work for a tambon goes first, each to a tambon without anything; then work in villages, each to an uncovered village.
  Each area takes one bundle. Earlier steps choose first, then earlier years, larger amounts (unknown last), and the
  order of the records.
- Records paid with another agency's money stay where they are, and so does what finds no area: `unmoved` lists them.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from agencies.free_areas import Spread, Within, free_areas, send
from agencies.knots import Stays, step_records
from agencies.overlap import Assessment, Criterion, assess
from agencies.records import Areas
from agencies.registry import Registry

NO_AREA, OTHERS_MONEY = "no_area", "others_money"
BUNDLE = ["agency", "unit", "function", "step", "target_group", "fund_name", "scope", "fiscal_year", "funded_by"]
_FROM = {"area_code": "from_area", "village_code": "from_village", "tambon_code": "from_tambon"}
_COLUMNS = [*BUNDLE, "amount_baht", "unknown_amounts", "records", *_FROM.values(), "stays"]
_TO = {"area_code": "to_area", "village_code": "to_village", "tambon_code": "to_tambon"}


@dataclass(frozen=True)
class Reach:
    """What is reached: villages with records of their own, tambons with any record; and what stands twice there.

    duplicate_pairs: record pairs. duplicate_villages, duplicate_tambons: areas of that status. baht_in_duplicates:
    baht, each record once.
    """

    villages: int
    tambons: int
    duplicate_pairs: int
    duplicate_villages: int
    duplicate_tambons: int
    baht_in_duplicates: float

    @classmethod
    def of(cls, result: Assessment) -> "Reach":
        """The figures of an assessment."""
        return cls(
            villages=int(result.tambons["villages_supported"].sum()),
            tambons=int(result.tambons["agencies"].ne("").sum()),
            duplicate_pairs=int(result.pairs["duplicate"].sum()),
            duplicate_villages=int(result.villages["status"].eq("duplicate").sum()),
            duplicate_tambons=int(result.tambons["status"].eq("duplicate").sum()),
            baht_in_duplicates=result.baht_in_duplicates,
        )


@dataclass(frozen=True)
class InOrder:
    """What the records come to when duplicated steps go elsewhere.

    records_after: the records given, with area_code, village_code and tambon_code changed for those that move.
    moves: one row a bundle (records of one agency, unit, area, function, target group, fund, year and owner of the
    money), in the order in which they chose: BUNDLE (fiscal_year Buddhist), amount_baht (baht, missing = unknown),
    unknown_amounts and records (numbers of records), from_area, from_village and from_tambon (codes; village "" where
    only the tambon is named), `stays`, the agencies (IDs joined by ";") that stay there, and to_area, to_village,
    to_tambon. unmoved: the bundles that should go but cannot, without to_*, and `why`: NO_AREA or OTHERS_MONEY.
    doubled: how many records are in a duplicate pair of one step. before, after: the two assessments.
    """

    records_after: pd.DataFrame
    moves: pd.DataFrame
    unmoved: pd.DataFrame
    doubled: int
    before: Assessment
    after: Assessment


def put_in_order(  # noqa: PLR0917 (the first five as `assess` has them)
    records: pd.DataFrame,
    areas: Areas,
    registry: Registry,
    criterion: Criterion,
    awaited: Collection[str],
    ranked_villages: pd.DataFrame,
    *,
    ranked_tambons: pd.DataFrame | None = None,
    stays: Stays = "first",
    lead: str | None = None,
    within: Within = "province",
    spread: Spread = "need",
) -> InOrder:
    """Keep one agency at each duplicated step and send the others on; see the head of this module.

    records, awaited: as for `overlap.assess`, the index unique. ranked_villages, ranked_tambons, spread and the
    columns of areas.tambons: see `free_areas`. lead: the agency that stays, where `stays` is "lead"; raises ValueError
    without.
    """
    if stays == "lead" and lead not in registry.agencies:
        raise ValueError(f"no such lead: {lead}")
    before = assess(records, areas, registry, criterion, awaited)
    one_a_tambon = "area" not in criterion.keys
    free = free_areas(before, areas, ranked_villages, ranked_tambons, within, spread=spread, one_a_tambon=one_a_tambon)
    doubled = step_records(records, areas, registry, criterion, stays=stays, lead=lead)
    going = doubled[doubled["goes"]]
    bundle = going.groupby(["cell", "unit"], sort=False).ngroup()
    bundles = _bundles(going, bundle)
    bundles = bundles.join(send(bundles[bundles["own_money"]], free))
    records_after = _moved(records, bundle.to_frame("bundle").join(bundles[[*_TO.values()]], on="bundle"))
    return InOrder(
        records_after=records_after,
        moves=_moves(bundles),
        unmoved=_unmoved(bundles),
        doubled=len(doubled),
        before=before,
        after=assess(records_after, areas, registry, criterion, awaited),
    )


def _bundles(going: pd.DataFrame, bundle: pd.Series) -> pd.DataFrame:
    """One row a bundle, in the order in which they choose an area."""
    grouped = going.assign(unknown_amounts=going["amount_baht"].isna(), records=1).groupby(bundle)
    same = [*BUNDLE, *_FROM, "stays", "own_money"]
    bundles = grouped[same].first(skipna=False)
    bundles[["unknown_amounts", "records"]] = grouped[["unknown_amounts", "records"]].sum()
    bundles["amount_baht"] = grouped["amount_baht"].sum(min_count=1).round(2)
    larger_first = -bundles["amount_baht"]
    ordered = bundles.assign(_larger_first=larger_first).sort_values(
        ["step", "fiscal_year", "_larger_first"], kind="stable", na_position="last"
    )
    return ordered.drop(columns="_larger_first")


def _moved(records: pd.DataFrame, sent: pd.DataFrame) -> pd.DataFrame:
    """The records with the areas they were sent to. sent: to_* under the index of the records, missing = stays."""
    sent = sent.dropna(subset="to_area").rename(columns={to: column for column, to in _TO.items()})
    after = records.copy()
    after.loc[sent.index, list(_TO)] = sent[list(_TO)]
    return after


def _moves(bundles: pd.DataFrame) -> pd.DataFrame:
    moved = bundles[bundles["to_area"].notna()].rename(columns=_FROM)
    return moved[[*_COLUMNS, *_TO.values()]].reset_index(drop=True)


def _unmoved(bundles: pd.DataFrame) -> pd.DataFrame:
    left = bundles[bundles["to_area"].isna()].rename(columns=_FROM)
    why = left["own_money"].map({True: NO_AREA, False: OTHERS_MONEY}).astype("str")
    return left.assign(why=why)[[*_COLUMNS, "why"]].reset_index(drop=True)


def money_by_year(records: pd.DataFrame, records_after: pd.DataFrame) -> pd.DataFrame:
    """Each agency's money by function and year, before and after: agency, function ("" = unknown), fiscal_year
    (Buddhist, missing = unknown), and records_ and satang_, each _before and _after. Satang are whole numbers, each
    amount rounded to them, so that the sums are exact.
    """
    before, after = (_money(table) for table in (records, records_after))
    table = before.join(after, how="outer", suffixes=("_before", "_after")).fillna(0).astype("int64")
    return table.reset_index()


def _money(records: pd.DataFrame) -> pd.DataFrame:
    satang = (records["amount_baht"].fillna(0) * 100).round().astype("int64")
    grouped = records.assign(satang=satang, records=1).groupby(["agency", "function", "fiscal_year"], dropna=False)
    return grouped[["records", "satang"]].sum()
