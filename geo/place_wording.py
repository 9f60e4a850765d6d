"""What is said of a place that is not certain: one sentence in Thai, one in English."""

REASONS: dict[str, tuple[str, str]] = {
    "mapped_name": (
        "ต.{said_tambon} ย้ายหรือเปลี่ยนรหัสแล้ว ปัจจุบันคือ {tambon}",
        "Tambon {said_tambon} has since been moved or renumbered; today it is {tambon_en}.",
    ),
    "mapped_code": (
        "รหัส {code} ถูกยกเลิกแล้ว พื้นที่นี้ปัจจุบันคือ {tambon}",
        "The code {code} was abolished; the area is {tambon_en} today.",
    ),
    "tambon_lost": (
        "ไม่พบ ต.{said_tambon}{in_amphoe} และไม่มีชื่อที่ใกล้เคียงพอ โปรดเลือกตำบล",
        "There is no tambon {said_tambon}{in_amphoe_en}, nor one with a name near enough; choose the tambon.",
    ),
    "tambon_near": (
        "ไม่มี ต.{said_tambon}{in_amphoe} ชื่อที่ใกล้เคียงที่สุดคือ {tambon}",
        "There is no tambon {said_tambon}{in_amphoe_en}; the nearest name is {tambon_en}.",
    ),
    "tambon_elsewhere": (
        "ไม่มี ต.{said_tambon}{in_amphoe} แต่มีตำบลชื่อนี้คือ {tambon}",
        "There is no tambon {said_tambon}{in_amphoe_en}, but one of this name is {tambon_en}.",
    ),
    "tambon_near_elsewhere": (
        "ไม่มี ต.{said_tambon}{in_amphoe} ชื่อที่ใกล้เคียงที่สุดในจังหวัดคือ {tambon}",
        "There is no tambon {said_tambon}{in_amphoe_en}; the nearest name in the province is {tambon_en}.",
    ),
    "tambon_same": (
        "มีตำบลชื่อ {said_tambon} อยู่ {rivals} แห่งในอำเภอ แห่งแรกคือ {tambon}",
        "{rivals} tambons of the amphoe are called {said_tambon}; the first is {tambon_en}.",
    ),
    "tambon_by_village": (
        "มีตำบลชื่อ {said_tambon} อยู่ {rivals} แห่ง แต่ที่มีหมู่บ้านนี้คือ {tambon} เท่านั้น",
        "{rivals} tambons are called {said_tambon}, but only {tambon_en} has this village.",
    ),
    "tambon_twins": (
        "มีตำบลชื่อ {said_tambon} อยู่ {rivals} แห่งในจังหวัด จึงต้องระบุอำเภอ แห่งแรกคือ {tambon}",
        "{rivals} tambons of the province are called {said_tambon}, so the amphoe is needed; the first is {tambon_en}.",
    ),
    "amphoe_near": (
        "ไม่มี อ.{said_amphoe} ในจังหวัดนี้ ชื่อที่ใกล้เคียงที่สุดคืออำเภอของ {tambon}",
        "The province has no amphoe {said_amphoe}; the nearest name is the amphoe of {tambon_en}.",
    ),
    "amphoe_lost": (
        "ไม่พบ อ.{said_amphoe} ในจังหวัดนี้ แต่มีตำบลชื่อนี้คือ {tambon}",
        "The province has no amphoe {said_amphoe}, but a tambon of this name is {tambon_en}.",
    ),
    "amphoe_lost_near": (
        "ไม่พบทั้ง อ.{said_amphoe} และ ต.{said_tambon} ในจังหวัดนี้ ตำบลที่ชื่อใกล้เคียงที่สุดคือ {tambon}",
        "Neither amphoe {said_amphoe} nor tambon {said_tambon} is in the province; the nearest tambon is {tambon_en}.",
    ),
    "local": (
        "ระบุเป็นองค์กรปกครองส่วนท้องถิ่น ซึ่งเขตอาจไม่ตรงกับตำบล จึงเสนอ {tambon}",
        "A local government is named, whose limits may not be the tambon's; suggested is {tambon_en}.",
    ),
    "tambon_or_village": (
        "“{said_tambon}” อาจเป็นชื่อตำบลหรือชื่อหมู่บ้าน จึงเสนอ {tambon}",
        "“{said_tambon}” may be a tambon or a village; suggested is {tambon_en}.",
    ),
    "province_lost": (
        "ไม่รู้จักจังหวัด “{said_province}” จึงค้นในจังหวัดของการนำเข้านี้",
        "No province is called “{said_province}”; the province of this import was searched.",
    ),
    "torn": (
        "หมู่ที่ในช่องหมู่กับช่องหมู่บ้านไม่ตรงกัน",
        "The Moo in its own column and the one beside the village's name differ.",
    ),
    "code_and_name": (
        "รหัส {code} คือ {full} แต่ชื่อที่ระบุ ({said}) เป็นที่อื่น",
        "The code {code} is {full_en}, but the names given ({said}) are of another place.",
    ),
    "code_unknown": (
        "ไม่พบรหัส {code} ในทะเบียน จึงใช้ชื่อแทน",
        "The code {code} is not in the register; the names were used instead.",
    ),
    "code_only_unknown": (
        "ไม่พบรหัส {code} ในทะเบียน โปรดเลือกพื้นที่",
        "The code {code} is not in the register; choose the area.",
    ),
    "code_city": (
        "รหัส {code} ไม่ระบุหมู่บ้าน จึงเสนอ {tambon}",
        "The code {code} names no village; suggested is {tambon_en}.",
    ),
    "code_old_village": (
        "ตำบลของรหัส {code} ถูกยกเลิกแล้ว ปัจจุบันคือ {tambon} ซึ่งเลขหมู่อาจเปลี่ยนไป",
        "The tambon of the code {code} was abolished; it is {tambon_en} today, where the Moo may be numbered anew.",
    ),
    "code_no_village": (
        "รหัส {code} ไม่มีในทะเบียน แต่หกหลักแรกคือ {tambon}",
        "The code {code} is not in the register, but its first six digits are {tambon_en}.",
    ),
    "mapped_moo": (
        "ระบุแต่เลขหมู่ ซึ่งอาจเปลี่ยนไปเมื่อพื้นที่ย้ายมาเป็น {tambon}",
        "Only the Moo is named, which may have changed when the area became {tambon_en}.",
    ),
    "city": (
        "{tambon} ไม่มีหมู่บ้านในทะเบียน จึงเสนอทั้งตำบลแทน “{said_village}”",
        "{tambon_en} has no villages in the register; the tambon is suggested in place of “{said_village}”.",
    ),
    "nameless": (
        "ทะเบียนไม่มีชื่อหมู่บ้านของ {tambon} จึงหา “{said_village}” ไม่ได้ โปรดระบุหมู่ที่",
        "The register has no village names of {tambon_en}, so “{said_village}” cannot be found; give its Moo.",
    ),
    "no_moo": (
        "{tambon} มี {count} หมู่ ไม่มีหมู่ {moo}",
        "{tambon_en} has {count} villages, none of them Moo {moo}.",
    ),
    "no_moo_but_name": (
        "{tambon} มี {count} หมู่ ไม่มีหมู่ {moo} แต่{said_village_named} คือหมู่ {moos}",
        "{tambon_en} has {count} villages, none of them Moo {moo}, but “{said_village}” is Moo {moos}.",
    ),
    "no_moo_but_near": (
        "{tambon} มี {count} หมู่ ไม่มีหมู่ {moo} ชื่อที่ใกล้เคียงที่สุดคือ {area}",
        "{tambon_en} has {count} villages, none of them Moo {moo}; the nearest name is {area_en}.",
    ),
    "moo_and_name": (
        "หมู่ {moo} ของ {tambon} คือ {own} แต่รายชื่อระบุ{said_village_named} ซึ่งเป็นหมู่ {moos}",
        "Moo {moo} of {tambon_en} is {own_en}, but the list says “{said_village}”, which is Moo {moos}.",
    ),
    "moo_and_twins": (
        "หมู่ {moo} ของ {tambon} คือ {own} แต่รายชื่อระบุ{said_village_named} ซึ่งเป็นชื่อของหมู่ {moos}",
        "Moo {moo} of {tambon_en} is {own_en}, but the list says “{said_village}”, the name of Moo {moos}.",
    ),
    "moo_and_other": (
        "หมู่ {moo} ของ {tambon} คือ {own} ไม่ใช่{said_village_named}",
        "Moo {moo} of {tambon_en} is {own_en}, not “{said_village}”.",
    ),
    "moo_near": (
        "หมู่ {moo} ของ {tambon} คือ {own} รายชื่อเขียนใกล้เคียงว่า{said_village_named}",
        "Moo {moo} of {tambon_en} is {own_en}; the list writes “{said_village}”, which is near.",
    ),
    "moo_unnamed": (
        "ทะเบียนไม่มีชื่อของหมู่ {moo} {tambon} จึงตรวจชื่อ “{said_village}” ไม่ได้",
        "The register has no name for Moo {moo} of {tambon_en}, so “{said_village}” cannot be checked.",
    ),
    "twins": (
        "{tambon} มีหมู่บ้านชื่อนี้หลายหมู่ คือหมู่ {moos} จึงต้องระบุหมู่ที่",
        "{tambon_en} has several villages of this name, Moo {moos}; the Moo is needed.",
    ),
    "village_near": (
        "{tambon} ไม่มี{said_village_named} ชื่อที่ใกล้เคียงที่สุดคือ {area}",
        "{tambon_en} has no “{said_village}”; the nearest name is {area_en}.",
    ),
    "village_lost": (
        "ไม่พบ{said_village_named} ใน {tambon} และไม่มีชื่อที่ใกล้เคียงพอ",
        "“{said_village}” is not in {tambon_en}, nor is there a name near enough.",
    ),
    "lone": (
        "ไม่ได้ระบุตำบล แต่{said_village_named} มีแห่งเดียวในอำเภอ คือ {full}",
        "No tambon is named, but the amphoe has only one “{said_village}”: {full_en}.",
    ),
    "lone_lost": (
        "ไม่พบ ต.{said_tambon}{in_amphoe} แต่{said_village_named} มีแห่งเดียวในอำเภอ คือ {full}",
        "There is no tambon {said_tambon}{in_amphoe_en}, but the amphoe has only one “{said_village}”: {full_en}.",
    ),
    "lone_moo": (
        "ไม่ได้ระบุตำบล {said_village_named} มีแห่งเดียวในอำเภอ คือ {full} แต่หมู่ไม่ตรงกัน",
        "No tambon is named; the amphoe has only one “{said_village}”, {full_en}, but its Moo differs.",
    ),
    "no_tambon": (
        "ระบุหมู่บ้านหรือหมู่โดยไม่มีตำบล จึงไม่แน่ชัดว่าหมายถึงที่ใด โปรดเลือกตำบล",
        "A village or Moo is named without its tambon, so it is not certain which is meant; choose the tambon.",
    ),
    "whole_without_tambon": (
        "ระบุว่าทุกหมู่บ้านหรือทั้งตำบล แต่ไม่มีชื่อตำบล โปรดเลือกตำบล",
        "All villages or the whole tambon are meant, but the tambon is not named; choose it.",
    ),
    "whole_and_villages": (
        "ระบุทั้งตำบลและหมู่บ้านพร้อมกัน จึงเสนอทั้งตำบลของ {tambon}",
        "Both the whole tambon and villages are named; suggested is all of {tambon_en}.",
    ),
    "whole_number": (
        "ระบุว่าทั้ง {whole} หมู่บ้าน แต่ {tambon} มี {count} หมู่",
        "All {whole} villages are meant, but {tambon_en} has {count}.",
    ),
    "several": (
        "ระบุ {parts} หมู่บ้านในแถวเดียว จะแบ่งเป็นหมู่บ้านละหนึ่งรายการเมื่อยืนยันแล้ว",
        "{parts} villages stand in one row; each becomes a record of its own once confirmed.",
    ),
    "several_lost": (
        "ระบุ {parts} หมู่บ้านในแถวเดียว หาไม่พบ {lost} หมู่บ้าน โปรดเลือกให้ครบก่อนแบ่งเป็นหมู่บ้านละหนึ่งรายการ",
        "{parts} villages stand in one row and {lost} of them were not found; choose these first.",
    ),
    "too_wide": (
        "พื้นที่กว้างกว่าตำบล โปรดระบุตำบลหรือหมู่บ้าน",
        "The area is wider than a tambon; name the tambon or village.",
    ),
    "elsewhere": (
        "พื้นที่นี้อยู่จังหวัด{province} ไม่ใช่จังหวัดของการนำเข้านี้",
        "The place lies in {province_en}, not in the province of this import.",
    ),
    "elsewhere_area": (
        "พื้นที่นี้อยู่จังหวัด{province} ({full}) ไม่ใช่จังหวัดของการนำเข้านี้",
        "The place lies in {province_en} ({full_en}), not in the province of this import.",
    ),
    "none": ("ไม่ได้ระบุพื้นที่", "No place is given."),
    "range": (
        "ช่วงหรือจำนวนหมู่ที่ระบุเป็นไปไม่ได้ (ย้อนกลับ หรือเกิน 60 หมู่)",
        "The Moo are a range or list that cannot be meant: backwards, or more than 60.",
    ),
    "date": (
        "ช่องหมู่เป็นวันที่ โปรแกรมตารางคำนวณอาจเปลี่ยนช่วงหมู่ เช่น 1-3 เป็นวันที่ โปรดระบุหมู่ใหม่",
        "The Moo is a date; a spreadsheet may have turned a range such as 1-3 into one. Give the Moo again.",
    ),
    "codes": ("ระบุรหัสพื้นที่มากกว่าหนึ่งรหัสในช่องเดียว", "More than one area code stands in one cell."),
    "parents": (
        "ระบุตำบลหรืออำเภอมากกว่าหนึ่งแห่งในช่องเดียว โปรดแยกเป็นแถวละตำบล",
        "More than one tambon or amphoe stands in one cell; give each tambon a row of its own.",
    ),
    "long": ("ข้อความพื้นที่ยาวเกินไปจนไม่ใช่ชื่อสถานที่", "The text is too long to be the name of a place."),
}
"""Thai and English for each key; the fields are those of `geo.place_reasons`."""
