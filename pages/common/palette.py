"""One colour and, where it must be told without colour, one mark a status.

The two things looked for strike: duplicates dark red, gaps yellow. What works well together is blue, one agency grey,
not known pale. Measured by tests/test_palette.py: two statuses are at least 13.6 apart (CAM02-UCS) for normal eyes
and under the three common colour-blindnesses; in grey, two that carry no mark are at least 8 apart in lightness (L*).
"""

from functools import lru_cache

COLOURS = {
    "duplicate": "#8E0B1F",
    "possible_duplicate": "#F47B20",
    "joint": "#0B2A5B",
    "sequenced": "#125DDB",
    "complementary": "#77BCFA",
    "parallel": "#CA85B6",
    "single": "#828282",
    "possibly_covered": "#CECECE",
    "awaiting_reports": "#FFFFFF",
    "uncovered": "#FFE640",
}
DASHED = ("awaiting_reports",)
"""Drawn with a dashed outline: white alone would not be seen."""
MARKS = {"duplicate": "hatch", "possible_duplicate": "backhatch", "uncovered": "dots"}
"""What a print in black and white still shows: lines rising (/), lines falling (\\), dots. The others stay calm."""

_STRIPES = "repeating-linear-gradient({angle},transparent 0 .26em,{ink} .26em .34em)"
_PATTERNS = {
    "hatch": _STRIPES.replace("{angle}", "-45deg"),
    "backhatch": _STRIPES.replace("{angle}", "45deg"),
    "dots": "radial-gradient({ink} 24%,transparent 30%)",
}
_DOTS_APART = ".34em"


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (WCAG contrast)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#FFFFFF"


@lru_cache
def status_css() -> str:
    """A class for each status (`s-duplicate`), once in the sheet: a swatch then costs a few bytes of HTML.

    The mark is a variable, --mark: a swatch shows it over its colour, a badge beside its letters.
    """
    rules = "".join(f".s-{status}{{{_declared(status, colour)}}}" for status, colour in COLOURS.items())
    return rules + "".join(f".s-{status}:is(i,span){{border-style:dashed}}" for status in DASHED)


def _declared(status: str, colour: str) -> str:
    ink, mark = text_on(colour), MARKS.get(status, "")
    pattern = f";--mark:{_PATTERNS[mark].format(ink=ink)}" if mark else ""
    size = f";background-size:{_DOTS_APART} {_DOTS_APART}" if mark == "dots" else ""
    return f"background-color:{colour};color:{ink}{pattern}{size}"
