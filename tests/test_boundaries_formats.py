"""Boundary files of many kinds give the same tambons at the same place; what is no boundary file gets one sentence."""

import json
import time
import warnings
import zipfile

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.boundary_intake import read_boundaries
from geo.errors import PlaceError
from tests.boundary_samples import BAN_PHAI, KHOK_SI, SAMLAN, square, tambons, write_geojson, write_shapefile_zip

CODES = (SAMLAN, KHOK_SI, BAN_PHAI)
NAMES = ["name_th", "amphoe_th", "province_th"]


@pytest.fixture
def sample():
    return tambons(*CODES)


def read(path):
    boundaries, report = read_boundaries(path, path.name)
    assert report.features == report.used + len(report.reported)
    return boundaries.areas.set_index("tambon_code"), report


def assert_in_place(areas, metres=2.0):
    """Each area covers its square, to within so many metres."""
    assert areas.crs.to_epsg() == 4326
    expected = gpd.GeoSeries([square(number) for number in range(len(CODES))], index=list(CODES), crs=4326)
    distance = areas.to_crs(32648).geometry.hausdorff_distance(expected.to_crs(32648).loc[areas.index])
    assert distance.max() < metres


@pytest.mark.parametrize("prefix", ["TH", "", "ต."])
def test_geojson_with_codes_under_any_heading(sample, tmp_path, prefix):
    frame = (
        sample[["tambon_code", "geometry"]].assign(whatever=prefix + sample["tambon_code"]).drop(columns="tambon_code")
    )
    areas, report = read(write_geojson(frame, tmp_path / "a.geojson"))
    assert sorted(areas.index) == sorted(CODES)
    assert areas.loc[SAMLAN, ["name_th", "name_en", "amphoe_code", "province_code"]].tolist() == [
        "สำราญ",
        "Samran",
        "4001",
        "40",
    ]
    assert report.columns == ("whatever",)
    assert_in_place(areas)


def test_numbers_are_codes_too_and_other_numbers_are_not(sample, tmp_path):
    frame = sample[["geometry"]].assign(
        AREA=[123456.7, 400101.0, 9.5], POSTCODE=40000, IDN=sample["tambon_code"].astype(float)
    )
    frame = pd.concat([frame, frame.head(1).assign(IDN=np.nan)])
    areas, report = read(write_geojson(frame.set_crs(4326), tmp_path / "a.geojson"))
    assert report.columns == ("IDN",)
    assert sorted(areas.index) == sorted(CODES)
    assert report.reported["row"].tolist() == [4]


def test_shapefile_in_indian_1975_with_split_codes(sample, tmp_path):
    frame = gpd.GeoDataFrame(
        {
            "OBJECTID": [7, 8, 9],
            "PROV_CODE": [40, 40, 40],
            "AMP_CODE": [1, 1, 10],
            "TAM_CODE": [2, 3, 1],
        },
        geometry=sample.geometry,
        crs=4326,
    ).to_crs(24047)
    areas, report = read(write_shapefile_zip(frame, tmp_path / "indian.zip"))
    assert report.columns == ("PROV_CODE", "AMP_CODE", "TAM_CODE")
    assert_in_place(areas)


def test_the_datum_of_indian_1975_is_shifted(sample, tmp_path):
    corner = gpd.GeoSeries([shapely.Point(740_000, 1_780_000)], crs=24047)
    assert 300 < corner.to_crs(32647).distance(corner.set_crs(32647, allow_override=True))[0] < 700
    frame = sample[["tambon_code", "geometry"]].to_crs(24047)
    unshifted = frame.set_crs(32647, allow_override=True).to_crs(4326)
    areas, _ = read(write_shapefile_zip(frame, tmp_path / "indian.zip"))
    with pytest.raises(AssertionError):
        assert_in_place(unshifted.set_index("tambon_code"), metres=250)
    assert_in_place(areas)


def test_amphoe_and_tambon_parts_are_told_apart_by_names(tmp_path):
    frame = tambons("400103", "400203", "400301")
    frame = frame.assign(T=frame["tambon_code"].str[4:], A=frame["tambon_code"].str[2:4], P="40")
    areas, report = read(write_geojson(frame[["T", "A", "P", "name_th", "geometry"]], tmp_path / "a.geojson"))
    assert report.columns[:3] == ("P", "A", "T")
    assert sorted(areas.index) == ["400103", "400203", "400301"]


