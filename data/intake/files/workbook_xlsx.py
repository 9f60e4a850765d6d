"""An .xlsx workbook looked through, and packed anew with only the parts that hold cells, before it is read.

What is read later is exactly what was checked here: sizes that headers lie about, two parts of one name, macros,
links to other files and pictures never reach the reading library. Imports only the standard library.
"""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from data.intake.files.workbook_limits import (
    KNOWN_DATES,
    SHEETS,
    UNPACKED,
    Marks,
    Scanned,
    UnreadableError,
    check_extents,
)
from data.intake.files.workbook_sheet_xml import CheckedSheet, check_shared_texts, checked_sheet

_START = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHER_FILES = (("word/", "word"), ("ppt/", "powerpoint"), ("visio/", "no_workbook"))
_OPEN_DOCUMENT = b"opendocument"
_COUNTS = re.compile(rb"""\s(?:uniqueC|c)ount\s*=\s*(?:"[^"]*"|'[^']*')""")
_FORMAT = re.compile(rb'(<(?:\w+:)?xf\b[^>]*\bnumFmtId=")(\d+)(?=")')
_OWN_FORMAT = re.compile(rb'numFmt\s[^>]*\bnumFmtId="(\d+)"')


def scan(content: bytes) -> Scanned:
    """The workbook packed anew, and the hidden rows of each sheet.

    Raises UnreadableError, and whatever the zip library raises on a broken file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _scan(_Package(archive))


class _Package:
    """The parts of a zip file by name, unpacked within the limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {member.filename.replace("\\", "/").lower(): member for member in archive.infolist()}
        self._left = UNPACKED

    def names(self) -> list[str]:
        return list(self._members)

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises UnreadableError when it is absent or all parts read grow too large."""
        member = self._members.get(name.lower())
        if member is None:
            raise UnreadableError("damaged")
        if member.flag_bits & 1:
            raise UnreadableError("password")
        if member.file_size > self._left:
            raise UnreadableError("too_large")
        part = self._archive.read(member)  # never more than file_size, and damaged where the header lies
        self._left -= len(part)
        return part


@dataclass(frozen=True)
class _Parts:
    """Names of the parts that hold cells, and of each sheet in the order of the workbook its name and relation.

    sheets: parts by relation, of worksheets alone.
    """

    main: str
    listed: list[tuple[str, str]]
    sheets: dict[str, str]
    texts: str
    styles: str


def _scan(package: _Package) -> Scanned:
    parts = _parts(package, _main_part(package))
    texts = _uncounted(package.read(parts.texts)) if parts.texts else b""
    checked = {part: checked_sheet(_plain(package.read(part))) for part in dict.fromkeys(parts.sheets.values())}
    sheets = [checked.get(parts.sheets.get(relation, "")) for _, relation in parts.listed]
    for (name, _), sheet in zip(parts.listed, sheets, strict=True):
        if sheet and sheet.without_value:  # it would come out blank
            raise UnreadableError("no_values", sheet=name, cell=sheet.without_value)
    check_extents(sheet.extent for sheet in sheets if sheet)
    check_shared_texts(texts, [sheet.xml for sheet in sheets if sheet])
    kept = {
        "xl/workbook.xml": package.read(parts.main),
        "xl/sharedStrings.xml": texts,
        "xl/styles.xml": _with_thai_dates(package.read(parts.styles)) if parts.styles else b"",
    }
    return Scanned(_packed(kept, checked, parts), [Marks(sheet.hidden if sheet else []) for sheet in sheets])


def _main_part(package: _Package) -> str:
    """The part with the list of sheets; UnreadableError where the file is of another kind."""
    names = package.names()
    if "mimetype" in names and _OPEN_DOCUMENT in package.read("mimetype"):
        raise UnreadableError("open_document")
    for folder, kind in _OTHER_FILES:
        if any(name.startswith(folder) for name in names):
            raise UnreadableError(kind)
    if _START not in names:
        raise UnreadableError("damaged" if _TYPES.lower() in names or "xl/workbook.xml" in names else "no_workbook")
    main = next(iter(_targets(package.read(_START), "", "officeDocument").values()), "")
    if main.endswith(".bin"):
        raise UnreadableError("binary_workbook")
    if not main.endswith(".xml"):
        raise UnreadableError("no_workbook")
    return main


def _parts(package: _Package, main: str) -> _Parts:
    folder, name = posixpath.split(main)
    relations = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    listed = [item for item in _tree(package.read(main)).iter() if item.tag.rpartition("}")[2] == "sheet"]
    if len(listed) > SHEETS:
        raise UnreadableError("too_large")
    used = {_relation(item) for item in listed}
    worksheets = _targets(relations, folder, "worksheet")
    return _Parts(
        main,
        [(item.get("name", ""), _relation(item)) for item in listed],
        {relation: part for relation, part in worksheets.items() if relation in used},
        next(iter(_targets(relations, folder, "sharedStrings").values()), ""),
        next(iter(_targets(relations, folder, "styles").values()), ""),
    )


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _targets(relations: bytes, folder: str, kind: str) -> dict[str, str]:
    """Parts that a part points to, by the name of the relation; those of one kind that lie within the file."""
    return {
        element.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
        for element in _tree(relations)
        if element.get("Type", "").endswith(f"/{kind}") and element.get("TargetMode") != "External"
    }


def _tree(part: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(_plain(part))
    except ElementTree.ParseError as error:
        raise UnreadableError("damaged") from error


def _plain(part: bytes) -> bytes:
    """A part that no spreadsheet program writes otherwise: without entities of its own and in UTF-8."""
    if b"<!DOCTYPE" in part or b"\x00" in part:
        raise UnreadableError("damaged")
    return part


def _with_thai_dates(styles: bytes) -> bytes:
    """Built-in number formats for the dates of Thai Excel become ones that the reading library knows for dates."""
    styles = _COUNTS.sub(b"", _plain(styles))
    known = {b"%d" % thai: b"%d" % known for thai, known in KNOWN_DATES.items()}
    for number in _OWN_FORMAT.findall(styles):
        known.pop(number, None)
    return _FORMAT.sub(lambda found: found[1] + known.get(found[2], found[2]), styles)


def _uncounted(texts: bytes) -> bytes:
    """Shared texts without their number, for which the reading library would set memory aside at once."""
    head, end, rest = _plain(texts).partition(b"<si")
    return _COUNTS.sub(b"", head) + end + rest


def _packed(kept: dict[str, bytes], checked: Mapping[str, CheckedSheet], parts: _Parts) -> bytes:
    """A workbook of these parts under their usual names; a sheet that is no worksheet becomes a chart."""
    places = {part: f"worksheets/sheet{number}.xml" for number, part in enumerate(checked)}
    of_sheets = {
        relation: places.get(parts.sheets.get(relation, ""), "chartsheets/none.xml") for _, relation in parts.listed
    }
    links = [(relation, place.partition("s/")[0], place) for relation, place in of_sheets.items()]
    links += [(f"own-{kind}", kind, f"{kind}.xml") for kind in ("sharedStrings", "styles")]
    kept |= {f"xl/{place}": checked[part].xml for part, place in places.items()}
    kept["xl/_rels/workbook.xml.rels"] = _links(links)
    kept[_START] = _links([("own", "officeDocument", "xl/workbook.xml")])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in kept.items():
            if part:
                archive.writestr(name, part)
    return packed.getvalue()


def _links(links: list[tuple[str, str, str]]) -> bytes:
    """A part of relations, from the name, kind and target of each."""
    listed = "".join(f"<Relationship Id='{html.escape(a)}' Type='{_TYPE}/{b}' Target='{c}'/>" for a, b, c in links)
    return f"<Relationships xmlns='{_PACKAGE}'>{listed}</Relationships>".encode()
