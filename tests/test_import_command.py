"""`python -m data import` as a user meets it: files in, four files and a store out, one line where it cannot work."""

import json

import pandas as pd
import pytest
from openpyxl import Workbook

from data.__main__ import main
from data.store import Store
from geo import gazetteer

REGISTER = """village_code,name_th,moo
40010301,บ้านท่าพระ,1
40010302,บ้านหนองบัวดีหมี,2
40010303,บ้านหนองบัวดีหมี,3
"""
HEADINGS = ["ตำบล", "หมู่ที่", "ชื่อหมู่บ้าน", "กิจกรรม", "กลุ่มเป้าหมาย", "จำนวนเงิน (บาท)"]
# the tambon of 400103 as the gazetteer names it is put in by the fixture
ROWS = [
    ["{tambon}", "1", "บ้านท่าพระ", "เวทีจุดประกาย", "ผู้สูงอายุ", "20,000"],
    ["{tambon}", "", "บ้านหนองบัวดีหมี", "เวทีจุดประกาย", "ผู้สูงอายุ", "500"],
    ["{tambon}", "2", "", "เวทีจุดประกาย", "ผู้สูงอายุ", "-1"],
    ["รวม", "", "", "", "", "20,499"],
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder with a register and a list, and an empty store."""
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    tambons = gazetteer.tambons().set_index("tambon_code")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    rows = [[text.format(tambon=tambons.loc["400103", "name_th"]) for text in row] for row in ROWS]
    write_list(tmp_path / "list.xlsx", rows)
    return tmp_path


def write_list(path, rows):
    book = Workbook()
    for row in [HEADINGS, *rows]:
        book.active.append(row)
    book.save(path)


def run(home, *more, file="list.xlsx", agency="psdhs"):
    arguments = ["import", str(home / file), "--agency", agency, "--year", "2551", "--province", "40"]
    return main([*arguments, "--register", str(home / "register.csv"), "--out", str(home / "out"), *map(str, more)])


def out(home, name):
    return pd.read_csv(home / "out" / name, dtype="str", keep_default_na=False)


def report(home):
    return json.loads((home / "out" / "report.json").read_text(encoding="utf-8"))


def rows_of(home):
    summary = report(home)
    return [summary[f"rows_{name}"] for name in ("read", "in", "waiting", "refused", "skipped")]


def test_rows_go_in_wait_or_are_refused_and_add_up(home, capsys):
    assert run(home) == 1
    assert rows_of(home) == [4, 1, 1, 1, 1]
    assert out(home, "records.csv")["area_code"].to_list() == ["40010301"]
    assert out(home, "waiting.csv")["row"].to_list() == ["3"]
    assert out(home, "refused.csv")["row"].to_list() == ["4"]
    assert "4 แถว" in capsys.readouterr().out


def test_the_records_are_ready_to_be_assessed(home):
    run(home)
    arguments = ["assess", "--records", str(home / "out" / "records.csv"), "--register", str(home / "register.csv")]
    assert main([*arguments, "--out", str(home / "assessed")]) == 0


def test_suggestions_are_taken_only_from_the_score_that_was_asked_for(home):
    run(home, "--accept-suggestions", 90)
    assert rows_of(home)[1] == 1
    run(home, "--accept-suggestions", 50)
    assert rows_of(home)[1] == 2


def test_an_import_is_kept_and_the_same_file_adds_nothing(home, capsys):
    run(home)
    run(home, "--lang", "en")
    assert len(Store().records()) == 1
    assert "already" in capsys.readouterr().out


def test_a_corrected_file_takes_the_place_of_the_earlier_one(home):
    run(home)
    rows = [[text.format(tambon=report_tambon(home)) for text in row] for row in ROWS[:1]]
    write_list(home / "better.xlsx", [[*rows[0][:5], "25,000"]])
    assert run(home, file="better.xlsx") == 0
    assert Store().records()["amount_baht"].to_list() == ["25000"]


def test_an_addition_stands_beside_the_earlier_one(home):
    run(home)
    write_list(home / "more.xlsx", [[report_tambon(home), "3", "", "กระบวนการกลุ่ม", "คนพิการ", "7"]])
    run(home, "--add", file="more.xlsx")
    assert len(Store().records()) == 2


def report_tambon(home):
    return pd.read_excel(home / "list.xlsx", dtype="str", engine="openpyxl")["ตำบล"].iloc[0]


def test_a_dry_run_leaves_the_store_alone_and_writes_all_the_same(home):
    run(home, "--dry-run")
    assert not (home / "data").exists() or not list((home / "data").glob("*.db"))
    assert rows_of(home) == [4, 1, 1, 1, 1]


def test_a_report_received_is_known_afterwards(home):
    run(home, "--report-received")
    assert Store().reports().to_numpy().tolist() == [["psdhs", "2551", "40"]]


def test_a_mapping_says_what_the_columns_mean(home):
    (home / "map.json").write_text(json.dumps({"columns": {"จำนวนเงิน (บาท)": ""}}), encoding="utf-8")
    run(home, "--mapping", home / "map.json")
    assert out(home, "records.csv")["amount_baht"].to_list() == ["", ""]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"agency": "fisheries"}, "fisheries"),
        ({"file": "nowhere.xlsx"}, "nowhere.xlsx"),
        ({"more": ("--sheet", "ไม่มี")}, "ไม่มี"),
        ({"more": ("--province", "41")}, "41"),
        ({"more": ("--year", "51")}, "51"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(home, capsys, arguments, named):
    more = arguments.pop("more", ())
    assert run(home, *more, **arguments) == 2
    said = capsys.readouterr().err.strip()
    assert named in said
    assert "\n" not in said


def test_a_score_beyond_a_hundred_is_refused_in_one_line(home, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(home, "--accept-suggestions", 101)
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
