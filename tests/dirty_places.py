"""How a list names its places: the cells, the area that is meant, and what may become of the row.

Each way is a function (province, tambon, rng) → Place, or None where the tambon does not lend itself to it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tests.dirty_country import Province, Tambon, Village
from tests.dirty_spelling import disguised, key, misspelt

EXACT, DOUBT, ASK = "exact", "doubt", "ask"
"""Must be in; may be in if right; must not be in unasked."""
Cell = str | int
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ONCE_MINOR = {"4021", "4022", "4023", "4024", "4025", "4029"}
_NOT_KNOWN = ("???", "ไม่ระบุ", "ไม่ทราบ")
_NONSENSE = ("xxx", "กกกกก", "ตามบัญชีแนบท้าย", "ดูเอกสารแนบ", "บ้านฮฮฮฮฮ", "#REF!", "ฟหกดสว")


@dataclass(frozen=True)
class Place:
    """moo and village are the cells; tambon and amphoe too where they differ from the block's ("" as the block)."""

    moo: Cell
    village: Cell
    codes: tuple[str, ...]
    expected: str = EXACT
    scope: str = ""
    tambon: str = ""
    amphoe: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the row must write its own amphoe and tambon."""
        return bool(self.tambon or self.amphoe)


Way = Callable[[Province, Tambon, random.Random], Place | None]


def _any(tambon: Tambon, rng: random.Random) -> Village | None:
    return rng.choice(tambon.villages) if tambon.villages else None


def _clean(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    return village and Place(rng.choice([village.moo, str(village.moo)]), village.name, (village.code,))


def _prefixes(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    if village is None:
        return None
    number = rng.choice([str(village.moo), str(village.moo).translate(THAI_DIGITS)])
    moo = rng.choice(["{}", "ม.{}", "ม. {}", "หมู่ {}", "หมู่ที่ {}"]).format(number)
    tambon_text = rng.choice(["{}", "ต.{}", "ตำบล{}", "ต. {}", "ตำบล {}"]).format(tambon.name)
    amphoe_text = _amphoe(tambon, rng)
    name = rng.choice([village.name, village.bare, f"บ้าน {village.bare}"])
    return Place(moo, name, (village.code,), tambon=tambon_text, amphoe=amphoe_text)


def _amphoe(tambon: Tambon, rng: random.Random) -> str:
    """The amphoe; the capital's may be เมือง alone, one made of a กิ่งอำเภอ in 2550 may still be called so."""
    words = ["{}", "อ.{}", "อำเภอ{}", "อ. {}"]
    if tambon.amphoe_code in _ONCE_MINOR:
        words += ["กิ่งอำเภอ{}", "กิ่งอ.{}", "กิ่ง อ.{}"]
    name = rng.choice([tambon.amphoe, "เมือง"]) if tambon.amphoe_code.endswith("01") else tambon.amphoe
    return rng.choice(words).format(name)


