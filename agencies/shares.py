"""How large a part of an area's villages has one status: what provinces and amphoe are coloured by."""

import numpy as np
import pandas as pd

from agencies.overlap import STATUSES, Assessment
from agencies.presence import agency_texts

SHARE_BOUNDS = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
"""The highest share of each class: none at all, up to a tenth, a quarter, a half, three quarters, and all."""
SHARE_CLASSES = ("share_0", "share_10", "share_25", "share_50", "share_75", "share_100")
"""Names of the classes, by their highest share in percent."""


def shares(result: Assessment, tambons: pd.DataFrame, level: str, status: str) -> pd.DataFrame:
    """One row an area of a level ("province", "amphoe" or "tambon"), in the order of its code.

    result: of all these tambons. tambons: tambon_code, amphoe_code, province_code. Columns: code, villages (a city
    without any counts as one), count (those with the status), share (count / villages), agencies (IDs of all that are
    anywhere in the area, joined by ";", as in the assessment). Raises ValueError for a status that is none.
    """
    if status not in STATUSES:
        raise ValueError(f"shares: {status} is no status")
    of_tambon = result.tambons["tambon_code"].map(tambons.set_index("tambon_code", drop=False)[f"{level}_code"])
    owner, codes = pd.factorize(of_tambon, sort=True)
    count = np.bincount(owner, result.village_counts[:, STATUSES.index(status)], len(codes)).astype("int64")
    villages = np.bincount(owner, result.tambons["villages"], len(codes)).astype("int64")
    return pd.DataFrame(
        {
            "code": pd.Series(codes, dtype="str"),
            "villages": villages,
            "count": count,
            "share": count / villages,
            "agencies": _agencies(result.tambons["agencies"], owner, len(codes)),
        }
    )


def share_class(share: pd.Series) -> pd.Series:
    """The class of each share (0-1), one of SHARE_CLASSES in their order."""
    at = np.searchsorted(SHARE_BOUNDS, share.to_numpy(float), side="left")
    return pd.Series(pd.Categorical.from_codes(at, SHARE_CLASSES), index=share.index)


def _agencies(texts: pd.Series, owner: np.ndarray, owners: int) -> np.ndarray:
    """The union of the sets of agencies of each owner; the sets are few, and each is taken apart once."""
    of_row, sets = pd.factorize(texts.astype("str"))
    members = pd.Series(sets, dtype="str").str.split(";").explode()
    members = members[members.ne("")]
    of_member, ids = pd.factorize(members, sort=True)
    is_member = np.zeros((len(sets), len(ids)), dtype=bool)
    is_member[members.index, of_member] = True
    together = np.zeros((owners, len(ids)), dtype=bool)
    np.logical_or.at(together, owner, is_member[of_row])
    return agency_texts(together, list(ids)) if len(ids) else np.full(owners, "", dtype=object)
