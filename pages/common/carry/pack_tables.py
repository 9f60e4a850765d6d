"""The tables of a pack: those that a view shows and exports, in the order in which a reader takes their columns."""

import pandas as pd

from agencies.gaps import rank_tambons
from agencies.questions import questions
from data.export.place_names import with_place_names
from data.pack.content import PackTable
from data.pack.tables import pack_table
from pages.common import sources
from pages.common.view_tables import places_of, tambons_of, villages_of
from pages.common.wording import Words

MOST_QUESTIONS = 20_000
"""Questions that a pack holds; those of a whole country may be a million."""
_PLACE = ("tambon", "amphoe", "province")
_NOT_CARRIED = ("amphoe_code", "province_code", "need", "record_a", "record_b")


def tables_of(words: Words, shown: sources.View) -> tuple[PackTable, ...]:
    """Tambons, villages, pairs of agencies, gaps in order of need, questions."""
    asked, note = _questions(words, shown)
    return (
        _table(words, shown, "tambons", _tambons(words, shown), opened=True),
        _table(words, shown, "villages", _villages(words, shown)),
        _table(words, shown, "pairs", shown.result.pairs, note=words("pack.pairs_note")),
        _table(words, shown, "gaps", _gaps(words, shown)),
        _table(words, shown, "questions", asked, note=note),
    )


def _table(words: Words, shown: sources.View, name: str, table: pd.DataFrame, **more: object) -> PackTable:
    single = () if shown.selection.province == "" else ("province",)
    year = ("people_year",) if shown.figures.people_year else ()
    kept = table.drop(columns=[column for column in (*_NOT_CARRIED, *single, *year) if column in table])
    return pack_table(name, words(f"pack.{name}_table"), kept, sources.registry(), words.language, **more)


def _first(table: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The columns named first, the codes last: they are looked up, not read."""
    codes = [name for name in table if name in ("village_code", "area_code", "tambon_code")]
    first = [name for name in names if name in table]
    return table[[*first, *(name for name in table if name not in (*first, *codes)), *codes]]


def _tambons(words: Words, shown: sources.View) -> pd.DataFrame:
    return _first(tambons_of(words, shown), *_PLACE)


def _villages(words: Words, shown: sources.View) -> pd.DataFrame:
    """A city has one row, that of the whole of it."""
    table = villages_of(words, shown)
    is_city = table["village_code"].eq(table["tambon_code"])
    return _first(table.assign(village=table["village"].mask(is_city, words("panel.city"))), "moo", "village", *_PLACE)


def _gaps(words: Words, shown: sources.View) -> pd.DataFrame:
    ranked = rank_tambons(shown.result, shown.areas.tambons)
    ranked = ranked.assign(rank=range(1, len(ranked) + 1))
    return _first(with_place_names(ranked, places_of(shown), words.language), "rank", *_PLACE)


def _questions(words: Words, shown: sources.View) -> tuple[pd.DataFrame, str]:
    """The first MOST_QUESTIONS, and a note where there are more."""
    given = (shown.choice.records, shown.areas, sources.registry(), shown.selection.criterion)
    asked = questions(*given)
    table = with_place_names(asked.head(MOST_QUESTIONS), places_of(shown), words.language)
    is_city = table["area_code"].eq(table["tambon_code"]) & ~table["tambon_code"].isin(_with_villages(shown))
    table = table.assign(village=table["village"].mask(is_city, words("panel.city")))
    cut = len(asked) > len(table)
    note = words("pack.first_rows", n=len(table), all=len(asked)) if cut else ""
    return _first(table, "moo", "village", *_PLACE), note


def _with_villages(shown: sources.View) -> pd.Series:
    tambons = shown.areas.tambons
    return tambons.loc[tambons["villages"].gt(0), "tambon_code"]
