"""The boxes of one record: its area chosen from the register, the rest from the registry or written."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from agencies.privacy import FEWEST_SHOWN, hides_people
from agencies.records import STATUSES, WHOLE_TAMBON
from agencies.registry import Entry
from pages.common import sources
from pages.common.wording import Words

UNKNOWN_VILLAGE = ""
LONGEST_NOTE = 2_000
LONGEST_NAME = 200
"""Characters that a note and any other written text may have."""


def record_form(words: Words, before: Mapping[str, str], key: str) -> dict[str, str]:
    """Draw the boxes, filled in as `before` (columns of a record); what stands in them now, as text.

    key: begins the keys of the boxes; another record or version needs another one.
    """
    area = _area(words, before, key)
    st.subheader(words("records.support"))
    boxes = _Boxes(words, before, key)
    registry = sources.registry()
    first, second, third, fourth = (st.columns(n) for n in (2, 2, 3, 2))
    return area | {
        "agency": boxes.choice(first[0], "agency", registry.agencies, words("records.choose")),
        "unit": boxes.text(first[1], "unit"),
        "function": boxes.choice(second[0], "function", registry.functions, words("records.not_known")),
        "target_group": boxes.choice(second[1], "target_group", registry.target_groups, words("records.not_known")),
        "fiscal_year": boxes.text(third[0], "fiscal_year", words("records.empty_help")),
        "amount_baht": boxes.text(third[1], "amount_baht", words("records.empty_help")),
        "people": boxes.people(third[2]),
        "status": boxes.status(fourth[0]),
        "funded_by": boxes.choice(fourth[1], "funded_by", registry.agencies, words("records.own_money")),
        "fund_name": boxes.text(st.container(), "fund_name"),
        "note": boxes.note(),
    }


class _Boxes:
    """Boxes that begin as a record was before."""

    def __init__(self, words: Words, before: Mapping[str, str], key: str) -> None:
        self.words, self.before, self.key = words, before, key

    def text(self, place: DeltaGenerator, name: str, help_text: str | None = None) -> str:
        label, old = self.words(f"records.{name}"), self.before[name]
        longest = max(LONGEST_NAME, len(old))
        return place.text_input(label, old, max_chars=longest, key=f"{self.key}_{name}", help=help_text).strip()

    def choice(self, place: DeltaGenerator, name: str, entries: Mapping[str, Entry], empty: str) -> str:
        """A box of the registry's entries; one that the registry does not have any more stays as it is."""
        names = {"": empty} | {key: entry.name(self.words.language) for key, entry in entries.items()}
        names.setdefault(self.before[name], self.before[name])
        options = list(names)
        return place.selectbox(
            self.words(f"records.{name}"),
            options,
            options.index(self.before[name]),
            format_func=names.__getitem__,
            key=f"{self.key}_{name}",
        )

    def status(self, place: DeltaGenerator) -> str:
        names = {"": self.words("records.not_known")} | {key: self.words(f"money.{key}") for key in STATUSES}
        names.setdefault(self.before["status"], self.before["status"])
        options = list(names)
        at = options.index(self.before["status"])
        label = self.words("records.status")
        return place.selectbox(label, options, at, format_func=names.__getitem__, key=f"{self.key}_status")

    def people(self, place: DeltaGenerator) -> str:
        """A small number of a sensitive group is not shown; an empty box then keeps it."""
        if not hides_people_of(self.before):
            return self.text(place, "people", self.words("records.empty_help"))
        typed = place.text_input(
            self.words("records.people"),
            placeholder=self.words("records.few_people", n=FEWEST_SHOWN),
            help=self.words("records.few_help", n=FEWEST_SHOWN),
            key=f"{self.key}_people",
        ).strip()
        return {"": self.before["people"], "-": ""}.get(typed, typed)

    def note(self) -> str:
        label, old = self.words("records.note"), self.before["note"]
        longest = max(LONGEST_NOTE, len(old))
        return st.text_area(label, old, max_chars=longest, key=f"{self.key}_note", height=80).strip()


def hides_people_of(values: Mapping[str, str]) -> bool:
    """Whether the number of people of a record may not be shown."""
    people = pd.to_numeric(pd.Series([values["people"]]), errors="coerce")
    is_village = values["area_code"] in set(sources.register().villages["village_code"])
    one = pd.DataFrame({"target_group": [values["target_group"]], "people": people, "village_code": [""]})
    return bool(hides_people(one.assign(village_code="x" if is_village else ""), sources.registry()).iloc[0])


def _area(words: Words, before: Mapping[str, str], key: str) -> dict[str, str]:
    """Province, amphoe, tambon, and village or the whole tambon, one after the other: area_code and scope."""
    st.subheader(words("records.area"))
    register = sources.register()
    tambon_of = register.villages.set_index("village_code")["tambon_code"]
    code = before["area_code"]
    known = register.tambons[register.tambons["tambon_code"].eq(tambon_of.get(code, code))]
    if code and known.empty:
        st.warning(words("records.unknown_area", code=code))
    columns = st.columns(4)
    within = register.tambons
    for level, column in zip(_LEVELS, columns, strict=False):
        old = known[f"{level}_code"].iloc[0] if len(known) else None
        with column:
            chosen = _choose(words, level, within, old, key)
        within = within[within[f"{level}_code"].eq(chosen)]
    if within.empty:
        return {"area_code": "", "scope": ""}
    tambon = within["tambon_code"].iloc[0]
    villages = register.villages[register.villages["tambon_code"].eq(tambon)]
    old = WHOLE_TAMBON if before["scope"] == WHOLE_TAMBON else code if code in tambon_of.index else UNKNOWN_VILLAGE
    with columns[-1]:
        village = _village(words, villages, old, f"{key}_{tambon}")
    is_wide = village in (UNKNOWN_VILLAGE, WHOLE_TAMBON)
    return {"area_code": tambon if is_wide else village, "scope": WHOLE_TAMBON if village == WHOLE_TAMBON else ""}


_LEVELS = {"province": "province", "amphoe": "amphoe", "tambon": "name"}
"""Levels above the village, and how the columns of their names begin."""


def _choose(words: Words, level: str, places: pd.DataFrame, old: str | None, key: str) -> str | None:
    """One level of the area within the one above; a single choice is taken at once."""
    found = places.drop_duplicates(f"{level}_code").sort_values(f"{level}_code")
    name = words.pick_each(found[f"{_LEVELS[level]}_th"], found[f"{_LEVELS[level]}_en"])
    codes = found[f"{level}_code"]
    names = dict(zip(codes, name.where(name.ne(""), codes), strict=True))
    options = list(names)
    at = options.index(old) if old in names else 0 if len(options) == 1 else None
    return st.selectbox(
        words(f"records.{level}"),
        options,
        at,
        format_func=names.__getitem__,
        placeholder=words("records.choose"),
        key=f"{key}_{level}_{options[0] if options else ''}",
        disabled=not options,
    )


def _village(words: Words, villages: pd.DataFrame, old: str, key: str) -> str:
    """A village of the tambon, the whole tambon, or that the village is not known."""
    names = {UNKNOWN_VILLAGE: words("records.village_unknown"), WHOLE_TAMBON: words("records.whole_tambon")}
    name = words.pick_each(villages["name_th"], villages["name_en"])
    for code, moo, text in zip(villages["village_code"], villages["moo"], name, strict=True):
        names[code] = code if pd.isna(moo) else words("records.village_named", moo=moo, name=text).strip()
    options = list(names)
    at = options.index(old) if old in names else 0
    return st.selectbox(words("records.village"), options, at, format_func=names.__getitem__, key=f"{key}_village")
