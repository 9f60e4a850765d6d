"""Places are installed, kept and removed by command, and the embedded Khon Kaen is there when nothing is."""

import argparse
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import geopandas as gpd
import pandas as pd
import pytest

from data import places
from data.commands.places import add_parsers
from data.download import downloaded
from data.errors import FileError
from geo.errors import PlaceError
from tests.boundary_samples import BAN_PHAI, KHOK_SI, SAMLAN, tambons, write_geojson


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "kept" / "here"))
    return tmp_path / "kept" / "here"


@pytest.fixture
def run(capsys):
    def run(*arguments) -> list[str]:
        parser = argparse.ArgumentParser()
        add_parsers(parser.add_subparsers())
        options = parser.parse_args([str(argument) for argument in arguments])
        assert options.run(options) == 0
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def boundary_file(tmp_path):
    return write_geojson(tambons(SAMLAN, KHOK_SI, BAN_PHAI), tmp_path / "แนวเขต.geojson")


@pytest.fixture
def register_file(tmp_path):
    path = tmp_path / "villages.csv"
    path.write_text("village_code,name_th\n40010201,บ้านหนึ่ง\n41010101,บ้านสอง\n41010101,บ้านสอง\n", encoding="utf-8")
    return path


def test_khon_kaen_is_there_when_nothing_is_installed():
    register, boundaries = places.load_register(), places.load_boundaries()
    assert (len(register.tambons), len(register.villages)) == (199, 2_331)
    assert register.tambons["people_year"].eq(2564).all()
    assert boundaries.approximate
    assert set(boundaries.areas["tambon_code"]) == set(register.tambons["tambon_code"])
    assert places.installed_boundaries() is None
    assert places.installed_register() is None


def test_boundaries_installed_are_loaded_until_removed(run, boundary_file):
    before = places.places_version()
    lines = run("boundaries", "install", boundary_file)
    assert lines[0] == "แหล่งที่มา: แนวเขต.geojson"
    assert "ใช้ได้: 3" in lines
    boundaries = places.load_boundaries()
    assert not boundaries.approximate
    assert boundaries.source == "แนวเขต.geojson"
    assert boundaries.areas.crs.to_epsg() == 4326
    assert boundaries.areas["tambon_code"].tolist() == [SAMLAN, KHOK_SI, BAN_PHAI]
    installed = places.installed_boundaries()
    assert installed.report.lines("th") == lines
    assert len(installed.sha256) == 64
    assert places.places_version() != before
    assert "นำแนวเขต" in run("boundaries", "remove")[0]
    assert places.load_boundaries().approximate
    assert places.places_version() == before
    assert run("boundaries", "remove", "--lang", "en") == ["No boundaries were installed."]


