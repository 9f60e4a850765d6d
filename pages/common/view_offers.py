"""What the map hands out: itself, to carry and to print; status of tambons and villages, the records, the areas."""

import pandas as pd
import streamlit as st

from geo.register import Register
from pages.common import sources
from pages.common.carry.pack import offer_pack
from pages.common.carry.poster import offer_poster
from pages.common.downloads import offer_areas, offer_table
from pages.common.view_tables import places_of, records_of, tambons_of, villages_of
from pages.common.wording import Words


def offer_view(words: Words, shown: sources.View) -> None:
    """A small button that opens the downloads of a view; what stands in it is worked out only while it is open."""
    opened = st.popover(words("download.open"), key="view_downloads", on_change="rerun")
    if not opened.open:
        return
    tambons, villages, records = tambons_of(words, shown), villages_of(words, shown), records_of(shown.choice.records)
    with opened:
        st.caption(words("download.map"))
        with st.container(horizontal=True, key="downloads_map"):
            offer_pack(words, shown)
            offer_poster(words, shown)
        _offer(words, shown, "tambons", tambons, words("download.tambons", n=len(tambons)))
        _offer(words, shown, "villages", villages, words("download.villages", n=len(villages)))
        title = words("download.records", n=len(records))
        _offer(words, shown, "records", records, title, places=places_of(shown))
        st.caption(words("download.areas"))
        offer_areas(words, shown, "tambons", tambons)


def _offer(words: Words, shown: sources.View, name: str, table: pd.DataFrame, title: str, **more: Register) -> None:
    st.caption(title)
    offer_table(words, shown, name, table, title=title, **more)
