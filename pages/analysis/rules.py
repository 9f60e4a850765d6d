"""To be written."""

from pages.common import desk, session

words = session.words()
if shown := desk.begin(words, "rules"):
    desk.end(words, shown)
