"""The colours of the slides: what a colour means elsewhere it means here too; the rest are steps from light to dark."""

from collections.abc import Sequence

from agencies.ladder import steps_of
from pages.common import sources
from pages.common.colouring import Colouring
from pages.common.hall.slide import Slide
from pages.common.ladder.board_html import step_names
from pages.common.palette import COLOURS, DASHED, MARKS
from pages.common.wording import Words

PALE = "#E3E6E9"
"""What a slide is not about."""
_OWN = {
    "one": "#C3DAF0",
    "two": "#6FA8DC",
    "three": "#1F69B3",
    "four": "#0A2A5E",
    "works": "#0A4A8F",
    "not_found": PALE,
    "question": COLOURS["possible_duplicate"],
    "partly": "#FFF6B8",
    "covered": PALE,
}
_STEP = "step_"
_LADDER = ("#BFE3D5", "#06443A")
"""Of the lowest and the highest step; no step is pale."""


def colours_of(statuses: Sequence[str]) -> dict[str, str]:
    """The colour of each status of a slide."""
    steps = sorted(number for status in statuses if (number := _step_of(status)))
    ladder = dict(zip(steps, _between(*_LADDER, len(steps)), strict=True))
    known = COLOURS | _OWN
    return {
        status: ladder.get(_step_of(status), PALE) if status.startswith(_STEP) else known[status] for status in statuses
    }


def marks_of(statuses: Sequence[str]) -> dict[str, str]:
    """The marks of the statuses that have one elsewhere, for those who see no colour."""
    of = MARKS | {"question": MARKS.get("possible_duplicate", "")}
    return {status: of[status] for status in statuses if of.get(status)}


def labels_of(words: Words, slide: Slide) -> dict[str, str]:
    """What each status of a slide is called in its legend, short enough for large type."""
    return {status: _label(words, slide, status) for status in slide.statuses}


def colouring_of(words: Words, slide: Slide) -> Colouring:
    """How the map draws a slide."""
    agency = words("slide.villages_of", agency=_agency(words, slide)) if slide.step.agency else ""
    return Colouring(
        units=slide.units,
        colours=colours_of(slide.statuses),
        labels=labels_of(words, slide),
        dashed=tuple(status for status in DASHED if status in slide.statuses),
        marks=marks_of(slide.statuses),
        figure=slide.figure,
        words={"coverage": agency} if agency else {},
    )


def _label(words: Words, slide: Slide, status: str) -> str:
    if status.startswith(_STEP):
        registry = sources.registry()
        number = _step_of(status)
        names = step_names(words, registry, steps_of(registry))
        return words("slide.step", step=number, name=names[number]) if number else words("slide.no_step")
    if status in _OWN:
        return words(f"hallstatus.{status}")
    return words(f"short.{status}")


def _agency(words: Words, slide: Slide) -> str:
    return sources.agency_names(words)[slide.step.agency]


def _step_of(status: str) -> int:
    return int(status.removeprefix(_STEP)) if status.startswith(_STEP) else 0


def _between(first: str, last: str, n: int) -> list[str]:
    """n colours from the first to the last, evenly; the last where there is but one."""
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (first, last)]
    shares = [place / (n - 1) for place in range(n)] if n > 1 else [1.0] * n
    mixed = [[round(a + (b - a) * share) for a, b in zip(*ends, strict=True)] for share in shares]
    return ["#" + "".join(f"{channel:02X}" for channel in channels) for channels in mixed]
