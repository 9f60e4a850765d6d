"""From an interpretation and the clerk's answers to what goes in, what waits and what is refused."""

from dataclasses import dataclass

import pandas as pd

from agencies.records import STATUSES, check_records
from data.intake.answers import answered
from data.intake.build import build_records
from data.intake.doubts import (
    AGENCY,
    FUNCTION,
    FUNDED_BY,
    PLACE,
    STATUS,
    TARGET_GROUP,
    UNKNOWN,
    YEAR,
    doubts,
    questions,
    together,
)
from data.intake.interpret import Interpretation
from data.intake.place_questions import WHOLE
from data.intake.setting import Reference
from data.intake.texts import joined

_NOTED = {
    FUNCTION: "งานตามรายชื่อ",
    TARGET_GROUP: "กลุ่มเป้าหมายตามรายชื่อ",
    AGENCY: "หน่วยงานตามรายชื่อ",
    FUNDED_BY: "เจ้าของเงินตามรายชื่อ",
}
"""What is put before the text of a list in the note, where the clerk said what it means."""


@dataclass(frozen=True)
class Decision:
    """records: agencies.records.COLUMNS as text, and row. outcomes: "in", "waiting", "refused" or "skipped" by row.

    open_doubts: those that keep rows out. asked: every question that was put, see `doubts.questions`, and `answer`,
    "" where it is open.
    """

    records: pd.DataFrame
    outcomes: pd.Series
    open_doubts: pd.DataFrame
    asked: pd.DataFrame

    def count(self, outcome: str) -> int:
        """How many rows came to this."""
        return int(self.outcomes.eq(outcome).sum())


def decide(
    read: Interpretation, answers: pd.DataFrame, reference: Reference, prefix: str = "", origin: str = ""
) -> Decision:
    """Settle the doubts that the answers (kind, key, answer) reply to; see `build_records` for prefix and origin.

    An answer that names an area or ID that is not known counts for nothing.
    """
    valid = valid_answers(answers, reference)
    replies = answered(read.doubts, valid)
    settled = read.doubts.assign(answer=replies)[replies.ne("")]
    left = read.doubts[replies.eq("")]
    facts = _facts(read.facts, settled)
    areas = read.areas.copy()
    by_place = settled[settled["kind"].eq(PLACE)]
    areas.loc[by_place["row"]] = by_place["answer"].to_numpy()
    complete = facts[~facts.index.isin(left["row"])]
    records = build_records(read, complete, areas.loc[complete.index], prefix, origin)
    checked = check_records(records, reference.registry, reference.areas)
    if len(checked.bad):
        left = together([left, _faults(checked.faults, records["row"])])
        records = records[~records["row"].isin(left["row"])].reset_index(drop=True)
    asked = questions(read.doubts)
    return Decision(records, _outcomes(read, left), left, asked.assign(answer=answered(asked, valid)))


def valid_answers(answers: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """The answers whose areas and IDs are known."""
    kind, answer = answers["kind"], answers["answer"]
    registry = reference.registry
    choices = {
        FUNCTION: registry.functions,
        TARGET_GROUP: registry.target_groups,
        AGENCY: registry.agencies,
        FUNDED_BY: registry.agencies,
        STATUS: STATUSES,
    }
    is_good = kind.eq(YEAR) & answer.str.fullmatch(r"2[4-7]\d\d")
    for name, known in choices.items():
        is_good |= kind.eq(name) & answer.isin(list(known))
    is_good |= kind.isin([*choices, YEAR]) & kind.ne(AGENCY) & answer.eq(UNKNOWN)
    return answers[is_good | (kind.eq(PLACE) & _areas_known(answer, reference))]


def _areas_known(answer: pd.Series, reference: Reference) -> pd.Series:
    codes = answer.str.split(" ").explode()
    in_villages = codes.isin(reference.register.villages["village_code"])
    in_tambons = codes.str.removesuffix(WHOLE).isin(reference.register.tambons["tambon_code"])
    return (in_villages | in_tambons).groupby(level=0).all().reindex(answer.index).astype(bool)


def _facts(facts: pd.DataFrame, settled: pd.DataFrame) -> pd.DataFrame:
    """The facts with the answers filled in; where an answer says what a text means, the text goes into the note."""
    facts = facts.copy()
    for kind in (FUNCTION, TARGET_GROUP, AGENCY, FUNDED_BY, STATUS, YEAR):
        here = settled[settled["kind"].eq(kind)]
        if here.empty:
            continue
        reply = here["answer"].where(here["answer"].ne(UNKNOWN), "").to_numpy()
        known = pd.to_numeric(pd.Series(reply)).astype("Int64").to_numpy() if kind == YEAR else reply
        facts.loc[here["row"], kind] = known
        if kind in _NOTED:
            said = pd.Series(f"{_NOTED[kind]}: " + here["value"].to_numpy(), index=here["row"], dtype="str")
            facts["note"] = joined([facts["note"], said.reindex(facts.index).fillna("")])
    return facts


def _faults(faults: pd.DataFrame, row_of: pd.Series) -> pd.DataFrame:
    """What is still wrong with a record, as doubts of its row."""
    at = pd.Index(row_of.loc[faults["row"]], name="row")
    told = [pd.Series(faults[name].to_numpy(), index=at) for name in ("value", "reason_th", "reason_en")]
    every = pd.Series(True, index=at)
    found = doubts(every, "area_code", *told)
    return found.assign(field=faults["column"].to_numpy()).drop_duplicates(["row", "field", "reason_en"])


def _outcomes(read: Interpretation, left: pd.DataFrame) -> pd.Series:
    outcomes = pd.Series("in", index=read.facts.index, dtype="str")
    outcomes.loc[outcomes.index.isin(left["row"])] = "waiting"
    outcomes.loc[outcomes.index.isin(left.loc[left["kind"].eq(""), "row"])] = "refused"
    skipped = pd.Series("skipped", index=pd.Index(read.rows.skipped["row"], dtype="int64"), dtype="str")
    return pd.concat([outcomes, skipped]).sort_index()
