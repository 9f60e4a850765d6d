"""From white to a status's colour in steps that the eye tells apart: a colour for each class of shares."""

from functools import lru_cache

import numpy as np

from agencies.shares import SHARE_CLASSES
from pages.common.palette import COLOURS

_NONE = "#FFFFFF"
"""No village at all."""
_LIGHTEST, _DARKEST = 0.93, 0.55
"""Lightness (OKLab) of the smallest share, and the lightest that the largest may have: pale colours run on into dark
ones of their hue."""
_CHROMA_BEGINS = 0.35
"""How much of its colour the smallest share has already, so that it is not taken for white."""
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@lru_cache
def share_colours(status: str) -> dict[str, str]:
    """A colour (#RRGGBB) for each of SHARE_CLASSES, from white on ever darker; the darkest is the status's own, or of
    its hue where that is pale."""
    own = _oklab(COLOURS[status])
    darkest = min(own[0], _DARKEST)
    steps = np.linspace(0, 1, len(SHARE_CLASSES) - 1)
    lightness = _LIGHTEST + (darkest - _LIGHTEST) * steps
    part = np.minimum(_CHROMA_BEGINS + 2 * (1 - _CHROMA_BEGINS) * steps, 1)  # whole in the middle: vivid, not dull
    ramp = [_hex(each) for each in np.column_stack([lightness, part[:, None] * own[1:]])]
    return dict(zip(SHARE_CLASSES, [_NONE, *ramp], strict=True))


def _oklab(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return _TO_LAB @ np.cbrt(_TO_CONES @ linear)


def _hex(lab: np.ndarray) -> str:
    """The nearest colour of a screen: of the same lightness, with less chroma where it cannot show so much."""
    within = next(chroma for chroma in np.linspace(1, 0, 51) if _fits(_linear(lab * [1, chroma, chroma])))
    linear = _linear(lab * [1, within, within]).clip(0, 1)
    channels = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(channel) * 255):02X}" for channel in channels)


def _linear(lab: np.ndarray) -> np.ndarray:
    return np.linalg.inv(_TO_CONES) @ (np.linalg.inv(_TO_LAB) @ lab) ** 3


def _fits(linear: np.ndarray) -> bool:
    return bool((linear >= -1e-4).all() and (linear <= 1 + 1e-4).all())
