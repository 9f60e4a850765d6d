"""`python -m data export`: one table of the store, or of a file of records, as CSV, Excel, GeoPackage or GeoJSON."""

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from agencies.overlap import Criterion
from agencies.registry import Registry
from data.commands.language import add_language, say
from data.commands.selection import add_selection
from data.errors import FileError
from data.export.about import About, Filters, facts_of
from data.export.areas import described, with_shapes, without_shape, write_areas
from data.export.material import Material, Wanted, read_material
from data.export.private import withheld, without_few_people
from data.export.tables import TABLES, table_of
from data.export.terms import label, title
from data.export.workbook import write_workbook
from data.places import load_boundaries
from data.tables import write_table

ENDINGS = {"csv": (".csv",), "xlsx": (".xlsx",), "gpkg": (".gpkg",), "geojson": (".geojson", ".json")}
_FAULTS_SHOWN = 10
_PROVINCES_NAMED = 5


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Register the sub-command."""
    parser = commands.add_parser("export", help="a table as CSV, Excel, GeoPackage or GeoJSON")
    parser.add_argument("--what", choices=list(TABLES), required=True, help="which table")
    parser.add_argument("--format", choices=list(ENDINGS), help="default: by the ending of --out")
    parser.add_argument("--records", type=Path, help="CSV of support records; else what was imported here")
    parser.add_argument("--register", type=Path, help="CSV of villages and tambons; else the register in use")
    add_selection(parser)
    parser.add_argument("--out", type=Path, required=True, help="the file to write; replaced where it exists")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write one file. Exit code 0, or 1 when some rows of the records were refused."""
    kind = _format(options)
    _require_areas(options.what, kind)
    criterion = Criterion(options.criterion, options.window)
    wanted = Wanted(options.records, options.register, options.registry, options.reports, criterion, options.years)
    material = read_material(wanted)
    table, hidden = without_few_people(table_of(options.what, material, options.lang), material.registry)
    about = _about(options, material, hidden)
    write = partial(_write, options, table, kind=kind, about=about, registry=material.registry)
    _write_whole(options.out, write)
    _report(options, material, table, hidden)
    return 1 if len(material.checked.bad) else 0


def _format(options: argparse.Namespace) -> str:
    """The format, which the ending of the file must fit. Raises FileError before anything is read."""
    ending = options.out.suffix.lower()
    kind = options.format or next((name for name, endings in ENDINGS.items() if ending in endings), None)
    if kind is None or ending not in ENDINGS[kind]:
        wanted = " / ".join(ENDINGS[kind] if kind else (each for endings in ENDINGS.values() for each in endings))
        raise FileError(
            f"ชื่อไฟล์ {options.out.name} ต้องลงท้ายด้วย {wanted}", f"the name {options.out.name} must end in {wanted}"
        )
    folder = options.out.absolute().parent
    if not folder.is_dir():
        raise FileError(f"ไม่มีโฟลเดอร์ {folder} โปรดสร้างก่อน", f"there is no folder {folder}; make it first")
    if options.out.is_dir():
        raise FileError(f"{options.out} เป็นโฟลเดอร์ โปรดระบุชื่อไฟล์", f"{options.out} is a folder; name a file")
    return kind


def _require_areas(what: str, kind: str) -> None:
    if what == "pairs" and kind in ("gpkg", "geojson"):
        raise FileError(
            "คู่หน่วยงานไม่ได้ผูกกับพื้นที่ จึงส่งออกเป็นแผนที่ไม่ได้ โปรดใช้ csv หรือ xlsx",
            "pairs of agencies have no area and cannot be a map; use csv or xlsx",
        )


