"""An agency's list: from the file as it comes to records in the store."""

from pages.common import frame, session, theme

words = session.words()
theme.apply(words)
frame.head(words("page.import"))
