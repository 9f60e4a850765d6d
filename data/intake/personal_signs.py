"""What gives personal data away: national IDs, telephone and account numbers, names of persons; and headings."""

import re
from functools import lru_cache

import pandas as pd

from data.intake.values import plain
from geo import gazetteer

NATIONAL_ID, BANK_ACCOUNT, TELEPHONE, NAME = REASONS = ("national_id", "bank_account", "telephone", "name")

SIGNS = ("id", "short_id", "account", "telephone", "bare_telephone", "full_name", "title")
"""id: a valid national ID. short_id: a number of 13 figures written as 3.40E+12. bare_telephone: the whole text is a
number that may have lost its leading 0. full_name: title, name and surname. title: begins with title and name."""

_ID_LENGTH = 13
_FIGURE = "[0-9๐-๙０-９]"
_DASH = r"[-–—]"
_GAP = rf"(?:\s?(?:{_DASH}|[./_])\s?|\s)"
_BEFORE, _AFTER = r"(?<![0-9])(?<![0-9][.,])", r"(?![0-9])(?!\.[0-9]*[1-9])(?!,[0-9]{3}(?![0-9]))"
_ID_SHAPES = (
    rf"[0-9]{_GAP}?[0-9]{{4}}{_GAP}?[0-9]{{5}}{_GAP}?[0-9]{{2}}{_GAP}?[0-9]",
    rf"[0-9](?:{_DASH}?[0-9]){{12}}",
)
_IDS = [re.compile(rf"{_BEFORE}(?=({shape}){_AFTER})") for shape in _ID_SHAPES]
_ID_ALONE = re.compile(r"['\"]?([0-9](?:[\s\-–—_]{0,3}[0-9]){12})(?:\.0+)?")
_SHORT_ID = r"(?<![0-9.,])[1-9](?:[.,][0-9]+)?\s?e\s?\+?12(?![0-9])"

_SEP = r"\s?[-–—.\s]\s?"
_TELEPHONES = (
    rf"0(?:{_DASH}?[1-9])(?:{_DASH}?[0-9]){{7,8}}",
    rf"0[1-9]\)?{_SEP}?[0-9]{{3,4}}{_SEP}?[0-9]{{4}}",
    rf"0[1-9][0-9]\)?{_SEP}?[0-9]{{3}}{_SEP}?[0-9]{{3,4}}",
    rf"0[1-9][0-9]\)?{_SEP}?[0-9]{{4}}{_SEP}?[0-9]{{3}}",
    rf"0[1-9][0-9]{{2}}{_SEP}[0-9]{{3}}{_SEP}?[0-9]{{3}}",
    rf"0\s?(?:{_DASH}|\s)\s?[1-9][0-9]{{3,4}}{_SEP}?[0-9]{{4}}",
)
_ABROAD = r"(?:\+|\b00)\s?66[\s-]?(?:\(0\))?[\s-]?[1-9](?:[\s-]?[0-9]){7,8}(?![0-9])"
_TELEPHONE = rf"(?<![0-9])(?<![0-9][.,])(?:{'|'.join(_TELEPHONES)})(?![0-9])|{_ABROAD}"
_TELEPHONE_ALONE = r"\(?0[\s\-–—()]{0,3}[1-9](?:[\s\-–—.()]{0,3}[0-9]){7,8}"
_BARE_TELEPHONE = r"[689][0-9]{8}(?:\.0+)?|66[2-9][0-9]{7,8}(?:\.0+)?"

_ACCOUNT = (
    rf"(?<![0-9])(?:[0-9]{{3}}{_SEP}[0-9]{_SEP}[0-9]{{5}}{_SEP}[0-9]"
    rf"|[0-9]{{2}}{_DASH}[0-9]{{3}}{_DASH}[0-9]{_DASH}[0-9]{{5}}{_DASH}[0-9])(?![0-9])"
    r"|(?:บัญชี|บ/ช|ธนาคาร|พร้อมเพย์|account|acc\.|a/c|promptpay)[^0-9]{0,40}[0-9](?:[\s\-–—]?[0-9]){8,14}(?![0-9])"
)

_NO_MAN = (
    r"(?!ก(?:\s|\.|$|อบต|อบจ|เทศ|องค์|สมาคม|ฯ|รัฐ|สภา|เมือง|เหล่า|พุทธ|สโมสร|ชมรม))"
    r"(?!อำเภอ|ทะเบียน|จ้าง|ช่าง|หน้า|ทหาร|ตำรวจ|ประกัน|ด่าน|สถานี|ไปรษณีย์|ทุน|แบบ|แพทย์\s?(?:สาธารณสุข|ชำนาญ|เชี่ยวชาญ))"
)
_RANK = r"(?:ร\.\s?[ตทอ]\.|พ\.\s?[ตทอ]\.|จ\.\s?ส\.\s?[ตทอ]\.|ส\.\s?[ตทอ]\.|ด\.\s?ต\.)(?:\s?[ตทอ]\.)?(?:\s?หญิง)?"
_TITLE = (
    rf"(?:(?<!ท)(?<!เจ้า)นาย{_NO_MAN}|นางสาว(?!ไทย)|นาง(?!สาว|พยาบาล|รำ|นพมาศ|สงกรานต์)|น\.?\s?ส\.|ด\.\s?[ชญ]\.|เด็ก(?:ชาย|หญิง)|"
    rf"(?:ว่าที่\s?)?{_RANK}|ว่าที่\s?ร้อย(?:ตรี|โท|เอก)|ดร\.)"
)
_WORD = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-ํ]{1,40}"
_NO_GIVEN = r"(?!และ|ที่|ใน|กับ|หรือ|อายุ|จำนวน|ผู้|เด็ก|ขอบ|แม่)"
_NO_SURNAME = r"(?!หมู่(?:ที่|บ้าน|\s|[0-9])|ตำบล|อำเภอ|จังหวัด|เทศบาล|อบต|และ|กับ|โทร|เป็น|จำนวน|อายุ)"
_THAI_NAME = rf"{_TITLE}\s?{_NO_GIVEN}{_WORD}"
_ENGLISH_NAME = r"\b(?:(?:mr|mrs|miss)\b\.?|ms\.)\s?[a-z]{2,40}"
_FULL_NAME = rf"{_THAI_NAME}\s{_NO_SURNAME}{_WORD}|{_ENGLISH_NAME}\s[a-z]{{2,40}}"
_TITLED = rf"[(0-9.)\s]*(?:{_THAI_NAME}|{_ENGLISH_NAME})"
_MAY_BE_NAME = r"นาย|นาง|[สชญตทอ]\.|เด็กชาย|เด็กหญิง|ร้อย|ดร\.|[mM][rRsSiI]"

