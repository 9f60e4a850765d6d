"""Persons that do not exist, for lists that name them: all that must never be kept."""

import random

_TITLES = ("นาย", "นาง", "นางสาว", "น.ส.")
_FIRST = ("สมศรี", "ประเสริฐ", "บุญมี", "ทองใบ", "วิไลพร", "คำพันธ์", "สุนันทา", "อุดมศักดิ์", "ละออง", "พิกุลแก้ว")
_FIRST_ENDS = ("รัตน์", "วรรณ", "ชัย", "พร", "ศักดิ์", "จิต", "นภา", "เดช")
_LAST = ("แสน", "โพธิ์", "ศรี", "คำ", "บุญ", "ทอง", "ไชย", "พรม")
_LAST_ENDS = ("สมบัติเจริญ", "นุกูลกิจ", "ประเสริฐสังข์", "ภักดีวงศ์", "ชัยพฤกษ์", "รุ่งเรืองวุฒิ")


def name(rng: random.Random) -> str:
    first = rng.choice(_FIRST) + rng.choice(_FIRST_ENDS)
    return f"{rng.choice(_TITLES)}{first} {rng.choice(_LAST)}{rng.choice(_LAST_ENDS)}"


def national_id(rng: random.Random) -> str:
    """Thirteen digits, the last one the checksum."""
    digits = [rng.randint(1, 8), *(rng.randint(0, 9) for _ in range(11))]
    checksum = (11 - sum(digit * (13 - at) for at, digit in enumerate(digits)) % 11) % 10
    return "".join(map(str, [*digits, checksum]))


def dashed_id(digits: str) -> str:
    return "-".join((digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12]))


def mobile(rng: random.Random) -> str:
    return f"08{rng.randint(10_000_000, 99_999_999)}"


def dashed_mobile(digits: str) -> str:
    return f"{digits[:3]}-{digits[3:]}"


def account(rng: random.Random) -> str:
    digits = f"{rng.randint(4_010_000_000, 4_999_999_999)}"
    return "-".join((digits[:3], digits[3], digits[4:9], digits[9]))


def private_note(rng: random.Random) -> tuple[str | int, str]:
    """A note that must not be kept, and the string in it that must be found nowhere."""
    number = national_id(rng)
    phone = mobile(rng)
    bank = account(rng)
    return rng.choice(
        [
            (number, number),
            (int(number), number),
            (dashed_id(number), dashed_id(number)),
            (f"เลขบัตรประชาชน {dashed_id(number)}", dashed_id(number)),
            (f"โทร. {dashed_mobile(phone)}", dashed_mobile(phone)),
            (f"ติดต่อ {phone}", phone),
            (f"เลขที่บัญชี {bank} ธกส.", bank),
        ]
    )
