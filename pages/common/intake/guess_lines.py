"""What was guessed in a list, and what was left out of it for privacy, one line each."""

from collections.abc import Mapping, Sequence

from data.intake.personal import REASONS_EN, REASONS_TH, Personal
from pages.common.wording import Words


def guess_lines(words: Words, guesses: Sequence[Mapping], heading_of: Mapping[str, str]) -> list[str]:
    """A line for each guess of `data.intake.report.guesses`. heading_of: heading by field."""
    return [_line(words, guess, heading_of) for guess in guesses]


def _line(words: Words, guess: Mapping, heading_of: Mapping[str, str]) -> str:
    where = guess.get("column") or heading_of.get(guess.get("field", ""), "")
    text, taken = str(guess.get("text", "")), str(guess.get("taken", ""))
    if guess["guess"] == "money_unit":
        taken = words(f"unit.{taken}")
    parts = [words(f"guess.{guess['guess']}")]
    if where:
        parts.append(words("guess.column", column=where.replace("\n", " ")))
    if text and taken:
        parts.append(f"“{text}” → {taken}")
    elif text or taken:
        parts.append(text or taken)
    return f"{' · '.join(parts)} ({words('guess.rows', n=guess['rows'])})"


def personal_lines(words: Words, personal: Personal) -> list[str]:
    """Which columns and how many single cells are not kept, and why; nothing that stood in them."""
    reasons = REASONS_EN if words.language == "en" else REASONS_TH
    lines = [
        words("personal.column", column=found["column"], reason=reasons[found["reason"]])
        for found in personal.columns.to_dict("records")
    ]
    counts = personal.cells.groupby(["column", "reason"], sort=False).size()
    lines += [
        words("personal.cells", column=column, n=n, reason=reasons[reason]) for (column, reason), n in counts.items()
    ]
    return lines
