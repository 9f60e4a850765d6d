"""`python -m data import`: an agency's list into the store, without a screen."""

import argparse
import getpass
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from agencies.registry import DEFAULT_REGISTRY, load_registry
from data.commands.language import add_language, say
from data.errors import FileError
from data.intake import answers
from data.intake.decide import Decision
from data.intake.doubts import questions
from data.intake.files.document import Document
from data.intake.files.reading import read_document
from data.intake.handing_in import arrival, read_list, settle
from data.intake.interpret import Interpretation
from data.intake.kept import kept_rows
from data.intake.mapping import ColumnMapping, read_mapping
from data.intake.report import report
from data.intake.returned import SHEET
from data.intake.setting import Reference, Setting
from data.places import load_register, read_register_file
from data.store import Added, Store
from data.tables import write_table

_NO_SUGGESTION = 101


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Offer `import FILE --agency ID --year 2551 --province 40 … --out DIR`."""
    parser = commands.add_parser("import", help="an agency's list (Excel, CSV) into the store")
    parser.set_defaults(run=_run)
    parser.add_argument("file", metavar="FILE", type=Path, help=".xlsx, .xls, .csv or .tsv")
    parser.add_argument("--agency", required=True, metavar="ID", help="who hands the list in, of the registry")
    parser.add_argument("--year", required=True, type=int, help="Buddhist fiscal year of rows that name none")
    parser.add_argument("--province", required=True, metavar="CODE", help="two digits, such as 40")
    parser.add_argument("--register", type=Path, metavar="FILE", help="villages and tambons; default: those installed")
    parser.add_argument("--registry", type=Path, metavar="FILE", default=DEFAULT_REGISTRY, help="agencies, functions")
    parser.add_argument("--sheet", metavar="NAME", help="default: the sheet that looks most like a list")
    parser.add_argument("--mapping", type=Path, metavar="FILE.json", help='{"columns": {"heading": "field"}, …}')
    parser.add_argument("--accept-suggestions", type=_score, default=_NO_SUGGESTION, metavar="SCORE", help="0 to 100")
    parser.add_argument("--dry-run", action="store_true", help="leave the store as it is")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the four files go")
    _add_provenance(parser)
    add_language(parser)


def _add_provenance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default=None, metavar="NAME", help="who imports; default: the user of this computer")
    parser.add_argument("--letter", default="", metavar="NUMBER", help="of the cover letter")
    parser.add_argument("--letter-date", default="", metavar="YYYY-MM-DD", help="of the cover letter")
    parser.add_argument("--report-received", action="store_true", help="this is the agency's whole list of the year")
    parser.add_argument("--add", action="store_true", help="beside earlier imports, not in their place")


def _score(text: str) -> int:
    if not text.isdecimal() or int(text) > 100:
        raise argparse.ArgumentTypeError("a score is a whole number from 0 to 100")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    setting = Setting(options.agency, options.year, options.province)
    register = read_register_file(options.register) if options.register else load_register()
    reference = Reference(load_registry(options.registry), register)
    reference.check(setting)
    store = None if options.dry_run else Store()
    mapping = _mapping(options, store)
    document = read_document(_content(options.file), options.file.name, mapping.encoding or "")
    read = read_list(document, mapping, setting, reference)
    known = store.answers(setting.agency, setting.province) if store else answers.no_answers()
    taken = answers.accepted(questions(read.doubts), options.accept_suggestions)
    decision = settle(document, read, answers.together(taken, known), reference)
    summary = report(document, read, decision)
    _write(options.out, read, decision, summary)
    _tell(options, summary)
    if store:
        _keep(options, store, document, read, decision)
    return 1 if summary["rows_waiting"] or summary["rows_refused"] else 0


def _mapping(options: argparse.Namespace, store: Store | None) -> ColumnMapping:
    """The mapping of the file, else the one remembered for the agency; the sheet named last."""
    if options.mapping:
        mapping = read_mapping(options.mapping)
    else:
        mapping = ColumnMapping(columns=store.mapping_of(options.agency) if store else {})
    return replace(mapping, sheet=options.sheet or mapping.sheet)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            f"เปิดไฟล์ {path.name} ไม่ได้ ตรวจว่าไฟล์อยู่ในตำแหน่งที่ระบุและอ่านได้",
            f"{path.name} cannot be opened; check that it is where you say and may be read",
        ) from error


def _write(folder: Path, read: Interpretation, decision: Decision, summary: dict[str, Any]) -> None:
    write_table(decision.records.drop(columns="row"), folder / "records.csv")
    kept = kept_rows(read, decision)
    for outcome in ("waiting", "refused"):
        rows = kept[kept["outcome"].eq(outcome)].reset_index(drop=True)
        cells = pd.DataFrame(rows["cells"].to_list(), index=rows.index)
        own = rows.drop(columns="cells")
        table = pd.concat([own, cells.drop(columns=[name for name in own if name in cells])], axis=1)
        write_table(table, folder / f"{outcome}.csv")
    text = json.dumps(summary, ensure_ascii=False, indent=1, default=str)
    try:
        (folder / "report.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise FileError(f"เขียนไฟล์ใน {folder} ไม่ได้", f"cannot write into {folder}") from error


def _tell(options: argparse.Namespace, summary: dict[str, Any]) -> None:
    say(
        options,
        "อ่าน {rows_read:,} แถว: เข้า {rows_in:,} · รอยืนยัน {rows_waiting:,} · ไม่รับ {rows_refused:,} · "
        "ข้าม {rows_skipped:,} (ได้ {records:,} รายการ)".format_map(summary),
        "{rows_read:,} rows read: {rows_in:,} in, {rows_waiting:,} waiting, {rows_refused:,} refused, "
        "{rows_skipped:,} skipped ({records:,} records)".format_map(summary),
    )
    if dropped := [*summary["personal"]["columns"], *summary["personal"]["cells"]]:
        say(
            options,
            f"ไม่เก็บข้อมูลส่วนบุคคล {len(dropped):,} แห่ง (คอลัมน์หรือช่อง) รายละเอียดอยู่ใน report.json",
            f"personal data in {len(dropped):,} columns or cells is not kept; see report.json",
        )


def _keep(
    options: argparse.Namespace, store: Store, document: Document, read: Interpretation, decision: Decision
) -> None:
    kept = arrival(document, read, decision, options.by or getpass.getuser())
    added = store.add_import(
        replace(
            kept,
            letter_number=options.letter,
            letter_date=options.letter_date,
            # a corrected list does not take back that the agency has reported
            report_received=options.report_received
            or store.has_reported(kept.agency, kept.fiscal_year, kept.province_code),
            replaces=not (options.add or read.table.sheet == SHEET),
        )
    )
    _tell_kept(options, added)


def _tell_kept(options: argparse.Namespace, added: Added) -> None:
    if not added.is_new:
        say(
            options,
            f"ไฟล์นี้นำเข้าไว้แล้ว (ครั้งที่ {added.import_id}) จึงไม่เพิ่มรายการ",
            f"this file is in already (import {added.import_id}); nothing was added",
        )
        return
    say(options, f"บันทึกเป็นการนำเข้าครั้งที่ {added.import_id}", f"kept as import {added.import_id}")
    if added.replaced:
        numbers = ", ".join(map(str, added.replaced))
        say(options, f"แทนที่การนำเข้าครั้งที่ {numbers}", f"in place of import {numbers}")
