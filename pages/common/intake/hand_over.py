"""The first step: whose list it is, and the file."""

import re
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from agencies.buddhist_years import fiscal_year_of
from agencies.records import BUDDHIST_ERA, FISCAL_YEARS
from data.intake.setting import Setting
from data.intake.template import template
from pages.common import session, sources
from pages.common.clerk import ask_name
from pages.common.stored import province_names
from pages.common.uploads import EXCEL, upload_box
from pages.common.wording import Words

ENDINGS = ["xlsx", "xls", "csv", "tsv"]


@dataclass(frozen=True)
class HandOver:
    """What the clerk said of a list, and the file that was dropped (None while there is none)."""

    setting: Setting
    who: str
    letter_number: str
    letter_date: str
    upload: UploadedFile | None


def ask_hand_over(words: Words) -> HandOver:
    """Draw the boxes of the first step."""
    who = ask_name(words)
    setting = _setting(words)
    with st.expander(words("import.letter")):
        left, right = st.columns(2)
        number = left.text_input(words("import.letter_number"), key="import_letter", max_chars=80)
        written = right.text_input(words("import.letter_date"), key="import_letter_date", placeholder="12/11/2569")
        day = day_written(written)
        if written.strip() and not day:
            st.warning(words("import.no_date"))
    upload = upload_box("import", words("import.upload"), ENDINGS)
    if upload is None:
        _offer_template(words, setting.province)
    return HandOver(setting, who, number.strip(), day, upload)


def _setting(words: Words) -> Setting:
    agencies = sources.registry().agencies
    agency, year, province = st.columns([1.5, 1, 1])
    return Setting(
        agency=agency.selectbox(
            words("import.agency"),
            list(agencies),
            format_func=lambda key: _both(agencies[key], words),
            key="import_agency",
        ),
        fiscal_year=int(
            year.number_input(words("import.year"), *FISCAL_YEARS, fiscal_year_of(date.today()), key="import_year")
        ),
        province=_province(words, province),
    )


def _both(agency: object, words: Words) -> str:
    short, name = agency.short(words.language), agency.name(words.language)
    return name if short == name else f"{short} {name}"


def _province(words: Words, place: object) -> str:
    labels = province_names(words)
    codes = sorted(labels, key=labels.__getitem__)
    usual = (session.selection() or sources.default_selection()).province
    first = codes.index(usual) if usual in codes else 0
    return place.selectbox(words("import.province"), codes, first, format_func=labels.get, key="import_province")


def day_written(text: str) -> str:
    """The ISO day of a Buddhist date such as "12/11/2569"; "" for any other text."""
    parts = re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*", text)
    try:
        day, month, year = map(int, parts.groups()) if parts else (0, 0, 0)
        return date(year - BUDDHIST_ERA, month, day).isoformat()
    except ValueError:
        return ""


def _offer_template(words: Words, province: str) -> None:
    """A blank form with drop-down lists for agencies that have no list yet."""
    st.caption(words("import.hint"))
    st.download_button(
        words("import.template"),
        data=lambda: template(sources.registry(), sources.register(), province),
        file_name=words("import.template_name"),
        mime=EXCEL,
        icon=":material/download:",
        on_click="ignore",
        key=f"import_template_{province}",
    )
