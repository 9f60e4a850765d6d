"""What a painting says of each area, as short as can be: places in the geometry's file, letters, numbers.

`geo.map` sends it to the browser; a change of a filter costs no more than this.
"""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

NO_DATA_COLOUR = "#EEF0F2"
_NO_DATA = "-"
_OUTSIDE = "."
_STATUS_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def packed_areas(
    codes: pd.Index,
    areas: pd.DataFrame,
    statuses: list[str],
    agency_names: Mapping[str, str],
    only: Collection[str] | None,
) -> dict[str, object]:
    """What is said of each area, in the order of the geometry's file and as short as can be."""
    twice = areas["tambon_code"][areas["tambon_code"].duplicated()]
    if len(twice):
        raise ValueError(f"paint: tambon_code {', '.join(twice)} stands twice")
    rows = areas.set_index("tambon_code").reindex(codes)
    return {
        "status": "".join(_letters(rows["status"], statuses, only)),
        **_packed_agencies(rows["agencies"], agency_names),
        "villages": rows["villages"].fillna(0).astype(int).tolist(),
        "supported": rows["villages_supported"].fillna(0).astype(int).tolist(),
    }


def packed_places(codes: pd.Index, wanted: Collection[str]) -> list[int]:
    """Where the wanted codes stand among those of the geometry, without those that it lacks."""
    at = codes.get_indexer(list(wanted))
    return at[at >= 0].tolist()


def packed_lines(codes: pd.Index, lines: pd.DataFrame | None) -> list[list[int]]:
    """The two ends of each line that can be drawn, as places in the geometry's file."""
    if lines is None:
        return []
    ends = [codes.get_indexer(lines[column]) for column in ("tambon_code", "learning_code")]
    pairs = np.column_stack(ends)
    return pairs[(pairs >= 0).all(axis=1)].tolist()


def _letters(status: pd.Series, statuses: list[str], only: Collection[str] | None) -> np.ndarray:
    place = pd.Index(statuses).get_indexer(status)
    unknown = status[(place < 0) & status.notna()]
    if len(unknown):
        raise ValueError(f"paint: no colour for status {', '.join(sorted(set(unknown)))}")
    letters = np.array([*_STATUS_LETTERS, _NO_DATA])[place]
    return letters if only is None else np.where(status.index.isin(list(only)), letters, _OUTSIDE)


def status_styles(
    colours: Mapping[str, str], labels: Mapping[str, str], dashed: Collection[str]
) -> dict[str, dict[str, object]]:
    """How the areas of each status are drawn, by the letter that stands for it."""
    return {
        letter: {
            "label": labels[status],
            "fill": colours[status],
            "line": _line_over(colours[status]),
            "dashed": status in dashed,
        }
        for letter, status in zip(_STATUS_LETTERS[: len(colours)], colours, strict=True)
    }


def pale_styles(words: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """Areas without a row, and those that are not to be looked at now: of them nothing is said."""
    pale = {"fill": NO_DATA_COLOUR, "line": "#A3AAB1", "dashed": False}
    return {_NO_DATA: pale | {"label": words["no_data"]}, _OUTSIDE: pale | {"label": ""}}


def _line_over(fill: str) -> str:
    """White on dark fills and dark on light ones, so that neighbours of one colour stay apart (WCAG luminance)."""
    channels = np.array([int(fill[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return "#4A5056" if linear @ np.array([0.2126, 0.7152, 0.0722]) > 0.25 else "#FFFFFF"


def _packed_agencies(agencies: pd.Series, names: Mapping[str, str]) -> dict[str, list]:
    """Each area points to one of the distinct sets of agencies, each set to the distinct agencies."""
    of_area, distinct = pd.factorize(agencies.fillna("").astype("str"))
    members = pd.Series(distinct, dtype="str").str.split(";").explode()
    of_member, ids = pd.factorize(members)
    sets = pd.Series(of_member, index=members.index).groupby(level=0).agg(list)
    return {
        "set": of_area.tolist(),
        "sets": sets.tolist(),
        "agencies": [names.get(agency, agency) for agency in ids],
    }
