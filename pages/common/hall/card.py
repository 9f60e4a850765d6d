"""The tambon that was clicked, large enough for the last row. Nothing about a single record."""

from html import escape

from pages.common import sources
from pages.common.html import badge
from pages.common.place_names import place_name
from pages.common.wording import Words


def card_html(words: Words, shown: sources.View, code: str) -> str:
    """Name, status, agencies and villages supported of a tambon of the view; that it is none where it is not."""
    places, found = shown.areas.tambons, shown.result.tambons
    place, status = places[places["tambon_code"].eq(code)], found[found["tambon_code"].eq(code)]
    if place.empty or status.empty:
        return f'<div class="hall-card"><p>{escape(words("card.not_here"))}</p></div>'
    return _card(words, place.iloc[0], status.iloc[0])


def _card(words: Words, place: dict, status: dict) -> str:
    names = sources.agency_names(words)
    agencies = [names[key] for key in status["agencies"].split(";") if key]
    supported = words("card.coverage", supported=status["villages_supported"], villages=status["villages"])
    lines = [
        words("card.city") if place["villages"] == 0 else supported,
        f"{words('card.agencies')}: {', '.join(agencies)}" if agencies else words("card.nobody"),
    ]
    title = f"{place_name(words, place, 'tambon')} {place_name(words, place, 'amphoe')}"
    return (
        f'<div class="hall-card"><h3 aria-live="polite">{escape(title)}</h3>'
        f"{badge(status['status'], words('status.' + status['status']))}"
        f"{''.join(f'<p>{escape(line)}</p>' for line in lines)}</div>"
    )
