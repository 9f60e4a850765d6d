"""The register and the boundaries in use; official ones can be brought in."""

import streamlit as st

from data import places
from pages.common import frame, session, sources, theme
from pages.common.uploads import as_file, attempt

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
    st.session_state["places_round"] = st.session_state.get("places_round", 0) + 1
    st.rerun()


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
    upload = frame.upload(words, "boundaries", words("places.upload_boundaries"), ["geojson", "json", "gpkg", "zip"])
    if upload and st.button(words("places.install"), key="install_boundaries", type="primary"):
        with as_file(upload) as path:
            report = attempt(words, lambda: places.install_boundaries(path, upload.name))
        if report is not None:
            finish("places.installed")
    if installed and st.button(words("places.remove"), key="remove_boundaries"):
        places.remove_boundaries()
        finish("places.removed")


def register_part() -> None:
    """Register in use, and how to install another."""
    st.subheader(words("places.register"))
    in_use = sources.register()
    installed = places.installed_register()
    source = installed.report.source if installed else words("places.default_register")
    counts = words("places.counts", tambons=len(in_use.tambons), villages=len(in_use.villages))
    frame.line(f"{words('places.in_use', source=source)} · {counts}")
    show_report(installed)
    upload = frame.upload(words, "register", words("places.upload_register"), ["csv"])
    if upload:
        people = frame.upload(words, "people", words("places.upload_people"), ["csv"])
        year = st.number_input(words("places.people_year"), 2400, 2700, 2564) if people else None
        if st.button(words("places.install"), key="install_register", type="primary"):
            with as_file(upload) as path:
                if people:
                    with as_file(people) as people_path:
                        report = attempt(
                            words, lambda: places.install_register(path, upload.name, people_path, int(year))
                        )
                else:
                    report = attempt(words, lambda: places.install_register(path, upload.name))
            if report is not None:
                finish("places.installed")
    if installed and st.button(words("places.remove"), key="remove_register"):
        places.remove_register()
        finish("places.removed")


say_done()
left, right = st.columns(2, gap="large")
with left:
    boundaries_part()
with right:
    register_part()
