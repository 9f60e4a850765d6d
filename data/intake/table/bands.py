"""Band rows: a single text across the table (อ.ชุมแพ, ปีงบประมาณ 2551, กิจกรรม : …) that holds for the rows below it."""

import re

import numpy as np
import pandas as pd

from geo.names import comparable, normalised

BAND_COLUMNS = ["province", "amphoe", "tambon", "village", "fiscal_year", "agency", "function"]
PLACE_LEVELS = ("province", "amphoe", "tambon", "village")

_START = r"(?:^|(?<=[\s,/.\d-]))"
_STOP = (
    r"(?=\s*(?:จังหวัด|จ\.|กิ่งอำเภอ|อำเภอ|อ\.|ตำบล|ต\.)|\s+(?:หมู่|ม\.|บ้าน|แขวง|เขต|จำนวน|รวม|ปี|พ\.ศ\.|รหัส|มี\s)"
    r"|\s*[,/;=–-]|\s+\d|\s*$)"
)
_WORDS = {
    "province": r"จังหวัด|จ\.|province",
    "amphoe": r"กิ่งอำเภอ|กิ่ง\s?อ\.|อำเภอ|อ\.|เขต(?!พื้นที่|เทศบาล|เลือก)|district|amphoe",
    "tambon": r"ตำบล|ต\.|แขวง|tambon",
    "village": r"หมู่บ้าน|บ้าน|หมู่ที่|หมู่|ม\.|village",
}
_ANY_PLACE = "^(" + "|".join(_WORDS.values()) + ")"
_ASIDE = re.compile(r"[(\[].*?(?:[)\]]|$)|\d+\s*(?:ตำบล|อำเภอ|หมู่บ้าน|แห่ง|กลุ่ม)(?![ก-๙])")
"""What is said of a place beside its name: (5 ตำบล)."""
_RUN_ON = re.compile(r"(?<=[ก-๙])(?<!กิ่ง)(?=อ\.|จ\.|อำเภอ|จังหวัด)")
_YEAR = (
    r"^(?:ประจำ)?(?:ปีงบประมาณ|ปี|พ\.ศ\.|fiscal year|year)\s*:?\s*(?:[พค]\.\s*ศ\.)?\s*"
    r"(\d{2,4}(?:\s*[-–/]\s*\d{2,4})?)\s*$"
)
_AGENCY_SAID = r"^(?:หน่วยงาน(?:ที่รับผิดชอบ|รับผิดชอบ|หลัก)?|ส่วนราชการ|agency)\s*:?\s*([^\s:].*)$"
_AGENCY = (
    r"^((?:สำนักงาน|สนง\.|องค์การบริหารส่วน|องค์กรปกครอง|อบต\.|อบจ\.|เทศบาล|ทต\.|ทม\.|ทน\.|ศูนย์พัฒนาสังคม|สถาบัน|กรม|กระทรวง|มูลนิธิ"
    r"|สมาคม|คณะกรรมการ|พมจ|ศพส|พอช|สสว|กสจ|อปท).*)$"
)
_FUNCTION_SAID = r"^(?:กิจกรรม|โครงการ|แผนงาน|ผลผลิต|งาน|activity|project)\s*(?:ที่\s*\d[\d.]*\s*[:.]?|:)\s*([^\s:].*)$"
_FUNCTION = r"^((?:กิจกรรม|โครงการ|แผนงาน|การสนับสนุน|ประเภทการสนับสนุน)\s*:?\s*[^\s:].*)$"
_ENUMERATOR = r"^(?:\(?\d{1,2}(?:\.\d{1,2})*\s*[.)]\s*|\d{1,2}(?:\.\d{1,2})+\s+|\(?[กขคงฉช][.)]\s*|[•*●▪-]\s*)"

ENUMERATED = _ENUMERATOR + r"[^\s\d]"
"""A text that begins with a number or letter of a list."""
LABEL = r"^(?:จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ปีงบประมาณ(?: พ\.ศ\.)?|ปี|ปี พ\.ศ\.|หน่วยงาน|กิจกรรม|โครงการ) *:?$"
"""A word whose name stands in the next cell: อำเภอ : | ชุมแพ."""


