"""The ladder: which step each tambon has taken, by whom, whether its fund lives, and which step comes next.

The field note of 15 July 2551 proposes it: if the offices put their work in the order of its steps, more areas might be
supported. Steps are those of the registry's functions; several functions may share a step, and universal ones are none.
"""

from collections.abc import Collection
from itertools import pairwise

import numpy as np
import pandas as pd

from agencies.records import WHOLE_TAMBON
from agencies.registry import Registry

FUND_STATUSES = ("alive", "asleep", "unknown_year", "later", "never")
_CELL = ["tambon_code", "step", "fiscal_year", "agency"]


def steps_of(registry: Registry) -> dict[int, tuple[str, ...]]:
    """The functions (IDs, in the order of the file) of each step, steps from the lowest."""
    of: dict[int, tuple[str, ...]] = {}
    for key, function in registry.functions.items():
        if function.step is not None and not function.universal:
            of[function.step] = (*of.get(function.step, ()), key)
    return dict(sorted(of.items()))


def parts(records: pd.DataFrame, registry: Registry) -> dict[str, int]:
    """How many records stand on the ladder (`steps`), are other work (`other`), and are of `unknown` function."""
    known = [key for keys in steps_of(registry).values() for key in keys]
    on, unknown = int(records["function"].isin(known).sum()), int(records["function"].eq("").sum())
    return {"steps": on, "other": len(records) - on - unknown, "unknown": unknown}


