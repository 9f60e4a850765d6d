"""A question as the clerk reads it."""

from collections.abc import Mapping
from html import escape

from pages.common.wording import Words


def question_html(words: Words, question: Mapping) -> str:
    """What stands in the list, how many rows wait for it, and why it is asked."""
    text = escape(question["value"] or words("question.empty"))
    rows = escape(words("question.rows", n=question["rows"], row=question["row"]))
    reason = escape(question[f"reason_{words.language}"])
    return f'<div class="question"><b>{text}</b> <span class="of">{rows}</span><div>{reason}</div></div>'
