"""Headings of a list → the fields of a support record, by the words in `headings.toml` and by what was remembered."""

from collections.abc import Mapping, Sequence

from data.intake.table.heading_words import Guess, guesses, keys

PLACE_FIELDS = ("area_code", "province", "amphoe", "tambon", "village", "moo", "place")
AMOUNT_FIELDS = ("amount_baht", "amount_planned", "amount_approved", "amount_disbursed")
QUANTITY_FIELDS = (*AMOUNT_FIELDS, "people")
FIELDS = (
    *PLACE_FIELDS,
    "agency",
    "unit",
    "function",
    "target_group",
    "fund_name",
    "fiscal_year",
    "date",
    *QUANTITY_FIELDS,
    "status",
    "funded_by",
    "note",
    "source",
    "scope",
    "personal",
)
"""What a column can be; "" is a column that is not used."""
_MANY = ("note", "personal")
_REMEMBERED = 200.0
_FINER_PLACES = ("area_code", "tambon", "village", "place")


def match_headings(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> list[str]:
    """The field of each heading, "" where none: each field once (its surest heading), but note and personal repeat.

    remembered: heading → field or "" (not used), as the clerk settled it before; it wins over every guess. Fields that
    do not exist are passed over.
    """
    return chosen_fields(weighed(headings, remembered))


def weighed(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> list[Guess]:
    """The guess for each heading by itself, without regard to the others; what was remembered is surest."""
    settled = _settled(remembered or {})
    texts = list(dict.fromkeys(headings))
    by_text = {
        text: Guess(settled[key], _REMEMBERED) if key in settled else guess
        for text, key, guess in zip(texts, keys(texts), guesses(texts), strict=True)
    }
    return [by_text[text] for text in headings]


def chosen_fields(found: Sequence[Guess]) -> list[str]:
    """Each field for its best guess only; totals and local governments as what else stands there lets them be."""
    surest_first = sorted(range(len(found)), key=lambda at: -found[at].score)
    fields, taken = [""] * len(found), set()
    for at in surest_first:
        field = found[at].field
        if field in FIELDS and (field in _MANY or field not in taken):
            fields[at] = field
            taken.add(field)
    for at in surest_first:
        field = _field_beside(found[at].field, taken)
        if field:
            fields[at] = field
            taken.add(field)
    return fields


def _field_beside(kind: str, taken: set[str]) -> str:
    """A column that adds up others is money only where no other money stands; a local government is a place or unit."""
    if kind == "total":
        return "" if taken & set(AMOUNT_FIELDS) else "amount_baht"
    if kind == "local":
        field = "unit" if taken & set(_FINER_PLACES) else "place"
        return "" if field in taken else field
    return ""


def _settled(remembered: Mapping[str, str]) -> dict[str, str]:
    usable = {heading: field for heading, field in remembered.items() if not field or field in FIELDS}
    return dict(zip(keys(list(usable)), usable.values(), strict=True))
