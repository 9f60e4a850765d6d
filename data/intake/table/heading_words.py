"""What one heading most likely means: whole words first, then its last part, its beginning, a part, a near match.

The words are in `headings.toml`, whose head says how each table of it is used.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from rapidfuzz import fuzz, process

from geo.names import normalised

_FILE = Path(__file__).with_name("headings.toml")
_LONGEST = 150
"""Characters; whatever is longer is a sentence, not a heading."""
_SHORTEST_PART = 4
"""Letters of a word that may be found within a longer heading; shorter ones (ปี, งาน) are parts of too many words."""
_NEAR = 85
_MARKS = re.compile(r"[\s._\-–—/\\:;,()\[\]{}\"'“”*#|]+")
_UNIT = re.compile(
    r"[(\[]\s*(?:หน่วย|unit)?\s*:?\s*(?:in\s+)?(?:(?P<money>(?:พัน|หมื่น|แสน|ล้าน)?\s*บาท|(?:thousand|million)?\s*(?:baht|thb))"
    r"|(?P<people>คน|ราย|persons?|people))\s*[)\]]"
)
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_YEAR = re.compile(r"(?<!\d)(?:2[45]\d\d|20\d\d)(?!\d)")
_LEVELS = ("province", "amphoe", "tambon", "village", "moo")
_SPECIFIC = ("amount_planned", "amount_approved", "amount_disbursed")

EXACT = 90.0
"""Guesses from here on are whole words of the dictionary: the heading, or the last part of a joined one."""


class Guess(NamedTuple):
    """field: one of `headings.FIELDS`, "total", "local" or "" (none, or not to be used); score 0 to 100, or 200."""

    field: str
    score: float


_NONE = Guess("", 0.0)


def keys(headings: Sequence[str]) -> list[str]:
    """What of each heading counts when headings are compared."""
    return [_key(text) for text in _canonical(headings)]


def guesses(headings: Sequence[str]) -> list[Guess]:
    """The best guess for each heading by itself. A heading known *not* to be a field has no field and a score."""
    words = _dictionary()
    return [words.guess(text) for text in _canonical(headings)]


def _canonical(headings: Sequence[str]) -> list[str]:
    cut = [heading if len(heading) <= _LONGEST else "" for heading in headings]
    return normalised(pd.Series(cut, dtype="str")).str.casefold().tolist()


def _key(text: str) -> str:
    # ำ is told from า in no two headings, and is lost where a list was copied from a PDF ("อ าเภอ", "จานวน").
    return _MARKS.sub("", text).replace("ำ", "า")


@dataclass(frozen=True)
class _Dictionary:
    """Keys → (field, rank within the field); `beginnings` and `parts` longest first."""

    words: dict[str, tuple[str, int]]
    whole: dict[str, tuple[str, int]]
    beginnings: list[tuple[str, str]]
    fillers: re.Pattern[str]

    @cached_property
    def parts(self) -> list[tuple[str, str]]:
        long_enough = [(word, field) for word, (field, _) in self.words.items() if len(word) >= _SHORTEST_PART]
        return sorted(long_enough, key=lambda part: -len(part[0]))

    @cached_property
    def long_words(self) -> list[str]:
        return [word for word, _ in self.parts]

    def guess(self, text: str) -> Guess:
        """text: canonical, in lower case."""
        bare = _UNIT.sub(" ", text)
        key = _key(text)
        found = (
            self._whole(key, 100)
            or self._whole(_key(bare), 99)
            or self._several_levels(bare)
            or self._last_part(bare)
            or self._beginning(key)
            or self._part(key, _UNIT.search(text))
            or self._near(key)
            or _by_unit(_UNIT.search(text))
        )
        return _NONE if found is None or (found.field == "fiscal_year" and _YEAR.search(text)) else found

    def _whole(self, key: str, score: float) -> Guess | None:
        found = self.words.get(key) or self.whole.get(key)
        return Guess(_field(found[0]), score - found[1] / 100) if found else None

    def _last_part(self, text: str) -> Guess | None:
        """A joined heading ("พื้นที่ดำเนินการ ตำบล") goes by its last part, told more closely by what stands before."""
        words = _IN_BRACKETS.sub(" ", text).split()[-8:]
        for start in range(1, len(words)):
            found = self.words.get(_key("".join(words[start:])))
            if found:
                return self._told_by_head(" ".join(words[:start]), found)
        return None

    def _told_by_head(self, head: str, found: tuple[str, int]) -> Guess:
        field, rank = found
        before = self.guess(head).field
        if before == "personal":
            return Guess("personal", 95)
        if field == "amount_baht" and before in _SPECIFIC:
            return Guess(before, 94)
        if field == "total" and before == "people":
            return Guess("people", 98)
        return Guess(_field(field), 95 - rank / 100)

    def _several_levels(self, text: str) -> Guess | None:
        """ตำบล/อำเภอ above one column, whose cells hold whole addresses; not a joined heading that repeats a level."""
        words = [_key(word) for word in re.split(r"[\s/,()\-]+", text) if _key(word)]
        fields = [self.words.get(word, ("",))[0] for word in words]
        if not all(field or self.fillers.fullmatch(word) for word, field in zip(words, fields, strict=True)):
            return None
        levels, last = {field for field in fields[:-1] if field in _LEVELS}, fields[-1] if fields else ""
        is_joined = last in levels or ({last, *levels} == {"village", "moo"} and "/" not in text)
        return Guess("place", 90) if last in _LEVELS and levels and not is_joined else None

    def _beginning(self, key: str) -> Guess | None:
        return next((Guess(_field(field), 80) for word, field in self.beginnings if key.startswith(word)), None)

    def _part(self, key: str, unit: re.Match[str] | None) -> Guess | None:
        """The longest word within; a person before anything else, and what is done with money before money itself."""
        found = [(word, field) for word, field in self.parts if word in key and self._may_stand(word, field, key)]
        if not found:
            return None
        fields = [field for _, field in found]
        money = fields[0] in ("amount_baht", "total")
        closer = next((field for field in fields if field == "personal" or (money and field in _SPECIFIC)), fields[0])
        counts_others = unit is not None and unit["people"] and closer != "personal"
        return Guess("people" if counts_others else _field(closer), 60 + min(len(found[0][0]), 15))

    def _may_stand(self, word: str, field: str, key: str) -> bool:
        if field not in (*_LEVELS, "place", "local"):
            return True
        before, _, after = key.partition(word)
        return bool(self.fillers.fullmatch(before) and self.fillers.fullmatch(after))

    def _near(self, key: str) -> Guess | None:
        if len(key) < _SHORTEST_PART:
            return None
        found = process.extractOne(key, self.long_words, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return Guess(_field(self.words[found[0]][0]), found[1] * 0.6) if found else None


def _by_unit(unit: re.Match[str] | None) -> Guess | None:
    return None if unit is None else Guess("people" if unit["people"] else "amount_baht", 40)


def _field(name: str) -> str:
    return "" if name == "unused" else name


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    beginnings = [(word, field) for word, (field, _) in _by_key(tables["beginnings"]).items()]
    fillers = "|".join(sorted(map(re.escape, keys(tables["fillers"])), key=len, reverse=True))
    return _Dictionary(
        words=_by_key(tables["words"]),
        whole=_by_key(tables["whole"]),
        beginnings=sorted(beginnings, key=lambda pair: -len(pair[0])),
        fillers=re.compile(f"(?:{fillers})*"),
    )


def _by_key(table: dict[str, list[str]]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for field, words in table.items():
        for rank, key in enumerate(keys(words)):
            found.setdefault(key, (field, rank))
    return found
