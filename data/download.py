"""A file fetched from the web because the user named its address."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from geo.errors import PlaceError

_SECONDS = 60
_LARGEST = 300_000_000
_BLOCK = 1_000_000


def is_address(text: str) -> bool:
    """Whether a text is an address (anything with ://) rather than a file's path."""
    return "://" in text


@contextmanager
def downloaded(address: str) -> Iterator[Path]:
    """The file at an http or https address, in a temporary folder that is gone afterwards.

    At most 300 MB, and 60 seconds without an answer. Raises PlaceError where it cannot be fetched.
    """
    if not address.lower().startswith(("http://", "https://")):
        raise PlaceError(
            f"ที่อยู่ {address} ใช้ไม่ได้ โปรดระบุที่อยู่ที่ขึ้นต้นด้วย http:// หรือ https:// หรือชื่อไฟล์ในเครื่อง",
            f"The address {address} cannot be used; give one that begins with http:// or https://, or a file.",
        )
    with tempfile.TemporaryDirectory() as folder:
        name = re.split("[?#]", address)[0].rsplit("/", 1)[-1]
        path = Path(folder) / (re.sub(r"[^\w.-]", "_", name).strip(".") or "download")
        try:
            _fetch(address, path)
        except PlaceError:
            raise
        except (OSError, HTTPException, ValueError) as error:
            raise _unreachable(address) from error
        yield path


def _fetch(address: str, path: Path) -> None:
    size = 0
    with urlopen(address, timeout=_SECONDS) as answer, path.open("wb") as file:
        while block := answer.read(_BLOCK):
            size += len(block)
            if size > _LARGEST:
                raise PlaceError(
                    f"ไฟล์ที่ {address} มีขนาดเกิน 300 เมกะไบต์ โปรดใช้แนวเขตฉบับย่อรายละเอียดหรือเฉพาะจังหวัดที่ต้องการ",
                    f"The file at {address} is over 300 MB; use generalised boundaries or only the provinces you need.",
                )
            file.write(block)


def _unreachable(address: str) -> PlaceError:
    return PlaceError(
        f"ดาวน์โหลดจาก {address} ไม่ได้ โปรดตรวจสอบที่อยู่และการเชื่อมต่ออินเทอร์เน็ต หรือดาวน์โหลดด้วยเบราว์เซอร์แล้วติดตั้งจากไฟล์",
        f"Nothing could be fetched from {address}; check the address and the internet connection, "
        "or download it with a browser and install the file.",
    )
