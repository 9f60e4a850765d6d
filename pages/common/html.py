"""Small pieces of HTML, made so that no text from a file can become markup."""

from collections.abc import Iterable, Sequence
from html import escape

from pages.common.palette import MARKS


def swatch(status: str) -> str:
    """The colour of a status, and its mark, as a small square; the look is in `palette.status_css`."""
    return f'<i class="swatch s-{status}"></i>'


def badge(status: str, text: str) -> str:
    """A status as a coloured word, its mark at the edge."""
    marked = " marked" if status in MARKS else ""
    return f'<span class="badge{marked} s-{status}">{escape(text)}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, text_columns: int = 1) -> str:
    """A table of texts; the first columns are texts, the others numbers (to the right)."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    whole = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll"><table class="figures text-{text_columns}">{whole}</table></div>'
