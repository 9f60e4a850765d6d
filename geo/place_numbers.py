"""The หมู่ numbers of a text: one, a list, a range."""

import re

MOST = 60
"""More หมู่ than this no tambon has; a list of more is a slip of the pen."""
COUNTED = r"(?:ครัวเรือน|หลังคาเรือน|หลังคา|คน|ราย|กลุ่ม|กองทุน|บาท)"
NUMBER = rf"\d{{1,4}}(?:\.0+)?(?!\d)(?! ?(?:{COUNTED}|หมู่บ้าน))"
"""A number that counts nothing."""
MOO_WORD = (
    r"(?:(?:หมู่บ้าน ?ที่ ?|หมู่บ้าน ?|หมู่ ?ที่ ?|หมู่ ?|(?<![ก.])ม ?\. ?|(?<![ก-๛.])ม ?"
    r"|(?<![a-z])(?:moo|mu|m\.|village no\.?) ?)(?=\d))"
)
"""The word before the number; ม. is one, the กม. of a road is not."""
_JOIN = r"(?: ?(?:[,;/&+~–—-]|และ|กับ|ถึง|to(?![a-z])|and(?![a-z]))(?: ?(?:,|และ))* ?| )"
NUMBERS = rf"{NUMBER}(?:{_JOIN}(?:ที่ ?)?{MOO_WORD}?{NUMBER})*"
"""Numbers in a row, each but the first with or without the word before it."""
_PIECES = re.compile(r"(\d+)(?:\.0+)?|([–—~-]|ถึง|to)", re.IGNORECASE)


def moos_of(text: str) -> list[int] | None:
    """The numbers that a text of NUMBERS means, in the order written, each once; None for a range nobody can mean."""
    numbers: list[int] = []
    is_range = ended = False
    for number, dash in _PIECES.findall(text):
        if dash:
            if not numbers or ended:
                return None
            is_range = True
            continue
        value = int(number)
        if is_range and not 0 < value - numbers[-1] <= MOST:
            return None
        numbers += range(numbers[-1] + 1, value) if is_range else []
        numbers.append(value)
        is_range, ended = False, is_range
    distinct = list(dict.fromkeys(numbers))
    return distinct if len(distinct) <= MOST else None
