"""The text of a cell cut at the words that say what follows them: ต., อ., จ., หมู่, บ้าน, อบต. and their like."""

import re
from collections.abc import Iterator
from functools import lru_cache

from geo import gazetteer
from geo.place_numbers import COUNTED, MOO_WORD, NUMBERS

Token = tuple[str, str]
"""(kind, text). Kinds: province, amphoe, tambon, village (with its บ้าน), rest (a text without such a word), moos, code,
whole, wide, local, noise, street, end (of one village in a list)."""
NAMED = ("province", "amphoe", "tambon")
_ENGLISH = tuple(
    (re.compile(rf"([A-Za-z][A-Za-z '’-]*?) (?:{words})\b", re.IGNORECASE), rf"{word} \1")
    for words, word in (("sub-?district", "tambon"), ("district", "amphoe"), ("province", "changwat"))
)
_GLUED = r"(?=[ก-๛])(?!ตำบล|อำเภอ|กิ่งอำเภอ|จังหวัด)"
_BEFORE = r"(?:(?<![ก-๛])|(?<=ทั้ง)|(?<=ทั่ว)|(?<=พื้นที่)|(?<=ใน)|(?<=เขต))"
_AREA_FOLLOWS = r"(?=ตำบล|ต\.|อบต|องค์การบริหาร|เทศบาล)"
_PATTERNS: dict[str, tuple[str, ...]] = {
    "wide": (r"ทุก ?(?:ตำบล|อำเภอ|จังหวัด)", r"ทั้ง ?(?:อำเภอ|จังหวัด)(?![ก-๛])"),
    "whole": (
        r"(?:ครอบคลุม|ครบ|รวม)? ?ทุก ?(?:หมู่บ้าน|หมู่|บ้าน(?![ก-๛]))",
        r"(?:ครอบคลุม|ครบ|รวม)? ?ทั้ง ?\d* ?(?:หมู่บ้าน|หมู่)(?! ?\d)",
        r"(?:ครอบคลุม)? ?(?:ทั่วทั้ง|ทั้ง|ทั่ว|เต็ม) ?(?:พื้นที่ ?)?(?=ตำบล|ต\.)",
        r"(?:จำนวน|รวม)? ?(?<!\d)\d{1,2} ?หมู่บ้าน(?! ?\d| ?ที่)",
        r"(?:whole|entire) (?=tambon)|all villages(?: of| in)?",
    ),
    "moos": (rf"\(?{MOO_WORD}{NUMBERS}\)?", r"(?<![\d.])\d{1,2}[.)] ?(?=บ้าน)"),
    "noise": (
        rf"(?:^|(?<=,)) ?(?:บ้าน)?(?:เลขที่ ?)?\d+(?:/\d+)? ?(?={MOO_WORD})",
        rf"(?:จำนวน|รวม|ประมาณ)? ?(?<!\d)\d+ ?{COUNTED}",
        r"(?<![\d-])[1-9]\d{4}(?![\d-])",  # a postcode
        r"รหัส(?:พื้นที่|ตำบล|หมู่บ้าน)? ?:?",
        # Of บ้านโนนหันใน ต.โนนหัน nothing is taken away.
        rf"(?:(?<![ก-๛])|(?<=หมู่บ้าน)|(?<=ทุกหมู่))(?:(?:ภายใน|ใน)(?:เขต)?|เขต|พื้นที่)(?:พื้นที่)? ?{_AREA_FOLLOWS}",
    ),
    "street": (r"(?<![ก-๛])(?:ซอย|ซ\.|ถนน|ถ\.)",),
    "local": (rf"องค์การบริหารส่วนตำบล|{_BEFORE}(?:อ\.บ\.ต\.|อบต\.?|เทศบาล(?:ตำบล|เมือง|นคร)?|ท[ตมน]\.)",),
    "province": (
        rf"(?<![ก-๛])จังหวัด|จังหวัด{_GLUED}|changwat ",
        r"(?<!พม)(?<!กส)(?<!สส)(?<!\.)จ ?\.(?! ?[ก-ฮ] ?\.)|(?<![^ ])จ (?=[ก-๛])",  # พมจ., กสจ. and จ.ป.ร. are none
    ),
    "amphoe": (
        rf"(?<![ก-๛])(?:กิ่ง ?)?อำเภอ|(?:กิ่ง)?อำเภอ{_GLUED}|(?:king )?amphoe ",
        r"(?:กิ่ง ?)?(?<!\.)อ ?\.(?! ?บ ?\.)|(?<![^ ])อ (?=[ก-๛])|(?<![ก-๛])เขต(?=[ก-๛])|khet ",
    ),
    "tambon": (
        rf"{_BEFORE}ตำบล|ตำบล{_GLUED}|tambon |khwaeng ",
        r"(?<![ส.])ต ?\.(?! ?ค ?\.)|(?<![^ ])ต (?=[ก-๛])|(?<![ก-๛])แขวง",  # รพ.สต. and ต.ค. are none
    ),
    "village": (r"(?<![ก-๛A-Za-z.(\-])(?:หมู่บ้าน|บ้าน|บ\.)|(?:^|(?<=[,;0-9(])|(?<=[,;0-9] ))ban ",),
    "code": (r"(?<![\d./-])(?:th ?)?(?:\d{8}|\d{6})(?:\.0+)?(?![\d/])",),
}
"""For each kind of mark how it is written; of two that fit at one place the first is taken."""
_FIRST_LETTERS = "[ (0-9a-zกขคจซตถทบปพภมรหอเแใ]"  # of all marks: the look at them alone halves the time
_ANY_MARK = "|".join(f"(?P<{kind}>{'|'.join(ways)})" for kind, ways in _PATTERNS.items())
_MARKS = re.compile(f"(?={_FIRST_LETTERS})(?:{_ANY_MARK})", re.IGNORECASE)
_FIRST_NUMBERS = re.compile(rf"(?:ที่ ?)?({NUMBERS})[.)]? ?(?=[ก-๛])", re.IGNORECASE)
_EDGES = " ,;:/-–.\n"
_JOINED = re.compile(r"[,;] ?(?:และ|กับ|แล้วก็)?|(?:และ|กับ|&)(?= |$|บ้าน)|and(?= |$)")


