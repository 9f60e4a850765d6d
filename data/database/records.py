"""Support records: those of live imports and those added by hand, how they are changed and by whom."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import sqlalchemy as sa

from agencies.records import COLUMNS
from data.database.frames import as_json, as_text, from_json, now, storable, table, text_table
from data.database.tables import LIVE, changes, imports, records
from data.errors import FileError

CHANGE_COLUMNS = ["version", "changed_at", "changed_by", "action", "before"]
_ABOUT = ("import_id", "row", "version", "changed_by", "changed_at")
_IDS_AT_ONCE = 1000
_VALUES = [name for name in COLUMNS if name != "record_id"]


def is_live(table: sa.FromClause = records) -> sa.ColumnElement[bool]:
    """Not withdrawn, and of a live import or of none.

    Asked of each record anew: a list of the live imports would tempt SQLite to look up each of them for each ID.
    """
    source = imports.alias("source")
    gone = sa.exists().where(source.c.import_id == table.c.import_id, source.c.state != LIVE)
    return ~table.c.is_withdrawn & ~gone.correlate(table)


def live_records(connection: sa.Connection) -> pd.DataFrame:
    """COLUMNS, import_id, row, version, changed_by and changed_at as text, in the order in which they came."""
    columns = [as_text(records.c[name]) for name in (*COLUMNS, *_ABOUT)]
    return text_table(connection, sa.select(*columns).where(is_live()).order_by(records.c.record_key))


def add_record(connection: sa.Connection, values: Mapping[str, str], who: str) -> str:
    """Add a record under an ID of its own; the ID. ValueError for a value under an unknown column."""
    record_id = f"S-{uuid.uuid4().hex[:12]}"
    cells = {**dict.fromkeys(_VALUES, ""), **_cells(values, "")}
    stamp = {"changed_by": storable(who), "changed_at": now()}
    added = connection.execute(
        records.insert().values(record_id=record_id, version=1, is_withdrawn=False, **stamp, **cells)
    )
    _note(connection, added.inserted_primary_key[0], "added", {}, version=1, **stamp)
    return record_id


def correct_record(connection: sa.Connection, record_id: str, values: Mapping[str, str], version: int, who: str) -> int:
    """Write other values into a live record; its new version, the old one where no value is another.

    version: the one that the user saw. Raises FileError where the record was changed or went since; ValueError for a
    value under an unknown column.
    """
    found = _seen(connection, record_id, version)
    changed = {name: text for name, text in _cells(values, record_id).items() if text != found[name]}
    return _change(connection, found, "corrected", changed, who) if changed else version


def withdraw_record(connection: sa.Connection, record_id: str, version: int, who: str) -> None:
    """Take a live record out; it stays in the history. Raises FileError as `correct_record`."""
    _change(connection, _seen(connection, record_id, version), "withdrawn", {"is_withdrawn": True}, who)


def changes_of(connection: sa.Connection, record_id: str) -> pd.DataFrame:
    """What was done to a record, oldest first: CHANGE_COLUMNS; `before` holds its values until then, {} for a new one.

    Of several records that had the ID, the live one, else the last.
    """
    newest = sa.select(records.c.record_key).where(records.c.record_id == record_id)
    newest = newest.order_by(sa.case((is_live(), 0), else_=1), records.c.record_key.desc()).limit(1)
    query = sa.select(*(changes.c[name] for name in CHANGE_COLUMNS))
    query = query.where(changes.c.record_key == newest.scalar_subquery()).order_by(changes.c.change_id)
    rows = table(connection, query)
    return rows.assign(before=from_json(rows["before"]))


def refuse_used_ids(connection: sa.Connection, ids: Sequence[str], own_imports: Sequence[int] = ()) -> None:
    """Raise FileError where a live record has one of these IDs already, those of `own_imports` apart.

    Looked up in parts: a join would have to be planned before the database knows how much was just written.
    """
    of_others = records.c.import_id.is_(None) | records.c.import_id.not_in(own_imports)
    used = sa.select(records.c.record_id, imports.c.file_name).join_from(records, imports, isouter=True)
    used = used.where(records.c.record_id.in_(sa.bindparam("ids", expanding=True)), of_others, is_live())
    for first in range(0, len(ids), _IDS_AT_ONCE):
        part = ids[first : first + _IDS_AT_ONCE]
        if found := connection.execute(used.limit(1), {"ids": part}).first():
            raise repeated_id(found.record_id, found.file_name or "")


def ids_of(connection: sa.Connection, import_ids: Sequence[int]) -> list[str]:
    """The IDs of the live records of these imports."""
    query = sa.select(records.c.record_id).where(records.c.import_id.in_(import_ids), is_live())
    return list(connection.scalars(query))


def repeated_id(record_id: str, file_name: str) -> FileError:
    """An ID that would stand twice; file_name: where it stands already, "" where nothing is known of it."""
    return FileError(
        f"รหัสรายการ {record_id} ซ้ำกับรายการที่ใช้อยู่แล้ว{' จากไฟล์ ' + file_name if file_name else ''} "
        "จึงยังไม่ได้บันทึกสิ่งใด โปรดแก้รหัสในไฟล์ หรือยกเลิกการนำเข้าครั้งก่อน",
        f"Record {record_id} is in use already{' (from ' + file_name + ')' if file_name else ''}, so nothing was "
        "saved; change the ID in the file, or undo the earlier import.",
    )


def _cells(values: Mapping[str, str], record_id: str) -> dict[str, str]:
    unknown = [name for name in values if name not in COLUMNS]
    if unknown or values.get("record_id", record_id) != record_id:
        raise ValueError(f"not for a record to change: {', '.join(unknown) or 'record_id'}")
    return {name: storable(text) for name, text in values.items() if name != "record_id"}


def _seen(connection: sa.Connection, record_id: str, version: int) -> Mapping[str, Any]:
    found = connection.execute(sa.select(records).where(records.c.record_id == record_id, is_live())).mappings().first()
    if found is None:
        raise FileError(
            f"ไม่พบรายการ {record_id} ซึ่งอาจถูกถอนออกหรือถูกแทนที่แล้ว โปรดเปิดรายการใหม่อีกครั้ง",
            f"Record {record_id} is no longer there; it may have been withdrawn or replaced. Open the list again.",
        )
    if found["version"] != version:
        who = found["changed_by"]
        raise FileError(
            f"รายการ {record_id} ถูกแก้ไขโดย {who} ระหว่างที่เปิดหน้านี้ไว้ โปรดเปิดรายการใหม่แล้วแก้ไขอีกครั้ง",
            f"Record {record_id} was changed by {who} meanwhile; open it again and make your change there.",
        )
    return found


def _change(
    connection: sa.Connection, found: Mapping[str, Any], action: str, values: Mapping[str, object], who: str
) -> int:
    version = found["version"] + 1
    stamp = {"changed_by": storable(who), "changed_at": now()}
    this = records.c.record_key == found["record_key"]
    connection.execute(records.update().where(this).values(version=version, **stamp, **values))
    before = {name: found[name] for name in COLUMNS}
    _note(connection, found["record_key"], action, before, version=version, **stamp)
    return version


def _note(connection: sa.Connection, record_key: int, action: str, before: dict[str, str], **about: object) -> None:
    connection.execute(changes.insert().values(record_key=record_key, action=action, before=as_json(before), **about))
