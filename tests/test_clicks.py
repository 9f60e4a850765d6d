"""What streamlit-folium hands back after a click; the answers below were saved from a running map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clicks import Click, click_count, clicked_area

BEFORE_ANY_CLICK = {"last_object_clicked_count": None, "last_active_drawing": None}
MAP_DRAWN = {"last_object_clicked_count": 0, "last_active_drawing": None}


def clicked(code, count):
    feature = {"type": "Feature", "properties": {"code": code}, "geometry": None}
    return {"last_object_clicked_count": count, "last_active_drawing": feature}


def test_first_click_on_an_area():
    assert clicked_area(clicked("400107", 1), 0) == Click("400107", 1)
    assert clicked_area(clicked("400107", 1), None) == Click("400107", 1)


def test_answer_repeated_at_a_rerun_is_no_click():
    assert clicked_area(clicked("400107", 1), 1) is None


def test_second_click_on_the_same_area_is_a_click():
    assert clicked_area(clicked("400107", 3), 1) == Click("400107", 3)


def test_count_that_started_again_is_a_click():
    assert clicked_area(clicked("400201", 1), 3) == Click("400201", 1)


@pytest.mark.parametrize("answer", [BEFORE_ANY_CLICK, MAP_DRAWN])
@pytest.mark.parametrize("previous", [None, 0, 5])
def test_map_without_a_click(answer, previous):
    assert clicked_area(answer, previous) is None


def test_count_is_known_even_when_it_is_no_click():
    assert click_count(MAP_DRAWN) == 0
    assert click_count(BEFORE_ANY_CLICK) is None
    assert click_count(clicked("400107", 3)) == 3


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        [],
        "400107",
        {"last_active_drawing": {"properties": {"code": "400107"}}},
        {"last_object_clicked_count": 2},
        {"last_object_clicked_count": 2, "last_active_drawing": "400107"},
        {"last_object_clicked_count": 2, "last_active_drawing": {"properties": None}},
        {"last_object_clicked_count": 2, "last_active_drawing": {"properties": ["code"]}},
        clicked(400107, 2),
        clicked("", 2),
        clicked(None, 2),
        clicked({"$ne": ""}, 2),
        clicked("400107", "2"),
        clicked("400107", True),
        clicked("400107", -1),
        clicked("400107", 2.5),
    ],
)
def test_answer_of_another_form_is_no_click(answer):
    assert clicked_area(answer, 7) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "last_object_clicked_count": json_values,
            "last_active_drawing": st.fixed_dictionaries({"properties": st.fixed_dictionaries({"code": json_values})})
            | json_values,
        },
    )
    | json_values,
    st.none() | st.integers(),
)
def test_any_answer_gives_a_text_code_or_nothing(answer, previous):
    click = clicked_area(answer, previous)
    assert click is None or (isinstance(click.code, str) and click.code and click.count != previous)
