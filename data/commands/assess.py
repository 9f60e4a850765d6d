"""`python -m data assess`: statuses of all areas from files of records, without a screen."""

import argparse
import json
from pathlib import Path

import pandas as pd

from agencies.overlap import STATUSES, Assessment, Criterion, assess
from agencies.records import Areas, Checked, check_records
from agencies.registry import Registry, load_registry
from agencies.reports import awaited_provinces, check_reports
from agencies.selection import choose
from data.commands.language import add_language, say
from data.commands.selection import add_selection
from data.errors import FileError
from data.refused import refused_rows
from data.tables import read_table, write_table
from geo.register import read_register


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Register the sub-command."""
    parser = commands.add_parser(
        "assess", help="statuses of villages and tambons, pairs and summary from a records file"
    )
    parser.add_argument("--records", type=Path, required=True, help="CSV with the columns of a support record")
    parser.add_argument("--register", type=Path, required=True, help="CSV of villages and tambons")
    add_selection(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder for the results")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Assess and write the files. Exit code 0, or 1 when some rows were refused."""
    registry = load_registry(options.registry)
    register = read_register(options.register)
    areas = Areas(register.villages, register.tambons)
    checked = check_records(read_table(options.records), registry, areas)
    choice = choose(checked.good, years=options.years)
    awaited = _awaited(options, registry, areas, checked.good)
    result = assess(choice.records, areas, registry, Criterion(options.criterion, options.window), awaited)
    _write(options.out, result, checked)
    _report(options, result, checked, choice.left_out)
    for line in register.reported.itertuples():
        say(
            options,
            f"ทะเบียนพื้นที่แถว {line.row} ({line.code}): {line.reason_th}",
            f"register row {line.row} ({line.code}): {line.reason_en}",
        )
    return 1 if len(checked.bad) else 0


def _awaited(options: argparse.Namespace, registry: Registry, areas: Areas, records: pd.DataFrame) -> frozenset[str]:
    """Without a list of reports nobody is awaited; without chosen years all that the files know are looked at."""
    if options.reports is None:
        return frozenset()
    reports = check_reports(read_table(options.reports), registry)
    years = options.years or {*records["fiscal_year"].dropna(), *reports["fiscal_year"]}
    return awaited_provinces(reports, areas.tambons["province_code"].unique(), years, registry)


def _write(folder: Path, result: Assessment, checked: Checked) -> None:
    columns = ["village_code", "tambon_code", "status", "agencies", "records"]
    write_table(result.villages[columns], folder / "villages.csv")
    write_table(result.tambons, folder / "tambons.csv")
    write_table(result.pairs, folder / "pairs.csv")
    refused = folder / "refused.csv"
    if len(checked.bad):
        write_table(refused_rows(checked), refused)
    else:
        refused.unlink(missing_ok=True)  # of an earlier run
    summary = json.dumps(_summary(result, checked), ensure_ascii=False, indent=2)
    try:
        (folder / "summary.json").write_text(summary + "\n", encoding="utf-8")
    except OSError as error:
        raise FileError(f"เขียนไฟล์ใน {folder} ไม่ได้", f"cannot write into {folder}") from error


def _summary(result: Assessment, checked: Checked) -> dict:
    def count(table: pd.DataFrame) -> dict[str, int]:
        return table["status"].value_counts().reindex(STATUSES, fill_value=0).to_dict()

    return {
        "villages": count(result.villages),
        "tambons": count(result.tambons),
        "records": {"used": result.used, "refused": len(checked.bad), "universal": result.universal},
        "baht_in_duplicates": result.baht_in_duplicates,
    }


def _report(options: argparse.Namespace, result: Assessment, checked: Checked, left_out: int) -> None:
    say(
        options,
        f"อ่าน {len(checked.good) + len(checked.bad):,} แถว: ใช้ {result.used:,} · สิทธิถ้วนหน้า {result.universal:,} · "
        f"อยู่นอกปีที่เลือก {left_out:,} · ไม่รับ {len(checked.bad):,}",
        f"{len(checked.good) + len(checked.bad):,} rows read: {result.used:,} used, {result.universal:,} universal, "
        f"{left_out:,} outside the years chosen, {len(checked.bad):,} refused",
    )
    if len(checked.bad):
        path = options.out / "refused.csv"
        say(options, f"แถวที่ไม่รับพร้อมเหตุผลอยู่ใน {path}", f"the refused rows and the reasons are in {path}")
