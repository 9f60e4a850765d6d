"""Colours and marks of the statuses can be told apart: by every eye, in grey, beside their lines and letters."""

from itertools import combinations

import numpy as np
import pytest

from agencies.overlap import STATUSES
from geo.map_packing import line_over
from pages.common.html import badge, swatch
from pages.common.palette import COLOURS, DASHED, MARKS, status_css, text_on

with np.printoptions():  # it changes how numpy writes numbers, for all that is tested after it
    import colour
    from colour.blindness import matrix_cvd_Machado2009
    from colour.models import eotf_sRGB

EYES = ("normal", "Protanomaly", "Deuteranomaly", "Tritanomaly")
TWO = list(combinations(STATUSES, 2))


def linear(hexadecimal: str) -> np.ndarray:
    return eotf_sRGB(np.array([int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5)]) / 255)


def luminance(hexadecimal: str) -> float:
    return float(linear(hexadecimal) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """Of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(hexadecimal: str, eye: str) -> np.ndarray:
    """The place of a colour in CAM02-UCS as an eye sees it (Machado 2009, severity 1)."""
    rgb = linear(hexadecimal)
    if eye != "normal":
        rgb = np.clip(matrix_cvd_Machado2009(eye, 1.0) @ rgb, 0, 1)
    return colour.XYZ_to_CAM02UCS(colour.RGB_to_XYZ(rgb, "sRGB"))


def lightness(hexadecimal: str) -> float:
    """L* of the grey that a printer in black and white makes of a colour."""
    return 116 * np.cbrt(luminance(hexadecimal)) - 16


def look(status: str) -> tuple[str, bool]:
    return MARKS.get(status, ""), status in DASHED


@pytest.mark.parametrize("eye", EYES)
def test_any_two_statuses_are_told_apart_by_every_eye(eye):
    places = {status: seen(COLOURS[status], eye) for status in STATUSES}
    near = {two: d for two in TWO if (d := np.linalg.norm(places[two[0]] - places[two[1]])) < 13.5}
    assert not near


def test_the_measure_knows_colours_that_some_eyes_take_for_one():
    """Red and green of one lightness: far apart for most, near for a deuteranope."""
    red, green = "#C0392B", "#6B7A1E"
    normal, deuteranope = (np.linalg.norm(seen(red, eye) - seen(green, eye)) for eye in ("normal", "Deuteranomaly"))
    assert normal > 35
    assert deuteranope < 2


def test_in_grey_two_statuses_differ_in_lightness_or_in_mark():
    alike = [
        two
        for two in TWO
        if abs(lightness(COLOURS[two[0]]) - lightness(COLOURS[two[1]])) < 8 and look(two[0]) == look(two[1])
    ]
    assert not alike


def test_duplicates_and_gaps_differ_in_grey_by_lightness_and_by_mark():
    assert abs(lightness(COLOURS["duplicate"]) - lightness(COLOURS["uncovered"])) > 50
    assert MARKS["duplicate"] != MARKS["uncovered"]


@pytest.mark.parametrize("status", STATUSES)
def test_every_area_stands_out_from_its_outline(status):
    """WCAG asks 3:1 of what must be seen."""
    assert contrast(COLOURS[status], line_over(COLOURS[status])) >= 3


@pytest.mark.parametrize("status", STATUSES)
def test_letters_and_marks_can_be_read_on_every_colour(status):
    assert contrast(COLOURS[status], text_on(COLOURS[status])) >= 4.5


def test_what_a_colour_means_has_not_moved():
    """Duplicates dark red, gaps yellow, one agency and what is not known without colour."""
    hues = {status: colour.RGB_to_HSV(linear(COLOURS[status])) for status in STATUSES}
    assert hues["duplicate"][0] > 0.95 and lightness(COLOURS["duplicate"]) < 35
    assert 0.12 < hues["uncovered"][0] < 0.18 and lightness(COLOURS["uncovered"]) > 85
    assert all(0.5 < hues[status][0] < 0.68 for status in ("joint", "sequenced", "complementary"))
    assert all(hues[status][1] == 0 for status in ("single", "possibly_covered", "awaiting_reports"))


def test_white_alone_has_a_dashed_outline():
    assert [status for status in STATUSES if contrast(COLOURS[status], "#FFFFFF") < 1.2] == list(DASHED)


def test_a_swatch_is_a_few_bytes_and_its_look_stands_in_the_sheet():
    for status in STATUSES:
        assert len(swatch(status)) <= 50
        assert swatch(status) == f'<i class="swatch s-{status}"></i>'
        rule = status_css().split(f".s-{status}{{", 1)[1].split("}", 1)[0]
        assert f"background-color:{COLOURS[status]}" in rule
        assert ("--mark:" in rule) == (status in MARKS)


def test_marks_of_the_sheet_differ():
    rules = status_css().split("}")
    marks = [rule.split("--mark:")[1] for rule in rules if "--mark:" in rule]
    assert len(marks) == len(set(marks)) == len(MARKS)


def test_words_of_a_badge_are_escaped():
    html = badge("uncovered", "<b>&")
    assert html == '<span class="badge marked s-uncovered">&lt;b&gt;&amp;</span>'
    assert badge("single", "x") == '<span class="badge s-single">x</span>'
