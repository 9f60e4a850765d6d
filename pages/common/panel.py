"""One tambon at a glance: its villages, each with its status, records, money, and the pairs that made it so."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from agencies.overlap import STATUSES
from agencies.privacy import FEWEST_SHOWN, hides_people
from agencies.registry import Registry
from pages.common.html import badge, swatch
from pages.common.place_names import place_name
from pages.common.wording import Words

MOST_PAIRS = 12
"""Pairs listed for one area; the rest are counted."""


@dataclass(frozen=True)
class Tambon:
    """What the panel is given, all of one tambon.

    place: its row of the register; status: its row of the assessment. villages: village_code, status, agencies,
    records, moo, name_th, name_en. records: good ones of the selection. pairs: as `agencies.explain`. opened: code of
    the village that was looked for ("": none); it stands first and open.
    """

    place: pd.Series
    status: pd.Series
    villages: pd.DataFrame
    records: pd.DataFrame
    pairs: pd.DataFrame
    opened: str = ""


def panel_html(words: Words, registry: Registry, tambon: Tambon) -> str:
    """The panel. Every text from a file is escaped."""
    lines = _record_lines(words, registry, tambon.records)
    own_title = words("panel.whole_city") if _is_city(tambon) else words("panel.whole_tambon")
    parts = [
        _head(words, tambon),
        "" if _is_city(tambon) else f"<h3>{escape(words('panel.villages', n=len(tambon.villages)))}</h3>",
        *(_village(words, registry, tambon, village, lines) for village in _in_order(tambon).itertuples()),
        _tambon_only(words, registry, tambon, lines, own_title),
    ]
    return f'<div class="panel">{"".join(parts)}</div>'


def empty_html(words: Words) -> str:
    """What stands there before a tambon is chosen: what to do, and what the colours mean."""
    meanings = "".join(f"{swatch(status)}<span>{escape(words(f'meaning.{status}'))}</span>" for status in STATUSES)
    return (
        f'<div class="panel"><h3>{escape(words("panel.empty"))}</h3>'
        f'<h3>{escape(words("panel.meanings"))}</h3><div class="meanings">{meanings}</div></div>'
    )


def village_name(words: Words, moo: object, name_th: str, name_en: str, code: str) -> str:
    """ "หมู่ 3 บ้านนาเพียง", as much of it as is known."""
    name = words.pick(name_th, name_en)
    if pd.isna(moo):
        return name or code
    return words("panel.village", moo=int(moo), name=name).strip()


def _is_city(tambon: Tambon) -> bool:
    return tambon.place["villages"] == 0


def _head(words: Words, tambon: Tambon) -> str:
    place, status = tambon.place, tambon.status
    title = f"{place_name(words, place, 'tambon')} {place_name(words, place, 'amphoe')}"
    facts = [
        words("drawing.no_villages")
        if _is_city(tambon)
        else words("panel.coverage", supported=status["villages_supported"], villages=status["villages"])
    ]
    if pd.notna(place["people"]):
        year = words("panel.of_year", year=place["people_year"]) if pd.notna(place["people_year"]) else ""
        facts.append(words("panel.people", n=place["people"]) + year)
    baht = tambon.records["amount_baht"].sum()
    facts.append(words("panel.records", n=len(tambon.records), baht=float(baht)))
    return (
        f"<h2>{escape(title)}</h2>{badge(status['status'], words('status.' + status['status']))}"
        f"<div>{escape(' · '.join(facts))}</div>"
    )


def _in_order(tambon: Tambon) -> pd.DataFrame:
    """The villages by number, the one that was looked for before all others: a panel may be longer than the screen."""
    rest = tambon.villages["village_code"].ne(tambon.opened)
    return tambon.villages.iloc[rest.argsort(kind="stable")]


def _village(words: Words, registry: Registry, tambon: Tambon, village: object, lines: pd.Series) -> str:
    """A village that opens to its records and its pairs; a city's one row is named after the tambon."""
    records = tambon.records
    city = _is_city(tambon)
    whole = records["scope"].ne("") | city
    own = records[records["village_code"].eq(village.village_code) | (records["village_code"].eq("") & whole)]
    name = (
        words("panel.city")
        if city
        else village_name(words, village.moo, village.name_th, village.name_en, village.village_code)
    )
    few = words("panel.records", n=village.records, baht=float(own["amount_baht"].sum())) if village.records else ""
    summary = (
        f"{escape(name)} {badge(village.status, words('short.' + village.status))}"
        f'<br><span class="few">{escape(few)}</span>'
    )
    pairs = tambon.pairs[tambon.pairs["village_code"].isin([village.village_code, "*"])]
    if own.empty and pairs.empty:
        inside = escape(words("status." + village.status))
    else:
        inside = _why(words, registry, tambon, _telling(pairs, village.status)) + _list(lines[own.index])
    is_open = " open" if village.village_code == tambon.opened else ""
    return f"<details{is_open}><summary>{summary}</summary>{inside}</details>"