def test_running_numbers_are_not_taken_for_a_part_of_the_code(tmp_path):
    frame = tambons("400103", "400102", "400101")
    frame = frame.assign(FID=[1, 2, 3], P=40, A=1, T=[3, 2, 1])
    with pytest.raises(PlaceError, match="No column of this file"):
        read(write_geojson(frame[["FID", "P", "A", "T", "geometry"]], tmp_path / "a.geojson"))
    named = frame[["FID", "P", "A", "T", "name_en", "geometry"]]
    _, report = read(write_geojson(named, tmp_path / "b.geojson"))
    assert report.columns == ("P", "A", "T", "name_en")


def test_counts_beside_names_are_not_taken_for_codes(sample, tmp_path):
    frame = sample[[*NAMES, "geometry"]].assign(P=40, schools=[1, 2, 3], ponds=[4, 3, 2])
    areas, report = read(write_geojson(frame, tmp_path / "a.geojson"))
    assert report.columns == tuple(NAMES)
    assert sorted(areas.index) == sorted(CODES)


def test_four_digit_amphoe_with_two_digit_tambon(sample, tmp_path):
    frame = sample.assign(DISTRICT=sample["tambon_code"].str[:4], SUBDIST=sample["tambon_code"].str[4:])
    frame = frame[["SUBDIST", "DISTRICT", "geometry"]]
    areas, _ = read(write_geojson(frame, tmp_path / "a.geojson"))
    assert sorted(areas.index) == sorted(CODES)


@pytest.mark.parametrize("encoding", ["cp874", "UTF-8"])
@pytest.mark.parametrize("without", [(), (".cpg",)])
def test_thai_names_of_a_shapefile_in_either_encoding(sample, tmp_path, encoding, without):
    frame = sample[[*NAMES, "geometry"]]
    areas, report = read(write_shapefile_zip(frame, tmp_path / "thai.zip", without=without, encoding=encoding))
    assert sorted(areas.index) == sorted(CODES)
    assert report.mappings["name"].tolist() == sample["name_th"].tolist()


def test_geopackage_with_names_only_takes_the_layer_with_most_polygons(sample, tmp_path):
    path = tmp_path / "names.gpkg"
    gpd.GeoDataFrame(
        {"n": ["1", "2", "3", "4"]}, geometry=gpd.points_from_xy([1, 2, 3, 4], [1, 2, 3, 4]), crs=4326
    ).to_file(path, layer="points")
    sample[["amphoe_th", "province_th", "geometry"]].head(1).to_file(path, layer="amphoe")
    names = sample[NAMES].set_axis(["x", "y", "z"], axis=1)
    names["x"] = "ตำบล" + names["x"]
    names["y"] = "อ." + names["y"]
    gpd.GeoDataFrame(names, geometry=sample.geometry).to_crs(32648).to_file(path, layer="tambon")
    areas, report = read(path)
    assert sorted(areas.index) == sorted(CODES)
    assert report.columns == ("x", "y", "z")
    assert len(report.mappings) == 3
    assert_in_place(areas)


def test_english_names_do_as_well(sample, tmp_path):
    frame = sample[["name_en", "amphoe_en", "province_en", "geometry"]]
    areas, _ = read(write_geojson(frame, tmp_path / "a.geojson"))
    assert sorted(areas.index) == sorted(CODES)


def test_boundaries_of_amphoes_are_not_taken_for_tambons(tmp_path):
    # Each of these amphoes has a tambon of its own name.
    frame = tambons("401001", "400701", "401201")
    frame = frame[["amphoe_th", "amphoe_en", "province_th", "geometry"]]
    with pytest.raises(PlaceError, match="names of tambon and amphoe"):
        read(write_geojson(frame, tmp_path / "a.geojson"))


def test_missing_reference_system_in_degrees_is_taken_as_wgs84_and_said(sample, tmp_path):
    areas, report = read(
        write_shapefile_zip(sample[["tambon_code", "geometry"]], tmp_path / "a.zip", without=(".prj",))
    )
    assert_in_place(areas)
    assert "WGS 84" in report.notes.loc[report.notes["row"].isna(), "reason_th"].item()
    assert any("ไม่ระบุระบบพิกัด" in line for line in report.lines("th"))


def test_heights_are_left_out(sample, tmp_path):
    high = sample.set_geometry(shapely.force_3d(sample.geometry.to_numpy(), 200.0))
    areas, _ = read(write_geojson(high, tmp_path / "a.geojson"))
    assert not areas.has_z.any()


