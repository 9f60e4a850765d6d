"""Where villages lie: kept as the file says, and what cannot be used is reported while the village stays."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import places
from geo.coordinates import THAILAND, WORLD, coordinates
from geo.levels import points_of
from geo.register import read_register


def table_of(*rows, lat="lat", lon="lon"):
    cells = pd.DataFrame(rows, columns=["village_code", lat, lon], dtype="str")
    cells.index = pd.RangeIndex(2, len(cells) + 2)
    return cells


def read(tmp_path, text, **bounds):
    path = tmp_path / "places.csv"
    path.write_text(text, encoding="utf-8")
    return read_register(path, **bounds)


@pytest.mark.parametrize(
    ("lat", "lon"), [("lat", "lon"), ("latitude", "longitude"), ("ละติจูด", "ลองจิจูด"), ("lat", "lng")]
)
def test_columns_may_have_their_usual_names(lat, lon):
    found, reported = coordinates(table_of(("40010201", "16.4", "102.8"), lat=lat, lon=lon), THAILAND)
    assert found.to_numpy().tolist() == [[16.4, 102.8]]
    assert reported.empty


def test_without_the_columns_all_are_unknown_and_nothing_is_reported(tmp_path):
    register = read(tmp_path, "village_code\n40010201\n")
    assert register.villages[["lat", "lon"]].isna().all(axis=None)
    assert register.villages["lat"].dtype == "Float64"
    assert register.misplaced.empty


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [
        ("16.4", "", "Only one"),
        ("", "102.8", "Only one"),
        ("sixteen", "102.8", "not a number"),
        ("16,4", "102.8", "not a number"),
        ("16°24'N", "102.8", "not a number"),
        ("nan", "102.8", "not a number"),
        ("102.8", "16.4", "out of bounds"),
        ("0", "0", "out of bounds"),
        ("5.4", "102.8", "out of bounds"),
        ("16.4", "105.8", "out of bounds"),
    ],
)
def test_what_cannot_be_used_is_reported_and_the_village_stays(tmp_path, lat, lon, said):
    text = f'village_code,lat,lon\n40010202,16.5,102.9\n40010201,"{lat}","{lon}"\n'
    register = read(tmp_path, text, within=THAILAND)
    assert register.villages["village_code"].tolist() == ["40010201", "40010202"]
    assert register.villages["lat"].isna().tolist() == [True, False]
    assert register.villages["lon"].isna().tolist() == [True, False]
    assert register.misplaced[["row", "code"]].to_numpy().tolist() == [[3, "40010201"]]
    assert said in register.misplaced["reason_en"].iloc[0]
    assert register.reported.empty


def test_thai_digits_and_degree_signs_are_read():
    found, _ = coordinates(table_of(("40010201", "๑๖.๒๕", "102.5°")), THAILAND)
    assert found.to_numpy().tolist() == [[16.25, 102.5]]


def test_another_country_is_within_the_world(tmp_path):
    register = read(tmp_path, "village_code,lat,lon\nAB-1,-33.5,151.25\nAB-2,91,0\n")
    assert register.villages["lat"].tolist() == [-33.5, pd.NA]
    assert register.misplaced["code"].tolist() == ["AB-2"]


def test_coordinates_of_a_tambon_are_not_a_villages(tmp_path):
    register = read(tmp_path, "village_code,tambon_code,lat,lon\n40010201,400102,16.4,102.8\n,400101,16.5,102.9\n")
    assert register.misplaced[["row", "code"]].to_numpy().tolist() == [[3, "400101"]]
    assert "400101" in register.tambons["tambon_code"].tolist()


CELLS = st.sampled_from(["", "16.4", "102.8", "-1", "200", "x", "๑๖.๔"]) | st.floats(-200, 200).map(str)


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12))
def test_every_row_that_tells_something_is_used_or_reported(cells):
    rows = [(f"400102{at:02}", lat, lon) for at, (lat, lon) in enumerate(cells)]
    found, reported = coordinates(table_of(*rows), WORLD)
    told = sum(bool(lat or lon) for lat, lon in cells)
    used = found.notna().all(axis=1)
    assert used.sum() + len(reported) == told
    assert not set(reported["row"]) & set(found.index[used])
    assert (found["lat"].notna() == found["lon"].notna()).all()
    assert found["lat"].dropna().between(-90, 90).all()


TWO_PROVINCES = (
    "village_code,lat,lon,name_th\n"
    "40010201,16.4,102.8,บ้านเพีย\n40010202,,,บ้านหนอง\n40010203,99,102.8,\n41010101,17.4,102.7,บ้านโนน\n"
)


def test_installed_villages_keep_their_place_and_the_report_tells_what_was_not_used(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "data"))
    path = tmp_path / "villages.csv"
    path.write_text(TWO_PROVINCES, encoding="utf-8")
    report = places.install_register(path, "two provinces")
    assert report.totals["misplaced"] == 1
    assert any("40010203" in line and "out of bounds" in line for line in report.lines("en"))
    assert places.installed_register().report.misplaced["row"].tolist() == [4]
    points = points_of(places.load_register())
    assert points["code"].tolist() == ["40010201", "41010101"]
    assert points[["lat", "lon"]].to_numpy().tolist() == [[16.4, 102.8], [17.4, 102.7]]
    assert points_of(places.load_register(), "41")["name_th"].tolist() == ["บ้านโนน"]
    assert points_of(places.load_register(), "99").empty


def test_a_register_installed_before_villages_had_a_place_is_still_read(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "data"))
    path = tmp_path / "villages.csv"
    path.write_text("village_code\n40010201\n", encoding="utf-8")
    places.install_register(path, "bare")
    kept = tmp_path / "data" / "register.parquet"
    pd.read_parquet(kept).drop(columns=["lat", "lon"]).to_parquet(kept, index=False)
    register = places.load_register()
    assert register.villages["lat"].isna().all()
    assert points_of(register).empty


def test_what_comes_with_the_program_knows_no_places(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    assert points_of(places.load_register(), "40").empty
