"""What was guessed in a list, and what was left out of it for privacy, one line each."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from data.intake.personal import FOUND_EN, FOUND_TH, LAW_EN, LAW_TH, Personal
from pages.common.wording import Words

_SAMPLES = 4


def guess_lines(
    words: Words, guesses: Sequence[Mapping], heading_of: Mapping[str, str], agencies: Mapping[str, str]
) -> list[str]:
    """A line for each kind of guess and column in `data.intake.report.guesses`, with a few of the texts.

    heading_of: heading by field. agencies: short name by ID.
    """

    def kind(guess: Mapping) -> tuple[str, str]:
        return guess["guess"], guess.get("column") or heading_of.get(guess.get("field", ""), "")

    groups = groupby(sorted(guesses, key=kind), kind)
    return [
        _line(words, guess, column, [_told(words, one, agencies) for one in found]) for (guess, column), found in groups
    ]


def _line(words: Words, guess: str, column: str, found: Sequence[tuple[str, int]]) -> str:
    """What was guessed, in which column, some of what is told of it, and in how many rows."""
    samples = dict.fromkeys(text for text, _ in found)
    shown = [text for text in samples if text][:_SAMPLES]
    parts = [
        words(f"guess.{guess}"),
        words("guess.column", column=column.replace("\n", " ")) if column else "",
        ", ".join(shown) + (" …" if len(samples) > _SAMPLES else ""),
    ]
    told = " · ".join(part for part in parts if part)
    return f"{told} ({words('guess.rows', n=sum(rows for _, rows in found))})"


def _told(words: Words, guess: Mapping, agencies: Mapping[str, str]) -> tuple[str, int]:
    """A text and what it was taken for, and in how many rows."""
    text, taken = str(guess.get("text", "")), str(guess.get("taken", ""))
    if guess["guess"] == "money_unit":
        taken = words(f"unit.{taken}")
    if guess["guess"] == "other_agency":
        taken = ", ".join(agencies.get(key, key) for key in taken.split(", "))
    return f"“{text}” → {taken}" if text and taken else text or taken, guess["rows"]


def personal_lines(words: Words, personal: Personal) -> list[str]:
    """Which columns and how many single cells are not kept, and why; nothing that stood in them."""
    found, law = (FOUND_EN, LAW_EN) if words.language == "en" else (FOUND_TH, LAW_TH)
    lines = [
        words("personal.column", column=one["column"], reason=found[one["reason"]])
        for one in personal.columns.to_dict("records")
    ]
    counts = personal.cells.groupby(["column", "reason"], sort=False).size()
    lines += [
        words("personal.cells", column=column, n=n, reason=found[reason]) for (column, reason), n in counts.items()
    ]
    return [*lines, law[0].upper() + law[1:]] if lines else []
