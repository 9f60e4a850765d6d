"""What became of the rows, adding up to the rows read, and the rows themselves."""

from html import escape

import streamlit as st

from data.intake.decide import Decision
from pages.common.intake.preview import OUTCOMES, ROWS, preview_html
from pages.common.intake.reading import Understood
from pages.common.wording import Words


def result_html(words: Words, decision: Decision) -> str:
    """Rows read = in + waiting + refused + skipped, and the records that the rows give."""
    read = _figure(words("result.read"), len(decision.outcomes), "")
    parts = [_figure(words(f"outcome.{outcome}"), decision.count(outcome), outcome) for outcome in OUTCOMES]
    records = f'<div class="records">{escape(words("result.records", n=len(decision.records)))}</div>'
    return f'<div class="figures-row sum">{read}<b>=</b>{"<b>+</b>".join(parts)}{records}</div>'


def _figure(label: str, number: int, css: str) -> str:
    return f'<div class="figure {css}"><b>{number:,}</b><span class="label">{escape(label)}</span></div>'


def preview_part(words: Words, known: Understood) -> None:
    """The first rows of all, or of one outcome."""
    read, decision = known.read, known.decision
    there = [outcome for outcome in OUTCOMES if decision.count(outcome)]
    with st.expander(words("preview.title", n=ROWS), expanded=True):
        only = st.segmented_control(
            words("preview.only"),
            ["", *there],
            format_func=lambda name: words(f"outcome.{name}") if name else words("preview.all"),
            default="",
            key="import_preview",
            label_visibility="collapsed",
        )
        st.html(preview_html(words, read, decision, only or ""))
        st.caption(words("preview.legend"))
