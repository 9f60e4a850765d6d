"""What the user is told when the database does not do as asked. No sentence shows any part of DATABASE_URL."""

import sqlite3

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from data.errors import FileError

_NO_RIGHT = "42501"
_WAITED_TOO_LONG = ("55P03", "57014")
"""SQLSTATE of PostgreSQL: insufficient_privilege; lock_not_available and query_canceled."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNWRITABLE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOLFS,
)


def told(error: SQLAlchemyError, sqlite_file: str) -> FileError | None:
    """The sentence for an error of the driver; None where it is a fault of the program.

    sqlite_file: path of the SQLite file, "" for PostgreSQL.
    """
    if isinstance(error, NoFreeConnection):
        return busy()
    if not isinstance(error, DBAPIError):
        return None
    return _told_by_sqlite(error.orig, sqlite_file) if sqlite_file else _told_by_postgresql(error)


def _told_by_sqlite(error: BaseException | None, path: str) -> FileError | None:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in _BUSY:
        return busy()
    if code in _DAMAGED or extended == sqlite3.SQLITE_IOERR_SHORT_READ:  # the file ends too early
        return _damaged(path)
    return _unwritable(path) if code in _UNWRITABLE else None


def _told_by_postgresql(error: DBAPIError) -> FileError | None:
    code = getattr(error.orig, "sqlstate", None)
    if code in _WAITED_TOO_LONG:
        return busy()
    if code == _NO_RIGHT:
        return _no_right()
    is_connecting = error.statement is None
    is_of_program = isinstance(error, IntegrityError | DataError | ProgrammingError)
    return _unreachable() if is_connecting or not is_of_program else None


def busy() -> FileError:
    """Another writer held the store for longer than anyone should wait."""
    return FileError(
        "ฐานข้อมูลกำลังบันทึกงานอื่นอยู่นานผิดปกติ โปรดลองใหม่อีกครั้งในอีกสักครู่",
        "The store has been busy with other work for unusually long; try again in a moment.",
    )


def unusable_url() -> FileError:
    """DATABASE_URL is no address of a kind that the store knows."""
    return FileError(
        "ค่า DATABASE_URL ใช้ไม่ได้ โปรดใส่ในรูป postgresql://ผู้ใช้:รหัสผ่าน@เครื่อง/ฐานข้อมูล หรือไม่ต้องกำหนดเพื่อใช้ฐานข้อมูลในเครื่องนี้",
        "DATABASE_URL cannot be used; give postgresql://user:password@host/database, or leave it out to keep the data "
        "on this computer.",
    )


def too_new() -> FileError:
    """The tables were made by a later version of the program."""
    return FileError(
        "ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นใหม่กว่า โปรดปรับปรุงโปรแกรมนี้ให้เป็นรุ่นล่าสุดก่อนใช้งาน",
        "The store was made by a newer version of this program; update the program before using it.",
    )


def _unreachable() -> FileError:
    return FileError(
        "ติดต่อฐานข้อมูล PostgreSQL ตาม DATABASE_URL ไม่ได้ โปรดตรวจสอบค่านี้และตรวจสอบว่าเครื่องแม่ข่ายทำงานอยู่",
        "The PostgreSQL database of DATABASE_URL cannot be used; check that address and that the server is running.",
    )


def _no_right() -> FileError:
    return FileError(
        "บัญชีผู้ใช้ใน DATABASE_URL ไม่มีสิทธิ์สร้างหรือเขียนตาราง โปรดให้ผู้ดูแลฐานข้อมูลกำหนดสิทธิ์ให้",
        "The user of DATABASE_URL may not create or write tables; ask the database's administrator for that right.",
    )


def _damaged(path: str) -> FileError:
    return FileError(
        f"ไฟล์ฐานข้อมูล {path} เสียหายหรือไม่ใช่ฐานข้อมูล โปรดนำสำเนาสำรองมาวางแทน หรือย้ายไฟล์นี้ออกเพื่อเริ่มใหม่",
        f"The store {path} is damaged or is no database; put a backup in its place, or move it away to begin anew.",
    )


def _unwritable(path: str) -> FileError:
    return FileError(
        f"เปิดหรือเขียนไฟล์ฐานข้อมูล {path} ไม่ได้ โปรดตรวจสอบสิทธิ์และพื้นที่ว่าง หรือกำหนดโฟลเดอร์อื่นใน SONROI_DATA",
        f"The store {path} cannot be opened or written; check its rights and free space, or name another folder in "
        "SONROI_DATA.",
    )
