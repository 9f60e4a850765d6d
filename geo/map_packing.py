"""What a painting says of each unit, as short as can be: letters and numbers in the order of the geometry's file.

`geo.map` sends it to the browser; a change of a filter costs no more than this. `browser/area_painting.js` reads it.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from geo.packed_numbers import fixed_width, width_of

NO_DATA_COLOUR = "#EEF0F2"
NO_DATA = "-"
OUTSIDE = "."
STATUS_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_IN_A_SIGN = 6  # agencies


def packed_units(
    codes: pd.Index,
    units: pd.DataFrame,
    statuses: Sequence[str],
    agency_ids: Sequence[str],
    only: Collection[str] | None,
) -> dict[str, object]:
    """status: a letter a unit. agencies: its set of them, six a sign. count: `width` signs a unit.

    Raises ValueError where a code stands twice or a status or an agency is none of those given.
    """
    twice = units["code"][units["code"].duplicated()]
    if len(twice):
        raise ValueError(f"painting: code {', '.join(twice)} stands twice")
    at = pd.Index(units["code"]).get_indexer(codes)
    letters = _letters(codes, at, units["status"], statuses, only)
    seen = np.where(np.isin(letters, [NO_DATA, OUTSIDE]), -1, at)
    count = _taken(units["count"].fillna(0).to_numpy(dtype=np.int64), seen)
    width = width_of(count.max(initial=0))
    packed = {"status": "".join(letters), "count": fixed_width(count, width), "width": width}
    return packed | {"agencies": _packed_agencies(units["agencies"], seen, agency_ids)}


def _letters(
    codes: pd.Index, at: np.ndarray, status: pd.Series, statuses: Sequence[str], only: Collection[str] | None
) -> np.ndarray:
    letters = letters_of(status, statuses)[at] if len(status) else np.full(len(codes), NO_DATA)
    letters = np.where(at < 0, NO_DATA, letters)
    return letters if only is None else np.where(codes.isin(list(only)), letters, OUTSIDE)


def letters_of(status: pd.Series, statuses: Sequence[str]) -> np.ndarray:
    """The letter of each status, NO_DATA where there is none. Raises ValueError for one that has no colour."""
    place = pd.Index(statuses).get_indexer(status)
    unknown = status[(place < 0) & status.notna().to_numpy()]
    if len(unknown):
        raise ValueError(f"painting: no colour for status {', '.join(sorted(set(unknown)))}")
    return np.array([*STATUS_LETTERS, NO_DATA])[place]


def _taken(numbers: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The number at each place, 0 where there is none."""
    return np.append(numbers, 0)[at]


def _packed_agencies(agencies: pd.Series, at: np.ndarray, ids: Sequence[str]) -> str:
    """Bits in the order of the IDs, the lowest first: sign after sign of each unit, six agencies in each."""
    kind, distinct = pd.factorize(agencies.fillna("").astype("str"))
    members = pd.Series(distinct, dtype="str").str.split(";").explode()
    members = members[members.ne("")]
    place = pd.Index(ids).get_indexer(members)
    if (place < 0).any():
        raise ValueError(f"painting: no name for agency {', '.join(sorted(set(members[place < 0])))}")
    signs = -(-max(len(ids), 1) // _IN_A_SIGN)
    bits = np.zeros((len(distinct) + 1, signs), dtype=np.int64)  # the last row: no agency
    np.bitwise_or.at(bits, (members.index.to_numpy(), place // _IN_A_SIGN), 1 << (place % _IN_A_SIGN))
    of_unit = np.append(kind, len(distinct))[at]
    return fixed_width(bits[of_unit].ravel(), 1)


def packed_places(codes: pd.Index, wanted: Collection[str]) -> list[int]:
    """Where the wanted codes stand among those of the geometry, without those that it lacks."""
    at = codes.get_indexer(list(wanted))
    return at[at >= 0].tolist()


def packed_lines(codes: pd.Index, lines: pd.DataFrame) -> list[list[int]]:
    """The two ends of each line that can be drawn, as places in the geometry's file."""
    ends = [codes.get_indexer(lines[column]) for column in ("tambon_code", "learning_code")]
    pairs = np.column_stack(ends)
    return pairs[(pairs >= 0).all(axis=1)].tolist()


def packed_points(codes: pd.Index, points: pd.DataFrame, statuses: Sequence[str]) -> dict[str, object]:
    """The letters of the points from the first to the last of those given; NO_DATA for one between that is not."""
    at = codes.get_indexer(points["code"])
    if not (at >= 0).any():
        return {}
    first = at[at >= 0].min()
    letters = np.full(at.max() - first + 1, NO_DATA)
    letters[at[at >= 0] - first] = letters_of(points["status"], statuses)[at >= 0]
    return {"first": int(first), "status": "".join(letters)}


def status_styles(
    colours: Mapping[str, str], labels: Mapping[str, str], marks: Mapping[str, str], dashed: Collection[str]
) -> dict[str, dict[str, object]]:
    """How the units of each status are drawn, by the letter that stands for it; only what is not usual is said."""
    return {
        letter: {
            "label": labels[status],
            "fill": colours[status],
            "line": line_over(colours[status]),
            **({"mark": marks[status]} if status in marks else {}),
            **({"dashed": True} if status in dashed else {}),
        }
        for letter, status in zip(STATUS_LETTERS[: len(colours)], colours, strict=True)
    }


def pale_styles(no_data: str) -> dict[str, dict[str, object]]:
    """Units without a row, and those that are not to be looked at now: of them nothing is said."""
    pale = {"fill": NO_DATA_COLOUR, "line": "#A3AAB1"}
    return {NO_DATA: pale | {"label": no_data}, OUTSIDE: pale | {"label": ""}}


def line_over(fill: str) -> str:
    """White on dark fills and dark on light ones, so that neighbours of one colour stay apart (WCAG luminance)."""
    channels = np.array([int(fill[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return "#3A4046" if linear @ np.array([0.2126, 0.7152, 0.0722]) > 0.25 else "#FFFFFF"
