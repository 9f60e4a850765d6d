"""Levels: provinces and amphoe follow from their tambons; nothing is dropped, and shared borders leave no trace."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.boundary_intake import read_boundaries
from geo.levels import LEVELS, UNIT_COLUMNS, outlines_of, units_of
from geo.register import TAMBON_COLUMNS, read_register
from geo.register_thai import with_gazetteer
from pages.common.known_places import KnownPlaces

SIDE = 0.1


def tambon_table(rows):
    """rows: code, villages; the amphoe is the first four, the province the first two."""
    table = pd.DataFrame(rows, columns=["tambon_code", "villages"]).astype({"tambon_code": "str", "villages": "int64"})
    for level, length in (("amphoe", 4), ("province", 2)):
        table[f"{level}_code"] = table["tambon_code"].str[:length]
        for language in ("th", "en"):
            table[f"{level}_{language}"] = f"{level} {language} " + table[f"{level}_code"]
    for language in ("th", "en"):
        table[f"name_{language}"] = f"tambon {language} " + table["tambon_code"]
    return table.reindex(columns=TAMBON_COLUMNS)


def area_table(squares):
    """squares: tambon code → column and row of a grid."""
    codes = list(squares)
    boxes = [shapely.box(x * SIDE, y * SIDE, (x + 1) * SIDE, (y + 1) * SIDE) for x, y in squares.values()]
    table = pd.DataFrame({"tambon_code": codes, "name_th": "เขียนไว้", "name_en": ""}, dtype="str")
    table["amphoe_code"], table["province_code"] = table["tambon_code"].str[:4], table["tambon_code"].str[:2]
    return gpd.GeoDataFrame(table, geometry=boxes, crs=4326)


def area(units):
    return pd.Series(shapely.area(units.geometry.to_numpy()), units.index)


FOUR = {"400101": (0, 0), "400102": (1, 0), "400201": (0, 1), "410101": (1, 1)}
TAMBONS = tambon_table([("400101", 3), ("400102", 0), ("400201", 5), ("410101", 7)])


def test_names_villages_and_parents_of_amphoe():
    units = units_of(area_table(FOUR), TAMBONS, "amphoe")
    assert list(units.columns) == [*UNIT_COLUMNS, "geometry"]
    assert units["code"].tolist() == ["4001", "4002", "4101"]
    assert units["name_th"].tolist() == ["amphoe th 4001", "amphoe th 4002", "amphoe th 4101"]
    assert units["above_en"].tolist() == ["province en 40", "province en 40", "province en 41"]
    assert units["villages"].tolist() == [4, 5, 7]  # a city without villages counts as one
    assert area(units).tolist() == pytest.approx([2 * SIDE**2, SIDE**2, SIDE**2])
    assert units.crs == "EPSG:4326"


def test_provinces_have_nothing_above_and_tambons_their_amphoe():
    provinces = units_of(area_table(FOUR), TAMBONS, "province")
    assert provinces[["code", "above_th", "above_en", "villages"]].to_numpy().tolist() == [
        ["40", "", "", 9],
        ["41", "", "", 7],
    ]
    tambons = units_of(area_table(FOUR), TAMBONS, "tambon")
    assert tambons["code"].tolist() == sorted(FOUR)
    assert tambons["above_th"].iloc[0] == "amphoe th 4001"
    assert tambons["villages"].tolist() == [3, 0, 5, 7]


def test_a_unit_without_a_boundary_keeps_its_row_and_one_with_a_part_of_them_is_drawn_by_it():
    squares = {code: at for code, at in FOUR.items() if code in ("400101", "400201")}
    units = units_of(area_table(squares), TAMBONS, "province").set_index("code")
    assert units.geometry.isna().tolist() == [False, True]
    assert units.loc["40", "villages"] == 9
    assert units.geometry["40"].area == pytest.approx(2 * SIDE**2)


def test_an_area_that_the_register_lacks_is_a_part_of_what_its_boundary_names():
    units = units_of(area_table(FOUR), TAMBONS[TAMBONS["tambon_code"] != "410101"], "province").set_index("code")
    assert units.index.tolist() == ["40", "41"]
    assert units.loc["41", ["name_th", "villages"]].tolist() == ["41", 0]  # no name is known: the code
    own = units_of(area_table(FOUR), TAMBONS[TAMBONS["tambon_code"] != "410101"], "tambon").set_index("code")
    assert own.loc["410101", "name_th"] == "เขียนไว้"


def test_the_registers_parents_count_where_the_boundary_says_otherwise():
    moved = TAMBONS.assign(amphoe_code=TAMBONS["amphoe_code"].replace("4002", "4001"))
    units = units_of(area_table(FOUR), moved, "amphoe").set_index("code")
    assert units.index.tolist() == ["4001", "4101"]
    assert units.geometry["4001"].area == pytest.approx(3 * SIDE**2)


def test_what_is_given_is_left_as_it_was():
    areas, tambons = area_table(FOUR), TAMBONS.copy()
    before = areas.copy()
    for level in LEVELS:
        outlines_of(units_of(areas, tambons, level, 50.0), level)
    assert areas.equals(before) and tambons.equals(TAMBONS)


@pytest.mark.parametrize(("level", "within", "lines"), [("tambon", "40", 3), ("tambon", "", 2), ("amphoe", "", 2)])
def test_outlines_are_those_of_what_is_above(level, within, lines):
    assert len(outlines_of(area_table(FOUR), level, within)) == lines


def test_the_outline_of_provinces_is_the_countrys():
    outline = outlines_of(units_of(area_table(FOUR), TAMBONS, "province"), "province")
    assert len(outline) == 1
    assert outline.geometry.iloc[0].length == pytest.approx(8 * SIDE)


def test_neighbours_that_miss_each_other_by_a_hair_dissolve_cleanly():
    areas = area_table({"400101": (0, 0), "400102": (1, 0)})
    apart = shapely.box(SIDE + 3e-8, 0, 2 * SIDE, SIDE)
    units = units_of(areas.set_geometry([areas.geometry.iloc[0], apart], crs=4326), TAMBONS.iloc[:2], "amphoe")
    shape = units.geometry.iloc[0]
    assert shape.geom_type == "Polygon"
    assert shape.symmetric_difference(shapely.box(0, 0, 2 * SIDE, SIDE)).area < 1e-6


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from(["4001", "4002", "4101"]), min_size=1
    ),
    st.sampled_from(LEVELS),
)
def test_units_of_any_squares_cover_them_once(amphoe_of, level):
    squares = {f"{amphoe}{x}{y}": (x, y) for (x, y), amphoe in amphoe_of.items()}
    units = units_of(area_table(squares), tambon_table([(code, 1) for code in squares]), level)
    assert area(units).sum() == pytest.approx(len(squares) * SIDE**2)
    assert shapely.union_all(units.geometry.to_numpy()).area == pytest.approx(len(squares) * SIDE**2)
    assert shapely.is_valid(units.geometry.to_numpy()).all()
    assert not shapely.get_num_interior_rings(shapely.get_parts(units.geometry.to_numpy())).sum() or level != "tambon"
    assert units["villages"].sum() == len(squares)
    digits = {"province": 2, "amphoe": 4, "tambon": 6}[level]
    assert units["code"].tolist() == sorted({code[:digits] for code in squares})


@settings(max_examples=30)
@given(st.floats(10, 3000))
def test_simplified_neighbours_still_share_their_border(tolerance):
    wavy = shapely.LineString([(SIDE + 0.004 * (at % 3), at * SIDE / 20) for at in range(21)])
    left, right = (shapely.Polygon([*wavy.coords, (far, SIDE), (far, 0)]).normalize() for far in (0.0, 2 * SIDE))
    areas = area_table({"400101": (0, 0), "410101": (1, 0)}).set_geometry([left, right], crs=4326)
    units = units_of(areas, TAMBONS, "province", tolerance)
    shapes = units.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(2 * SIDE * SIDE)


def test_known_places_are_those_of_the_register():
    known = KnownPlaces.of(TAMBONS)
    assert known.provinces == {"40": ("province th 40", "province en 40"), "41": ("province th 41", "province en 41")}
    assert list(known.amphoe["40"]) == ["4001", "4002"]
    assert known.parents["400201"] == ("4002", "40")
    assert known.country and not KnownPlaces.of(TAMBONS.iloc[:3]).country
    inside = {("400101", "", None), ("400101", "40", None), ("400101", "40", "4001")}
    outside = {("400101", "41", None), ("400101", "40", "4002"), ("999999", "", None), (None, "", None)}
    assert {each for each in inside | outside if known.holds(*each)} == inside


def test_the_country_has_77_provinces_and_928_amphoe(shared_data):
    (file,) = (shared_data / "boundaries").glob("*.geojson")
    areas = read_boundaries(file, file.name)[0].areas
    tambons = with_gazetteer(read_register(shared_data / "villages" / "villages.csv"))[0].tambons
    provinces, amphoe = (units_of(areas, tambons, level, 300.0) for level in ("province", "amphoe"))
    assert (len(provinces), len(amphoe)) == (77, 928)
    assert provinces.geometry.notna().all()
    assert amphoe.loc[amphoe.geometry.isna(), "code"].tolist() == [
        "1047",
        "1050",
    ]  # no boundary of theirs is in the file
    assert provinces["villages"].sum() == amphoe["villages"].sum() == 75_207 + 364
    assert provinces.set_index("code").loc["40", ["name_th", "villages"]].tolist() == ["ขอนแก่น", 2_332]
    holes = shapely.get_num_interior_rings(shapely.get_parts(provinces.geometry.to_numpy()))
    assert holes.sum() == 0
