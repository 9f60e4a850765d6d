"""A small pack made by hand: two tambons side by side, three villages, one question; any text in any place."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from data.pack.content import SCREEN_WORDS, TITLES, Column, Content, Drawing, Glossary, PackTable, Status
from geo.geometry_file import geometry_text
from geo.map import MAP_WORDS, map_style, painting, write_geometry

STATUSES = ("duplicate", "uncovered")
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>&amp;\u2028{{ 1 }}'\"</style>-->"
_PLACE = (Column("tambon", "ตำบล"), Column("status", "สถานะ", "status"), Column("tambon_code", "รหัสตำบล", "code"))


def tambons(name: str = "สำราญ") -> PackTable:
    """Two tambons, one with numbers that nobody knows."""
    rows = pd.DataFrame(
        {
            "tambon": [name, "โนนท่อน"],
            "status": list(STATUSES),
            "tambon_code": ["400102", "400103"],
            "coverage": [3 / 13, 0.0],
            "people": pd.array([7325, None], dtype="Int64"),
        }
    )
    numbers = (Column("coverage", "ความครอบคลุม", "share"), Column("people", "ประชากร", "number", "คนทั้งตำบล"))
    return PackTable("tambons", "รายตำบล", (*_PLACE, *numbers), rows, opened=True)


def villages(name: str = "บ้านหนึ่ง") -> PackTable:
    """Two villages of the first tambon and the one row of the second, a city."""
    rows = pd.DataFrame(
        {
            "moo": pd.array([10, None, 2], dtype="Int64"),
            "village": [name, "ทั้งเขต", "บ้านสอง"],
            "tambon": ["สำราญ", "โนนท่อน", "สำราญ"],
            "status": ["duplicate", "uncovered", "uncovered"],
            "agencies": ["พมจ., ศพส.", "", ""],
            "records": [3, 0, 0],
            "village_code": ["40010210", "400103", "40010202"],
            "tambon_code": ["400102", "400103", "400102"],
        }
    )
    kinds = {"moo": "year", "status": "status", "records": "number", "village_code": "code", "tambon_code": "code"}
    return PackTable("villages", "รายหมู่บ้าน", tuple(Column(key, key, kinds.get(key, "text")) for key in rows), rows)


def questions(name: str = "พมจ.") -> PackTable:
    """One question about the first tambon."""
    rows = pd.DataFrame(
        {"agency_a": [name], "agency_b": ["ศพส."], "village": ["บ้านสอง"], "unknown": ["ปี"], "tambon_code": ["400102"]}
    )
    return PackTable("questions", "คำถาม", tuple(Column(key, key) for key in rows), rows)


def drawing(folder: object, name: str = "สำราญ") -> Drawing:
    """The two tambons as squares, with three villages whose place is known."""
    units = gpd.GeoDataFrame(
        {"code": ["400102", "400103"], "name_th": [name, "โนนท่อน"], "name_en": ["", ""]},
        geometry=[box(102.7, 16.3, 102.8, 16.4), box(102.8, 16.3, 102.9, 16.4)],
        crs="EPSG:4326",
    ).assign(above_th="เมืองขอนแก่น", above_en="", villages=[2, 0])
    codes = ["40010202", "40010210", "40010301"]
    points = pd.DataFrame({"code": codes, "lat": [16.32, 16.34, 16.36], "lon": [102.72, 102.74, 102.86]})
    points = points.assign(name_th="บ้าน", name_en="")
    geometry = write_geometry(units, units, folder, points)
    style = map_style(
        colours={"duplicate": "#8E0B1F", "uncovered": "#FFE640"},
        labels={"duplicate": name, "uncovered": "ยังไม่พบ"},
        marks={"duplicate": "hatch"},
        dashed=(),
        agency_names={"psdhs": name, "sdc": "ศพส."},
        words=dict.fromkeys(MAP_WORDS, "คำ") | {"unit": "ต.{name}", "above": "อ.{name}"},
    )
    rows = pd.DataFrame(
        {"code": ["400102", "400103"], "status": STATUSES, "agencies": ["psdhs;sdc", ""], "count": [1, 0]}
    )
    villages_there = pd.DataFrame({"code": codes, "status": ["uncovered", "duplicate", "uncovered"]})
    painted = painting(geometry, rows, list(STATUSES), ["psdhs", "sdc"], points=villages_there)
    return Drawing(geometry_text(units, units, points), geometry.bounds, style, painted)


def content(text: str = "คำ", drawn: Drawing | None = None) -> Content:
    """A pack of which every text that may come from a file is `text`."""
    return Content(
        language="th",
        title=text,
        what=text,
        tag=text,
        facts=((text, text),),
        figures='<div class="figures-row"></div>',
        colours=".s-duplicate{background-color:#8E0B1F;color:#FFFFFF;--mark:none}.s-uncovered{background-color:#FFE640}",
        statuses={key: Status(text, text, 1, 2, marked=key == "duplicate") for key in STATUSES},
        tables=(tambons(text), villages(text), questions(text)),
        glossaries=(Glossary(text, ((text, text),)),),
        notes=(text,),
        left_out=(text,),
        titles=dict.fromkeys(TITLES, text),
        words=dict.fromkeys(SCREEN_WORDS, text),
        drawing=drawn,
        map_note=text,
    )


def readable(drawn: Drawing | None = None, name: str = "สำราญ") -> Content:
    """A pack whose words can be told apart."""
    words = {key: f"{key} {{n}}" for key in SCREEN_WORDS} | {"rows": "{shown}/{n}", "village": "หมู่ {moo} {name}"}
    plain = content("คำ", drawn)
    labels = {
        "duplicate": replace(plain.statuses["duplicate"], label="ซ้ำซ้อน"),
        "uncovered": replace(plain.statuses["uncovered"], label="ยังไม่พบ"),
    }
    tables = (tambons(name), villages(), questions())
    return replace(plain, words=words, statuses=labels, tables=tables)
