"""One cell of a list → the parts of a place that it says, whatever column it stands in."""

import re
from dataclasses import dataclass
from typing import Literal

from geo.place_numbers import NUMBERS, moos_of
from geo.place_tokens import NAMED, Token, tokens_of

Start = Literal["area_code", "province", "amphoe", "tambon", "village", "moo", "place"]
"""The column of a cell: what a text means that has no word for its level before it."""
Village = tuple[int | None, str]
"""One village as said: its หมู่ (None not said) and its name ("" not said)."""
ALL = 0
LONGEST = 400
"""Longer texts are no places."""


@dataclass
class Cell:
    """The parts of one cell, as written but for the words of their levels; "" and () not said.

    whole: None, ALL for every village of the tambon, or the number of villages that are said to be all of them.
    problem: "" or why the cell cannot be used: range, date, codes, parents (several tambons or amphoes), long.
    is_local: the tambon is named by its local government. is_wide: an amphoe or more is meant.
    """

    code: str = ""
    province: str = ""
    amphoe: str = ""
    tambon: str = ""
    villages: tuple[Village, ...] = ()
    whole: int | None = None
    problem: str = ""
    is_local: bool = False
    is_wide: bool = False


_NOTHING = re.compile(r"[-–—.*_?/ ]*|ไม่ระบุ|ไม่ทราบ|ไม่มี|ไม่มีข้อมูล|n/?a|null|none|nan", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}\b.*|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}[- ](?:[a-z]{3}|[ก-ฮ]{1,2}\. ?[ก-ฮ]\.)|[a-z]{3}-\d{2}",
    re.IGNORECASE,
)
_WORDS = "ตำบล|อำเภอ|จังหวัด|เทศบาล|อบต|องค์การ|ทุก|ทั้ง|ทั่ว|เต็ม|ครอบคลุม|หมู่|และ|กับ|เขต|แขวง|พื้นที่|ถนน|ซอย|เลขที่"
_PLAIN_NAME = re.compile(rf"(?!.*(?:{_WORDS}))[ก-๎]+")
_ONLY_NUMBERS = re.compile(rf"(?:ที่ ?)?{NUMBERS}", re.IGNORECASE)
_SPLIT = re.compile(r" ?[,;\n] ?| (?:และ|กับ|and|&) ?|/(?=บ้าน|หมู่)|(?:และ|กับ)(?=บ้าน|หมู่|ม\.)")
_SEVERAL = re.compile(r"[,;/]| (?:และ|กับ|and|&) ")


def read_cell(text: str, start: Start) -> Cell:
    """The parts of one normalised text that stands in the column `start`."""
    if not text or _NOTHING.fullmatch(text):
        return Cell()
    if len(text) > LONGEST:
        return Cell(problem="long")
    if start not in NAMED and start != "area_code" and _DATE.fullmatch(text):
        return Cell(problem="date")
    return _assembled(_tokens(text, "tambon" if start == "area_code" else start))


def _tokens(text: str, start: str) -> list[Token]:
    """The tokens of a text, the short way for what most cells hold: a plain name or plain numbers."""
    if _PLAIN_NAME.fullmatch(text) and start in (*NAMED, "village"):
        return [(start, text)]
    if start not in NAMED and _ONLY_NUMBERS.fullmatch(text):
        return [("moos", text)]
    return tokens_of(text, start)


def _assembled(tokens: list[Token]) -> Cell:
    cell = Cell()
    for kind, text in tokens:
        if kind in NAMED:
            _add_name(cell, kind, text)
        elif kind == "code":
            digits = re.sub(r"\.0+$|\D", "", text)
            cell.problem = "codes" if cell.code not in ("", digits) else cell.problem
            cell.code = cell.code or digits
        elif kind == "whole":
            number = re.search(r"\d+", text)
            cell.whole = int(number[0]) if number else ALL
        elif kind == "moos" and moos_of(text) is None:
            cell.problem = "range"
    kinds = [kind for kind, _ in tokens]
    cell.is_local, cell.is_wide = "local" in kinds and cell.tambon != "", "wide" in kinds
    cell.villages = _villages(_events(tokens))
    return cell


def _add_name(cell: Cell, kind: str, text: str) -> None:
    said = getattr(cell, kind)
    if said not in ("", text) or (kind == "tambon" and _SEVERAL.search(text)):
        cell.problem = "parents"
    setattr(cell, kind, said or text)


Event = tuple[str, str | list[int]]


def _events(tokens: list[Token]) -> list[Event]:
    """What the tokens say of villages: ("moos", numbers), ("name", text), and ("end", "") where a list goes on."""
    events: list[Event] = []
    for kind, text in tokens:
        if kind == "end":
            events.append((kind, ""))
        elif kind == "moos":
            events.append(("moos", moos_of(text) or []))
        elif kind in ("village", "rest"):
            for position, name in enumerate(_SPLIT.split(text)):
                events += [("end", "")] if position else []
                events += [("name", name.strip())] if name.strip() else []
    return events


def _villages(events: list[Event]) -> tuple[Village, ...]:
    """The villages that are said, in order, each once: a name and the number beside it are one village."""
    said = [kind for kind, _ in events if kind != "end"]
    if sorted(said) == ["moos", "name"]:  # one of each, in whatever order and however apart
        events = [event for event in events if event[0] != "end"]
    groups: list[dict[str, str | list[int]]] = [{}]
    leader = ""  # the kind that stands first in a list begins each of its villages
    for kind, value in events:
        leader = "" if kind == "end" else leader or kind
        if kind == "end" or kind in groups[-1] or (kind == leader and groups[-1]):
            groups.append({})
        if kind != "end":
            groups[-1][kind] = value
    villages = [village for group in groups for village in _of_group(group)]
    return tuple(dict.fromkeys(villages))


def _of_group(group: dict[str, str | list[int]]) -> list[Village]:
    """A name beside several numbers belongs to the nearest: "บ้านเพีย หมู่ 1, 2", "หมู่ 1, 2 บ้านเพีย"."""
    name, moos = str(group.get("name", "")), list(group.get("moos", []))
    if not moos:
        return [(None, name)] if name else []
    bearer = 0 if next(iter(group)) == "name" else len(moos) - 1
    return [(int(moo), name if position == bearer else "") for position, moo in enumerate(moos)]
