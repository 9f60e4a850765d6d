"""The rows of an import that wait or were refused, as a workbook to be corrected and handed in again."""

from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.export.cells import LONGEST, clean, cut
from data.intake.table.headings import match_headings

SHEET = "แถวที่รอและไม่รับ"
AREA = "รหัสพื้นที่"
OWN = ("เหตุผล", "ข้อเสนอ", "แถวเดิม")
"""Headings of what the program adds: reason, suggestion, row in the file that was handed in."""
_COLOURS = {"waiting": "#FDEBD3", "refused": "#F9D6D5"}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_WIDEST = 48


def returned_workbook(kept: pd.DataFrame) -> bytes:
    """An Excel workbook of the waiting rows (orange) and below them the refused ones (red).

    kept: row, outcome ("waiting", "refused", others are left out), reason_th, cells (dict heading → text), and where
    known suggestion and score. One sheet, SHEET: the headings of the cells, an empty AREA column to fill in where no
    heading is one of area codes, then OWN. Every cell is text, never a formula; what Excel cannot hold is taken out
    or cut, and where a text was cut the reason says so.
    """
    rows = kept[kept["outcome"].isin(list(_COLOURS))].sort_values("row", kind="stable")
    blocks = [_table(rows[rows["outcome"] == outcome]) for outcome in _COLOURS]
    whole = pd.concat(blocks).fillna("")
    cells = [name for name in whole.columns if name not in OWN]
    areas = [] if "area_code" in match_headings(cells) else [AREA]
    whole = whole.reindex(columns=[*cells, *areas, *OWN], fill_value="")
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        _write_head(book, sheet, whole)
        start = 1
        for block, colour in zip(blocks, _COLOURS.values(), strict=True):
            _write_block(book, sheet, whole.iloc[start - 1 : start - 1 + len(block)], start, colour)
            start += len(block)
    return content.getvalue()


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """The cells as they came, clean, and OWN beside them. A file handed in again has OWN already: they are renewed."""
    cells = pd.DataFrame(list(rows["cells"]), dtype="object").fillna("")
    if {OWN[0], OWN[2]} <= set(cells.columns):
        cells = cells.drop(columns=list(OWN), errors="ignore")
    cells.columns = _headings(pd.Series(cells.columns, dtype="object"))
    whole = cells.apply(_clean)
    shortened = whole.apply(_cut)
    note = pd.Series("", index=cells.index, dtype="str")
    for name in cells.columns:
        is_cut = whole[name].ne(shortened[name])
        note = note.mask(is_cut, note + f" (ช่อง “{name}” ยาวเกิน {LONGEST:,} ตัวอักษร ถูกตัดส่วนท้าย)")
    reason = _clean(rows["reason_th"]).reset_index(drop=True) + note
    own = {
        OWN[0]: _cut(reason),
        OWN[1]: _clean(_suggestions(rows)).to_numpy(),
        OWN[2]: rows["row"].astype("str").to_numpy(),
    }
    return shortened.assign(**own)


def _headings(names: pd.Series) -> pd.Series:
    """Headings that a workbook can hold, told apart from one another and from OWN by a number: "เหตุผล (2)"."""
    told = _cut(_clean(names))
    number = told.groupby(told).cumcount() + told.isin(list(OWN)) + 1
    return told.where(number.eq(1), told + " (" + number.astype("str") + ")")


def _suggestions(rows: pd.DataFrame) -> pd.Series:
    """ "40011501 (92)": what was suggested and how near it is; nothing where the import did not keep it."""
    empty = pd.Series("", index=rows.index, dtype="str")
    text = rows["suggestion"].astype("str").fillna("") if "suggestion" in rows else empty
    if "score" not in rows:
        return text
    score = pd.to_numeric(rows["score"], errors="coerce").astype("Int64").astype("str")
    return text.where(text.eq("") | rows["score"].isna(), text + " (" + score + ")")


def _clean(texts: pd.Series) -> pd.Series:
    """Without what a workbook cannot hold; every end of a line as XML reads it back."""
    return clean(texts)[0].astype("str")


def _cut(texts: pd.Series) -> pd.Series:
    return cut(texts)[0].astype("str")


def _write_head(book: Workbook, sheet: Worksheet, whole: pd.DataFrame) -> None:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#7F7F7F"}
    own = book.add_format(look | {"bg_color": "#0B4F8A", "font_color": "#FFFFFF"})
    theirs = book.add_format(look | {"bg_color": "#D9E5F0"})
    for at, name in enumerate(whole.columns):
        sheet.write_string(0, at, name, own if name in OWN else theirs)
        longest = int(whole[name].str.len().max()) if len(whole) else 0
        sheet.set_column(at, at, min(max(longest, len(name), 10) + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(whole), len(whole.columns) - 1)
    if len(whole):
        sheet.ignore_errors({"number_stored_as_text": f"A2:XFD{len(whole) + 1}"})


def _write_block(book: Workbook, sheet: Worksheet, rows: pd.DataFrame, start: int, colour: str) -> None:
    """Rows of one colour; cells are formatted as text, so that a code filled in stays one."""
    look = book.add_format({"bg_color": colour, "num_format": "@", "valign": "top", "text_wrap": True})
    for at, name in enumerate(rows.columns):
        sheet.write_column(start, at, rows[name].to_list(), look)
