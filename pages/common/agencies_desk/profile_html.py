"""The profile of one agency in boxes, its partners and its units, and all agencies side by side, as HTML."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from agencies.profiles import COMPLETING
from pages.common.html import swatch, table
from pages.common.wording import Words

MOST_UNITS = 12
"""Units listed; the rest are counted."""
_PARTNER_HEADS = (
    "profile.partner",
    "profile.villages_shared",
    "profile.pairs_duplicate",
    "profile.pairs_possible",
    "profile.pairs_completing",
)
_UNIT_HEADS = ("profile.unit", "profile.records", "profile.baht", "profile.without_baht")
_ALL_COUNTS = {
    "tambons": "profile.tambons",
    "villages": "profile.villages",
    "people": "profile.people",
    "helped": "profile.helped",
    "records": "profile.records",
    "baht": "profile.baht",
    "baht_unknown": "profile.without_baht",
}
_ALL_SHARES = {
    "alone_share": "profile.alone",
    "shared_share": "profile.shared",
    "duplicate_share": "profile.duplicated",
}


def profile_html(words: Words, profile: Mapping, total: Mapping[str, int]) -> str:
    """The boxes of one agency. profile: a row of `agencies.profiles.profiles`. total: tambons and villages of the view
    (a city is one village)."""
    boxes = [*_reach(words, profile, total), *_work(words, profile), *_overlap(words, profile)]
    return f'<div class="figures-row">{"".join(boxes)}</div>'


def _reach(words: Words, profile: Mapping, total: Mapping[str, int]) -> list[str]:
    unknown = words("profile.people_unknown", n=profile["people_unknown"]) if profile["people_unknown"] else ""
    year = "" if pd.isna(profile["people_year"]) else words("figure.people_year", year=profile["people_year"])
    return [
        _box(_count(profile["tambons"]), words("profile.tambons"), words("profile.of_tambons", n=total["tambons"])),
        _box(_count(profile["villages"]), words("profile.villages"), words("profile.of_villages", n=total["villages"])),
        _box(_count(profile["people"]), words("profile.people"), _joined(words("profile.estimated"), year, unknown)),
    ]


def _work(words: Words, profile: Mapping) -> list[str]:
    helped = words("profile.helped_unknown", n=profile["helped_unknown"]) if profile["helped_unknown"] else ""
    unknown = words("profile.baht_unknown", n=profile["baht_unknown"]) if profile["baht_unknown"] else ""
    return [
        _box(_count(profile["helped"]), words("profile.helped"), _joined(words("profile.as_recorded"), helped)),
        _box(_count(profile["records"]), words("profile.records"), words("profile.in_selection")),
        _box(_count(profile["baht"]), words("profile.baht"), unknown or words("profile.baht_all_known")),
    ]


def _overlap(words: Words, profile: Mapping) -> list[str]:
    money = words("profile.duplicate_baht", n=_count(profile["baht_in_duplicates"]))
    share = profile["duplicate_baht_share"]
    of_money = "" if pd.isna(share) else words("profile.share_of_baht", share=_percent(share))
    alone = _with_share(words("profile.alone"), profile["alone_share"])
    shared = _with_share(words("profile.shared"), profile["shared_share"])
    duplicated = _with_share(words("profile.duplicated"), profile["duplicate_share"])
    return [
        _box(_count(profile["alone"]), alone, words("profile.alone_of")),
        _box(_count(profile["shared"]), shared, words("profile.shared_of")),
        _box(_count(profile["records_in_duplicates"]), duplicated, _joined(money, of_money), swatch("duplicate")),
    ]


def _box(number: str, label: str, of: str, mark: str = "") -> str:
    return (
        f'<div class="figure">{mark}<b>{escape(number)}</b><span class="label">{escape(label)}</span>'
        f'<span class="of">{escape(of)}</span></div>'
    )


def _count(number: object) -> str:
    """A number with commas; "?" where nothing of it is known, which is not zero."""
    return "?" if pd.isna(number) else f"{round(number):,}"


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _with_share(label: str, share: object) -> str:
    return label if pd.isna(share) else f"{label} ({_percent(share)})"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def universal_text(words: Words, profile: Mapping) -> str:
    """How much universal work is left out of all these numbers; "" where there is none."""
    if not profile["universal_records"]:
        return ""
    return words("profile.universal", n=profile["universal_records"], baht=_count(profile["universal_baht"]))


def partners_html(words: Words, partners: pd.DataFrame, names: Mapping[str, str]) -> str:
    """With whom one agency meets. partners: its rows of `agencies.profiles.partners`."""
    completing = partners[list(COMPLETING)].sum(axis=1)
    numbers = [partners["villages_shared"], partners["duplicate"], partners["possible_duplicate"], completing]
    cells = [partners["partner"].map(names), *(number.map("{:,}".format) for number in numbers)]
    heads = [words(head) for head in _PARTNER_HEADS]
    return table(heads, zip(*cells, strict=True), text_columns=0)


def units_html(words: Words, units: pd.DataFrame) -> str:
    """The units of one agency with the most baht. units: its rows of `agencies.profiles.units`."""
    few = units.head(MOST_UNITS)
    cells = [
        few["unit"].where(few["unit"].ne(""), words("profile.no_unit")),
        few["records"].map("{:,}".format),
        few["baht"].map(_count),
        few["baht_unknown"].map("{:,}".format),
    ]
    found = table([words(head) for head in _UNIT_HEADS], zip(*cells, strict=True), text_columns=0)
    more = len(units) - len(few)
    return found + (f"<div>{escape(words('profile.more_units', n=more))}</div>" if more else "")


def all_html(words: Words, profiles: pd.DataFrame, names: Mapping[str, str]) -> str:
    """All agencies side by side. profiles: as `agencies.profiles.profiles`."""
    cells = [
        profiles["agency"].map(names),
        *(profiles[name].map(_count) for name in _ALL_COUNTS),
        *(profiles[name].map(lambda share: "–" if pd.isna(share) else _percent(share)) for name in _ALL_SHARES),
    ]
    heads = [words("profile.agency"), *(words(head) for head in (_ALL_COUNTS | _ALL_SHARES).values())]
    return table(heads, zip(*cells, strict=True), text_columns=0)
