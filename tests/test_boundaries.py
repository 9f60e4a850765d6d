"""Every feature of a boundary file is used or reported; old codes are replaced only where that is certain."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import gazetteer
from geo.boundaries import areas_of_province, outlines, simplified
from geo.boundary_intake import read_boundaries
from geo.errors import PlaceError
from tests.boundary_samples import KHOK_SI, SAMLAN, THA_PHRA, square, tambons, write_geojson

BOW_TIE = shapely.Polygon([(102.5, 16.5), (102.6, 16.6), (102.6, 16.5), (102.5, 16.6)])


@pytest.fixture
def install(tmp_path):
    """Reads features given as (code, tambon, amphoe, geometry); the province is always Khon Kaen."""

    def read(*features):
        frame = gpd.GeoDataFrame(
            [
                {"code": code, "tambon": tambon, "amphoe": amphoe, "province": "ขอนแก่น"}
                for code, tambon, amphoe, _ in features
            ],
            geometry=[geometry for *_, geometry in features],
            crs=4326,
        )
        boundaries, report = read_boundaries(write_geojson(frame, tmp_path / "a.geojson"), "ทดสอบ")
        assert report.features == len(features) == report.used + len(report.reported)
        assert report.source == boundaries.source == "ทดสอบ"
        return boundaries.areas.set_index("tambon_code"), report

    return read


REST_OF_THE_AMPHOE = [
    ("400105", "บ้านทุ่ม", "เมืองขอนแก่น", square(20)),
    ("400106", "เมืองเก่า", "เมืองขอนแก่น", square(21)),
    ("400107", "พระลับ", "เมืองขอนแก่น", square(22)),
    ("400108", "สาวะถี", "เมืองขอนแก่น", square(23)),
]
SURE = ("400103", "โคกสี", "เมืองขอนแก่น", square(9))


def why(report):
    return report.reported.set_index("row")["reason_en"]


def test_an_unknown_code_is_reconciled_by_amphoe_and_name(install):
    areas, report = install(SURE, ("400198", "ต.สำราญ", "อ.เมืองขอนแก่น", square(0)), ("", "ท่าพระ", "เมือง", square(1)))
    assert sorted(areas.index) == [SAMLAN, KHOK_SI, THA_PHRA]
    assert areas.loc[SAMLAN, "geometry"].equals(square(0))
    mappings = report.mappings[["row", "old_code", "name", "new_code"]].to_numpy().tolist()
    assert mappings == [[2, "400198", "ต.สำราญ", SAMLAN], [3, "", "ท่าพระ", THA_PHRA]]
    assert report.reported.empty


def test_the_code_names_the_amphoe_where_the_file_has_no_name_for_it(install):
    areas, _ = install(SURE, ("400198", "สำราญ", "", square(0)))
    assert SAMLAN in areas.index


def test_what_is_not_certain_is_reported(install):
    _, report = install(
        SURE,
        ("400198", "สำราญ", "บ้านไผ่", square(0)),  # no such tambon in that amphoe
        ("400197", "โคกสี", "เมืองขอนแก่น", square(1)),  # the tambon has its boundary
        ("", "", "เมืองขอนแก่น", square(2)),
        ("400196", "ท่าพระ", "เมืองขอนแก่น", square(3)),  # two old codes for one tambon
        ("400195", "ท่าพระ", "เมืองขอนแก่น", square(4)),
        ("400102", "ท่าพระ", "เมืองขอนแก่น", square(5)),  # code and name of different tambons
        *REST_OF_THE_AMPHOE,
    )
    reasons = why(report)
    assert list(reasons.index) == [2, 3, 4, 5, 6, 7]
    assert reasons[2].startswith("Neither its code nor its name")
    assert "already has its boundary" in reasons[3]
    assert "neither a code nor" in reasons[4]
    assert "not certain which" in reasons[5] == reasons[6]
    assert "another's in the same amphoe" in reasons[7]
    assert report.reported["reason_th"].str.len().gt(0).all()


def test_an_abolished_code_follows_its_one_successor_of_the_same_name(tmp_path):
    frame = gpd.GeoDataFrame(
        {
            "c": ["TH530306", "TH104701", "TH400102", "TH400103"],
            "n": ["ท่าแฝก", "บางนา", "สำราญ", "โคกสี"],
            "a": ["ท่าปลา", "บางนา", "เมืองขอนแก่น", "เมืองขอนแก่น"],
        },
        geometry=[square(number) for number in range(4)],
        crs=4326,
    )
    _, report = read_boundaries(write_geojson(frame, tmp_path / "a.geojson"), "x")
    assert report.mappings[["old_code", "new_code"]].to_numpy().tolist() == [["530306", "530407"]]
    assert "divided among several" in why(report)[2]
    other = pd.concat([frame, frame.head(1).assign(c="TH530407")])
    _, report = read_boundaries(write_geojson(other, tmp_path / "b.geojson"), "x")
    assert report.mappings.empty
    assert "already has its boundary" in why(report)[1]


def test_rings_are_repaired_and_counted(install):
    areas, report = install(SURE, (SAMLAN, "สำราญ", "เมืองขอนแก่น", BOW_TIE))
    assert areas.is_valid.all()
    assert areas.loc[SAMLAN, "geometry"].area == pytest.approx(0.1 * 0.1 / 2)
    assert report.repaired == 1
    assert report.notes.loc[report.notes["code"] == SAMLAN, "reason_en"].str.contains("repaired").all()


def test_a_ring_left_open_is_closed(tmp_path):
    ring = "[[102.0,16.0],[102.1,16.0],[102.1,16.1],[102.0,16.1]]"
    text = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"c":"400102"},'
        f'"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}'
    )
    path = tmp_path / "open.geojson"
    path.write_text("\ufeff" + text, encoding="utf-8")
    boundaries, report = read_boundaries(path, "x")
    assert boundaries.areas.geometry[0].equals(square(0))
    assert report.repaired == 1


def test_geometry_that_is_no_polygon_is_reported_and_the_polygon_in_a_collection_used(install):
    mixed = shapely.GeometryCollection(
        [
            square(0),
            shapely.MultiPolygon([square(1)]),
            shapely.Point(102, 16),
            shapely.LineString([(102, 16), (103, 17)]),
        ]
    )
    areas, report = install(
        (SAMLAN, "สำราญ", "", mixed),
        (KHOK_SI, "โคกสี", "", None),
        (THA_PHRA, "ท่าพระ", "", shapely.Point(102, 16)),
        ("400105", "บ้านทุ่ม", "", shapely.Polygon()),
        ("400106", "เมืองเก่า", "", shapely.box(2.0, 48.0, 2.1, 48.1)),
    )
    assert areas.loc[SAMLAN, "geometry"].equals(shapely.union(square(0), square(1)))
    assert "no readable polygon" in why(report)[2] == why(report)[3] == why(report)[4]
    assert "outside Thailand" in why(report)[5]


def test_features_of_one_tambon_are_merged_and_said(install):
    areas, report = install(SURE, (SAMLAN, "สำราญ", "", square(0)), (SAMLAN, "สำราญ", "", square(1)))
    assert areas.loc[SAMLAN, "geometry"].equals(shapely.union(square(0), square(1)))
    assert (report.used, report.tambons) == (3, 2)
    assert report.notes.loc[report.notes["reason_en"].str.contains("merged"), "row"].tolist() == [2, 3]


def test_another_name_under_a_code_in_force_is_said(install):
    areas, report = install(
        SURE,
        (THA_PHRA, "ท่าพระ", "", square(1)),
        (SAMLAN, "สำราญใหม่", "", square(0)),
        ("400101", "ในเมือง", "", square(2)),
    )
    assert areas.loc[SAMLAN, "name_th"] == "สำราญ"
    assert report.notes[["row", "name"]].to_numpy().tolist() == [[3, "สำราญใหม่"]]


def test_tambons_of_the_province_without_boundaries_are_listed(install):
    _, report = install(SURE)
    assert len(report.missing) == 198
    assert set(report.missing["province_th"]) == {"ขอนแก่น"}
    lines = report.lines("en")
    assert "Tambons of the same provinces without boundaries: 198" in lines
    assert "  400101 Nai Mueang · Mueang Khon Kaen · Khon Kaen" in lines


def test_a_file_of_which_nothing_is_known_is_refused(install):
    with pytest.raises(PlaceError):
        install(("999901", "ไม่มี", "ไม่มี", square(0)), ("400102", "", "", None))


CODES = st.sampled_from(["400101", "400102", "TH400103", "400198", "530306", "104701", "", "junk"])
NAMES = st.sampled_from(["ในเมือง", "สำราญ", "ท่าแฝก", "บางนา", "", "ไม่มี"])
SHAPES = st.sampled_from(
    [square(0), square(1), BOW_TIE, None, shapely.Point(102, 16), shapely.box(2.0, 48.0, 2.1, 48.1)]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CODES, NAMES, st.sampled_from(["เมืองขอนแก่น", "ท่าปลา", ""]), SHAPES), max_size=6))
def test_features_in_are_features_used_and_reported(tmp_path_factory, features):
    known = [("400103", "โคกสี", "เมืองขอนแก่น", square(2)), ("400104", "ท่าพระ", "เมืองขอนแก่น", square(3))]
    rows = known * 4 + features
    frame = gpd.GeoDataFrame(
        [(code, tambon, amphoe) for code, tambon, amphoe, _ in rows],
        columns=["c", "t", "a"],
        geometry=[shape for *_, shape in rows],
        crs=4326,
    )
    boundaries, report = read_boundaries(write_geojson(frame, tmp_path_factory.mktemp("b") / "a.geojson"), "x")
    assert report.features == len(rows) == report.used + len(report.reported)
    assert report.reported["row"].is_unique
    assert boundaries.areas["tambon_code"].is_unique
    assert boundaries.areas["tambon_code"].isin(gazetteer.tambons()["tambon_code"]).all()
    assert boundaries.areas.is_valid.all()
    assert set(boundaries.areas.geom_type) <= {"Polygon", "MultiPolygon"}


def test_outlines_are_the_lines_round_each_amphoe():
    areas = tambons("400102", "400103", "401001").drop(columns="province_code")
    lines = outlines(areas).set_index("amphoe_code").geometry
    assert lines["4001"].equals(shapely.union(square(0), square(1)).exterior)
    assert lines["4010"].equals(square(2).exterior)
    assert set(areas.geom_type) == {"Polygon"}  # the areas given are left as they were


def test_simplified_areas_still_share_their_edges():
    wave = [(102.0 + step * 1e-5, 16.0 + (step % 2) * 2e-5) for step in range(8_001)]
    north = shapely.Polygon([*wave, (wave[-1][0], 16.1), (102.0, 16.1)])
    south = shapely.Polygon([*wave, (wave[-1][0], 15.9), (102.0, 15.9)])
    areas = gpd.GeoDataFrame({"tambon_code": ["1", "2"]}, geometry=[north, south], crs=4326)
    assert simplified(areas, 50) is areas  # 16,000 vertices are few
    both = pd.concat([areas, areas.assign(geometry=areas.translate(0.2)), areas.assign(geometry=areas.translate(0.4))])
    fewer = simplified(both, 50)
    assert shapely.get_num_coordinates(fewer.geometry.to_numpy()).sum() < 200
    assert fewer.crs.to_epsg() == 4326
    first, second = fewer.geometry.iloc[:2]
    assert first.intersection(second).length == pytest.approx(0.08, rel=0.01)
    assert first.intersection(second).area == 0
    assert both.geometry.iloc[0].equals(north)


def test_the_country_of_2019_in_the_codes_of_today(shared_data):
    boundaries, report = read_boundaries(shared_data / "boundaries" / "tha_adm3_rtsd2019_simplified.geojson", "rtsd")
    assert (report.features, report.used, report.tambons, report.repaired) == (7_425, 7_423, 7_423, 0)
    assert report.mappings[["old_code", "new_code"]].to_numpy().tolist() == [["530306", "530407"]]
    assert report.reported["code"].tolist() == ["104701", "105001"]
    assert len(report.missing) == 13
    assert set(report.missing["province_en"]) == {"Bangkok"}
    assert len(areas_of_province(boundaries, "40")) == 199
    assert not boundaries.approximate