def test_register_installed_is_loaded_until_removed(run, register_file, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("tambon_code,population,households\n400102,99,9\n999999,1,1\n", encoding="utf-8")
    lines = run("register", "install", register_file, "--people", people, "--people-year", "2560", "--lang", "en")
    assert {"Villages: 2", "Rows not used (listed below): 1", "  999999"} <= set(lines)
    assert any(line.startswith("  row 4: 41010101") for line in lines)
    register = places.load_register()
    assert register.villages["village_code"].tolist() == ["40010201", "41010101"]
    assert register.villages["moo"].tolist() == [1, 1]
    assert set(register.tambons["province_code"]) == {"40", "41"}
    figures = register.tambons.set_index("tambon_code")[["villages", "people", "people_year"]]
    assert figures.loc["400102"].tolist() == [1, 99, 2560]
    assert figures.loc["400103", ["villages", "people_year"]].tolist() == [0, 2564]  # the embedded figures
    assert figures.loc["410101", "people"] is pd.NA
    assert places.installed_register().report.lines("en") == lines
    assert run("register", "remove", "--lang", "en") == ["The installed register was removed."]
    assert len(places.load_register().villages) == 2_331


def test_columns_and_types_are_those_of_the_embedded_places(boundary_file, register_file):
    register, boundaries = places.load_register(), places.load_boundaries()
    places.install_boundaries(boundary_file, "x")
    places.install_register(register_file, "x")
    pd.testing.assert_series_equal(places.load_register().tambons.dtypes, register.tambons.dtypes)
    pd.testing.assert_series_equal(places.load_register().villages.dtypes, register.villages.dtypes)
    pd.testing.assert_series_equal(places.load_boundaries().areas.dtypes, boundaries.areas.dtypes)
    assert isinstance(places.load_boundaries().areas, gpd.GeoDataFrame)


def test_what_cannot_be_used_leaves_what_was_installed(run, boundary_file, tmp_path, folder):
    run("boundaries", "install", boundary_file)
    version = places.places_version()
    broken = tmp_path / "broken.geojson"
    broken.write_bytes(b"%PDF-1.4")
    with pytest.raises(PlaceError, match="is not a boundary file"):
        run("boundaries", "install", broken)
    assert places.places_version() == version
    assert sorted(path.name for path in folder.iterdir()) == ["boundaries.json", "boundaries.parquet"]


@pytest.mark.parametrize("options", [["--people", "p.csv"], ["--people-year", "2564"]])
def test_people_and_their_year_go_together(run, register_file, options):
    with pytest.raises(PlaceError, match="Buddhist year"):
        run("register", "install", register_file, *options)


def test_a_year_of_the_common_era_is_refused(run, register_file):
    with pytest.raises(PlaceError, match="Buddhist year"):
        run("register", "install", register_file, "--people", register_file, "--people-year", "2021")


def test_a_spoilt_installation_is_told(run, boundary_file, register_file, folder):
    run("boundaries", "install", boundary_file)
    run("register", "install", register_file)
    (folder / "boundaries.parquet").write_bytes(b"junk")
    (folder / "register.parquet").write_bytes(b"junk")
    with pytest.raises(PlaceError, match="boundaries remove"):
        places.load_boundaries()
    with pytest.raises(PlaceError, match="register remove"):
        places.load_register()


def test_a_folder_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SONROI_DATA", str(tmp_path / "file" / "in"))
    with pytest.raises(FileError, match="SONROI_DATA"):
        places.load_register()


@pytest.fixture
def server(boundary_file):
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path.startswith("/good") else 404)
            self.end_headers()
            if self.path.startswith("/good"):
                self.wfile.write(boundary_file.read_bytes())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_boundaries_from_an_address(run, server):
    address = f"{server}/good/%2e%2e/a%3Ab.geojson?x=1"
    assert run("boundaries", "install", address)[0] == f"แหล่งที่มา: {address}"
    assert len(places.load_boundaries().areas) == 3


@pytest.mark.parametrize("address", ["{server}/none", "http://127.0.0.1:9/a", "http://[broken", "http:///x"])
def test_an_address_that_gives_nothing(server, address):
    with (
        pytest.raises(PlaceError, match="Nothing could be fetched") as refusal,
        downloaded(address.format(server=server)),
    ):
        pass
    assert "\n" not in refusal.value.th


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://127.0.0.1/x"])
def test_only_web_addresses_are_fetched(run, address):
    with pytest.raises(PlaceError, match="http:// or https://"):
        run("boundaries", "install", address)


def test_a_file_larger_than_the_limit_is_not_fetched(server, monkeypatch):
    monkeypatch.setattr("data.download._LARGEST", 100)
    with pytest.raises(PlaceError, match="over 300 MB"), downloaded(f"{server}/good"):
        pass


def test_the_country_is_installed_whole(run, shared_data):
    lines = run("boundaries", "install", shared_data / "boundaries" / "tha_adm3_rtsd2019_simplified.geojson")
    assert "  รูปที่ 4527: 530306 ท่าแฝก → 530407 — รหัสเดิมถูกยกเลิกแล้ว ตำบลชื่อเดียวกันนี้ใช้รหัสใหม่" in lines
    people = shared_data / "population" / "population_2021.csv"
    run("register", "install", shared_data / "villages" / "villages.csv", "--people", people, "--people-year", "2564")
    register, boundaries = places.load_register(), places.load_boundaries()
    assert (len(register.villages), len(register.tambons)) == (75_207, 7_436)
    khon_kaen = register.tambons[register.tambons["province_code"].eq("40")]
    assert set(khon_kaen["tambon_code"]) == set(boundaries.areas.query("province_code == '40'")["tambon_code"])
    assert (len(khon_kaen), khon_kaen["villages"].sum()) == (199, 2_331)
