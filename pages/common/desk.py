"""What begins and ends every page of the planner's and the analyst's desk."""

from pages.common import frame, sources, theme
from pages.common.filters import choose_in_sidebar
from pages.common.wording import Words


def begin(words: Words, page: str) -> sources.View | None:
    """Styles, side bar and head of a page; None, having said what to do next, while there are no records at all."""
    theme.apply(words, page=page)
    shown = sources.view(choose_in_sidebar(words), hall=False)
    frame.selection_head(words, shown, page=page)
    return shown if frame.has_records(shown) else None


def end(words: Words, shown: sources.View) -> None:
    """What the numbers mean, and what stayed in, was left out or could not be placed."""
    frame.selection_notes(words, shown)
