"""The ladder: every tambon by step and year, whether its fund lives, and which step comes next."""

from pages.common import desk, session
from pages.common.ladder.part import ladder_part

words = session.words()
if shown := desk.begin(words, "ladder"):
    ladder_part(words, shown)
    desk.end(words, shown)
