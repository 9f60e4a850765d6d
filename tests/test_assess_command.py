"""`python -m data assess`: the files it writes, its exit codes, and how it answers wrong input."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

from data.__main__ import main
from tests.conftest import REPOSITORY

RECORDS = """record_id,agency,area_code,scope,function,target_group,fiscal_year,amount_baht
a,psdhs,40010203,,spark,welfare_group,2551,10000.25
b,sdc,40010203,,spark,welfare_group,2551,20000.50
c,codi,40010203,,contribution,welfare_group,2551,5000
f,lgo,40010207,,staff,community,2551,
u,lgo,400102,tambon,allowance,elderly,2551,600
p,psdhs,40010203,,spark,welfare_group,2549,7
"""
REGISTER = "village_code\n" + "".join(f"400102{n:02}\n" for n in range(1, 14)) + ""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    return tmp_path


def run(folder, *more, records="records.csv", register="register.csv"):
    code = main(
        [
            *("assess", "--records", str(folder / records), "--register", str(folder / register)),
            *("--out", str(folder / "out"), "--lang", "en", *more),
        ]
    )
    return code


def written(folder, name):
    return pd.read_csv(folder / "out" / name, dtype=str, keep_default_na=False)


def test_writes_the_four_files(files):
    assert run(files, "--years", "2551") == 0
    villages = written(files, "villages.csv")
    assert villages.columns.tolist() == ["village_code", "tambon_code", "status", "agencies", "records"]
    assert villages.set_index("village_code").loc["40010203"].tolist() == ["400102", "duplicate", "codi;psdhs;sdc", "3"]
    tambons = written(files, "tambons.csv")
    assert tambons.columns.tolist() == [
        "tambon_code",
        "status",
        "agencies",
        "villages",
        "villages_supported",
        "coverage",
    ]
    assert tambons.iloc[0, :5].tolist() == ["400102", "duplicate", "codi;lgo;psdhs;sdc", "13", "2"]
    assert float(tambons.iloc[0]["coverage"]) == 2 / 13
    pairs = written(files, "pairs.csv")
    assert pairs.columns.tolist() == [
        *("agency_a", "agency_b", "villages_shared", "joint", "duplicate", "possible_duplicate"),
        *("sequenced", "complementary", "parallel"),
    ]
    assert pairs[["agency_a", "agency_b", "duplicate", "sequenced", "parallel"]].to_numpy().tolist() == [
        ["codi", "lgo", "0", "0", "1"],
        ["codi", "psdhs", "0", "1", "0"],
        ["codi", "sdc", "0", "1", "0"],
        ["lgo", "psdhs", "0", "0", "1"],
        ["lgo", "sdc", "0", "0", "1"],
        ["psdhs", "sdc", "1", "0", "0"],
    ]


def test_summary_counts_areas_records_and_baht(files):
    run(files, "--years", "2551")
    summary = json.loads((files / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["records"] == {"used": 4, "refused": 0, "universal": 1}
    assert summary["baht_in_duplicates"] == 30000.75
    assert summary["villages"]["duplicate"] == 1
    assert summary["villages"]["uncovered"] == 11
    assert sum(summary["villages"].values()) == 13
    assert summary["tambons"]["duplicate"] == 1


def test_records_outside_the_years_are_counted_aloud(files, capsys):
    run(files, "--years", "2551")
    assert "6 rows read: 4 used, 1 universal, 1 outside the years chosen, 0 refused" in capsys.readouterr().out


def test_records_of_unknown_year_stay_in_any_years(files):
    (files / "records.csv").write_text("agency,area_code\nsdc,40010201\n", encoding="utf-8")
    run(files, "--years", "2550-2551,2553")
    assert json.loads((files / "out" / "summary.json").read_text())["records"]["used"] == 1


def test_window_and_criterion_are_used(files):
    run(files, "--window", "2", "--criterion", "area,function,year")
    pairs = written(files, "pairs.csv").set_index(["agency_a", "agency_b"])
    assert pairs.loc[("psdhs", "sdc"), "duplicate"] == "2"  # a-b, and p-b two years apart


def test_refused_rows_are_written_with_reasons_and_the_code_is_1(files, capsys):
    (files / "records.csv").write_text(
        "agency,area_code,fiscal_year,letter\npsdhs,40010201,2551,ก\nxyz,40010201,2008,ข\n", encoding="utf-8"
    )
    assert run(files) == 1
    refused = written(files, "refused.csv")
    assert refused.columns.tolist() == [
        *("agency", "area_code", "fiscal_year", "letter", "refused_row", "reasons_th", "reasons_en")
    ]
    row = refused.iloc[0]
    assert (row["agency"], row["letter"], row["refused_row"]) == ("xyz", "ข", "3")
    assert "unknown agency" in row["reasons_en"] and "did you mean 2551?" in row["reasons_en"]
    assert "refused.csv" in capsys.readouterr().out


def test_refused_file_of_an_earlier_run_does_not_stay(files):
    (files / "records.csv").write_text("agency,area_code\nxyz,40010201\n", encoding="utf-8")
    assert run(files) == 1
    (files / "records.csv").write_text("agency,area_code\nsdc,40010201\n", encoding="utf-8")
    assert run(files) == 0
    assert not (files / "out" / "refused.csv").exists()


def test_reports_tell_awaited_from_uncovered(files):
    (files / "reports.csv").write_text(
        "agency,fiscal_year,province_code\npsdhs,2551,40\nsdc,2551,40\ncodi,2551,40\npsdhs,2552,40\n", encoding="utf-8"
    )
    reports = ("--reports", str(files / "reports.csv"))
    run(files, *reports, "--years", "2551")
    assert "awaiting_reports" not in set(written(files, "villages.csv")["status"])
    run(files, *reports, "--years", "2551-2552")
    statuses = set(written(files, "villages.csv")["status"])
    assert "awaiting_reports" in statuses and "uncovered" not in statuses


def test_registers_of_other_countries_work(files):
    (files / "register.csv").write_text(
        "village_code,tambon_code,province_code\nLA-V1,LA-T,LA\nLA-V2,LA-T,LA\n,LA-CITY,LA\n", encoding="utf-8"
    )
    (files / "records.csv").write_text(
        "agency,area_code,scope\nsdc,LA-V1,\nsdc,LA-CITY,\npsdhs,LA-CITY,\ncodi,LA,\n", encoding="utf-8"
    )
    assert run(files) == 1
    villages = written(files, "villages.csv").set_index("village_code")["status"].to_dict()
    assert villages == {"LA-CITY": "possible_duplicate", "LA-V1": "single", "LA-V2": "uncovered"}
    assert "too wide" in written(files, "refused.csv").iloc[0]["reasons_en"]


def test_own_registry_replaces_the_default(files):
    (files / "registry.toml").write_text("[agencies.ngo]\n", encoding="utf-8")
    (files / "records.csv").write_text("agency,area_code\nngo,40010201\nsdc,40010201\n", encoding="utf-8")
    assert run(files, "--registry", str(files / "registry.toml")) == 1
    assert written(files, "refused.csv")["agency"].tolist() == ["sdc"]


def wrong(files, name, content):
    path = files / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("records.csv", "", "holds no data"),
        ("records.csv", "psdhs,40010203\nsdc,40010203\n", "agency and area_code"),
        ("records.csv", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "text"),
        ("records.csv", "agency,area_code\na,b,c\n", "row"),
        ("register.csv", "", "no data"),
        ("register.csv", "code\n1\n", "village_code"),
        ("registry.toml", '[agencies.a]\n[functions.spark]\nstep = "one"\n', "[functions.spark]"),
        ("reports.csv", "agency,fiscal_year\na,2551\n", "province_code"),
        ("reports.csv", "agency,fiscal_year,province_code\nsdc,2008,40\n", "row 2"),
    ],
)
def test_wrong_files_are_answered_with_one_line(files, capsys, name, content, says):
    wrong(files, name, content)
    option = {"registry.toml": "--registry", "reports.csv": "--reports"}.get(name)
    more = (option, str(files / name)) if option else ()
    assert run(files, *more) == 2
    message = capsys.readouterr().err
    assert says in message
    assert len(message.strip().splitlines()) == 1
    assert not (files / "out" / "summary.json").exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--criterion", "area,colour"),
        ("--criterion", ""),
        ("--window", "-1"),
        ("--window", "x"),
        ("--years", "2551-2549"),
    ],
)
def test_wrong_options_are_answered_with_one_line(files, capsys, option, value):
    with pytest.raises(SystemExit) as stopped:
        run(files, option, value)
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_missing_file_in_a_real_process_shows_no_traceback(files):
    done = subprocess.run(
        [sys.executable, "-m", "data", "assess", "--records", "no.csv", "--register", "no.csv", "--out", str(files)],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "no.csv" in done.stderr


def test_assess_does_not_wait_for_libraries_that_it_has_no_use_for(files):
    """They take as long as the assessment of a hundred thousand records."""
    script = "import sys; from data.__main__ import main; main(sys.argv[1:]); print(*sys.modules)"
    arguments = ["assess", "--records", "records.csv", "--register", "register.csv", "--out", "out"]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=files,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (files / "out" / "summary.json").exists()
    assert not {"geopandas", "sqlalchemy", "rapidfuzz", "folium", "streamlit"} & set(done.stdout.split())