def test_zip_with_several_shapefiles_takes_the_one_with_most_polygons(sample, tmp_path):
    write_shapefile_zip(sample.head(1), tmp_path / "amphoe.zip")
    write_shapefile_zip(sample, tmp_path / "tambon.zip")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as both:
        for part in [*(tmp_path / "amphoe").iterdir(), *(tmp_path / "tambon").iterdir()]:
            both.write(part, f"{part.parent.name}/LAYER{part.suffix.upper()}")
        both.writestr("__MACOSX/tambon/._LAYER.SHP", b"junk")
    areas, _ = read(tmp_path / "both.zip")
    assert len(areas) == 3


@pytest.fixture(autouse=True)
def _quiet_writing():
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Normalized/laundered field name")
        yield


def refused(path):
    with pytest.raises(PlaceError) as refusal:
        read_boundaries(path, path.name)
    assert "\n" not in refusal.value.th + refusal.value.en
    assert refusal.value.th != refusal.value.en
    return refusal.value.en


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 1 0 obj", "is not a boundary file"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"tambon_code,name\n400102,x\n", "is not a boundary file"),
        (b'{"type": "FeatureCollection", "features": [', "No boundaries can be read"),
        (b'{"a": 1}', "No boundaries can be read"),
        (
            b'{"type":"gdal_streamed_alg","command_line":"gdal vector info /vsicurl/http://x"}',
            "No boundaries can be read",
        ),
        (b"SQLite format 3\x00 and nothing", "No boundaries can be read"),
        (b"PK\x03\x04 and nothing", "No boundaries can be read"),
        ({"type": "FeatureCollection", "features": []}, "holds no polygons"),
    ],
)
def test_what_is_no_boundary_file(tmp_path, capfd, content, said):
    assert said in refused(written(tmp_path / "a.geojson", content))
    assert capfd.readouterr() == ("", "")


def test_absent_file_and_folder(tmp_path):
    assert "cannot be opened" in refused(tmp_path / "nothing.geojson")
    assert "cannot be opened" in refused(tmp_path)


@pytest.mark.parametrize("start", [b"", b'{"type":"FeatureCollection","features":['])
def test_fifty_megabytes_of_junk_are_refused_at_once(tmp_path, capfd, start):
    path = written(tmp_path / "junk.geojson", start + np.random.default_rng(1).bytes(50_000_000))
    before = time.monotonic()
    refused(path)
    assert time.monotonic() - before < 10
    assert capfd.readouterr() == ("", "")


def test_zip_without_shapefile(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    assert "holds no Shapefile" in refused(tmp_path / "a.zip")


def test_shapefile_without_its_index_or_table(sample, tmp_path):
    assert "No boundaries can be read" in refused(write_shapefile_zip(sample, tmp_path / "a.zip", without=(".shx",)))
    assert "No column of this file" in refused(write_shapefile_zip(sample, tmp_path / "b.zip", without=(".dbf",)))


def test_points_are_no_boundaries(sample, tmp_path):
    points = sample.set_geometry(shapely.centroid(sample.geometry.to_numpy()))
    assert "can be told to be a tambon" in refused(write_geojson(points.set_crs(4326), tmp_path / "a.geojson"))


def test_metres_without_reference_system(sample, tmp_path):
    utm = sample[["tambon_code", "geometry"]].to_crs(32648)
    assert "are metres" in refused(write_shapefile_zip(utm, tmp_path / "a.zip", without=(".prj",)))
    assert "are metres" in refused(write_geojson(utm.set_crs(4326, allow_override=True), tmp_path / "a.geojson"))


def test_latitude_before_longitude(sample, tmp_path):
    swapped = sample.set_geometry(shapely.transform(sample.geometry.to_numpy(), lambda points: points[:, ::-1]))
    assert "exchanged" in refused(write_geojson(swapped.set_crs(4326, allow_override=True), tmp_path / "a.geojson"))


def test_another_country(sample, tmp_path):
    france = sample.set_geometry(sample.translate(-100, 30))
    assert "lies in Thailand" in refused(write_geojson(france, tmp_path / "a.geojson"))


def test_no_codes_and_no_names(sample, tmp_path):
    assert "No column of this file" in refused(write_geojson(sample[["geometry"]], tmp_path / "a.geojson"))
