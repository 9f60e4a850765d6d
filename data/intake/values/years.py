"""Years and dates as they are written in lists → fiscal years of the Buddhist era."""

import pandas as pd

from agencies.records import BUDDHIST_ERA, FISCAL_YEARS
from data.intake.values import NOT_GIVEN, each_distinct, plain

_GREGORIAN = (FISCAL_YEARS[0] - BUDDHIST_ERA, FISCAL_YEARS[1] - BUDDHIST_ERA)
_CENTURY = 2500
"""A year of two figures is taken as one of this century; it is a guess."""
_FIRST_MONTH = 10
"""A fiscal year begins with October of the year before."""

_MONTHS = (
    ("มกราคม", "มกรา", "มค", "january", "jan"),
    ("กุมภาพันธ์", "กุมภา", "กพ", "february", "feb"),
    ("มีนาคม", "มีนา", "มีค", "march", "mar"),
    ("เมษายน", "เมษา", "เมย", "april", "apr"),
    ("พฤษภาคม", "พฤษภา", "พค", "may"),
    ("มิถุนายน", "มิถุนา", "มิย", "june", "jun"),
    ("กรกฎาคม", "กรกฎา", "กค", "july", "jul"),
    ("สิงหาคม", "สิงหา", "สค", "august", "aug"),
    ("กันยายน", "กันยา", "กย", "september", "sept", "sep"),
    ("ตุลาคม", "ตุลา", "ตค", "october", "oct"),
    ("พฤศจิกายน", "พฤศจิกา", "พย", "november", "nov"),
    ("ธันวาคม", "ธันวา", "ธค", "december", "dec"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

_BUDDHIST = r"พ\.?\s?ศ\.?|b\.?e\.?"
_CHRISTIAN = r"ค\.?\s?ศ\.?|a\.?d\.?"
_ERA = rf"(?P<era>{_BUDDHIST}|{_CHRISTIAN})?"
_YEAR = r"'?(?P<year>[0-9]{4}|[12],[0-9]{3}|[0-9]{2})"
_WORDS = r"(?:ประจำ|งบประมาณ|งบ|ปี|fiscal|year|fy|\s)*"
_YEAR_ALONE = rf"{_WORDS}{_ERA}\s*{_YEAR}(?:\.0+)?\s*(?P<era_after>{_BUDDHIST}|{_CHRISTIAN})?"
_ANY_YEAR = rf"{_WORDS}(?:{_BUDDHIST}|{_CHRISTIAN})?\s*'?(?:[0-9]{{4}}|[0-9]{{2}})"
_BETWEEN = r"\s*(?:[-–—~/,;&+]|และ|ถึง|กับ|to|and|\s)\s*"
_SEVERAL_YEARS = rf"{_ANY_YEAR}(?:{_BETWEEN}{_ANY_YEAR})+"

_DAY, _MONTH = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})"
_NAME = r"(?P<month>[ก-๎a-z][ก-๎a-z.\s]*?)\.?"
_SIGN = r"\s*[-/.\s]\s*"
_HOUR = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_ON = r"(?:วันที่|วัน|เมื่อ|เดือน|\s)*"
_DATES = (
    rf"(?P<era>)(?P<year>[0-9]{{4}})[-/.]{_MONTH}[-/.]{_DAY}{_HOUR}",
    rf"{_ON}{_DAY}{_SIGN}{_MONTH}{_SIGN}{_ERA}\s*{_YEAR}{_HOUR}",
    rf"{_ON}(?:{_DAY}\s*[-/.]?\s*)?{_ON}{_NAME}\s*[-/,]?\s*(?:ปี)?\s*{_ERA}\s*{_YEAR}",
    rf"(?P<era>){_NAME}\s*{_DAY}(?:st|nd|rd|th)?\s*,\s*{_YEAR}",
)
_LIKE_A_DATE = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"


def fiscal_years(text: pd.Series) -> pd.DataFrame:
    """The fiscal year that each text names, on the index of `text`.

    year (Int64, Buddhist, within FISCAL_YEARS; NA where none is named or it is not certain which), guess ("",
    "two_digits", "gregorian", "date"), problem ("", "several", "unreadable").
    """
    return each_distinct(text, _years)


