"""The rule by which an agency says it chooses its areas, as a registry writes it: a small grammar, read once.

    [FUNCTION[, FUNCTION…]:] [not] supported by AGENCY[ or AGENCY…] [with FUNCTION[ or FUNCTION…]] SPAN

SPAN is one of SPANS. Before the colon: which of the agency's own functions the rule is for (none: all but the
universal ones). After `with`: which support counts (none: every function but the universal ones). Several rules of
one agency stand side by side, separated by ";".
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

EARLIER, SAME_OR_EARLIER, YEAR_BEFORE = "earlier", "same_or_earlier", "year_before"
SPANS = {
    "in an earlier year": EARLIER,
    "in the same or an earlier year": SAME_OR_EARLIER,
    "in the year before": YEAR_BEFORE,
}
FORM = (
    "[FUNCTION, …:] [not] supported by AGENCY [or AGENCY …] [with FUNCTION [or FUNCTION …]]"
    " in an earlier year | in the same or an earlier year | in the year before"
)
_ID = r"[A-Za-z0-9_-]+"
_CLAUSE = re.compile(
    rf"(?:(?P<functions>{_ID}(?: ?, ?{_ID})*) ?: ?)?(?P<negated>not )?supported by (?P<by>{_ID}(?: or {_ID})*)"
    rf"(?: with (?P<work>{_ID}(?: or {_ID})*))? (?P<span>{'|'.join(SPANS)})"
)


class RuleError(ValueError):
    """A rule that cannot be read; `th` and `en` each say why in one sentence."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


@dataclass(frozen=True)
class Rule:
    """One rule: "`agency` goes where an agency of `by` has (`wanted`) or has not supported the tambon in `span`".

    text: as written, spaces tidied. functions: of the agency's own records, those the rule is for; work: of the others'
    support, those that count. Either empty: all but the universal ones.
    """

    agency: str
    text: str
    functions: tuple[str, ...]
    wanted: bool
    by: tuple[str, ...]
    work: tuple[str, ...]
    span: str


def parse_rules(agency: str, text: str, agencies: Collection[str], functions: Collection[str]) -> tuple[Rule, ...]:
    """The rules of an agency, in their order; none where the text is empty.

    agencies, functions: the IDs that there are. Raises RuleError when a rule is not of the FORM, names an agency or
    function that does not exist or the agency itself, or stands twice.
    """
    if not text.strip():
        return ()
    rules = tuple(_parse(agency, " ".join(clause.split())) for clause in text.split(";"))
    for rule in rules:
        _refuse_unknown(rule, agencies, functions)
    if len({rule.text for rule in rules}) < len(rules):
        raise RuleError("มีกฎเดียวกันเขียนไว้สองครั้ง", "the same rule stands twice")
    return rules


def _parse(agency: str, clause: str) -> Rule:
    found = _CLAUSE.fullmatch(clause)
    if found is None:
        raise RuleError(f"กฎ “{clause}” ไม่เป็นไปตามแบบ {FORM}", f"the rule “{clause}” is not of the form {FORM}")
    return Rule(
        agency=agency,
        text=clause,
        functions=_ids(found["functions"], ","),
        wanted=found["negated"] is None,
        by=_ids(found["by"], " or "),
        work=_ids(found["work"], " or "),
        span=SPANS[found["span"]],
    )


def _ids(text: str | None, between: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(between))) if text else ()


def _refuse_unknown(rule: Rule, agencies: Collection[str], functions: Collection[str]) -> None:
    for name in rule.by:
        if name not in agencies:
            raise RuleError(f"กฎอ้างถึงหน่วยงาน {name} ซึ่งไม่มีในทะเบียน", f"the rule names an unknown agency, {name}")
        if name == rule.agency:
            raise RuleError("กฎอ้างถึงหน่วยงานเจ้าของกฎเอง", f"the rule names its own agency, {name}")
    for name in (*rule.functions, *rule.work):
        if name not in functions:
            raise RuleError(f"กฎอ้างถึงงาน {name} ซึ่งไม่มีในทะเบียน", f"the rule names an unknown function, {name}")
