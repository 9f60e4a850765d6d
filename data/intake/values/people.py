"""Numbers of people as they are written in lists; what counts something else than persons becomes a note."""

import re

import pandas as pd

from data.intake.values import NOT_GIVEN, each_distinct, plain

_PERSONS = r"คน|ราย|ท่าน|รูป|persons?|people|pers\."
_GROUPS = (
    "ครอบครัว|ครัวเรือน|หลังคาเรือน|หลังคา|หลัง|กองทุน|กลุ่ม|แห่ง|ชุมชน|หมู่บ้าน|หมู่|ตำบล|อำเภอ|องค์กร|องค์การ|"
    "โครงการ|กิจกรรม|ครั้ง|รุ่น|คู่|เครือข่าย|ศูนย์|ชมรม|โรงเรียน|โรง|ทีม|ชุด|สภา|วัด|คณะ|หน่วยงาน|หน่วย|พื้นที่|เวที|"
    "households?|famil(?:y|ies)|groups?|funds?|villages?|communit(?:y|ies)"
)
_NUMBER = r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})"
_WHOLE = rf"{_NUMBER}(?:\.0{{1,20}})?"
_ITEM = rf"{_WHOLE}\s*(?:{_PERSONS}|{_GROUPS})"
_BETWEEN = r"(?:[\s,;/+()]|และ|จาก|ใน|จำนวน|รวม)*"
_ITEMS = rf"{_BETWEEN}(?:{_ITEM}{_BETWEEN})+"
_ONE = rf"(?:จำนวน|รวม)?\s*(?P<number>{_WHOLE})\s*(?P<unit>{_PERSONS})?"
_PERSONS_ITEM = rf"(?P<number>{_WHOLE})\s*(?:{_PERSONS})"
_ROUGHLY = (
    r"(?:ประมาณ|ราวๆ?|ราว|กว่า|เกือบ|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|มากกว่า|อย่างน้อย|about|ca\.?|over|[~><≥≤])\s*"
    rf"{_WHOLE}(?:\s*(?:{_PERSONS}|{_GROUPS}))?"
    rf"|{_WHOLE}\s*(?:\+|เศษ|กว่า)(?:\s*(?:{_PERSONS}|{_GROUPS}))?"
    rf"|{_WHOLE}\s*(?:[-–—~]|ถึง|to)\s*{_WHOLE}(?:\s*(?:{_PERSONS}|{_GROUPS}))?"
)
_EVERYONE = r"(?:ทั้ง|ทุก|ไม่จำกัด)[ก-๎\s]+"
_SEX = rf"(?:ชาย|หญิง|ช|ญ)\.?\s*{_WHOLE}"
_BY_SEX = rf"(?:{_WHOLE}\s*(?:{_PERSONS})?{_BETWEEN})?(?:{_SEX}\s*(?:{_PERSONS})?{_BETWEEN})+"
_NOTE = rf"{_ITEMS}|{_ROUGHLY}|{_EVERYONE}|{_BY_SEX}"
_NEGATIVE = rf"-\s*{_WHOLE}(?:\s*(?:{_PERSONS}))?"
_LONGEST = 9  # figures that `agencies.records` takes


def people(text: pd.Series, counted_in: str = "") -> pd.DataFrame:
    """How many persons each text names, on the index of `text`.

    counted_in: what the heading says is counted ("ครอบครัว"), "" for persons; a cell's own unit goes before it.
    people (Int64, NA unknown), note (what is not a plain number of persons, as written: "12 ครอบครัว", "30-40 คน"),
    problem ("", "negative", "unreadable").
    """
    return each_distinct(text, lambda distinct: _people(distinct, counted_in))


def _people(text: pd.Series, counted_in: str) -> pd.DataFrame:
    cells = plain(text)
    number, note = _counted(cells, counted_in)
    number = number.str.replace(r",|\.0+$", "", regex=True)
    is_number = number.str.len().between(1, _LONGEST)
    is_negative = cells.str.fullmatch(_NEGATIVE)
    is_known = is_number | (number.eq("") & note.ne("")) | cells.str.fullmatch(NOT_GIVEN)
    problem = pd.Series("unreadable", index=text.index, dtype="str").mask(is_known, "").mask(is_negative, "negative")
    persons = pd.to_numeric(number.where(is_number)).astype("Int64")
    return pd.DataFrame({"people": persons, "note": note.where(is_known, ""), "problem": problem})


def _counted(cells: pd.Series, counted_in: str) -> tuple[pd.Series, pd.Series]:
    """Persons as written ("" where none are counted) and what else is said."""
    one = cells.str.extract(f"^{_ONE}$")
    is_other = one["unit"].isna() & (re.fullmatch(rf"|{_PERSONS}", counted_in) is None)
    beside = _beside_others(cells)
    number = one["number"].mask(is_other).fillna(beside["number"]).fillna("")
    bare = one["number"].str.replace(r"\.0+$", "", regex=True) + " " + counted_in
    roughly = cells.where(cells.str.fullmatch(_NOTE) & one["number"].isna(), "")
    is_bare = is_other & roughly.ne("") & ~roughly.str.contains(f"{_PERSONS}|{_GROUPS}")
    roughly = roughly.mask(is_bare, roughly + " " + counted_in)
    note = beside["note"].fillna(bare.where(is_other)).fillna(roughly)
    return number.astype("str"), note.astype("str")


def _beside_others(cells: pd.Series) -> pd.DataFrame:
    """number, note of texts that count persons once, beside something else: "35 คน 12 ครอบครัว"; else NA."""
    counted = cells.where(cells.str.fullmatch(_ITEMS) & cells.str.count(_PERSONS_ITEM).eq(1))
    rest = counted.str.replace(_PERSONS_ITEM, " ", regex=True)
    note = rest.str.replace(rf"^{_BETWEEN}|{_BETWEEN}$", "", regex=True)
    is_beside = note.ne("")
    number = counted.str.extract(_PERSONS_ITEM)["number"]
    return pd.DataFrame({"number": number.where(is_beside), "note": note.where(is_beside)})