def tokens_of(text: str, start: str) -> list[Token]:
    """The tokens of a normalised text in order; `start`, the column it stands in, says what its beginning is."""
    return _with_parents_told_apart(list(_tokens(_in_english_order(text), start)))


def _in_english_order(text: str) -> str:
    """Says "tambon Sila" where "Sila Subdistrict" stands."""
    if re.search("[A-Za-z]{5}", text):
        for pattern, replacement in _ENGLISH:
            text = pattern.sub(replacement, text)
    return text


def _tokens(text: str, start: str) -> Iterator[Token]:
    kind = start if start in NAMED else "rest"
    begin = 0
    if start in ("moo", "village") and (first := _FIRST_NUMBERS.match(text)):
        yield "moos", first[1]
        begin = first.end()
    for match in _MARKS.finditer(text, begin):
        mark, content = match.lastgroup or "", text[begin : match.start()]
        if mark in ("village", "street") and kind in NAMED and _goes_on(content, may_list=kind == start):
            continue
        yield from _content(kind, content)
        if mark in ("village", "local", "street", *NAMED):
            kind = "tambon" if mark == "local" else mark
        elif _clean(content):
            kind = "rest"
        begin = match.start() if mark == "village" else match.end()
        if mark not in ("village", "street", *NAMED):
            yield mark, match[0]
    yield from _content(kind, text[begin:])


def _goes_on(content: str, *, may_list: bool) -> bool:
    """Whether a บ้าน or ถนน that follows is part of a tambon's or amphoe's name: it begins it, or their list goes on."""
    return not _clean(content) or (may_list and content.rstrip().endswith((",", ";", "/", "และ")))


def _content(kind: str, text: str) -> Iterator[Token]:
    """The name between two marks; "end" tokens say where one village of a list ends and another begins."""
    if kind in NAMED:
        name = _clean(text)
        return iter([(kind, name)] if name else [])
    text = re.sub(r"^บ\. ?", "บ้าน", text.strip())
    first = _JOINED.match(text)
    text = text[first.end() :] if first else text
    last = re.search(r"(?:[,;]| และ| กับ| and|&) ?$", text)
    name = _clean(text[: last.start()] if last else text)
    ends = [("end", "")]
    return iter((ends if first else []) + ([(kind, name)] if name else []) + (ends if last else []))


def _clean(text: str) -> str:
    text = text.strip(_EDGES)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    return text.strip(_EDGES)


def _with_parents_told_apart(tokens: list[Token]) -> list[Token]:
    """Where a name is followed by its amphoe or province without a word for them, these become tokens of their own."""
    told = {kind for kind, _ in tokens}
    result = []
    for kind, text in tokens:
        result += _parents_of(kind, text, told) if kind in ("amphoe", "tambon", "rest") else [(kind, text)]
    return result


def _parents_of(kind: str, text: str, told: set[str]) -> list[Token]:
    words = [word for word in re.split(" ?, ?" if "," in text or re.match("[A-Za-z]", text) else " ", text) if word]
    found: list[Token] = []
    if len(words) > 1 and "province" not in told and words[-1].casefold() in _names()["province"]:
        found.append(("province", words.pop()))
    # A village may well be called like an amphoe: without its province a last word is not taken for one.
    may_have_amphoe = kind == "tambon" or (kind == "rest" and (found or "province" in told))
    if may_have_amphoe and len(words) > 1 and "amphoe" not in told and words[-1].casefold() in _names()["amphoe"]:
        found.append(("amphoe", words.pop()))
    if not found or (kind == "rest" and found[-1][0] != "amphoe"):
        return [(kind, text)]
    return [(kind, " ".join(words)), *found]


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    provinces, amphoes = gazetteer.provinces(), gazetteer.amphoes()
    return {
        "province": frozenset({*provinces["province_th"], *provinces["province_en"].str.casefold(), "กทม", "กรุงเทพฯ"}),
        "amphoe": frozenset({*amphoes["amphoe_th"], *amphoes["amphoe_en"].str.casefold(), "เมือง", "mueang", "muang"}),
    }