def dates_to_fiscal_years(text: pd.Series) -> pd.DataFrame:
    """As `fiscal_years` for a column of dates: whatever year is read is the guess "date"."""
    read = fiscal_years(text)
    return read.assign(guess=read["guess"].mask(read["year"].notna(), "date"))


def _years(text: pd.Series) -> pd.DataFrame:
    cells = plain(text)
    alone = _alone(cells)
    dated, looks_dated = _dated(cells)
    is_dated = alone["year"].isna() & dated.notna()
    year = alone["year"].fillna(dated)
    year = year.where(year.between(*FISCAL_YEARS))
    several = ~looks_dated & cells.str.fullmatch(_SEVERAL_YEARS) | _names_two_dates(cells)
    problem = pd.Series("unreadable", index=text.index, dtype="str").mask(several, "several")
    problem = problem.mask(year.notna() | cells.str.fullmatch(NOT_GIVEN), "")
    guess = alone["guess"].mask(is_dated, "date").where(year.notna(), "")
    return pd.DataFrame({"year": year, "guess": guess, "problem": problem})


def _alone(cells: pd.Series) -> pd.DataFrame:
    """year, guess of the texts that are nothing but a year."""
    found = cells.str.extract(rf"^{_YEAR_ALONE}$")
    year, guess = _buddhist(found["year"], found["era"].fillna(found["era_after"]))
    return pd.DataFrame({"year": year, "guess": guess})


def _buddhist(written: pd.Series, era: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Years as written (NA: none) as Buddhist ones, NA where the era belies them; and what was guessed."""
    digits = written.str.replace(",", "", regex=False)
    number = pd.to_numeric(digits, errors="coerce").astype("Int64")
    is_short = digits.str.len().eq(2).fillna(False)
    era = era.fillna("")
    says_christian = era.str.fullmatch(_CHRISTIAN)
    may_be_buddhist = number.between(*FISCAL_YEARS) & ~says_christian
    is_gregorian = number.between(*_GREGORIAN) & (era.eq("") | says_christian)
    year = number.where(may_be_buddhist.fillna(False))
    year = year.mask(is_gregorian.fillna(False), number + BUDDHIST_ERA)
    year = year.mask(is_short & ~says_christian, number + _CENTURY)
    guess = pd.Series("", index=written.index, dtype="str").mask(is_short, "two_digits")
    return year, guess.mask(is_gregorian.fillna(False), "gregorian")


def _dated(cells: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The fiscal years of texts that are a date or a month (else NA), and which texts are written like one."""
    year = pd.Series(pd.NA, index=cells.index, dtype="Int64")
    looks = cells.str.fullmatch(_LIKE_A_DATE)
    for pattern in _DATES:
        found = cells.str.extract(rf"^{pattern}$")
        if found["year"].isna().all():
            continue
        month = _month(found["month"])
        is_here = month.notna() & year.isna()
        looks |= is_here
        buddhist, _ = _buddhist(found["year"], found["era"])
        year = year.mask(is_here, _fiscal_year(buddhist, month, found["day"]))
    return year, looks


def _month(written: pd.Series) -> pd.Series:
    """Numbers 1-12 of months in figures or words; NA for anything else."""
    named = written.str.replace(r"[.\s]", "", regex=True).map(_MONTH_NUMBER)
    number = pd.to_numeric(written, errors="coerce").astype("Int64")
    return named.astype("Int64").fillna(number.where(number.between(1, 12)))


def _fiscal_year(buddhist: pd.Series, month: pd.Series, day: pd.Series) -> pd.Series:
    """NA for a day that the calendar does not have; a month without a day counts whole."""
    parts = pd.DataFrame({"year": buddhist - BUDDHIST_ERA, "month": month, "day": day.fillna("1").astype("Int64")})
    is_whole = parts.notna().all(axis=1)
    moment = pd.to_datetime(parts[is_whole].astype("int64"), errors="coerce").dropna()
    year = buddhist + month.ge(_FIRST_MONTH).astype("Int64")
    return year.where(year.index.isin(moment.index))


def _names_two_dates(cells: pd.Series) -> pd.Series:
    """Which texts hold two or more months by name, each beside a figure: from one day to another."""
    months = "|".join(sorted((r"\.?\s?".join(name) for name in _MONTH_NUMBER), key=len, reverse=True))
    return cells.str.count(months).ge(2) & cells.str.contains("[0-9]")
