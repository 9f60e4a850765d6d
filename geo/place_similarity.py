"""How alike two place names are, 0 to 100: what a near match is worth.

The plain ratio is weak for Thai: vowels and tone marks are half of the letters, and the ones that are mistyped. So the
ratio of the whole names is averaged with that of their consonants. One slip of the pen (a letter too many, too few,
another, or two in the wrong order) counts for what it is. Names that are not the same never reach 100.
"""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

NEAR = 80
"""From this similarity a name is near enough to be suggested …"""
GAP = 10
"""… when the second-best name lies at least so far below it."""
NEAREST = 95
"""The most that two names can be worth that are not the same."""
_WITHOUT_BAN = 90
_CELLS = 2_000_000
_SAME_SOUND = str.maketrans("ศษณฎฏฐฑฒธภฆฬญ", "สสนดตถทททพคลย")
_NOT_CONSONANT = re.compile(r"[^ก-ฮb-df-hj-np-tv-z0-9]")
# The Lao letters lie in the same order as the Thai ones, and look so much like them that people mistake them.
_LAO_TO_THAI = {code + 0x80: code for code in range(0x0E01, 0x0E5C)}
_BAN = re.compile(r"^(?:บ้าน|ban)(?=.{2})")
_NEARLY_BAN = re.compile(r"^(?:บ้าน|บ.าน|บ้.น|บ้า.|.้าน|บาน|บ้น|้าน|บ.้าน|บ้.าน|บ้า.น|.บ้าน|ban)(?=.{2})")


def similarities(written: pd.Series, official: pd.Series) -> pd.Series:
    """Similarity of each two comparable names (100 only for equal ones, 0 for ""); float, index of `written`."""
    left, right = _letters(written, _NEARLY_BAN), _letters(official, _BAN)
    return pd.Series(_scores(left, right, process.cpdist, (slice(None), slice(None))), index=written.index)


def near_pairs(written: pd.Series, official: pd.Series, at_least: int) -> pd.DataFrame:
    """The pairs of two lists of distinct comparable names that are so similar: written, official, similarity.

    Compared in blocks of rows, so that memory stays bounded whatever the length of the lists.
    """
    left, right = _letters(written, _NEARLY_BAN), _letters(official, _BAN)
    height = max(1, _CELLS // max(1, len(official)))
    empty = pd.DataFrame({"written": [], "official": [], "similarity": []})
    blocks = [empty.astype({"written": "str", "official": "str", "similarity": "float32"})]
    for start in range(0, len(written), height):
        block = {form: texts[start : start + height] for form, texts in left.items()}
        scores = _scores(block, right, process.cdist, ((slice(None), None), (None, slice(None))))
        rows, columns = np.nonzero(scores >= at_least)
        pairs = {"written": block["raw"][rows], "official": right["raw"][columns], "similarity": scores[rows, columns]}
        blocks.append(pd.DataFrame(pairs))
    return pd.concat(blocks, ignore_index=True)


def _scores(
    left: dict[str, np.ndarray],
    right: dict[str, np.ndarray],
    compare: Callable[..., np.ndarray],
    along: tuple[tuple, tuple] | tuple[slice, slice],
) -> np.ndarray:
    """Scores of names against names: `compare` pairs them up, `along` are the same pairs for numpy."""
    ratios = [compare(left[form], right[form], scorer=fuzz.ratio, dtype=np.float32) for form in ("whole", "bones")]
    scores = (ratios[0] + ratios[1]) / 2
    slips = compare(left["whole"], right["whole"], scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
    longest = np.maximum(left["length"][along[0]], right["length"][along[1]])
    scores = np.where(slips <= 1, np.maximum(scores, 100 - 100 / longest), scores)
    same_core = left["core"][along[0]] == right["core"][along[1]]
    scores = np.minimum(np.where(same_core, np.maximum(scores, _WITHOUT_BAN), scores), NEAREST)
    raw = left["raw"][along[0]], right["raw"][along[1]]
    scores = np.where(raw[0] == raw[1], 100, scores)
    return np.where((raw[0] == "") | (raw[1] == ""), 0, scores).astype(np.float32)


def _letters(names: pd.Series, ban: re.Pattern[str]) -> dict[str, np.ndarray]:
    """What is compared of each name: raw, whole (in Thai letters), its length, bones (consonants) and core (no บ้าน)."""
    codes, distinct = pd.factorize(names.to_numpy(dtype=object))
    whole = [name.translate(_LAO_TO_THAI) for name in distinct]
    forms = {
        "raw": distinct,
        "whole": whole,
        "bones": [_bones(name) for name in whole],
        "core": [ban.sub("", name) for name in whole],
    }
    letters = {form: np.array(texts, dtype=object)[codes] for form, texts in forms.items()}
    return letters | {"length": np.array([max(1, len(name)) for name in whole], dtype=np.float32)[codes]}


def _bones(name: str) -> str:
    """The consonants, those of one sound being one letter; the whole name where they are too few to tell."""
    bones = _NOT_CONSONANT.sub("", name).translate(_SAME_SOUND)
    return bones if len(bones) > 1 else name
