"""The register and the boundaries in use; official ones can be brought in."""

from collections.abc import Callable
from contextlib import nullcontext

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from agencies.records import FISCAL_YEARS
from data import places
from data.sets import PEOPLE_YEAR
from pages.common import frame, session, sources, theme
from pages.common.downloads import offer_areas, offer_table
from pages.common.uploads import as_file, attempt, empty_boxes, upload_box

words = session.words()
theme.apply(words)
frame.head(words("page.places"))
st.caption(words("places.intro"))


def say_done() -> None:
    """After an installation the page runs again with the new places, and says so then."""
    if done := st.session_state.pop("places_done", None):
        st.success(words(done))


def show_report(installed: places.Installation | None) -> None:
    """What became of each feature or row of the installed file."""
    if installed is None:
        return
    with st.expander(words("places.report", date=frame.buddhist_date(installed.installed_on))):
        st.html(frame.lines(installed.report.lines(words.language)))


def finish(done: str) -> None:
    """Run again; what was uploaded is not asked for twice."""
    st.session_state["places_done"] = done
    empty_boxes()
    st.rerun()


def install_boundaries(upload: UploadedFile) -> object:
    """Boundaries from what was handed in; what became of each feature."""
    with as_file(upload) as path:
        return places.install_boundaries(path, upload.name)


def install_register(upload: UploadedFile, people: UploadedFile | None, year: int | None) -> object:
    """A register, and people where they were handed in too; what became of each row."""
    with as_file(upload) as path, as_file(people) if people else nullcontext() as people_path:
        return places.install_register(path, upload.name, people_path, year)


def offer_install(name: str, install: Callable[[], object]) -> None:
    """The button that installs what was handed in; where that fails, one sentence says why."""
    if st.button(words("places.install"), key=f"install_{name}", type="primary") and attempt(words, install):
        finish("places.installed")


def offer_removal(name: str, remove: Callable[[], object]) -> None:
    """The button that goes back to what comes with the program."""
    if st.button(words("places.remove"), key=f"remove_{name}"):
        remove()
        finish("places.removed")


def offer(name: str, table: pd.DataFrame, title: str, source: str) -> None:
    """A table of the register to take away, under its title."""
    st.caption(title)
    offer_table(words, None, name, table, title=title, data=source)


def boundaries_part() -> None:
    """Boundaries in use, and how to install others."""
    st.subheader(words("places.boundaries"))
    in_use = sources.boundaries()
    installed = places.installed_boundaries()
    source = words("places.default_boundaries") if in_use.approximate else in_use.source
    frame.line(f"{words('places.in_use', source=source)} · {words('places.areas', n=len(in_use.areas))}")
    if in_use.approximate:
        st.warning(words("places.approximate"))
    show_report(installed)
    st.caption(words("download.boundaries"))
    offer_areas(words, None, "boundaries", in_use.areas.drop(columns="geometry"))
    upload = upload_box("boundaries", words("places.upload_boundaries"), ["geojson", "json", "gpkg", "zip"])
    if upload:
        offer_install("boundaries", lambda: install_boundaries(upload))
    if installed:
        offer_removal("boundaries", places.remove_boundaries)


def register_part() -> None:
    """Register in use, and how to install another."""
    st.subheader(words("places.register"))
    in_use = sources.register()
    installed = places.installed_register()
    source = installed.report.source if installed else words("places.default_register")
    counts = words("places.counts", tambons=len(in_use.tambons), villages=len(in_use.villages))
    frame.line(f"{words('places.in_use', source=source)} · {counts}")
    show_report(installed)
    offer("register-tambons", in_use.tambons, words("download.register_tambons"), source)
    offer("register-villages", in_use.villages, words("download.register_villages"), source)
    upload = upload_box("register", words("places.upload_register"), ["csv"])
    if upload:
        people = upload_box("people", words("places.upload_people"), ["csv"])
        year = st.number_input(words("places.people_year"), *FISCAL_YEARS, PEOPLE_YEAR) if people else None
        offer_install("register", lambda: install_register(upload, people, year))
    if installed:
        offer_removal("register", places.remove_register)


say_done()
left, right = st.columns(2, gap="large")
with left:
    boundaries_part()
with right:
    register_part()
