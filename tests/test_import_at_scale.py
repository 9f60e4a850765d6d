"""A dirty list as an agency would send it, through the whole command: nothing lost, nothing wrong, nobody named."""

import json

import pandas as pd
import pytest

from data.__main__ import main
from tests.dirty_judge import (
    OUTPUTS,
    judged,
    kept_out,
    misjudged_lines,
    read_outputs,
    rows_of,
    taken_unasked,
    unaccounted,
    wrongly_accepted,
)
from tests.dirty_lists import dirty_list, real_register
from tests.dirty_places import ASK, EXACT, WAYS
from tests.dirty_rows import part_of

ROWS = 3_000


@pytest.fixture(scope="module")
def register(shared_data):
    return real_register(shared_data)


@pytest.fixture(scope="module")
def truth(register, tmp_path_factory):
    return dirty_list(tmp_path_factory.mktemp("list") / "พมจ ขอนแก่น.xlsx", register, ROWS)


@pytest.fixture(scope="module")
def folder(truth, shared_data, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    setting = ["--agency", "psdhs", "--year", "2551", "--province", "40", "--dry-run", "--out", str(out)]
    register = ["--register", str(shared_data / "villages" / "villages.csv")]
    assert main(["import", str(truth.path), *setting, *register]) == 1, "some rows wait"
    return out


@pytest.fixture(scope="module")
def outputs(folder):
    return read_outputs(folder)


@pytest.fixture(scope="module")
def rows(truth, outputs):
    return judged(truth, outputs)


def told(rows):
    return rows.head(10).dropna(axis="columns", how="all").T.to_string()


def test_the_list_itself_is_what_it_says(truth, register):
    """The truth is no better than its generator: its areas exist, its sums are whole, every kind of dirt is there."""
    data = truth.rows[truth.rows["kind"].eq("data")]
    known = {*register.villages["village_code"], *register.tambons["tambon_code"]}
    assert len(truth.rows) == ROWS
    assert set(truth.records["area_code"]) <= known
    assert set(WAYS) <= set(data["dirt"])
    assert set(data["expected"]) == {"exact", "doubt", "ask"}
    assert {"band", "heading", "hidden", "note", "numbering", "signature", "total"} == set(truth.rows["kind"]) - {
        "data"
    }
    assert [part_of(100, 3, part) for part in range(3)] == [34, 33, 33]


def test_the_list_names_the_people_who_must_not_be_named_later(truth):
    cells = pd.read_excel(truth.path, header=None, dtype="str", engine="calamine").fillna("")
    text = "\n".join(cells.to_numpy().ravel().tolist())
    assert len(truth.personal) > 300
    assert not [secret for secret in truth.personal if secret not in text and secret.lstrip("0") not in text]


def test_every_row_is_accounted_for_once(rows, outputs):
    report = outputs.report
    below = rows[rows["outcome"].ne("heading")]
    assert unaccounted(rows).empty, told(unaccounted(rows))
    assert report["rows_read"] == len(below)
    assert report["rows_read"] == sum(report[f"rows_{name}"] for name in ("in", "waiting", "refused", "skipped"))
    for name in ("in", "waiting", "refused", "skipped"):
        assert report[f"rows_{name}"] == below["outcome"].eq(name).sum(), name
    assert report["records"] == len(outputs.records)


def test_every_row_that_did_not_go_in_says_why_in_both_languages(outputs):
    for table in (outputs.waiting, outputs.refused):
        assert table["reason_th"].str.contains("[ก-๙]").all()
        assert table["reason_en"].str.contains("[a-z]").all()


def test_no_row_of_data_is_skipped_and_nothing_else_is_a_row(rows):
    assert misjudged_lines(rows).empty, told(misjudged_lines(rows))


def test_nothing_is_wrongly_accepted(rows):
    assert wrongly_accepted(rows).empty, told(wrongly_accepted(rows))


def test_nothing_doubtful_goes_in_unasked(rows):
    assert taken_unasked(rows).empty, told(taken_unasked(rows))


def test_what_is_clear_goes_in(rows):
    assert kept_out(rows).empty, told(kept_out(rows))


def test_most_doubtful_places_are_suggested_rightly(rows):
    """Where a reader could tell what is meant; twins and a wrong หมู่ or name are a coin's toss."""
    tellable = [
        "village misspelt",
        "village misspelt beside its หมู่",
        "tambon misspelt",
        "amphoe misspelt",
        "wrong amphoe",
        "อบต. or เทศบาล for the tambon",
        "several หมู่ in a cell",
    ]
    asked = rows[rows["dirt"].isin(tellable) & rows["value_expected"].eq(EXACT)]
    assert asked["verdict"].eq("suggested right").mean() > 0.75, asked.groupby("dirt")["verdict"].value_counts()
    assert asked["verdict"].eq("suggested wrong").mean() < 0.05, asked.groupby("dirt")["verdict"].value_counts()


def test_money_adds_up_to_the_satang(truth, rows, outputs):
    went_in = rows.index[rows["outcome"].eq("in")]
    meant = truth.records[truth.records["row"].isin(went_in)].groupby("status")["satang"].sum()
    baht = pd.to_numeric(outputs.records["amount_baht"].where(outputs.records["amount_baht"].ne("")))
    satang = (baht * 100).round().astype("Int64")
    got = satang.groupby(outputs.records["status"]).sum()
    assert got.to_dict() == meant.to_dict()
    assert got["approved"] > 10**9


def test_records_bear_their_row_in_number_and_source(outputs):
    number = outputs.records["record_id"].str.extract(r"-(\d+)(?:-\d+)?$")[0].astype("int64")
    assert number.tolist() == rows_of(outputs.records).tolist()
    assert outputs.records["record_id"].is_unique


@pytest.mark.parametrize("name", OUTPUTS)
def test_nobody_is_named_in_what_is_written(truth, folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    text = json.dumps(json.loads(text), ensure_ascii=False) if name.endswith("json") else text
    found = [secret for secret in truth.personal if secret in text]
    assert not found, found[:10]
    digits = {secret.replace("-", "") for secret in truth.personal if secret.replace("-", "").isdigit()}
    assert not [number for number in digits if number in text or number.lstrip("0") in text]


def test_accepting_suggestions_takes_those_of_the_score_and_no_others(truth, shared_data, rows, tmp_path):
    setting = ["--agency", "psdhs", "--year", "2551", "--province", "40", "--dry-run", "--out", str(tmp_path)]
    register = ["--register", str(shared_data / "villages" / "villages.csv"), "--accept-suggestions", "90"]
    main(["import", str(truth.path), *setting, *register])
    again = judged(truth, read_outputs(tmp_path))
    new = again[again["outcome"].eq("in") & rows["outcome"].ne("in")]
    asked_of_place = new[new["place_expected"].eq(ASK)]
    assert len(asked_of_place)
    assert rows.loc[asked_of_place.index, "score"].ge(90).all()
    assert again["outcome"].eq("in")[rows["outcome"].eq("in")].all()
