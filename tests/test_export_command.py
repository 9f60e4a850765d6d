"""`python -m data export`: what each table holds, the files of each format, exit codes, and the way back in."""

import json
import subprocess
import sys

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest

from data.__main__ import main
from data.store import Store
from tests.conftest import REPOSITORY
from tests.store_samples import arrival

RECORDS = """record_id,agency,area_code,scope,function,target_group,fund_name,fiscal_year,amount_baht,people,status
a,psdhs,40010203,,spark,welfare_group,,2551,10000.25,,planned
b,sdc,40010203,,spark,welfare_group,,2551,20000.50,,approved
c,codi,40010203,,contribution,welfare_group,"=HYPERLINK(""x"")",2551,5000,,
d,sdc,40010205,,process,,,2551,0.00001,,
e,psdhs,400102,,process,elderly,''+,2551,,,
h,lgo,40010207,,staff,hiv,,2551,,4,disbursed
u,lgo,400102,tambon,allowance,elderly,,2551,600,,
p,psdhs,40010203,,spark,welfare_group,,2549,7,,
"""
REGISTER = "\n".join(
    [
        "village_code,tambon_code,people,people_year",
        *(f"400102{number:02},,," for number in range(1, 14)),
        ",400102,1300,2564",
        "40011501,,90,2564",
        "40011502,,70,2564",
        ",400101,5000,2564",
    ]
)
WHAT = ("records", "villages", "tambons", "pairs", "gaps", "questions")


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "kept"))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    return tmp_path


def given(folder, *names):
    return [part for name in names for part in (f"--{name}", str(folder / f"{name}.csv"))]


def export(folder, what, name, *more, lang="en", files_given=("records", "register")):
    out = folder / name
    return main(["export", "--what", what, "--out", str(out), "--lang", lang, *given(folder, *files_given), *more])


