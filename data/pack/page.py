"""The pack as bytes: one page of HTML with everything in it. The same content gives the same bytes."""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from string import Template

from data.pack.content import Content, Drawing, Glossary, PackTable
from data.pack.parts import policy, scripts, sheets, template
from data.pack.tables import packed
from geo.geometry_file import script_json

PLAIN_MOST = 4_000_000
"""Letters of data that stand in the file as they are; more are deflated, which a current browser undoes."""


def pack_bytes(content: Content) -> bytes:
    """The file, UTF-8."""
    sheet, code = sheets() + content.colours, scripts()
    page = Template(template()).substitute(
        language=escape(content.language),
        policy=escape(policy(code, sheet)),
        title=escape(content.title),
        sheet=sheet,
        head=_head(content),
        figures=content.figures,
        picture=_picture(content),
        legend=_legend(content),
        tables="".join(_table(each, content) for each in content.tables),
        definitions="".join(_glossary(each) for each in content.glossaries),
        definitions_title=escape(content.titles["definitions"]),
        tables_title=escape(content.titles["tables"]),
        notes=_list(content.notes),
        left_out_title=escape(content.titles["left_out"]),
        left_out=_list(content.left_out),
        facts=_pairs(content.facts),
        facts_title=escape(content.titles["facts"]),
        too_old=escape(content.words["too_old"]),
        no_script=escape(content.words["no_script"]),
        data=_data(script_json(_values(content))),
        scripts="".join(f"<script>{text}</script>\n" for text in code),
    )
    return page.encode("utf-8", errors="replace")


def _values(content: Content) -> dict[str, object]:
    """What the script of the pack reads."""
    return {
        "language": content.language,
        "words": dict(content.words),
        "statuses": {key: {"label": status.label, "marked": status.marked} for key, status in content.statuses.items()},
        "tables": [packed(table) for table in content.tables],
        "drawing": content.drawing and _drawing(content.drawing),
    }


def _drawing(drawing: Drawing) -> dict[str, object]:
    return {
        "geometry": json.loads(drawing.geometry),
        "bounds": drawing.bounds,
        "style": drawing.style,
        "painting": drawing.painting,
    }


def _data(text: str) -> str:
    if len(text) <= PLAIN_MOST:
        return f'<script type="application/json" id="data">{text}</script>'
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = packer.compress(text.encode("utf-8", errors="replace")) + packer.flush()
    return f'<script type="text/plain" id="data">{b64encode(deflated).decode()}</script>'


def _head(content: Content) -> str:
    tag = f'<span class="tag">{escape(content.tag)}</span>' if content.tag else ""
    return f'<h1>{escape(content.title)}</h1><span class="what">{escape(content.what)}</span>{tag}'


def _picture(content: Content) -> str:
    """The map's place is kept empty; where nothing can be drawn that is said."""
    if content.drawing is None:
        return f'<p class="no-map">{escape(content.words["no_map"])}</p>'
    label, note = escape(content.titles["map"]), f'<p class="note">{escape(content.map_note)}</p>'
    on_screen, on_paper = f'<div id="map" role="region" aria-label="{label}"></div>', '<canvas id="paper"></canvas>'
    return on_screen + on_paper + (note if content.map_note else "")


def _legend(content: Content) -> str:
    titles = content.titles
    heads = "".join(f"<th>{escape(titles[name])}</th>" for name in ("legend", "tambons", "villages"))
    rows = "".join(
        f'<tr><td><i class="swatch s-{key}"></i><b>{escape(status.label)}</b> '
        f'<span class="of">{escape(status.meaning)}</span></td>'
        f"<td>{status.tambons:,}</td><td>{status.villages:,}</td></tr>"
        for key, status in content.statuses.items()
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _table(table: PackTable, content: Content) -> str:
    """Headings that sort and an empty body, which the script fills."""
    heads = "".join(
        f'<th scope="col" class="k-{column.kind}"><button type="button" title="{escape(column.means)}">'
        f"{escape(column.text)}</button></th>"
        for column in table.columns
    )
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<details class="rows" id="t-{table.name}"{" open" if table.opened else ""}>'
        f'<summary>{escape(table.title)} <span class="of">{len(table.rows):,}</span></summary>{note}'
        f'<div class="ask"><label>{escape(content.words["search"])} <input type="search"></label>'
        '<output aria-live="polite"></output></div>'
        f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody></tbody></table></div>'
        '<button type="button" class="more" hidden></button></details>'
    )


def _glossary(glossary: Glossary) -> str:
    return f"<details><summary>{escape(glossary.title)}</summary>{_pairs(glossary.entries)}</details>"


def _pairs(entries: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(word)}</dt><dd>{escape(text)}</dd>' for word, text in entries)}</dl>"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