def _tambon_only(words: Words, registry: Registry, tambon: Tambon, lines: pd.Series, title: str) -> str:
    """Records that name no village, and the pairs that count for the tambon alone."""
    records = tambon.records
    unplaced = records[records["village_code"].eq("")]
    pairs = tambon.pairs[tambon.pairs["village_code"].eq("") & tambon.pairs["relation"].ne("parallel")]
    if unplaced.empty and pairs.empty:
        return ""
    return f"<h3>{escape(title)}</h3>{_why(words, registry, tambon, pairs)}{_list(lines[unplaced.index])}"


def _telling(pairs: pd.DataFrame, status: str) -> pd.DataFrame:
    """The pairs that say why: those side by side without any bond tell nothing where a stronger one is."""
    return pairs if status == "parallel" else pairs[pairs["relation"].ne("parallel")]


def _list(lines: pd.Series) -> str:
    return f"<ul>{''.join(lines)}</ul>" if len(lines) else ""


def _record_lines(words: Words, registry: Registry, records: pd.DataFrame) -> pd.Series:
    """Each record as one list item, under its index."""
    language = words.language
    hidden = hides_people(records, registry)
    return pd.Series(
        [
            "<li>" + escape(_record_text(words, registry, record, hides=hides, language=language)) + "</li>"
            for record, hides in zip(records.itertuples(), hidden, strict=True)
        ],
        index=records.index,
        dtype="str",
    )


def _record_text(words: Words, registry: Registry, record: object, *, hides: bool, language: str) -> str:
    agency = registry.agencies[record.agency].short(language)
    function = registry.functions[record.function].short(language) if record.function else words("unknown.function")
    group = (
        registry.target_groups[record.target_group].name(language) if record.target_group else words("unknown.target")
    )
    year = words("panel.year", year=record.fiscal_year) if pd.notna(record.fiscal_year) else words("unknown.year")
    baht = words("panel.baht", n=float(record.amount_baht)) if pd.notna(record.amount_baht) else words("unknown.amount")
    people = ""
    if hides:
        people = words("panel.few_people", n=FEWEST_SHOWN)
    elif pd.notna(record.people):
        people = words("panel.people_helped", n=int(record.people))
    funded = (
        words("panel.funded_by", agency=registry.agencies[record.funded_by].short(language)) if record.funded_by else ""
    )
    money = words(f"money.{record.status}") if record.status else ""
    name = f"{agency} ({record.unit})" if record.unit else agency
    parts = [f"{name}: {function}", group, record.fund_name, year, baht, money, people, funded, record.note]
    return " · ".join(part for part in parts if part)


def _why(words: Words, registry: Registry, tambon: Tambon, pairs: pd.DataFrame) -> str:
    """The pairs that made the status, strongest first, with what agrees and what is unknown."""
    if pairs.empty:
        return ""
    work = _work(words, registry, tambon.records)
    items = "".join(
        f"<li>{badge(pair.relation, words('short.' + pair.relation))} {escape(f'{work[pair.a]} × {work[pair.b]}')}"
        f'<br><span class="keys">{escape(_keys_text(words, pair))}</span></li>'
        for pair in pairs.head(MOST_PAIRS).itertuples()
    )
    more = len(pairs) - MOST_PAIRS
    rest = f"<li>{escape(words('panel.more_pairs', n=more))}</li>" if more > 0 else ""
    return f'<div class="why">{escape(words("panel.why"))}<ul>{items}{rest}</ul></div>'


def _work(words: Words, registry: Registry, records: pd.DataFrame) -> pd.Series:
    """Each record in a few words, as far as known: "พมจ. จุดประกาย 2551"."""
    language = words.language
    agency = records["agency"].map({key: entry.short(language) for key, entry in registry.agencies.items()})
    function = records["function"].map({key: entry.short(language) for key, entry in registry.functions.items()})
    year = records["fiscal_year"].astype("str").where(records["fiscal_year"].notna(), "")
    return agency.str.cat([function.fillna(""), year], sep=" ").str.split().str.join(" ")


def _keys_text(words: Words, pair: object) -> str:
    """ "ตรงกัน: พื้นที่ งาน · ไม่ทราบ: ปี"."""
    by_answer = {
        answer: [words(f"key.{key}") for key in ("area", "function", "target", "year") if getattr(pair, key) == answer]
        for answer in ("same", "unknown", "different")
    }
    return " · ".join(words(f"keys.{answer}", keys=", ".join(keys)) for answer, keys in by_answer.items() if keys)
