"""What is said on everything that is carried away: the place, the filters in words, the dates."""

from agencies.buddhist_years import years_text
from data.export.about import facts_of
from pages.common import sources
from pages.common.downloads import filters_of
from pages.common.place_names import place_looked_at
from pages.common.wording import Words


def place_text(words: Words, shown: sources.View) -> str:
    """ "อ.ชุมแพ จังหวัดขอนแก่น", the province alone, or the whole country."""
    return place_looked_at(words, shown.selection, shown.areas.tambons)


def years_line(words: Words, shown: sources.View) -> str:
    """ "ปีงบประมาณ 2549-2552"."""
    years = years_text(shown.selection.years) if shown.selection.years else words("filter.all_years")
    return words("map.years", years=years)


def facts_of_view(words: Words, shown: sources.View) -> tuple[tuple[str, str], ...]:
    """The filters of a view in words, and as of when its data is: label and text. Asks the session."""
    return facts_of(filters_of(words, shown), sources.registry(), words.language)
