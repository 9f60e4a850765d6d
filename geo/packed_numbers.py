"""Whole numbers and points as short texts of 64 plain signs that need no escape in JSON, HTML or a script.

`browser/area_shapes.js` reads them.
"""

import numpy as np

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The sign of 0, 1 … 63."""
DECIMALS = 5
"""Of a degree: about one metre."""
_LONGEST = 13  # groups of five bits that a number of 64 bits may need
_SIGNS = np.frombuffer(SIGNS.encode(), dtype=np.uint8)


def packed_numbers(numbers: np.ndarray) -> str:
    """Any whole numbers, small ones short: five bits a sign, lowest first; a sign of 32 or more says that one follows.

    The lowest bit of a number tells its minus, so that -1 is as short as 1.
    """
    signed = np.asarray(numbers, dtype=np.int64)
    left = ((signed << 1) ^ (signed >> 63)).view(np.uint64)
    groups = (left[:, None] >> (np.arange(_LONGEST, dtype=np.uint64) * np.uint64(5))).astype(np.uint64)
    used = np.maximum((groups > 0).sum(axis=1), 1)
    at = np.arange(_LONGEST)
    more = np.where(at < used[:, None] - 1, 32, 0)
    signs = _SIGNS[(groups & np.uint64(31)).astype(np.intp) + more]
    return signs[at < used[:, None]].tobytes().decode()


def packed_points(degrees: np.ndarray) -> str:
    """Points (one row each: longitude, latitude) as the steps from each to the next, the first from 0, 0."""
    whole = np.rint(np.asarray(degrees).reshape(-1, 2) * 10**DECIMALS).astype(np.int64)
    return packed_numbers(np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel())


def fixed_width(numbers: np.ndarray, width: int) -> str:
    """Numbers of 0 and more, each in `width` signs, the highest first; larger ones than fit are cut to the largest."""
    within = np.minimum(np.asarray(numbers, dtype=np.int64), 64**width - 1)
    shifts = 6 * np.arange(width - 1, -1, -1)
    return _SIGNS[(within[:, None] >> shifts) & 63].tobytes().decode()


def width_of(largest: int) -> int:
    """How many signs `fixed_width` needs for numbers up to this one."""
    return max(1, -(-int(largest).bit_length() // 6))
