"""How names of places are miswritten: what only looks different, and what is different."""

import random
import re

_ZERO_WIDTH = "\u200b"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_VOWELS_ABOVE = "\u0e31\u0e34-\u0e3a"
_PREFIX = re.compile(r"^(บ้าน|ตำบล|ต\.|กิ่งอำเภอ|อำเภอ|อ\.)\s*(?=\S)")
TRIES = 30


def key(name: str) -> str:
    """What two names that a reader takes for one have in common; written apart from the code that is tested."""
    text = re.sub("[\u200b-\u200f\ufeff\u00ad\\s.'-]", "", name).replace("เเ", "แ")
    text = re.sub(f"\u0e4d([{_TONES}]*)\u0e32", "\\1\u0e33", text)
    text = re.sub(f"\u0e33([{_TONES}]+)", "\\1\u0e33", text)
    text = re.sub(f"([{_TONES}])([{_VOWELS_ABOVE}])", r"\2\1", text)
    return _PREFIX.sub("", text)


def disguised(text: str, rng: random.Random) -> str:
    """The same name for a reader, other characters for a computer."""
    return rng.choice(_DISGUISES)(text, rng)


def _doubled_e(text: str, _: random.Random) -> str:
    return text.replace("แ", "เเ")


def _tone_first(text: str, _: random.Random) -> str:
    return re.sub(f"([{_VOWELS_ABOVE}])([{_TONES}])", r"\2\1", text)


def _split_am(text: str, _: random.Random) -> str:
    return re.sub(f"([{_TONES}]?)\u0e33", "\u0e4d\\1\u0e32", text)


def _zero_width(text: str, rng: random.Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + _ZERO_WIDTH + text[at:]


def _spaced(text: str, rng: random.Random) -> str:
    return rng.choice([" ", "  ", "\u00a0"]) + text + rng.choice(["", " ", "\u00a0"])


_DISGUISES = (_doubled_e, _tone_first, _split_am, _zero_width, _spaced)


def misspelt(name: str, taken: set[str], rng: random.Random) -> str | None:
    """The name with one letter dropped, doubled or swapped, or without a tone mark; never one of the keys `taken`.

    None where no such spelling was found.
    """
    for _ in range(TRIES):
        wrong = rng.choice(_MISTAKES)(name, rng)
        if len(key(wrong)) >= 2 and key(wrong) != key(name) and key(wrong) not in taken:
            return wrong
    return None


def _place_of(name: str, letters: str, rng: random.Random) -> int | None:
    start = len(_PREFIX.match(name)[0]) if _PREFIX.match(name) else 0
    places = [at for at in range(start, len(name)) if re.match(letters, name[at])]
    return rng.choice(places) if places else None


def _dropped(name: str, rng: random.Random) -> str:
    at = _place_of(name, "[ก-ฮ]", rng)
    return name if at is None else name[:at] + name[at + 1 :]


def _doubled(name: str, rng: random.Random) -> str:
    at = _place_of(name, "[ก-ฮ]", rng)
    return name if at is None else name[:at] + name[at] + name[at:]


def _swapped(name: str, rng: random.Random) -> str:
    at = _place_of(name, "[ก-ฮเแโใไะาิีึืุู]", rng)
    if at is None or at + 1 >= len(name):
        return name
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _tone_lost(name: str, rng: random.Random) -> str:
    at = _place_of(name, f"[{_TONES}]", rng)
    return name if at is None else name[:at] + name[at + 1 :]


_MISTAKES = (_dropped, _doubled, _swapped, _tone_lost)
