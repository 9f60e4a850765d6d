"""What the cells of a list mean: years, people, agencies, functions, target groups, states of the money."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from agencies.registry import Entry, Registry
from data.intake.doubts import AGENCY, FUNCTION, FUNDED_BY, STATUS, TARGET_GROUP, YEAR, doubts, together
from data.intake.setting import Setting
from data.intake.texts import joined
from data.intake.values.people import people
from data.intake.values.statuses import statuses
from data.intake.values.terms import agencies_named, terms
from data.intake.values.years import dates_to_fiscal_years, fiscal_years

_TERM_TH = {FUNCTION: "งานที่สนับสนุน", TARGET_GROUP: "กลุ่มเป้าหมาย", AGENCY: "หน่วยงาน", FUNDED_BY: "หน่วยงานเจ้าของเงิน"}
_TERM_EN = {FUNCTION: "function", TARGET_GROUP: "target group", AGENCY: "agency", FUNDED_BY: "agency whose money it is"}


@dataclass(frozen=True)
class Readings:
    """facts: agency, unit, function, target_group, funded_by, status (IDs, "" unknown), fiscal_year and people
    (Int64), note; index = row. guesses: row, field, guess, text, taken (what it was read as)."""

    facts: pd.DataFrame
    doubts: pd.DataFrame
    guesses: pd.DataFrame


def read_values(texts: pd.DataFrame, setting: Setting, registry: Registry, people_in: str = "") -> Readings:
    """The values of the texts of `texts_by_field`. people_in: what the heading of people counts ("ครอบครัว"), if not
    persons. Rows that name no agency or year have those of the setting."""
    year, year_doubts, year_guesses = _years(texts, setting)
    persons, people_doubts = _people(texts["people"], people_in)
    agency, agency_doubts = _agencies(texts["agency"], AGENCY, registry)
    payer, payer_doubts = _agencies(texts["funded_by"], FUNDED_BY, registry)
    function, function_doubts = _terms(texts["function"], FUNCTION, registry.functions)
    group, group_doubts = _terms(texts["target_group"], TARGET_GROUP, registry.target_groups)
    status, status_doubts = _statuses(texts["status"])
    unnamed = texts["agency"].eq("")
    facts = pd.DataFrame(
        {
            "agency": agency["id"].mask(unnamed, setting.agency),
            "unit": texts["unit"].where(texts["unit"].ne(""), agency["unit"]),
            "function": function,
            "target_group": group,
            "funded_by": payer["id"],
            "status": status,
            "fiscal_year": year,
            "people": persons["people"],
            "note": joined([texts["note"], persons["note"]]),
        }
    )
    found = [year_doubts, people_doubts, agency_doubts, payer_doubts, function_doubts, group_doubts, status_doubts]
    return Readings(facts, together(found), year_guesses)


def _years(texts: pd.DataFrame, setting: Setting) -> tuple[pd.Series, pd.DataFrame, pd.DataFrame]:
    """The year column, else the fiscal year of the date, else the setting's."""
    named, dated = fiscal_years(texts["fiscal_year"]), dates_to_fiscal_years(texts["date"])
    by_date = texts["fiscal_year"].eq("") & texts["date"].ne("")
    read = named.where(~by_date, dated)
    text = texts["fiscal_year"].where(~by_date, texts["date"])
    year = read["year"].astype("Int64").mask(text.eq(""), setting.fiscal_year)
    guesses = pd.DataFrame(
        {"row": text.index, "field": "fiscal_year", "guess": read["guess"], "text": text, "taken": year}
    )
    found = [
        doubts(
            read["problem"].eq("several"),
            "fiscal_year",
            text,
            "ระบุหลายปีงบประมาณ โปรดเลือกปีเดียว หรือแยกเป็นปีละแถว",
            "names several fiscal years; choose one, or make a row for each",
            kind=YEAR,
            key=text,
        ),
        doubts(
            read["problem"].eq("unreadable"),
            "fiscal_year",
            text,
            "อ่านปีงบประมาณไม่ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2551",
            "not a fiscal year; write a Buddhist year of four digits, such as 2551",
        ),
    ]
    return year, together(found), guesses[guesses["guess"].ne("")].reset_index(drop=True)


def _people(text: pd.Series, people_in: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    read = people(text, people_in)
    found = [
        doubts(read["problem"].eq("negative"), "people", text, "จำนวนคนติดลบ ให้ตรวจกับหน่วยงาน", "negative people"),
        doubts(
            read["problem"].eq("unreadable"),
            "people",
            text,
            "อ่านจำนวนคนไม่ได้ ให้ใส่เลขจำนวนเต็ม เช่น 35",
            "not a number of people; write a whole number, such as 35",
        ),
    ]
    return read, together(found)


def _agencies(text: pd.Series, kind: str, registry: Registry) -> tuple[pd.DataFrame, pd.DataFrame]:
    read = agencies_named(text, registry)
    return read, _term_doubts(read, text, kind, registry.agencies)


def _terms(text: pd.Series, kind: str, entries: Mapping[str, Entry]) -> tuple[pd.Series, pd.DataFrame]:
    read = terms(text, entries)
    return read["id"], _term_doubts(read, text, kind, entries)


def _term_doubts(read: pd.DataFrame, text: pd.Series, kind: str, entries: Mapping[str, Entry]) -> pd.DataFrame:
    th, en = _TERM_TH[kind], _TERM_EN[kind]
    meant_th = read["suggestion"].map({key: entry.name("th") for key, entry in entries.items()}).fillna("")
    meant_en = read["suggestion"].map({key: entry.name("en") for key, entry in entries.items()}).fillna("")
    asked = {"kind": kind, "key": text, "suggestion": read["suggestion"], "score": read["score"]}
    several, similar, unknown = (read["problem"].eq(name) for name in ("several", "similar", "unknown"))
    return together(
        [
            doubts(several, kind, text, f"ระบุ{th}มากกว่าหนึ่ง โปรดเลือก", f"names more than one {en}; choose one", **asked),
            doubts(
                similar,
                kind,
                text,
                f"{th}นี้น่าจะหมายถึง “" + meant_th + "” โปรดยืนยัน",
                f"this {en} probably means “" + meant_en + "”; please confirm",
                **asked,
            ),
            doubts(
                unknown,
                kind,
                text,
                f"ไม่พบ{th}นี้ในทะเบียน โปรดเลือกว่าหมายถึงรายการใด",
                f"this {en} is not in the registry; choose what it means",
                **asked,
            ),
        ]
    )


def _statuses(text: pd.Series) -> tuple[pd.Series, pd.DataFrame]:
    read = statuses(text)
    found = doubts(
        read["problem"].eq("unknown"),
        "status",
        text,
        "ไม่รู้จักสถานะของเงินนี้ โปรดเลือก",
        "unknown state of the money; choose one",
        kind=STATUS,
        key=text,
    )
    return read["status"], found
