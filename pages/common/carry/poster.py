"""The button that makes the map for print, A3 as PDF: made when it is pressed, in a thread that knows no session."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from agencies.buddhist_years import date_text
from agencies.records import BUDDHIST_ERA
from data.export.about import THAILAND, About
from data.export.terms import label
from data.poster.poster import poster
from data.poster.sheet import Sheet, Style
from geo.levels import outlines_of
from pages.common import sources
from pages.common.carry.facts import facts_of_view, place_text, years_line
from pages.common.carry.legend import colouring_shown, legend_entries, legend_title
from pages.common.colouring import Colouring
from pages.common.wording import Words

_FIGURES = {"agencies": "poster.agencies", "share": "poster.share"}


@dataclass(frozen=True)
class Told:
    """What only the session knows, taken before the file is made elsewhere, and the day on which it is made."""

    facts: tuple[tuple[str, str], ...]
    synthetic: bool
    day: date


def offer_poster(words: Words, shown: sources.View) -> None:
    """A button that downloads the map of a view for print. Nothing is made before it is pressed."""
    day = datetime.now(THAILAND).date()
    told = Told(facts_of_view(words, shown), sources.records_in_use().synthetic, day)
    st.download_button(
        words("poster.button"),
        partial(make_poster, words, shown, told),
        f"map-a3-{day.year + BUDDHIST_ERA}-{day:%m-%d}.pdf",
        "application/pdf",
        key="download_poster",
        on_click="ignore",
        icon=":material/print:",
        help=words("poster.help"),
        disabled=sources.not_on_map(shown) == len(shown.areas.tambons),
    )


def make_poster(words: Words, shown: sources.View, told: Told) -> bytes:
    """The PDF of a view's map; asks no session. Raises PlaceError where the area has no boundaries."""
    colouring = colouring_shown(words, shown)
    units, outlines = _shapes(shown, colouring)
    styles = {
        status: Style(colour, colouring.marks.get(status, ""), status in colouring.dashed)
        for status, colour in colouring.colours.items()
    }
    return poster(_drawn(words, units, colouring), outlines, styles, _sheet(words, shown, told, colouring))


def _shapes(shown: sources.View, colouring: Colouring) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """The units of the view and the lines that stand out among them; around the amphoe chosen, its own border."""
    units, outlines, _ = sources.shapes(shown.selection.province, colouring.level)
    if shown.selection.amphoe is None:
        return units, outlines
    units = units[units["code"].str.startswith(shown.selection.amphoe)]
    return units, outlines_of(units, "province")


def _drawn(words: Words, units: gpd.GeoDataFrame, colouring: Colouring) -> gpd.GeoDataFrame:
    """code, name, status (none for a unit that was not assessed), figure, geometry."""
    known = colouring.units.set_index("code").reindex(units["code"])
    status = known["status"].astype("object").to_numpy()
    figure = _figures(known, units["villages"], colouring.figure)
    told = ~pd.isna(status) & ~np.isin(status.astype(str), list(colouring.dashed))
    return gpd.GeoDataFrame(
        {
            "code": units["code"].to_numpy(),
            "name": words.pick_each(units["name_th"], units["name_en"]).to_numpy(),
            "status": status,
            "figure": np.where(told, figure, ""),
        },
        geometry=units.geometry.to_numpy(),
        crs=units.crs,
    )


def _figures(known: pd.DataFrame, villages: pd.Series, figure: str) -> np.ndarray:
    """The number written in each unit, as on the screen: how many agencies, or percent of the villages."""
    if figure == "share":
        share = known["count"].fillna(0).to_numpy(float) / np.maximum(villages.to_numpy(float), 1)
        return pd.Series(np.floor(100 * share + 0.5)).map("{:.0f}%".format).to_numpy()
    agencies = known["agencies"].fillna("").astype("str")
    return (agencies.str.count(";") + agencies.ne("")).astype("str").to_numpy()


def _sheet(words: Words, shown: sources.View, told: Told, colouring: Colouring) -> Sheet:
    boundaries = sources.boundaries()
    kind = f" ({label('approximate', words.language)})" if boundaries.approximate else ""
    facts = (*told.facts, (label("boundaries", words.language), boundaries.source + kind))
    title = words("page.map") if colouring.figure == "agencies" else colouring.words["map"]
    return Sheet(
        about=About(title, words.language, facts),
        place=place_text(words, shown),
        what=years_line(words, shown),
        made=date_text(told.day),
        made_on=told.day,
        legend=tuple(legend_entries(words, shown)),
        legend_title=legend_title(words, shown),
        figures=words(_FIGURES[colouring.figure]),
        tag=words("app.synthetic") if told.synthetic else "",
        notes=_notes(words, shown, approximate=boundaries.approximate),
        scale=words("poster.scale"),
        kilometres=words("poster.kilometres"),
        north=words("poster.north"),
        maker=words("poster.maker"),
    )


def _notes(words: Words, shown: sources.View, *, approximate: bool) -> tuple[str, ...]:
    """What must be known to read the map right; those that do not apply are left away."""
    choice, missing = shown.choice, sources.not_on_map(shown)
    notes = (
        words("map.approximate") if approximate else "",
        words("note.meets"),
        words("note.within", n=choice.count),
        words("note.left_out", n=choice.left_out) if choice.left_out else "",
        words("note.universal", n=shown.result.universal) if shown.result.universal else "",
        words("note.not_drawn", n=missing) if missing else "",
    )
    return tuple(filter(None, notes))
