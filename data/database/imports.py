"""Imports: each is kept whole, replaced whole and undone whole. Two of them are never mixed."""

import json
from typing import Any

import pandas as pd
import sqlalchemy as sa

from agencies.records import COLUMNS
from data.database.arrival import Added, Arrival
from data.database.frames import as_json, from_json, now, rows_of, storable, table
from data.database.records import ids_of, refuse_used_ids, repeated_id
from data.database.tables import LIVE, REPLACED, ROW_COUNTS, SAME_FILE, UNDONE, imports, kept_rows, records
from data.errors import FileError

IMPORT_COLUMNS = [column.key for column in imports.c if column.key not in ("report", "report_received")]
KEPT_COLUMNS = ["row", "outcome", "reason_th", "reason_en", "cells"]


def list_imports(connection: sa.Connection, limit: int | None = None) -> pd.DataFrame:
    """IMPORT_COLUMNS, newest first; numbers as numbers."""
    return table(connection, _listed().limit(limit))


def earlier_imports(connection: sa.Connection, agency: str, fiscal_year: int, province_code: str) -> pd.DataFrame:
    """Live imports of an agency, year and province, newest first: IMPORT_COLUMNS and `changed`.

    changed: how many of its records were corrected or withdrawn by hand, and would go with it.
    """
    changed = sa.select(sa.func.count()).where(records.c.import_id == imports.c.import_id, records.c.version > 1)
    query = _listed().add_columns(sa.cast(changed.scalar_subquery(), sa.Integer).label("changed"))
    return table(connection, query.where(imports.c.state == LIVE, _is_of(agency, fiscal_year, province_code)))


def same_import(connection: sa.Connection, key: dict[str, Any]) -> int | None:
    """The live import that agrees in all of SAME_FILE; None where there is none."""
    agrees = [imports.c[name] == key[name] for name in SAME_FILE]
    return connection.scalar(sa.select(imports.c.import_id).where(imports.c.state == LIVE, *agrees))


def add_import(connection: sa.Connection, arrival: Arrival) -> Added:
    """Keep an arrival whole, in a transaction alone among the writers; nothing where the same file is in already.

    Raises FileError for a record ID that another live record has.
    """
    key = {name: _plain(getattr(arrival, name)) for name in SAME_FILE}
    known = same_import(connection, key)
    if known is not None:
        return Added(known, is_new=False)
    time = now()
    import_id = _insert_import(connection, arrival, time)
    replaced = _replace_earlier(connection, arrival, import_id) if arrival.replaces else ()
    _insert_records(connection, arrival, import_id, time)
    _insert_kept(connection, arrival.kept, import_id)
    return Added(import_id, is_new=True, replaced=replaced)


def undo_import(connection: sa.Connection, import_id: int, who: str) -> None:
    """Take an import out, and bring back to life what it replaced, unless the same file was imported anew meanwhile.

    Raises FileError where it is not live, or where an ID of what comes back is in use by now.
    """
    if connection.scalar(_of(imports.c.state, import_id)) != LIVE:
        raise _not_live(import_id)
    this = imports.c.import_id == import_id
    gone = {"state": UNDONE, "undone_at": now(), "undone_by": storable(who)}
    connection.execute(imports.update().where(this).values(**gone))
    live = imports.alias("live")
    again = sa.exists().where(live.c.state == LIVE, *(live.c[name] == imports.c[name] for name in SAME_FILE))
    to_revive = sa.select(imports.c.import_id).where(
        imports.c.state == REPLACED, imports.c.replaced_by == import_id, ~again
    )
    revived = list(connection.scalars(to_revive))
    comes_back = imports.update().where(imports.c.import_id.in_(revived))
    connection.execute(comes_back.values(state=LIVE, replaced_by=None))
    refuse_used_ids(connection, ids_of(connection, revived), revived)


def report_of(connection: sa.Connection, import_id: int) -> dict[str, Any]:
    """The report as it was given. Raises FileError for an unknown import."""
    text = connection.scalar(_of(imports.c.report, import_id))
    if text is None:
        raise _unknown(import_id)
    return json.loads(text)


def rows_kept(connection: sa.Connection, import_id: int) -> pd.DataFrame:
    """KEPT_COLUMNS of the rows that became no records, in their order; cells as dict of heading → text."""
    query = sa.select(*(kept_rows.c[name] for name in KEPT_COLUMNS))
    rows = table(connection, query.where(kept_rows.c.import_id == import_id).order_by(kept_rows.c.kept_key))
    return rows.assign(cells=from_json(rows["cells"]))


