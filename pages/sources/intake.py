"""An agency's list: from the file as it comes to records in the store."""

import streamlit as st

from data.intake import answers
from pages.common import frame, session, sources, theme
from pages.common.intake import finish, reading, replies
from pages.common.intake.columns import ask_columns, ask_layout
from pages.common.intake.hand_over import HandOver, ask_hand_over
from pages.common.intake.progress import steps
from pages.common.intake.questions import ask_questions
from pages.common.intake.result import preview_part, result_html

words = session.words()
theme.apply(words)
frame.head(words("page.import"))
st.caption(words("import.intro"))
finish.say_done(words)
given = ask_hand_over(words)


def bring_in(given: HandOver) -> None:
    """The steps after a file was dropped."""
    setting, store, upload = given.setting, sources.store(), given.upload
    with steps(words, upload.file_id) as step:
        step("read")
        document = reading.document(words, upload.file_id, upload.name, upload.getvalue())
        key = document.sha256
        step("columns")
        layout = ask_layout(words, document, store.mapping_of(setting.agency), key)
        mapping = ask_columns(words, document, layout, key)
        step("places")
        read = reading.interpretation(document, mapping, setting)
        step("decide")
        known = store.answers(setting.agency, setting.province)
        decision = reading.decision(document, read, answers.together(known, replies.given(key)))
    show(given, reading.Understood(key, document, mapping, read, decision))


def show(given: HandOver, known: reading.Understood) -> None:
    """What became of the rows, what is asked, and the import."""
    st.html(result_html(words, known.decision))
    right = finish.confirm_guesses(words, known)
    ask_questions(words, known)
    preview_part(words, known)
    finish.offer_kept(words, known)
    if right:
        finish.offer_import(words, given, known)
    else:
        st.info(words("import.confirm_first"))


if given.upload:
    bring_in(given)
