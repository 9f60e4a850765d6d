"""Cards of the documented cases, and the provenance of a data set, as HTML."""

from html import escape

import pandas as pd

from data.sets import Provenance
from pages.common.wording import Words


def cards_html(words: Words, cases: pd.DataFrame) -> str:
    """One card a tambon. cases: `data.sets.documented` with amphoe_th/en and province_th/en."""
    return f'<div class="cards">{"".join(_card(words, case) for case in cases.to_dict("records"))}</div>'


def _card(words: Words, case: dict) -> str:
    place = words("documented.place", **{part: words.pick(*_both(case, name)) for part, name in _PLACE_PARTS.items()})
    counts = [
        f"<span><b>{case[name]:,}</b>{escape(words('documented.' + name))}</span>"
        for name in ("groups", "members", "sample")
        if pd.notna(case[name])
    ]
    lines = [
        f"<h2>{escape(place)}</h2>",
        f'<div class="big">{"".join(counts)}</div>' if counts else _line(words("documented.not_said")),
        _line(words("documented.counted_in", area=words.pick(*_both(case, "counted_in"))))
        if case["counted_in_th"]
        else "",
        _line(words("documented.no_network")) if case["formal_network"] == "no" else "",
        _listed(words("documented.findings"), words.pick(*_both(case, "findings"))),
        _listed(words("documented.obstacles"), words.pick(*_both(case, "obstacles"))),
        _spellings(words, case["spellings_found"]),
        f'<div class="source">{escape(words("documented.source", source=words.pick(*_both(case, "source"))))}</div>',
    ]
    return f'<div class="card">{"".join(lines)}</div>'


_PLACE_PARTS = {"tambon": "name", "amphoe": "amphoe", "province": "province"}


def _both(case: dict, name: str) -> tuple[str, str]:
    return case[f"{name}_th"], case[f"{name}_en"]


def _line(text: str) -> str:
    return f"<div>{escape(text)}</div>"


def _listed(title: str, texts: str) -> str:
    if not texts:
        return ""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts.split(";"))
    return f"<details><summary>{escape(title)}</summary><ul>{items}</ul></details>"


def _spellings(words: Words, texts: str) -> str:
    return _line(f"{words('documented.spellings')}: {texts.replace(';', ', ')}") if texts else ""


def provenance_html(words: Words, provenance: Provenance) -> str:
    """Source, vintage, licence, known gaps and rows of a data set."""
    rows = [
        f"<li><b>{escape(words('provenance.' + name))}</b>: {escape(words.pick(*_said(provenance, name)))}</li>"
        for name in ("source", "vintage", "licence", "known_gaps")
    ]
    files = [
        f"<li>{escape(words('provenance.rows', file=name, n=file.rows))}</li>"
        for name, file in provenance.files.items()
    ]
    return f'<div class="panel"><ul>{"".join(rows + files)}</ul></div>'


def _said(provenance: Provenance, name: str) -> tuple[str, str]:
    return getattr(provenance, f"{name}_th"), getattr(provenance, f"{name}_en")
