"""Where support has not been found, first where the need is greatest, with learning areas beside it."""

from pages.common import desk, session
from pages.common.gaps.part import gaps_part

words = session.words()
if shown := desk.begin(words, "gaps"):
    gaps_part(words, shown)
    desk.end(words, shown)
