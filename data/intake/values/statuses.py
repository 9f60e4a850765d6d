"""Words for the state that money is in → the statuses of support records."""

import pandas as pd

from agencies.records import STATUSES
from data.intake.values import NOT_GIVEN, each_distinct, plain

_WORDS = {
    "planned": (
        "แผน|ตามแผน|อยู่ในแผน|ตั้งแผนไว้|วางแผน|แผนงาน|ตั้งไว้|งบตั้งไว้|ตั้งงบประมาณ|เสนอขอ|เสนอ|ขอรับการสนับสนุน|ขอสนับสนุน|"
        "รออนุมัติ|รอการอนุมัติ|รอจัดสรร|คาดว่าจะได้รับ|ประมาณการ|plan|proposed|requested|pending"
    ),
    "approved": (
        "อนุมัติ|ได้รับอนุมัติ|ได้รับการอนุมัติ|จัดสรร|ได้รับจัดสรร|ได้รับการจัดสรร|งบจัดสรร|งบประมาณที่ได้รับ|ได้รับงบประมาณ|"
        "อนุมัติแล้วรอเบิกจ่าย|รอเบิกจ่าย|ผูกพัน|approve|allocated|committed|granted"
    ),
    "disbursed": (
        "เบิกจ่าย|เบิก|จ่าย|จ่ายเงิน|โอน|โอนเงิน|เบิกจ่ายจริง|จ่ายจริง|ใช้จ่ายจริง|มอบเงิน|รับเงิน|ได้รับเงิน|"
        "disburse|paid|transferred|spent"
    ),
}
_STATUS_OF = {word: status for status, words in _WORDS.items() for word in words.split("|")} | {
    status: status for status in STATUSES
}
_ENDING = r"(?:เรียบร้อย)?แล้ว$"


def statuses(text: pd.Series) -> pd.DataFrame:
    """The state of the money that each text names, on the index of `text`.

    status ("" or one of STATUSES), problem ("", "unknown"). Only texts that say one state and nothing else are
    known: "ยังไม่อนุมัติ" is not.
    """
    return each_distinct(text, _statuses)


def _statuses(text: pd.Series) -> pd.DataFrame:
    cells = plain(text)
    words = cells.str.replace(r"[\s.()*-]", "", regex=True).str.replace(_ENDING, "", regex=True)
    status = words.map(_STATUS_OF).fillna("").astype("str")
    is_known = status.ne("") | cells.str.fullmatch(NOT_GIVEN)
    problem = pd.Series("unknown", index=text.index, dtype="str").mask(is_known, "")
    return pd.DataFrame({"status": status, "problem": problem})
