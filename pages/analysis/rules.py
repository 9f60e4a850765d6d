"""Principle and practice: by which areas each agency says it chooses its own, and which records follow that."""

from pages.common import desk, session
from pages.common.rules.judging import rules_part

words = session.words()
if shown := desk.begin(words, "rules"):
    rules_part(words, shown)
    desk.end(words, shown)