def _listed() -> sa.Select[Any]:
    return sa.select(*(imports.c[name] for name in IMPORT_COLUMNS)).order_by(imports.c.import_id.desc())


def _of(column: sa.Column[Any], import_id: int) -> sa.Select[Any]:
    return sa.select(column).where(imports.c.import_id == import_id)


def _is_of(agency: str, fiscal_year: int, province_code: str) -> sa.ColumnElement[bool]:
    key = {"agency": agency, "fiscal_year": int(fiscal_year), "province_code": province_code}
    return sa.and_(*(imports.c[name] == value for name, value in key.items()))


def _plain(value: object) -> object:
    """Texts without what no database takes, numbers of numpy as numbers."""
    return storable(value) if isinstance(value, str) else int(value)


def _insert_import(connection: sa.Connection, arrival: Arrival, time: str) -> int:
    about = ("file_name", "letter_number", "letter_date", "imported_by")
    values = {name: _plain(getattr(arrival, name)) for name in (*SAME_FILE, *about)}
    counts = {name: int(arrival.report[name]) for name in ROW_COUNTS}
    added = connection.execute(
        imports.insert().values(
            state=LIVE,
            imported_at=time,
            records=len(arrival.records),
            report_received=arrival.report_received,
            report=as_json(dict(arrival.report)),
            **values,
            **counts,
        )
    )
    return added.inserted_primary_key[0]


def _replace_earlier(connection: sa.Connection, arrival: Arrival, import_id: int) -> tuple[int, ...]:
    """Other sheets of the same file stay: a workbook may be brought in sheet by sheet."""
    query = sa.select(imports.c.import_id).where(
        imports.c.state == LIVE,
        imports.c.sha256 != arrival.sha256,
        _is_of(arrival.agency, arrival.fiscal_year, arrival.province_code),
    )
    replaced = tuple(connection.scalars(query.order_by(imports.c.import_id)))
    connection.execute(
        imports.update().where(imports.c.import_id.in_(replaced)).values(state=REPLACED, replaced_by=import_id)
    )
    return replaced


def _insert_records(connection: sa.Connection, arrival: Arrival, import_id: int, time: str) -> None:
    ids = _with_ids(arrival.records["record_id"], import_id)
    refuse_used_ids(connection, ids.tolist())
    cells = arrival.records.assign(record_id=ids)
    stamp = {"changed_by": storable(arrival.imported_by), "changed_at": time}
    rows = rows_of(cells, COLUMNS, import_id=import_id, version=1, is_withdrawn=False, **stamp)
    numbered = [{**row, "row": number} for row, number in zip(rows, cells["row"].astype("int64").tolist(), strict=True)]
    if numbered:
        connection.execute(records.insert(), numbered)


def _with_ids(given: pd.Series, import_id: int) -> pd.Series:
    """The IDs of the file, and for empty ones the import's number and a count. FileError for one that repeats."""
    ids = given.astype("str").fillna("")
    count = pd.Series(range(1, len(ids) + 1), index=ids.index).astype("str")
    ids = ids.where(ids.ne(""), f"I{import_id}-" + count)
    if ids.duplicated().any():
        raise repeated_id(ids[ids.duplicated()].iloc[0], "")
    return ids


def _insert_kept(connection: sa.Connection, kept: pd.DataFrame, import_id: int) -> None:
    texts = kept.assign(cells=[as_json(dict(cells)) for cells in kept["cells"]])
    rows = rows_of(texts, KEPT_COLUMNS[1:], import_id=import_id)
    numbered = [{**row, "row": number} for row, number in zip(rows, kept["row"].astype("int64").tolist(), strict=True)]
    if numbered:
        connection.execute(kept_rows.insert(), numbered)


def _unknown(import_id: int) -> FileError:
    return FileError(
        f"ไม่พบการนำเข้าครั้งที่ {import_id} โปรดเปิดหน้าประวัติการนำเข้าใหม่",
        f"There is no import {import_id}; open the page of imports again.",
    )


def _not_live(import_id: int) -> FileError:
    return FileError(
        f"การนำเข้าครั้งที่ {import_id} ไม่ได้ใช้อยู่แล้ว (ถูกยกเลิกหรือถูกแทนที่) จึงยกเลิกไม่ได้ โปรดเปิดหน้าประวัติการนำเข้าใหม่",
        f"Import {import_id} is not in use (undone or replaced), so it cannot be undone; open the page of "
        "imports again.",
    )