def named_in(texts: pd.Series) -> pd.DataFrame:
    """What texts of possible bands name: BAND_COLUMNS, "" where nothing; index as given.

    A text must begin with the word for what it names; a place may go on with the places it lies in.
    """
    text = without_enumerator(normalised(texts))
    found = pd.DataFrame("", index=text.index, columns=BAND_COLUMNS, dtype="str")
    found["fiscal_year"] = _first(text, _YEAR)
    found["function"] = _first(text, _FUNCTION_SAID, _FUNCTION)
    found["agency"] = _first(text, _AGENCY_SAID, _AGENCY)
    is_open = found.eq("").all(axis=1)
    found[list(PLACE_LEVELS)] = _places(text.where(is_open, ""))
    return found


def without_enumerator(texts: pd.Series) -> pd.Series:
    """1. อำเภอเมือง → อำเภอเมือง."""
    return texts.str.replace(_ENUMERATOR, "", regex=True)


def spread_bands(named: pd.DataFrame) -> pd.DataFrame:
    """What holds for each row: named (BAND_COLUMNS, "" none, one line for each row of the table) carried downwards.

    A place holds until the next band of its level or of a wider one; year, agency and function each until the next.
    """
    spread = {}
    is_ended = pd.Series(False, index=named.index)
    for column in PLACE_LEVELS:
        is_named = named[column].ne("")
        spread[column] = named[column].where(is_named | is_ended).ffill().fillna("")
        is_ended = is_ended | is_named
    for column in BAND_COLUMNS[len(PLACE_LEVELS) :]:
        spread[column] = named[column].where(named[column].ne("")).ffill().fillna("")
    return pd.DataFrame(spread, index=named.index).astype("str")


def bands_in_force(named: pd.DataFrame, own: pd.DataFrame, total_of: pd.Series) -> pd.DataFrame:
    """`spread_bands`, a place no longer holding once a row names another of its level or a total of it was drawn.

    own: province, amphoe, tambon as the rows themselves say ("" nothing); total_of: level of a total or "".
    """
    spread = spread_bands(named)
    is_new, is_over = pd.Series(False, index=named.index), pd.Series(False, index=named.index)
    for level in PLACE_LEVELS[:3]:
        is_new = is_new | named[level].ne("")
        is_other = own[level].ne("") & comparable(own[level], level).ne(comparable(spread[level], level))
        ends = is_other | total_of.eq(level)
        is_over = is_over | ends.groupby(is_new.cumsum()).cummax()
        spread[level] = spread[level].mask(is_over, "")
    return spread


def breaks_of(named: pd.DataFrame, is_total: np.ndarray, total_of: pd.Series) -> pd.DataFrame:
    """Rising numbers by row, for province, amphoe, tambon: they change where a place does not reach further down.

    That is at a band of its level or a wider one, and at a total: of what it says (total_of: level or ""), else of
    the tambon.
    """
    breaks, is_ended = {}, pd.Series(False, index=named.index)
    for level in PLACE_LEVELS[:3]:
        is_ended = is_ended | named[level].ne("") | total_of.eq(level)
        ends = is_ended | is_total if level == "tambon" else is_ended
        breaks[level] = ends.cumsum()
    return pd.DataFrame(breaks, index=named.index)


def _places(text: pd.Series) -> pd.DataFrame:
    """province, amphoe, tambon, village with their words; the whole text where a level is named twice."""
    is_place = text.str.extract(_ANY_PLACE, expand=False).notna()
    rest = text.where(is_place, "").str.replace(_ASIDE, " ", regex=True).str.replace(r"\s*:\s*", " ", regex=True)
    rest = whole = rest.str.replace(_RUN_ON, " ", regex=True).str.strip()
    found = {}
    for level in PLACE_LEVELS[:3]:
        pattern = rf"{_START}((?:{_WORDS[level]})\s*\S.*?){_STOP}"
        one = rest.str.extract(pattern, expand=False).fillna("").str.strip()
        rest = rest.str.replace(re.compile(pattern), " ", regex=True, n=1)
        found[level] = one.mask(rest.str.extract(pattern, expand=False).notna(), whole)
    village = rf"{_START}((?:{_WORDS['village']})\s*\S.*)$"
    found["village"] = rest.str.strip().str.extract(village, expand=False).fillna("").str.strip()
    return pd.DataFrame(found)


def _first(text: pd.Series, *patterns: str) -> pd.Series:
    """What the first fitting pattern holds in brackets, "" where none fits."""
    found = pd.Series("", index=text.index, dtype="str")
    for pattern in patterns:
        found = found.where(found.ne(""), text.str.extract(pattern, flags=re.IGNORECASE, expand=False).fillna(""))
    return found.str.strip()