def steps_taken(records: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """One row for each tambon, step, fiscal year and agency that has records; in this order.

    records: good ones of `check_records`. Columns: tambon_code, step, fiscal_year (Buddhist, <NA> unknown), agency,
    village_codes (those named, joined by ";"), whole (a record is for the whole tambon), bare (a record names only the
    tambon, without saying so), joint (all are of functions meant to be paid together), records (number), baht (sum of
    the known amounts, <NA> where none is known). Records without a function, or of one that is no step, take no part:
    `parts` counts them.
    """
    step = {key: step for step, keys in steps_of(registry).items() for key in keys}
    rows = records[records["function"].isin(list(step))]
    joint = [key for key in step if registry.functions[key].joint]
    no_village, whole = rows["village_code"].eq(""), rows["scope"].eq(WHOLE_TAMBON)
    rows = rows.assign(
        step=rows["function"].map(step).astype("Int64"),
        whole=no_village & whole,
        bare=no_village & ~whole,
        joint=rows["function"].isin(joint),
    )
    cell = rows.groupby(_CELL, dropna=False).ngroup()
    table = rows.groupby(cell).agg(
        **{name: (name, "first") for name in _CELL},
        **{name: (name, "any") for name in ("whole", "bare")},
        joint=("joint", "all"),
        records=("agency", "size"),
    )
    named = rows.assign(cell=cell)[~no_village].drop_duplicates(["cell", "village_code"]).sort_values("village_code")
    table["village_codes"] = named.groupby("cell")["village_code"].agg(";".join).reindex(table.index).fillna("")
    table["baht"] = rows["amount_baht"].groupby(cell).sum(min_count=1)
    columns = [*_CELL, "village_codes", "whole", "bare", "joint", "records", "baht"]
    return table[columns].reset_index(drop=True)


def funds(
    records: pd.DataFrame, tambons: Collection[str], registry: Registry, *, span: int, until: int
) -> pd.DataFrame:
    """One row for each of `tambons` (codes): does its fund live at the end of the fiscal year `until` (Buddhist)?

    Evidence of a fund is a record of a `fund` function of the registry, or any record that names a fund. Columns:
    tambon_code; fund, the first that fits: `alive` (evidence within the last `span` years up to `until`),
    `unknown_year` (some evidence has no year, so it may be that recent), `asleep` (evidence only before), `later`
    (evidence only after `until`), `never` (none); fund_year (the last year of evidence up to `until`, <NA> none).
    Raises ValueError when span is not at least one year.
    """
    if span < 1:
        raise ValueError(f"a span of {span} years holds no year")
    functions = [key for key, function in registry.functions.items() if function.fund]
    evidence = records[records["function"].isin(functions) | records["fund_name"].ne("")]
    year = evidence["fiscal_year"]
    is_past = year.le(until).fillna(False).astype(bool)
    codes = pd.Index(list(tambons), dtype="str")
    last = year[is_past].groupby(evidence.loc[is_past, "tambon_code"]).max().reindex(codes).astype("Int64")
    tests = {
        "alive": last.gt(until - span).fillna(False).to_numpy(bool),
        "unknown_year": codes.isin(evidence.loc[year.isna(), "tambon_code"]),
        "asleep": last.notna().to_numpy(),
        "later": codes.isin(evidence["tambon_code"]),
    }
    status = np.select(list(tests.values()), list(tests), default="never")
    return pd.DataFrame({"tambon_code": codes, "fund": pd.array(status, dtype="str"), "fund_year": last.array})


def takers(taken: pd.DataFrame, registry: Registry) -> dict[int, str]:
    """The agencies (IDs joined by ";") with records of each step: most records first, then as the registry has them."""
    order = {key: place for place, key in enumerate(registry.agencies)}
    counts = taken.groupby(["step", "agency"], as_index=False)["records"].sum()
    counts = counts.assign(place=counts["agency"].map(order))
    counts = counts.sort_values(["step", "records", "place"], ascending=[True, False, True])
    found = counts.groupby("step")["agency"].agg(";".join)
    return {step: str(found.get(step, "")) for step in steps_of(registry)}


def board(
    taken: pd.DataFrame,
    known: pd.DataFrame,
    fund: pd.DataFrame,
    tambons: pd.DataFrame,
    registry: Registry,
    *,
    awaited: Collection[str] = (),
) -> pd.DataFrame:
    """One row for each of `tambons` (tambon_code, amphoe_code, province_code), in the order of the codes.

    taken: `steps_taken` of the records shown. known: that of all records of the province, whatever year: whoever takes
    a step there could take it here too. fund: `funds` of the same tambons. awaited: provinces that lack a report.
    Columns: tambon_code, amphoe_code, steps_done ("1;3"), highest_step, next_step (the lowest not taken, <NA> where
    all are), skipped (a higher one was taken before it), next_agencies (IDs joined by ";", candidates only), fund,
    fund_year, twice_steps (two or more agencies took it, and not all with functions meant to be paid together),
    joint_steps (two or more, all with such functions), same_step_twice (twice_steps is not empty), nothing_yet (no step
    taken), awaiting (nothing yet, and a report is missing).
    """
    places = tambons[["tambon_code", "amphoe_code", "province_code"]].sort_values("tambon_code", ignore_index=True)
    twice, joint = (_texts(_grid(rows, places["tambon_code"], registry)) for rows in _by_several(taken))
    climbed = _climbed(_grid(taken, places["tambon_code"], registry))
    table = places.join(climbed).assign(
        next_agencies=climbed["next_step"].map(takers(known, registry)).fillna("").astype("str"),
        twice_steps=twice,
        joint_steps=joint,
        same_step_twice=twice.ne(""),
        awaiting=climbed["nothing_yet"] & places["province_code"].isin(list(awaited)),
    )
    return table.drop(columns="province_code").merge(fund, on="tambon_code", how="left", validate="1:1")


def _climbed(done: pd.DataFrame) -> pd.DataFrame:
    """How far each row of tambons x steps has come."""
    highest, following = _first(done.iloc[:, ::-1]), _first(~done)
    return pd.DataFrame(
        {
            "steps_done": _texts(done),
            "highest_step": highest,
            "next_step": following,
            "skipped": (highest > following).fillna(False).astype(bool),
            "nothing_yet": ~done.any(axis=1),
        }
    )


def _by_several(taken: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tambons and steps of two or more agencies: where not all is meant to be paid together, and where all is."""
    found = taken.groupby(["tambon_code", "step"]).agg(agencies=("agency", "nunique"), joint=("joint", "all"))
    many = found[found["agencies"] >= 2].reset_index()
    return many[~many["joint"]], many[many["joint"]]


def filters(table: pd.DataFrame, registry: Registry) -> dict[str, pd.Series]:
    """Which rows of a board each filter keeps, a mask for each of: `after_N` for every step N but the last (N was
    taken, and nobody took the step that follows), `twice` and `nothing`.
    """
    steps = list(steps_of(registry))
    done = {step: table["steps_done"].str.contains(rf"(?:^|;){step}(?:;|$)", regex=True) for step in steps}
    after = {f"after_{step}": done[step] & ~done[then] for step, then in pairwise(steps)}
    return after | {"twice": table["same_step_twice"], "nothing": table["nothing_yet"]}


def _grid(rows: pd.DataFrame, tambons: pd.Series, registry: Registry) -> pd.DataFrame:
    """Tambons (rows, as they come) x steps (columns): whether `rows` has the two together."""
    steps = list(steps_of(registry))
    row, column = pd.Index(tambons).get_indexer(rows["tambon_code"]), pd.Index(steps).get_indexer(rows["step"])
    found = np.zeros((len(tambons), len(steps)), dtype=bool)
    found[row[row >= 0], column[row >= 0]] = True
    return pd.DataFrame(found, columns=steps)


def _texts(grid: pd.DataFrame) -> pd.Series:
    """The steps of each row, joined by ";"."""
    text = pd.Series("", index=grid.index, dtype="str")
    for step in grid:
        text += np.where(grid[step], f";{step}", "")
    return text.str.removeprefix(";")


def _first(grid: pd.DataFrame) -> pd.Series:
    """The first step of each row, <NA> where it has none."""
    first = pd.Series(pd.NA, index=grid.index, dtype="Int64")
    for step in reversed(grid.columns):
        first = first.mask(grid[step], step)
    return first
