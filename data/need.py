"""Numbers of need by area that a user brings as a file, told apart row by row; kept nowhere but where they are asked.

Long: a column of area codes, one of values, and one that names the measure where there are several. Wide: a column
of area codes, and each column of numbers beside it is a measure. Headings may be Thai or English.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from agencies.records import Areas
from data.errors import FileError
from data.intake.files.document import Document, Sheet
from data.intake.files.reading import EncodingUnclear, read_document
from geo.names import normalised

HEADINGS = {
    "area_code": ("area_code", "รหัสพื้นที่", "village_code", "รหัสหมู่บ้าน", "tambon_code", "รหัสตำบล", "code", "รหัส"),
    "measure": ("measure", "ตัวชี้วัด", "indicator"),
    "value": ("value", "ค่า", "ค่าตัวชี้วัด"),
}
"""What a column may be headed; of several columns of codes the first of this list is taken."""
ONLY_MEASURE = "value"
"""The measure of a file that names none."""
_ROWS_TRIED = 30
_MOST_MEASURES = 200
_NUMBER = r"[-−]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?"
_REPORTED = ["row", "area_code", "measure", "value", "reason_th", "reason_en"]


@dataclass(frozen=True)
class Need:
    """The values of a file, told apart: cells in = len(used) + len(reported).

    used: row (as a spreadsheet counts it), area_code, measure, value (Float64); an area once in each measure.
    reported: row, area_code, measure, value (as written), reason_th, reason_en. measures: in the order of the file.
    unused: headings of the columns that hold neither codes nor numbers.
    """

    name: str
    used: pd.DataFrame
    reported: pd.DataFrame
    measures: tuple[str, ...]
    unused: tuple[str, ...] = ()

    def of(self, measure: str) -> pd.Series:
        """The values of one measure by area code, for `agencies.gaps`."""
        chosen = self.used[self.used["measure"].eq(measure)]
        return chosen.set_index("area_code")["value"]


def read_need(content: bytes, name: str, areas: Areas) -> Need:
    """The need that a .csv, .tsv, .xlsx or .xls file tells, by the areas of the register.

    name: the file as the user called it. Raises FileError, in one sentence, where the file cannot be read, has no
    column of area codes or no column of numbers, or not one number for an area that is known.
    """
    table = _table_of(_document(content, name), name)
    cells, unused = _long(table, name)
    if cells.empty:
        raise _error(name, "ไม่มีแถวข้อมูลใต้หัวตาราง", "has no rows below its headings")
    used, reported = _told_apart(cells, areas)
    if used.empty:
        why = reported.iloc[0]
        raise _error(
            name,
            f"ไม่มีค่าใดใช้ได้ เช่น แถวที่ {why['row']}: {why['reason_th']}",
            f"holds no value that can be used; row {why['row']}, for one: {why['reason_en']}",
        )
    return Need(name, used, reported, tuple(used["measure"].unique()), unused)


def _document(content: bytes, name: str) -> Document:
    try:
        return read_document(content, name)
    except EncodingUnclear:  # the headings and measures of such a file are Thai, if they are not English
        return read_document(content, name, "cp874")


def _error(name: str, th: str, en: str) -> FileError:
    return FileError(f"ไฟล์ {name} {th}", f"the file {name} {en}")


def _table_of(document: Document, name: str) -> pd.DataFrame:
    """The cells below the headings of the first sheet, visible ones first, that has a column of area codes."""
    sheets = sorted(document.sheets, key=lambda sheet: not sheet.is_visible)
    for sheet in sheets:
        if (row := _heading_row(sheet)) is not None:
            body = sheet.cells.loc[row + 1 :]
            used = (sheet.cells.loc[row].ne("") | body.ne("").any()).to_numpy()
            table = body.loc[:, used].set_axis(_headings(sheet.cells.loc[row, used]), axis=1)
            return table[table.ne("").any(axis=1)].rename_axis(index="row")
    raise _error(
        name,
        "ไม่พบคอลัมน์รหัสพื้นที่ ให้ใส่หัวคอลัมน์ รหัสพื้นที่ (หรือ area_code) ไว้เหนือรหัสตำบลหรือหมู่บ้าน",
        "has no column of area codes; write the heading area_code above the codes of tambons or villages",
    )


def _heading_row(sheet: Sheet) -> int | None:
    first = sheet.cells.head(_ROWS_TRIED).apply(_comparable).isin(HEADINGS["area_code"]).any(axis=1)
    return int(first.idxmax()) if first.any() else None


def _comparable(headings: pd.Series) -> pd.Series:
    return normalised(headings).str.lower().str.replace(" ", "_")


def _headings(row: pd.Series) -> list[str]:
    """The headings as written, those known under the name of what they mean; none twice."""
    texts, comparable = row.reset_index(drop=True), _comparable(row.reset_index(drop=True))
    for meaning, known in HEADINGS.items():
        places = comparable[comparable.isin(known)]
        if len(places):
            texts[min(places.index, key=lambda at: known.index(places[at]))] = meaning
    empty = texts.eq("")
    texts = texts.mask(empty, "#" + (texts.index + 1).astype("str"))
    again = texts.groupby(texts).cumcount()
    return texts.mask(again > 0, texts + " (" + (again + 1).astype("str") + ")").tolist()


def _long(table: pd.DataFrame, name: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """row, area_code, measure, value as text, one line a value, in the order of the file; and the unused headings."""
    if "value" in table:
        unused = tuple(heading for heading in table if heading not in HEADINGS)
        measure = table.get("measure", ONLY_MEASURE)
        cells = table[["area_code", "value"]].assign(measure=measure).reset_index()
    else:
        measures = _columns_of_numbers(table, name)
        unused = tuple(heading for heading in table if heading not in {"area_code", *measures})
        cells = table.reset_index().melt(["row", "area_code"], measures, "measure", "value")
    cells = cells.astype({"measure": "str"})
    code = normalised(cells["area_code"]).str.lstrip("'")  # a sign that keeps a spreadsheet from reading a number
    return cells.assign(area_code=code)[["row", "area_code", "measure", "value"]], unused


def _columns_of_numbers(table: pd.DataFrame, name: str) -> list[str]:
    codes = _comparable(pd.Series(table.columns, dtype="str")).isin(HEADINGS["area_code"]).to_numpy()
    beside = table.loc[:, ~codes]
    measures = beside.columns[[_numbers(beside[heading]).notna().any() for heading in beside]].tolist()
    if not measures:
        raise _error(
            name,
            "ไม่พบคอลัมน์ตัวเลข ให้มีคอลัมน์ ค่า (หรือ value) หรือคอลัมน์ตัวเลขของแต่ละตัวชี้วัด",
            "has no column of numbers; give a column value, or one column of numbers for each measure",
        )
    if len(measures) > _MOST_MEASURES:
        raise _error(
            name,
            f"มีคอลัมน์ตัวเลข {len(measures)} คอลัมน์ มากกว่าที่รับได้ ({_MOST_MEASURES}) ให้เหลือเฉพาะที่จะใช้",
            f"has {len(measures)} columns of numbers, more than {_MOST_MEASURES}; keep those that will be used",
        )
    return measures


def _numbers(text: pd.Series) -> pd.Series:
    plain = normalised(text)
    digits = plain.where(plain.str.fullmatch(_NUMBER), "").str.replace(",", "").str.replace("−", "-")
    return pd.to_numeric(digits.where(digits.ne(""))).astype("Float64")


def _told_apart(cells: pd.DataFrame, areas: Areas) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The values that can be used, and the others with the first reason that fits each."""
    cells = cells.assign(
        measure=normalised(cells["measure"]), number=_numbers(cells["value"]), reason_th="", reason_en=""
    )
    reasons = [*_faults(cells, areas)]
    is_bad = pd.concat([bad for bad, _, _ in reasons], axis=1).any(axis=1)
    again = ~is_bad & cells[~is_bad].duplicated(["area_code", "measure"]).reindex(cells.index, fill_value=False)
    earlier = (again, "พื้นที่นี้มีค่าของตัวชี้วัดนี้ในแถวก่อนหน้าแล้ว", "this area has a value of this measure in an earlier row")
    for bad, th, en in (earlier, *reversed(reasons)):
        cells.loc[bad, ["reason_th", "reason_en"]] = [th, en]
    used = cells[~is_bad & ~again].reset_index(drop=True)
    values = used[["row", "area_code", "measure"]].assign(value=used["number"])
    reported = cells.loc[is_bad | again, _REPORTED].sort_values("row", kind="stable", ignore_index=True)
    return values, reported


def _faults(cells: pd.DataFrame, areas: Areas) -> Iterator[tuple[pd.Series, str, str]]:
    known = pd.concat([areas.tambons["tambon_code"], areas.villages["village_code"]])
    yield cells["area_code"].eq(""), "ไม่ได้ระบุรหัสพื้นที่", "no area code is given"
    yield ~cells["area_code"].isin(known), "ไม่พบรหัสนี้ในทะเบียนพื้นที่", "this code is not in the register"
    yield cells["measure"].eq(""), "ไม่ได้ระบุตัวชี้วัด", "no measure is named"
    yield normalised(cells["value"]).eq(""), "ไม่มีค่า", "no value is given"
    yield cells["number"].isna(), "ค่าไม่ใช่ตัวเลข", "the value is not a number"
