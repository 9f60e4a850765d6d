"""The sentences for boundary files that cannot be used: what is wrong, and what to do."""

from geo.errors import PlaceError


def unopened(name: str) -> PlaceError:
    """The file is absent or may not be read."""
    return PlaceError(
        f"เปิดไฟล์ {name} ไม่ได้ โปรดตรวจสอบว่าไฟล์อยู่ในตำแหน่งที่ระบุและอ่านได้",
        f"The file {name} cannot be opened; check that it is where you say and that it may be read.",
    )


def empty(name: str) -> PlaceError:
    """The file has no content."""
    return PlaceError(
        f"ไฟล์ {name} ว่างเปล่า โปรดเลือกไฟล์แนวเขตตำบลที่มีข้อมูล",
        f"The file {name} is empty; choose a file that holds tambon boundaries.",
    )


def not_boundaries(name: str) -> PlaceError:
    """The file is of no format that is read."""
    return PlaceError(
        f"ไฟล์ {name} ไม่ใช่ไฟล์แนวเขตที่ระบบอ่านได้ โปรดใช้ไฟล์ GeoJSON, GeoPackage หรือ Shapefile ที่บีบอัดเป็น .zip",
        f"The file {name} is not a boundary file; use GeoJSON, GeoPackage or a zipped Shapefile.",
    )


def damaged(name: str) -> PlaceError:
    """The file begins as a known format but cannot be read."""
    return PlaceError(
        f"อ่านแนวเขตจากไฟล์ {name} ไม่ได้ ไฟล์อาจเสียหายหรือไม่ครบถ้วน โปรดขอไฟล์ใหม่จากแหล่งเดิมหรือส่งออกใหม่จากโปรแกรม GIS",
        f"No boundaries can be read from {name}; it may be damaged or incomplete: get it anew or export it again.",
    )


def without_shapefile(name: str) -> PlaceError:
    """The zip holds no .shp."""
    return PlaceError(
        f"ไม่พบ Shapefile (.shp) ในไฟล์ {name} โปรดบีบอัดไฟล์ .shp .shx .dbf และ .prj ไว้ด้วยกันเป็น .zip เดียว",
        f"The zip file {name} holds no Shapefile (.shp); zip the .shp, .shx, .dbf and .prj files together.",
    )


def too_large(name: str) -> PlaceError:
    """The zip would unpack to more than is reasonable."""
    return PlaceError(
        f"ไฟล์ {name} เมื่อแตกออกแล้วมีขนาดเกิน 2 กิกะไบต์ โปรดใช้แนวเขตฉบับย่อรายละเอียดหรือเฉพาะจังหวัดที่ต้องการ",
        f"The file {name} unpacks to more than 2 GB; use generalised boundaries or only the provinces you need.",
    )


def without_polygons(name: str) -> PlaceError:
    """No layer of the file holds polygons."""
    return PlaceError(
        f"ไฟล์ {name} ไม่มีรูปปิด (polygon) ของพื้นที่ โปรดใช้ไฟล์แนวเขตตำบลที่เป็นรูปปิด ไม่ใช่จุดหรือเส้น",
        f"The file {name} holds no polygons; use tambon boundaries that are areas, not points or lines.",
    )


def metres(name: str) -> PlaceError:
    """Coordinates are metres, but the file does not say of which reference system."""
    return PlaceError(
        f"พิกัดในไฟล์ {name} เป็นหน่วยเมตร (เช่น UTM) แต่ไฟล์ไม่ได้ระบุระบบพิกัดที่ถูกต้อง "
        "โปรดแนบไฟล์ .prj หรือแปลงเป็น WGS 84 (EPSG:4326) ก่อนติดตั้ง",
        f"The coordinates of {name} are metres (UTM, say), but the file does not name their reference system; "
        "add its .prj file or convert it to WGS 84 (EPSG:4326) first.",
    )


def swapped(name: str) -> PlaceError:
    """Latitude stands where longitude belongs."""
    return PlaceError(
        f"พิกัดในไฟล์ {name} สลับละติจูดกับลองจิจูด โปรดส่งออกใหม่ให้ลองจิจูดอยู่ก่อนละติจูด",
        f"The coordinates of {name} have latitude and longitude exchanged; export it with longitude first.",
    )


def outside_thailand(name: str) -> PlaceError:
    """No feature lies in Thailand."""
    return PlaceError(
        f"ไม่มีแนวเขตใดในไฟล์ {name} อยู่ในประเทศไทย โปรดตรวจสอบว่าเลือกไฟล์และระบบพิกัดถูกต้อง",
        f"No boundary of {name} lies in Thailand; check that it is the right file with the right reference system.",
    )


def no_tambon(name: str) -> PlaceError:
    """Features were read, but none is a tambon that the gazetteer knows."""
    return PlaceError(
        f"ไม่มีแนวเขตใดในไฟล์ {name} ที่ระบุได้ว่าเป็นตำบลใด โปรดใช้ไฟล์แนวเขตระดับตำบลที่มีรหัสกรมการปกครองหรือชื่อกำกับ",
        f"No boundary of {name} can be told to be a tambon; use tambon boundaries with DOPA codes or names.",
    )
