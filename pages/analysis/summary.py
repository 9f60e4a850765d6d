"""The same selection by amphoe (or province) and by tambon, as a chart and tables."""

from pages.common import frame, session, sources, theme
from pages.common.filters import choose_in_sidebar
from pages.common.summary_part import summary_part

words = session.words()
theme.apply(words)
shown = sources.view(choose_in_sidebar(words), hall=False)

frame.selection_head(words, shown)
summary_part(words, shown)
frame.selection_notes(words, shown)
frame.about_records(words)
