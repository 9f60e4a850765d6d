"""The words by which rows that are no records are known: totals, signatures, notes.

For `Grid.contains`, whose texts have single blanks and Arabic digits: with [0-9] for a digit and a blank for any space
the patterns run in pyarrow, many times faster than in Python.
"""

_SUM = r"(?:เงิน|ยอด|ผล|สรุป)?ร ?ว ?ม"
_OF_MONEY = r"(?: *(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|จำนวนเงิน|จำนวน|งบประมาณ|เงิน|งบ|ยอด|สุทธิ|ย่อย|สะสม|หน้านี้|หน้า|บาท|คน|ราย))*"
_END = r" *(?:[:=(].*|[0-9–.,-].*)?$"
_LEVEL = r"(?:กิ่งอ|อํ?ำ?เภอ|อ\.|ตํ?ำ?บล|ต\.|จังหวัด|จ\.|หมู่ที่|หมู่บ้าน|ภาค|เขต|ทุก|ทั้ง)"
_OTHER = r"ยอดยก(?:มา|ไป)|(?:ค่า)?เฉลี่ย|คงเหลือ|sub ?-? ?totals?|(?:grand )?totals?|sum|average"

TOTAL = rf"^[ (*•-]*(?:{_SUM}{_OF_MONEY}{_END}|(?:{_OTHER}){_END})"
"""The word for a total and nothing else but what is added up in figures: รวม, รวมทั้งสิ้น 5 ตำบล."""

TOTAL_OF = rf"^[ (*•-]*{_SUM}{_OF_MONEY} *(?:{_LEVEL}|กิจกรรม|โครงการ|แผนงาน|ปี)| {_SUM}{_OF_MONEY}{_END}|^totals? "
"""รวมอำเภอเมือง, อ.เมือง รวม 5 ตำบล; but not names such as รวมไทยพัฒนา."""

TOTAL_LEVELS = {
    "province": rf"{_SUM}{_OF_MONEY} *(?:ทั้ง|ทุก)? *(?:จังหวัด|จ\.)",
    "amphoe": rf"{_SUM}{_OF_MONEY} *(?:ทั้ง|ทุก)? *(?:กิ่งอ|อํ?ำ?เภอ|อ\.)",
}

IN_WORDS = r"^\(? *[ก-๙ ]+(?:บาทถ้วน|สตางค์) *\)?$"
"""A sum written out: (หนึ่งแสนบาทถ้วน)."""

_TITLE = r"(?:นาย|นาง|นางสาว|น\.ส\.|ด\.ร\.|ดร\.|ว่าที่|ร\.ต\.|พ\.ต\.|จ\.ส\.|พระ|mr|mrs|ms|miss)"
_SIGNER = r"ผู้(?:รายงาน|จัดทำ|ทำรายงาน|ตรวจสอบ|ตรวจ|รับรอง|อนุมัติ|เสนอ|บันทึก|สำรวจ|รวบรวม|ให้ข้อมูล|กรอก)"
SIGNATURE = (
    rf"^\(?ลงชื่อ|^ลงนาม|^\( *{_TITLE}.*\)$|^\([ ._…]*\)$|^{_SIGNER}(?:ข้อมูล)? *[:(.…]?|{_SIGNER}(?:ข้อมูล)?\)?$"
    r"|^[ ._…-]*[._…]{4,}|[._…]{6,}|^signed|^signature"
)
"""What is written where somebody signs, wherever it stands."""

SIGNATURE_AFTER = r"^(?:ตำแหน่ง|วันที่|วัน/เดือน/ปี|โทร|เบอร์)|^\(.*\)$|^date"
"""What may follow a signature, or stand for one below the last record."""

NOTE = r"^[ *(]*(?:หมายเหตุ|ที่มา|แหล่งข้อมูล|แหล่งที่มา|ข้อมูล ?ณ|ณ วันที่|\*+|remarks?|notes?|sources?)(?:$|[ :(*.0-9]|[ก-๙])"
