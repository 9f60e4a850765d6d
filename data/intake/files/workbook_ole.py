"""One stream packed into a fresh OLE container, so that a reader meets no chain of sectors but a sound one.

Imports nothing beyond the standard library: the child process that reads workbooks uses it.
"""

import struct

_SECTOR = 4096
_IN_TABLE = _SECTOR // 4
"""Numbers of sectors that one sector of the table holds."""
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TABLES = 109
"""Sectors of the table that the header can name: enough for 450 MB."""


def packed(name: str, stream: bytes) -> bytes:
    """An OLE file (version 4) of just this stream: header, table, directory, small streams (none), stream."""
    data = stream.ljust(_SECTOR, b"\0")  # shorter ones would stand among the small streams
    sectors = -(-len(data) // _SECTOR)
    tables = -(-(sectors + 2) // (_IN_TABLE - 1))
    first = tables + 2
    table = [*[_TABLE] * tables, _END, _END, *range(first + 1, first + sectors), _END]
    table += [_FREE] * (tables * _IN_TABLE - len(table))
    directory = _entry("Root Entry", 5, first - 1, _SECTOR, child=1) + _entry(name, 2, first, len(data), child=_FREE)
    return b"".join(
        (
            _header(tables).ljust(_SECTOR, b"\0"),
            struct.pack(f"<{len(table)}I", *table),
            directory.ljust(2 * _SECTOR, b"\0"),
            data.ljust(sectors * _SECTOR, b"\0"),
        )
    )


def _header(tables: int) -> bytes:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    shape = struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    chains = struct.pack("<9I", 1, tables, tables, 0, _SECTOR, _END, 0, _END, 0)
    return magic + shape + chains + struct.pack(f"<{_TABLES}I", *range(tables), *[_FREE] * (_TABLES - tables))


def _entry(name: str, kind: int, start: int, size: int, *, child: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    named = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1)
    return named + struct.pack("<3I36xIQ", _FREE, _FREE, child, start, size)
