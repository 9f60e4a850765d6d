"""Small pieces of HTML, made so that no text from a file can become markup."""

from collections.abc import Iterable, Sequence
from html import escape

from pages.common.palette import COLOURS, DASHED, text_on


def swatch(status: str) -> str:
    """The colour of a status as a small square."""
    border = "dashed" if status in DASHED else "solid"
    return f'<span class="swatch" style="background:{COLOURS[status]};border-style:{border}"></span>'


def badge(status: str, text: str) -> str:
    """A status as a coloured word."""
    colour = COLOURS[status]
    border = "dashed" if status in DASHED else "solid"
    style = f"background:{colour};color:{text_on(colour)};border-style:{border}"
    return f'<span class="badge" style="{style}">{escape(text)}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, text_columns: int = 1) -> str:
    """A table of texts; the first columns are texts, the others numbers (to the right)."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    whole = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll"><table class="figures text-{text_columns}">{whole}</table></div>'