def _write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, then put it in its place at once; what was there stays on an error."""
    try:
        with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".sonroi-") as folder:
            beside = Path(folder) / path.name
            write(beside)
            beside.replace(path)
    except OSError as error:
        raise FileError(f"เขียนไฟล์ {path} ไม่ได้ ({error.strerror})", f"cannot write {path} ({error.strerror})") from error


def _write(
    options: argparse.Namespace, table: pd.DataFrame, path: Path, *, kind: str, about: About, registry: Registry
) -> None:
    if kind == "csv":
        write_table(table, path, byte_order_mark=True)
    elif kind == "xlsx":
        write_workbook(table, about, registry, str(path))
    else:
        boundaries = load_boundaries()
        write_areas(with_shapes(table, boundaries), path, options.what, kind, described(about, boundaries))
        _report_shapes(options, without_shape(table, boundaries), approximate=boundaries.approximate)


def _about(options: argparse.Namespace, material: Material, hidden: int) -> About:
    filters = Filters(
        province=_provinces(options, material),
        years=options.years or (),
        criterion=material.criterion,
        data=material.data,
    )
    facts = facts_of(filters, material.registry, options.lang)
    note = ((label("note", options.lang), withheld(hidden, options.lang)),) if hidden else ()
    return About(title(options.what, options.lang), options.lang, (*facts, *note))


def _provinces(options: argparse.Namespace, material: Material) -> str:
    """The provinces of the register by name; "" (all) where there are many."""
    tambons = material.named.tambons.drop_duplicates("province_code")
    here, there = ("province_en", "province_th") if options.lang == "en" else ("province_th", "province_en")
    names = tambons[here].where(tambons[here].ne(""), tambons[there])
    names = names.where(names.ne(""), tambons["province_code"])
    return ", ".join(names) if len(names) <= _PROVINCES_NAMED else ""


def _report(options: argparse.Namespace, material: Material, table: pd.DataFrame, hidden: int) -> None:
    read, bad = len(material.checked.good), len(material.checked.bad)
    say(
        options,
        f"อ่าน {read + bad:,} รายการ: อยู่นอกปีที่เลือก {material.choice.left_out:,} · ไม่รับ {bad:,} · "
        f"เขียน {len(table):,} แถวลงใน {options.out}",
        f"{read + bad:,} records read: {material.choice.left_out:,} outside the years chosen, {bad:,} refused; "
        f"{len(table):,} rows written to {options.out}",
    )
    if options.what == "gaps":
        _report_need(options, material)
    if hidden:
        print(withheld(hidden, options.lang))
    _report_refused(options, material)
    for line in material.register.reported.itertuples():
        th, en = f"ทะเบียนพื้นที่แถว {line.row} ({line.code}): ", f"register row {line.row} ({line.code}): "
        say(options, th + line.reason_th, en + line.reason_en)


def _report_need(options: argparse.Namespace, material: Material) -> None:
    people = material.register.tambons["people"]
    if people.isna().all():
        say(
            options,
            "ทะเบียนพื้นที่ไม่มีจำนวนประชากร จึงเรียงตามจำนวนหมู่บ้านที่ยังไม่พบการสนับสนุน",
            "the register has no people: ranked by uncovered villages",
        )
        return
    say(options, "เรียงตามจำนวนคนที่ยังไม่ถึง", "ranked by people not reached")
    if unknown := int(people.isna().sum()):
        say(
            options,
            f"{unknown:,} ตำบลไม่ทราบจำนวนประชากร ที่ยังไม่พบการสนับสนุนอยู่ท้ายตาราง",
            f"{unknown:,} tambons have no people in the register; those among the gaps stand last",
        )


def _report_refused(options: argparse.Namespace, material: Material) -> None:
    faults = material.checked.faults
    for fault in faults.head(_FAULTS_SHOWN).itertuples():
        where = f"{fault.column} “{fault.value}”: "
        say(options, f"แถว {fault.row}: {where}{fault.reason_th}", f"row {fault.row}: {where}{fault.reason_en}")
    if (more := len(faults) - _FAULTS_SHOWN) > 0:
        say(options, f"และเหตุผลอีก {more:,} ข้อ", f"and {more:,} more reasons")


def _report_shapes(options: argparse.Namespace, missing: int, *, approximate: bool) -> None:
    if approximate:
        say(
            options,
            "แนวเขตเป็นแนวเขตโดยประมาณ ไม่ใช่แนวเขตทางการ",
            "the boundaries are approximate, not official",
        )
    if missing:
        say(
            options,
            f"{missing:,} ตำบลไม่มีแนวเขต แถวของตำบลเหล่านี้อยู่ในไฟล์โดยไม่มีรูปพื้นที่",
            f"{missing:,} tambons have no boundary; their rows are in the file without a shape",
        )