_HEADINGS = {
    NATIONAL_ID: r"เลข(?:ที่)?\s?(?:ประจำตัว|บัตร)|บัตร(?:ประจำตัว)?\s?(?:ประชาชน|ปชช)|13\s?หลัก|หนังสือเดินทาง|"
    r"(?:id|identity|identification)\s?card|(?:national|citizen|personal)\s?id|passport",
    TELEPHONE: r"โทร(?!ทัศน์)|เบอร์|มือถือ|แฟกซ์|phone|mobile|\btel\b|\bfax\b",
    BANK_ACCOUNT: r"(?<!ปี)(?<!ทำ)บัญชี(?!ครัวเรือน|รายชื่อ|รายการ|แนบ)|พร้อมเพย์|promptpay|\baccounts?\b(?!\s(?:of|for))",
    NAME: r"สกุล|surname|(?:full|first|last|family|given|person'?s)\s?name|contact person|"
    r"name of (?:the )?(?:person|beneficiar|recipient)|"
    r"(?:ราย)?ชื่อ\s?(?:ผู้|สมาชิก|ประธาน|กรรมการ|เจ้าหน้าที่|หัวหน้า|บุคคล|คน(?!พิการ)|ประชาชน|บิดา|มารดา)|"
    r"^(?:ผู้ประสานงาน|ผู้ติดต่อ|ผู้รับเงิน|ประธานกองทุน|ประธานกลุ่ม)",
}
"""Headings of columns that hold such data; ชื่อหมู่บ้าน, ชื่อกองทุน, ชื่อโครงการ and the like are none."""


def heading_reasons(headings: pd.Series) -> pd.Series:
    """What each heading says that its column holds: one of REASONS or ""."""
    words = plain(headings).str.replace("_", " ", regex=False)
    reason = pd.Series("", index=headings.index, dtype="str")
    for name, pattern in _HEADINGS.items():
        reason = reason.mask(reason.eq("") & words.str.contains(pattern), name)
    return reason


def signs_in(text: pd.Series) -> pd.DataFrame:
    """Which of SIGNS each text shows (one bool column each, index of `text`)."""
    signs = pd.DataFrame(False, index=text.index, columns=list(SIGNS))
    figures = text.str.count(_FIGURE)
    is_number = figures.ge(9) | (figures.ge(3) & text.str.contains("[eEｅＥ]"))
    for name, found in _signs_of_numbers(plain(text[is_number])).items():
        signs.loc[is_number, name] = found
    is_long = figures.ge(_ID_LENGTH)
    signs.loc[is_long, "id"] = plain(text[is_long]).map(_holds_id).astype(bool)
    is_name = text.str.contains(_MAY_BE_NAME)
    names = plain(text[is_name])
    signs.loc[is_name, "full_name"] = names.str.contains(_FULL_NAME)
    signs.loc[is_name, "title"] = names.str.match(_TITLED) & ~_are_places(names)
    return signs


def _signs_of_numbers(cells: pd.Series) -> dict[str, pd.Series]:
    return {
        "short_id": cells.str.contains(_SHORT_ID),
        "account": cells.str.contains(_ACCOUNT),
        "telephone": cells.str.contains(_TELEPHONE) | cells.str.fullmatch(_TELEPHONE_ALONE),
        "bare_telephone": cells.str.fullmatch(_BARE_TELEPHONE),
    }


def _holds_id(cell: str) -> bool:
    """Whether a national ID stands in a text, however it is set out."""
    alone = _ID_ALONE.fullmatch(cell)
    if alone and is_national_id(alone[1]):
        return True
    return any(is_national_id(found[1]) for shape in _IDS for found in shape.finditer(cell))


def is_national_id(text: str) -> bool:
    """Whether the figures of a text are 13 with a valid last one: 11 less the weighted sum of the others, modulo 11."""
    figures = re.sub("[^0-9]", "", text)
    if len(figures) != _ID_LENGTH:
        return False
    weighted = sum(int(figure) * weight for figure, weight in zip(figures, range(_ID_LENGTH, 1, -1), strict=False))
    return (11 - weighted % 11) % 10 == int(figures[-1])


def _are_places(cells: pd.Series) -> pd.Series:
    """Texts that are the name of a tambon or amphoe (นางรอง, นางแดด) and nothing else."""
    return cells.isin(_place_names())


@lru_cache(maxsize=1)
def _place_names() -> frozenset[str]:
    table = gazetteer.tambons()
    return frozenset(table["name_th"]) | frozenset(table["amphoe_th"])
