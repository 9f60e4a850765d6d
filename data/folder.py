"""Where this computer keeps what the user installs, and how a file is written there whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_data_path

from data.errors import FileError


def data_folder() -> Path:
    """The folder of the environment variable SONROI_DATA, else the system's folder for SonRoi; made if absent.

    Raises FileError where it cannot be made.
    """
    chosen = os.environ.get("SONROI_DATA")
    folder = Path(chosen) if chosen else user_data_path("SonRoi", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder) from error
    return folder


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, then put it in its place at once, so that no reader sees half of it.

    Raises FileError where it cannot be written; what was there before then stays.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        temporary = Path(name)
        try:
            write(temporary)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path.parent) from error


def _unwritable(folder: Path) -> FileError:
    return FileError(
        f"เขียนข้อมูลลงในโฟลเดอร์ {folder} ไม่ได้ โปรดตรวจสอบสิทธิ์และพื้นที่ว่าง หรือกำหนดโฟลเดอร์อื่นใน SONROI_DATA",
        f"The folder {folder} cannot be written to; check its rights and free space, or name another in SONROI_DATA.",
    )