def table(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_tambons_have_status_names_and_people(files):
    assert export(files, "tambons", "t.csv", "--format", "csv", "--years", "2551") == 0
    rows = table(files / "t.csv").set_index("tambon_code")
    assert rows.loc[
        "400102", ["tambon", "amphoe", "status", "agencies", "villages", "people", "people_year"]
    ].tolist() == [*("Samran", "Mueang Khon Kaen", "duplicate", "codi;lgo;psdhs;sdc", "13", "1300", "2564")]
    assert rows.loc["400115", ["status", "people"]].tolist() == ["uncovered", "160"]
    assert float(rows.loc["400115", "not_reached"]) == 160


def test_names_are_thai_unless_asked_otherwise(files):
    export(files, "tambons", "t.csv", lang="th")
    assert table(files / "t.csv").set_index("tambon_code").loc["400102", "tambon"] == "สำราญ"


def test_villages_stand_with_their_places(files):
    assert export(files, "villages", "v.csv") == 0
    rows = table(files / "v.csv").set_index("village_code")
    assert rows.loc["40010203", ["moo", "tambon_code", "status", "agencies", "records"]].tolist() == [
        *("3", "400102", "duplicate", "codi;psdhs;sdc", "4")
    ]
    assert len(rows) == 16
    assert rows.loc["400101", "tambon_code"] == "400101"


def test_pairs_are_those_of_assess(files):
    assert export(files, "pairs", "p.csv") == 0
    rows = table(files / "p.csv").set_index(["agency_a", "agency_b"])
    assert rows.loc[("psdhs", "sdc"), ["duplicate", "possible_duplicate"]].tolist() == ["1", "1"]


def test_gaps_are_ranked_by_people_and_that_is_said(files, capsys):
    assert export(files, "gaps", "g.csv") == 0
    rows = table(files / "g.csv")
    assert rows["tambon_code"].tolist() == ["400101", "400115"]
    assert rows["uncovered"].tolist() == ["1", "2"]
    assert "ranked by people not reached" in capsys.readouterr().out


def test_gaps_without_people_are_ranked_by_villages_and_that_is_said(files, capsys):
    villages = ["village_code", *(f"4001020{n}" for n in (1, 2)), *(f"4001150{n}" for n in (1, 2, 3))]
    (files / "register.csv").write_text("\n".join(villages), encoding="utf-8")
    (files / "records.csv").write_text("agency,area_code\n", encoding="utf-8")
    assert export(files, "gaps", "g.csv") == 0
    assert table(files / "g.csv")["tambon_code"].tolist() == ["400115", "400102"]
    assert "no people: ranked by uncovered villages" in capsys.readouterr().out


def test_questions_name_both_agencies_and_what_is_unknown(files):
    assert export(files, "questions", "q.csv", "--years", "2551") == 0
    rows = table(files / "q.csv")
    told = ["agency_a", "agency_b", "area_code", "unknown", "pairs", "record_a", "record_b"]
    assert rows[told].to_numpy().tolist() == [["psdhs", "sdc", "40010205", "area;target", "1", "e", "d"]]


def test_criterion_and_window_reach_the_questions(files):
    assert export(files, "questions", "q.csv", "--criterion", "target", "--window", "2") == 0
    rows = table(files / "q.csv")
    assert set(rows["unknown"]) == {"target"}
    assert rows["pairs"].astype(int).sum() == 5  # d beside a, c, e, h and p; a-sdc b is no question: target is known


def test_records_leave_with_their_ids_and_formulas_as_text(files):
    assert export(files, "records", "r.csv", "--years", "2551") == 0
    rows = table(files / "r.csv").set_index("record_id")
    assert rows.index.tolist() == ["a", "b", "c", "d", "e", "h", "u"]
    assert rows.loc["c", "fund_name"] == '\'=HYPERLINK("x")'
    assert rows.loc["e", "fund_name"] == "''+"
    assert rows.loc["d", "amount_baht"] == "0.00001"
    assert rows.loc["c", ["tambon_code", "tambon"]].tolist() == ["400102", "Samran"]


def test_few_people_of_a_sensitive_group_stay_here_and_that_is_said(files, capsys):
    export(files, "records", "r.csv")
    assert table(files / "r.csv").set_index("record_id").loc["h", "people"] == ""
    assert "1 numbers of people are withheld" in capsys.readouterr().out


def test_exported_records_come_to_the_same_when_given_back(files):
    assert export(files, "records", "again.csv") == 0
    for name, out in (("records.csv", "first"), ("again.csv", "second")):
        paths = ["--records", str(files / name), "--register", str(files / "register.csv"), "--out", str(files / out)]
        assert main(["assess", *paths]) == 0
    assert (files / "first" / "summary.json").read_text() == (files / "second" / "summary.json").read_text()
    for name in ("villages.csv", "tambons.csv", "pairs.csv"):
        assert (files / "first" / name).read_bytes() == (files / "second" / name).read_bytes()


def test_exporting_what_was_exported_changes_nothing(files):
    export(files, "records", "again.csv")
    first = (files / "again.csv").read_bytes()
    (files / "records.csv").write_bytes(first)
    export(files, "records", "again.csv")
    assert (files / "again.csv").read_bytes() == first


@pytest.mark.parametrize("what", WHAT)
def test_every_table_leaves_as_excel_with_as_many_rows(files, what):
    assert export(files, what, "t.csv") == export(files, what, "t.xlsx", "--format", "xlsx") == 0
    about, sheet = openpyxl.load_workbook(files / "t.xlsx").worksheets
    assert sheet.max_row - 1 == len(table(files / "t.csv"))
    assert ("Data as of", "records.csv") in [(row[0], str(row[1])[:11]) for row in about.iter_rows(values_only=True)]


@pytest.mark.parametrize("what", [each for each in WHAT if each != "pairs"])
@pytest.mark.parametrize("ending", ["gpkg", "geojson"])
def test_every_table_of_areas_leaves_as_a_map_with_all_rows_and_columns(files, what, ending):
    export(files, what, "t.csv")
    assert export(files, what, f"t.{ending}", "--format", ending) == 0
    flat, areas = table(files / "t.csv"), gpd.read_file(files / f"t.{ending}")
    assert set(areas.columns) == {*flat.columns, "boundary", "geometry"}
    assert areas["tambon_code"].tolist() == flat["tambon_code"].tolist()
    assert areas.crs.to_epsg() == 4326
    assert areas.geometry.notna().all()


@pytest.mark.parametrize("ending", ["gpkg", "geojson"])
def test_pairs_have_no_area_and_that_is_one_sentence(files, ending, capsys):
    assert export(files, "pairs", f"p.{ending}") == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and "no area" in told.err
    assert not (files / f"p.{ending}").exists()


def test_tambons_without_a_boundary_are_kept_and_counted(files, capsys):
    (files / "register.csv").write_text("village_code\n40010201\n99010101\n", encoding="utf-8")
    (files / "records.csv").write_text("agency,area_code\nsdc,99010101\n", encoding="utf-8")
    assert export(files, "villages", "v.geojson") == 0
    features = json.loads((files / "v.geojson").read_text(encoding="utf-8"))["features"]
    assert {f["properties"]["village_code"]: f["geometry"] is None for f in features} == {
        "40010201": False,
        "99010101": True,
    }
    assert "1 tambons have no boundary" in capsys.readouterr().out


def test_refused_rows_are_said_and_make_exit_code_1(files, capsys):
    path = files / "records.csv"
    path.write_text(RECORDS + "x,nobody,40010203,,,,,,,,\n", encoding="utf-8")
    assert export(files, "tambons", "t.csv") == 1
    told = capsys.readouterr().out
    assert "1 refused" in told and "row 10: agency “nobody”" in told
    assert len(table(files / "t.csv")) == 3


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("t.txt", (), "must end in"),
        ("t.csv", ("--format", "xlsx"), "must end in .xlsx"),
        ("no/such/t.csv", (), "there is no folder"),
        ("t.csv", ("--years", "1999"), "Buddhist years"),
        ("t.csv", ("--criterion", "colour"), "choose from"),
        ("t.csv", ("--what", "everything"), "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(files, name, more, said, capsys):
    try:
        code = export(files, "tambons", name, *more)
    except SystemExit as stop:
        code = stop.code
    told = capsys.readouterr()
    assert code == 2
    assert said in told.err and told.err.count("\n") == 1


def test_a_file_that_is_there_is_replaced_whole_and_stays_when_nothing_can_be_done(files):
    (files / "t.csv").write_text("old", encoding="utf-8")
    (files / "records.csv").write_text("no,heading\n1,2\n", encoding="utf-8")
    assert export(files, "tambons", "t.csv") == 2
    assert (files / "t.csv").read_text(encoding="utf-8") == "old"
    (files / "records.csv").write_text(RECORDS, encoding="utf-8")
    assert export(files, "tambons", "t.csv") == 0
    assert "old" not in (files / "t.csv").read_text(encoding="utf-8")
    assert not list(files.glob(".sonroi*"))


def test_a_map_file_that_is_there_is_replaced(files):
    (files / "t.gpkg").write_text("old", encoding="utf-8")
    assert export(files, "tambons", "t.gpkg") == 0
    assert len(gpd.read_file(files / "t.gpkg")) == 3


def test_reports_tell_awaited_from_uncovered(files):
    (files / "reports.csv").write_text("agency,fiscal_year,province_code\npsdhs,2551,40\n", encoding="utf-8")
    assert export(files, "tambons", "t.csv", *given(files, "reports"), "--years", "2551") == 0
    rows = table(files / "t.csv").set_index("tambon_code")
    assert rows.loc["400115", "status"] == "awaiting_reports"


def test_empty_store_says_what_to_do(files, capsys):
    assert export(files, "tambons", "t.csv", files_given=()) == 2
    told = capsys.readouterr()
    assert "python -m data import" in told.err and told.err.count("\n") == 1


def test_without_files_the_store_and_the_register_in_use_are_exported(files, capsys):
    store = Store()
    store.add_import(arrival())
    assert export(files, "records", "r.csv", files_given=()) == 0
    assert export(files, "tambons", "t.csv", files_given=()) == 0
    assert table(files / "r.csv")["record_id"].tolist() == store.records()["record_id"].tolist()
    assert len(table(files / "t.csv")) == 199
    assert "3 records read" in capsys.readouterr().out


def test_runs_as_a_program(files):
    command = ["export", "--what", "pairs", *given(files, "records", "register"), "--out", str(files / "p.csv")]
    done = subprocess.run([sys.executable, "-m", "data", *command], cwd=REPOSITORY, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "เขียน" in done.stdout.decode("utf-8")