def _disguised(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    if village is None:
        return None
    texts = disguised(tambon.name, rng), disguised(tambon.amphoe, rng)
    return Place(village.moo, disguised(village.name, rng), (village.code,), tambon=texts[0], amphoe=texts[1])


def _moo_only(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    return village and Place(rng.choice([village.moo, f"หมู่ {village.moo}"]), "", (village.code,))


def _name_only(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    if not tambon.unmistakable:
        return None
    village = rng.choice(tambon.unmistakable)
    return Place("", rng.choice([village.name, village.bare]), (village.code,))


def _tambon_only(_: Province, tambon: Tambon, __: random.Random) -> Place:
    return Place("", "", (tambon.code,))


def _not_known(_: Province, tambon: Tambon, rng: random.Random) -> Place:
    return Place("", rng.choice(_NOT_KNOWN), (tambon.code,), DOUBT)


def _whole_tambon(_: Province, tambon: Tambon, rng: random.Random) -> Place:
    words = rng.choice(["ทั้งตำบล", "ทุกหมู่บ้าน", "ทุกหมู่"])
    cells = rng.choice([(words, ""), ("", words)])
    return Place(*cells, (tambon.code,), scope="tambon")


def _moo_in_name(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    if village is None:
        return None
    text = rng.choice(["{} หมู่ {}", "{} ม.{}", "{} หมู่ที่ {}"]).format(village.name, village.moo)
    return Place("", text, (village.code,), DOUBT)


def _code(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    return village and Place("", rng.choice([village.code, int(village.code)]), (village.code,), DOUBT)


def _abbreviated(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    return village and Place(village.moo, f"บ.{village.bare}", (village.code,), DOUBT)


def _twin(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    if not tambon.twins:
        return None
    village = rng.choice(tambon.twins)
    return Place("", rng.choice([village.name, village.bare]), (village.code,), ASK)


def _misspelt_village(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = rng.choice(tambon.unmistakable) if tambon.unmistakable else None
    wrong = village and misspelt(village.name, tambon.keys, rng)
    return wrong and Place("", wrong, (village.code,), ASK)


def _misspelt_beside_moo(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    wrong = village and misspelt(village.name, tambon.keys, rng)
    return wrong and Place(village.moo, wrong, (village.code,), ASK)


def _misspelt_tambon(province: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    wrong = village and misspelt(tambon.name, province.tambon_keys, rng)
    return wrong and Place(village.moo, village.name, (village.code,), ASK, tambon=wrong, amphoe=tambon.amphoe)


def _misspelt_amphoe(province: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    wrong = village and misspelt(tambon.amphoe, province.amphoe_keys, rng)
    return wrong and Place(village.moo, village.name, (village.code,), ASK, tambon=tambon.name, amphoe=wrong)


def _disagreeing(tambon: Tambon, rng: random.Random) -> tuple[Village, Village] | None:
    """Two villages of the tambon whose names differ."""
    if len(tambon.keys) < 2:
        return None
    first = rng.choice(tambon.villages)
    return first, rng.choice([village for village in tambon.villages if village.key != first.key])


def _wrong_moo(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    pair = _disagreeing(tambon, rng)
    return pair and Place(pair[1].moo, pair[0].name, (pair[0].code,), ASK)


def _wrong_name(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    pair = _disagreeing(tambon, rng)
    return pair and Place(pair[0].moo, pair[1].name, (pair[0].code,), ASK)


def _no_such_moo(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    last = max((village.moo for village in tambon.villages), default=0)
    return Place(last + rng.randint(1, 9), "", _city(tambon), ASK)


def _city(tambon: Tambon) -> tuple[str, ...]:
    """What can be meant by a village that is none: the tambon, where it has no villages at all."""
    return () if tambon.villages else (tambon.code,)


def _local_government(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    kind = rng.choice(["อบต.", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "ทต."])
    texts = {"tambon": f"{kind}{tambon.name}", "amphoe": tambon.amphoe}
    village = _any(tambon, rng) if rng.random() < 0.5 else None
    if village is None:
        return Place("", "", (tambon.code,), ASK, **texts)
    return Place(village.moo, village.name, (village.code,), ASK, **texts)


def _wrong_amphoe(province: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    village = _any(tambon, rng)
    code = rng.choice(list(province.amphoes))
    is_right = (code, key(tambon.name)) in province.former  # as it was before the amphoe was divided
    is_right |= any(key(other.name) == key(tambon.name) for other in province.amphoes[code])
    if village is None or is_right:
        return None
    texts = {"tambon": tambon.name, "amphoe": province.amphoe_names[code]}
    return Place(village.moo, village.name, (village.code,), ASK, **texts)


def _elsewhere(province: Province, _: Tambon, rng: random.Random) -> Place | None:
    village = rng.choice(province.foreign)
    there = village.tambon
    amphoe = rng.choice(["{}", "อ.{}", "อ.{} จ.{}"]).format(there.amphoe, there.province)
    return Place(village.moo, village.name, (village.code,), ASK, tambon=there.name, amphoe=amphoe)


def _nonsense(_: Province, tambon: Tambon, rng: random.Random) -> Place:
    return Place("", rng.choice(_NONSENSE), _city(tambon), ASK)


def _several_moo(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    moos = sorted(village.moo for village in tambon.villages)
    if len(moos) < 6 or any(b - a != 1 for a, b in pairwise(moos)):
        return None
    code_of = {village.moo: village.code for village in tambon.villages}
    first = rng.randint(0, len(moos) - 6)
    a, b, c, d = moos[first], moos[first + 2], moos[first + 3], moos[first + 5]
    shapes = [
        (f"{a}, {b}-{d}", [a, *range(b, d + 1)]),
        (f"หมู่ {a}, {b}-{d}", [a, *range(b, d + 1)]),
        (f"ม.{a},{b},{c}", [a, b, c]),
        (f"{a} และ {c}", [a, c]),
        (f"หมู่ที่ {a},{b} และ {d}".translate(THAI_DIGITS), [a, b, d]),
        (f"หมู่ {a}-{c}", [*range(a, c + 1)]),
    ]
    text, meant = rng.choice(shapes)
    return Place(text, "", tuple(code_of[moo] for moo in meant), ASK)


def _several_names(_: Province, tambon: Tambon, rng: random.Random) -> Place | None:
    if len(tambon.unmistakable) < 3:
        return None
    chosen = rng.sample(tambon.unmistakable, rng.choice([2, 3]))
    text = rng.choice([", ", ",", " และ ", " / "]).join(village.name for village in chosen)
    return Place("", text, tuple(village.code for village in chosen), ASK)


WAYS: dict[str, tuple[float, Way]] = {
    "clean": (34, _clean),
    "prefixes": (10, _prefixes),
    "disguised": (6, _disguised),
    "moo only": (6, _moo_only),
    "name only, one of the tambon": (7, _name_only),
    "tambon only": (3, _tambon_only),
    "village said to be unknown": (0.5, _not_known),
    "whole tambon": (3, _whole_tambon),
    "หมู่ in the cell of the name": (1.5, _moo_in_name),
    "code in the cell of the name": (1, _code),
    "บ. for บ้าน": (1, _abbreviated),
    "name only, shared by two": (5, _twin),
    "village misspelt": (5, _misspelt_village),
    "village misspelt beside its หมู่": (2.5, _misspelt_beside_moo),
    "tambon misspelt": (3, _misspelt_tambon),
    "amphoe misspelt": (1.5, _misspelt_amphoe),
    "another หมู่ than the name's": (1, _wrong_moo),
    "another name than the หมู่'s": (1, _wrong_name),
    "no such หมู่": (0.5, _no_such_moo),
    "อบต. or เทศบาล for the tambon": (2, _local_government),
    "wrong amphoe": (1.5, _wrong_amphoe),
    "another province": (1.5, _elsewhere),
    "nonsense": (1, _nonsense),
    "several หมู่ in a cell": (1.5, _several_moo),
    "several names in a cell": (0.5, _several_names),
}
"""Share (of 100) of the rows, and the way."""
_NAMES, _SHARES = list(WAYS), [share for share, _ in WAYS.values()]


def dirty_place(province: Province, tambon: Tambon, rng: random.Random, *, as_block: bool = False) -> tuple[str, Place]:
    """A way of naming a place of the tambon and its cells; `as_block`: one that keeps the block's amphoe and tambon."""
    while True:
        name = rng.choices(_NAMES, _SHARES)[0]
        place = WAYS[name][1](province, tambon, rng)
        if place and not (as_block and place.is_own):
            return name, place
