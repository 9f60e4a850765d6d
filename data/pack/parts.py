"""Scripts and sheets that stand in a pack: Leaflet's of the installed package, the map's own, and the pack's own.

What stands between <script> and </script> is read raw: a text that ended it would become markup, and one that differs
in a single sign from what the policy's hash was made of would not run.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from geo.map import BROWSER_FILES, DRAWING_SCRIPTS, DRAWING_SHEET

_OWN = Path(__file__).parent
_OWN_SCRIPTS = ("pack_cells.js", "pack_listing.js", "pack_place.js", "pack.js")
_ENDS_SCRIPT = re.compile(r"</script|<!--|<script", re.IGNORECASE)
_ENDS_STYLE = re.compile(r"</style|<!--", re.IGNORECASE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_ADDRESS = re.compile(r"url\([^)]*\)")


def template() -> str:
    """The page with $places."""
    return _text(_OWN / "pack.html")


@lru_cache
def scripts() -> tuple[str, ...]:
    """In the order in which they run. The map of a source is not asked for."""
    drawing, own = [BROWSER_FILES / name for name in DRAWING_SCRIPTS], [_OWN / name for name in _OWN_SCRIPTS]
    files = (_leaflet() / "leaflet.js", *drawing, *own)
    texts = tuple(_SOURCE_MAP.sub("", _text(file)) for file in files)
    for file, text in zip(files, texts, strict=True):
        if _ENDS_SCRIPT.search(text):
            raise ValueError(f"{file.name}: would end the script that it stands in")
    return texts


@lru_cache
def sheets() -> str:
    """All sheets as one, the pack's own last. Pictures that they name are not in the file and nothing here shows
    them, so their addresses go."""
    files = (_leaflet() / "leaflet.css", BROWSER_FILES / DRAWING_SHEET, _OWN / "pack.css")
    text = "\n".join(_ADDRESS.sub("none", _text(file)) for file in files)
    if _ENDS_STYLE.search(text):
        raise ValueError("a sheet would end the style that it stands in")
    return text


def policy(inline_scripts: tuple[str, ...], inline_sheet: str) -> str:
    """Content-Security-Policy: nothing is fetched from anywhere, and no script runs but these."""
    scripts_known = " ".join(_hash(text) for text in inline_scripts)
    rules = (
        "default-src 'none'",
        f"script-src {scripts_known}",
        f"style-src {_hash(inline_sheet)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(file: Path) -> str:
    """As a browser reads it: every line ends alike, and there is no NUL."""
    return file.read_text(encoding="utf-8").replace("\0", "")


def _leaflet() -> Path:
    """django-leaflet ships Leaflet; Django itself is never imported."""
    return Path(find_spec("leaflet").origin).parent / "static" / "leaflet"
