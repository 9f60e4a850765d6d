"""One import as HTML: what was handed in, by whom, and what became of its rows."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from pages.common.clerk import moment
from pages.common.frame import buddhist_date
from pages.common.html import table
from pages.common.stored import said_of
from pages.common.wording import Words

_ROWS_NAMED = 12


def import_html(words: Words, made: Mapping) -> str:
    """Agency, year, province and state; file, letter, clerk; rows read and where they went; records."""
    state = escape(words(f"state.{made['state']}"))
    title = f'<b>{escape(words("history.of", **said_of(words, made)))}</b> <span class="tag">{state}</span>'
    undone = made["undone_at"]
    lines = [
        " · ".join(part for part in (_file(words, made), _letter(words, made)) if part),
        words("history.made", when=moment(words, made["imported_at"]), who=made["imported_by"]),
        f"{rows_text(words, made)} · {words('history.records', n=int(made['records']))}",
        words("history.undone_by", when=moment(words, undone), who=made["undone_by"]) if undone else "",
    ]
    return f'<div class="panel">{title}{"".join(f"<div>{escape(line)}</div>" for line in lines if line)}</div>'


def rows_text(words: Words, made: Mapping) -> str:
    """ "อ่าน 120 แถว = นำเข้า 100 + …": the rows of an import by outcome."""
    counts = {name: int(made[f"rows_{name}"]) for name in ("read", "waiting", "refused", "skipped")}
    return words("history.rows", rows_in=int(made["rows_in"]), **counts)


def _file(words: Words, made: Mapping) -> str:
    if not made["sheet"]:
        return words("history.file_alone", file=made["file_name"])
    return words("history.file", file=made["file_name"], sheet=made["sheet"])


def _letter(words: Words, made: Mapping) -> str:
    number, date = made["letter_number"], made["letter_date"]
    if number and date:
        return words("history.letter", number=number, date=buddhist_date(date))
    if number:
        return words("history.letter_number", number=number)
    return words("history.letter_date", date=buddhist_date(date)) if date else ""


def reasons_html(words: Words, kept: pd.DataFrame) -> str:
    """Why rows are not in: each outcome and reason with its number of rows and the first of them."""
    reason = words.pick_each(kept["reason_th"], kept["reason_en"])
    groups = kept.assign(reason=reason, text=kept["row"].astype("str")).groupby(["outcome", "reason"], sort=False)
    told = groups["text"].agg(n="size", first=lambda rows: ", ".join(rows.head(_ROWS_NAMED))).reset_index()
    more = told["n"].gt(_ROWS_NAMED).map({True: " …", False: ""})
    outcome = told["outcome"].map(lambda name: words(f"outcome.{name}"))
    rows = zip(outcome, told["reason"], told["n"].map("{:,}".format), told["first"] + more, strict=True)
    heads = [words(f"history.{name}") for name in ("outcome", "reason", "rows_count", "first_rows")]
    return table(heads, rows, text_columns=9)
