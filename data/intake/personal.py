"""Personal data in lists: found, named and left out. Nothing of it is stored, shown or written out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.intake.personal_signs import BANK_ACCOUNT, NAME, NATIONAL_ID, REASONS, TELEPHONE, heading_reasons, signs_in
from data.intake.table.headings import PLACE_FIELDS, QUANTITY_FIELDS

LAW_TH = (
    "เป็นข้อมูลส่วนบุคคล งานนี้ไม่จำเป็นต้องใช้ จึงไม่เก็บ ไม่แสดง และไม่ส่งออก "
    "ตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 (PDPA) มาตรา 22 ที่ให้เก็บรวบรวมได้เท่าที่จำเป็น"
)
LAW_EN = (
    "personal data that this work does not need, so it is not kept, shown or written out "
    "(Personal Data Protection Act B.E. 2562, PDPA, section 22: no more is collected than is needed)."
)
FOUND_TH = {
    NATIONAL_ID: "มีเลขประจำตัวประชาชน",
    BANK_ACCOUNT: "มีเลขที่บัญชีธนาคาร",
    TELEPHONE: "มีหมายเลขโทรศัพท์",
    NAME: "มีชื่อบุคคล",
}
FOUND_EN = {
    NATIONAL_ID: "National ID numbers",
    BANK_ACCOUNT: "Bank account numbers",
    TELEPHONE: "Telephone numbers",
    NAME: "Names of persons",
}
REASONS_TH = {reason: f"{found} ซึ่ง{LAW_TH}" for reason, found in FOUND_TH.items()}
REASONS_EN = {reason: f"{found}: {LAW_EN}" for reason, found in FOUND_EN.items()}
"""Why a column or cell is not kept, one sentence for the clerk in each language."""

_SHARE = 0.3
"""A column is personal from this share of its filled cells on if they are at least two, or if its only one is."""
_MEASURED = (*QUANTITY_FIELDS, "fiscal_year", "date", "area_code", "moo")
"""Fields whose headings are not doubted: "จำนวนผู้มีบัตรประชาชน" counts people."""
_FREE = ("", "note")
"""Fields in which a bare number may be a telephone number that lost its 0."""


@dataclass(frozen=True)
class Personal:
    """What must not be kept. columns: column (heading), reason. cells: row (index label), column, reason, for single
    cells of the other columns. Reasons are keys of REASONS_TH and REASONS_EN."""

    columns: pd.DataFrame
    cells: pd.DataFrame


def find_personal(cells: pd.DataFrame, fields: Sequence[str]) -> Personal:
    """National IDs, telephone and account numbers and names of persons in a table of text.

    fields: what each column of `cells` means (`headings.FIELDS`, "" not used). A column is personal as a whole if it is
    mapped so, by its heading, or because many of its cells are; else only those cells are. Names are not looked for
    in columns of places, nor numbers written as 3.40E+12 in sums of money.
    """
    stated = _stated(cells.columns, fields)
    is_open = np.array([not reason for reason in stated], dtype=bool)
    read = cells.loc[:, is_open].astype("str").fillna("").to_numpy(dtype=object)
    codes, texts = pd.factorize(read.ravel())
    codes = codes.reshape(read.shape)
    signs, is_filled = signs_in(pd.Series(texts, dtype="str")), (texts != "")[codes]
    by_cell = np.zeros(cells.shape, dtype=np.int8)
    for number, position in enumerate(np.flatnonzero(is_open)):
        single, likely = (found[codes[:, number]] for found in _reasons(signs, fields[position]))
        stated[position] = _content_reason(fields[position], likely[is_filled[:, number]])
        by_cell[:, position] = 0 if stated[position] else single
    return _told(cells, stated, by_cell)


def without_personal(cells: pd.DataFrame, personal: Personal) -> pd.DataFrame:
    """A copy of `cells` without the columns found, its single cells found empty."""
    kept = cells.drop(columns=personal.columns["column"])
    for column, rows in personal.cells.groupby("column")["row"]:
        kept.loc[rows, column] = ""
    return kept


def _reasons(signs: pd.DataFrame, field: str) -> tuple[np.ndarray, np.ndarray]:
    """By text, the position of its reason in REASONS, from 1; 0 for none: of single cells, and of cells of a column
    that are weighed together, where less certain signs count as well."""
    has = {name: signs[name].to_numpy() for name in signs}
    is_place, is_sum = field in PLACE_FIELDS, field.startswith("amount_")
    number = [has["id"] | (has["short_id"] & (not is_sum)), has["account"], has["telephone"]]
    name = has["full_name"] & (not is_place)
    single = np.select([*number, name], range(1, len(REASONS) + 1), 0)
    more = [*number, has["bare_telephone"] & (field in _FREE), (name | has["title"]) & (not is_place)]
    likely = np.select(more, [1, 2, 3, 3, 4], 0)
    return single.astype(np.int8), likely.astype(np.int8)


def _stated(headings: pd.Index, fields: Sequence[str]) -> list[str]:
    """Why each column is personal by its heading or mapping, "" if it is not."""
    reasons = heading_reasons(pd.Series(headings.astype("str"), dtype="str"))
    return [
        (reason or NAME) if field == "personal" else "" if field in _MEASURED else reason
        for reason, field in zip(reasons, fields, strict=True)
    ]


def _content_reason(field: str, likely: np.ndarray) -> str:
    """Why a column is personal by what stands in it. likely: the reasons of its filled cells."""
    found = np.bincount(likely, minlength=len(REASONS) + 1)[1:]
    is_many = found.sum() >= max(2, _SHARE * len(likely)) or len(likely) == found.sum() == 1
    return REASONS[int(found.argmax())] if is_many and not field.startswith("amount_") else ""


def _told(cells: pd.DataFrame, columns: Sequence[str], by_cell: np.ndarray) -> Personal:
    at_row, at_column = np.nonzero(by_cell)
    reasons = np.array(REASONS, dtype=object)[by_cell[at_row, at_column] - 1]
    found = [(column, reason) for column, reason in zip(cells.columns, columns, strict=True) if reason]
    return Personal(
        pd.DataFrame(found, columns=["column", "reason"], dtype="str"),
        pd.DataFrame(
            {
                "row": cells.index.to_numpy()[at_row],
                "column": pd.Series(cells.columns.to_numpy()[at_column], dtype="str"),
                "reason": pd.Series(reasons, dtype="str"),
            }
        ),
    )
