"""Year against year: gained, lost, still uncovered, still duplicated; two maps and a table."""

from pages.common import desk, session
from pages.common.years.side_by_side import years_part

words = session.words()
if shown := desk.begin(words, "years"):
    years_part(words, shown)
    desk.end(words, shown)
