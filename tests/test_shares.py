"""Shares of villages by province and amphoe, reckoned by hand; colours that grow darker and can be told apart."""

import colour
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.overlap import STATUSES, assess
from agencies.shares import SHARE_BOUNDS, SHARE_CLASSES, share_class, shares
from geo.map_packing import NO_DATA_COLOUR
from pages.common.palette import COLOURS
from pages.common.share_colours import share_colours
from pages.common.share_map import share_labels
from pages.common.wording import LANGUAGES, Words
from tests.overlap_cases import REGISTRY, areas_of, good_records

VILLAGES = {
    "400101": [],  # a city
    "400102": ["40010201", "40010202", "40010203"],
    "400201": ["40020101", "40020102"],
    "410101": ["41010101"],
}
AREAS = areas_of(VILLAGES)
TAMBONS = AREAS.tambons.assign(amphoe_code=AREAS.tambons["tambon_code"].str[:4])
SPARK = {"function": "spark", "target_group": "elderly", "fiscal_year": 2551}


def result_of(*rows, areas=AREAS):
    return assess(good_records([dict(row) for row in rows], areas), areas, REGISTRY)


RESULT = result_of(
    {"agency": "sdc", "area_code": "40010201", **SPARK},
    {"agency": "psdhs", "area_code": "40010201", **SPARK},
    {"agency": "codi", "area_code": "400101", **SPARK},
    {"agency": "sdc", "area_code": "41010101", **SPARK},
)


def row(table, code):
    return table.set_index("code").loc[code, ["villages", "count", "share", "agencies"]].tolist()


def test_shares_of_provinces_and_amphoe_by_hand():
    provinces = shares(RESULT, TAMBONS, "province", "duplicate")
    assert provinces["code"].tolist() == ["40", "41"]
    assert row(provinces, "40") == [6, 1, pytest.approx(1 / 6), "codi;psdhs;sdc"]
    assert row(provinces, "41") == [1, 0, 0, "sdc"]
    amphoe = shares(RESULT, TAMBONS, "amphoe", "duplicate")
    assert row(amphoe, "4001") == [4, 1, 0.25, "codi;psdhs;sdc"]
    assert row(amphoe, "4002") == [2, 0, 0, ""]


def test_another_status_counts_other_villages_and_a_city_as_one():
    assert row(shares(RESULT, TAMBONS, "amphoe", "single"), "4001")[:2] == [4, 1]  # the city of codi
    assert row(shares(RESULT, TAMBONS, "province", "single"), "41")[2] == 1
    tambons = shares(RESULT, TAMBONS, "tambon", "single")
    assert tambons["code"].tolist() == sorted(VILLAGES)
    assert row(tambons, "400101") == [1, 1, 1, "codi"]


def test_without_any_record_nobody_is_anywhere():
    found = shares(result_of(), TAMBONS, "province", "duplicate")
    assert found["agencies"].tolist() == ["", ""]
    assert found["count"].sum() == 0


def test_an_unknown_status_is_refused():
    with pytest.raises(ValueError, match="no status"):
        shares(RESULT, TAMBONS, "province", "dance")


CODES = st.sampled_from(["400101", "40010201", "40010202", "40020101", "41010101", "400102"])
RECORDS = st.lists(
    st.fixed_dictionaries({"agency": st.sampled_from(["sdc", "psdhs", "codi"]), "area_code": CODES}), max_size=8
)


@settings(max_examples=40)
@given(RECORDS, st.sampled_from(["province", "amphoe", "tambon"]))
def test_the_statuses_of_a_unit_share_out_its_villages(records, level):
    result = result_of(*[SPARK | each for each in records])
    each = [shares(result, TAMBONS, level, status) for status in STATUSES]
    assert sum(table["count"] for table in each).tolist() == each[0]["villages"].tolist()
    own = result.villages.merge(TAMBONS, on="tambon_code")
    found = result.tambons.merge(TAMBONS, on="tambon_code")
    for status, table in zip(STATUSES, each, strict=True):
        for unit in table.to_dict("records"):
            here = own[own[f"{level}_code"] == unit["code"]]
            assert unit["count"] == sum(here["status"] == status)
            texts = found.loc[found[f"{level}_code"] == unit["code"], "agencies"]
            assert unit["agencies"] == ";".join(sorted({one for text in texts for one in text.split(";") if one}))


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, "share_0"),
        (1e-9, "share_10"),
        (0.1, "share_10"),
        (0.1001, "share_25"),
        (0.25, "share_25"),
        (0.5, "share_50"),
        (0.75, "share_75"),
        (0.7501, "share_100"),
        (1, "share_100"),
    ],
)
def test_classes_hold_their_upper_bound(share, expected):
    assert share_class(pd.Series([share])).tolist() == [expected]


def test_classes_keep_their_order_and_the_rows_of_what_is_given():
    found = share_class(pd.Series([1.0, 0.0], index=["b", "a"]))
    assert found.index.tolist() == ["b", "a"]
    assert found.cat.categories.tolist() == list(SHARE_CLASSES)
    assert len(SHARE_BOUNDS) == len(SHARE_CLASSES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_is_told_by_its_bounds(language):
    labels = share_labels(Words(language))
    assert list(labels) == list(SHARE_CLASSES)
    assert len(set(labels.values())) == len(SHARE_CLASSES)
    assert "75" in labels["share_100"] and "100" in labels["share_100"]


def seen(colour_text):
    """The colour in CAM02-UCS, and its lightness (L*)."""
    xyz = colour.sRGB_to_XYZ([int(colour_text[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return colour.XYZ_to_CAM02UCS(xyz), colour.XYZ_to_Lab(xyz)[0]


@pytest.mark.parametrize("status", STATUSES)
def test_the_darker_the_colour_the_greater_the_share(status):
    ramp = share_colours(status)
    assert list(ramp) == list(SHARE_CLASSES)
    colours, lightness = zip(*(seen(each) for each in ramp.values()), strict=True)
    assert (np.diff(lightness) <= -7).all()
    assert (np.linalg.norm(np.diff(colours, axis=0), axis=1) >= 6).all()
    assert lightness[0] == pytest.approx(100, abs=0.1)
    assert np.linalg.norm(seen(NO_DATA_COLOUR)[0] - colours[0]) > 4


@pytest.mark.parametrize("status", ["duplicate", "joint", "sequenced"])
def test_a_dark_status_ends_in_its_own_colour(status):
    assert np.linalg.norm(seen(share_colours(status)["share_100"])[0] - seen(COLOURS[status])[0]) < 1
