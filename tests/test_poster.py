"""The map for print: one page of A3, vectors and Sarabun only, true to size and read in black and white."""

import ctypes
import os
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from data.export.about import About
from data.export.legend import LegendEntry
from data.poster.poster import poster
from data.poster.sheet import Sheet
from geo.errors import PlaceError
from pages.common import sources
from pages.common.carry import poster as button
from pages.common.carry.facts import facts_of_view
from pages.common.carry.legend import legend_entries
from pages.common.carry.poster import Told, make_poster, offer_poster
from pages.common.palette import COLOURS, DASHED, MARKS
from pages.common.wording import Words
from tests.conftest import REPOSITORY
from tests.poster_samples import STYLES, squares

TH = Words("th")
DAY = date(2026, 11, 21)
HOSTILE = '#panic("x") , \\ ] " $a$ *b* _c_ @d <e> `f` // {{g}} = h </svg>'
PICTURE = REPOSITORY / "docs" / "print.png"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def sheet(text="คำ", **more):
    entries = tuple(
        LegendEntry(status, colour, MARKS.get(status, ""), status in DASHED, "1") for status, colour in COLOURS.items()
    )
    about = About("แผนที่การสนับสนุน", "th", (("ปี", text),))
    return replace(Sheet(about, "จังหวัดขอนแก่น", "ปี 2552", "21/11/2569", DAY, entries), **more)


def made(units=None, **more):
    units = squares("duplicate", "uncovered") if units is None else units
    return poster(units, units, STYLES, sheet(**more))


def page_of(pdf):
    """The one page of a poster."""
    document = pdfium.PdfDocument(pdf)
    assert len(document) == 1
    return document[0]


def text_of(pdf):
    """All text, without white space."""
    return re.sub(r"\s+", "", page_of(pdf).get_textpage().get_text_range())


def packed(text):
    return re.sub(r"\s+", "", text)


def fonts_of(pdf):
    """Name of each font in use, and whether it is embedded."""
    page, name = page_of(pdf), ctypes.create_string_buffer(200)
    found = set()
    for text in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=15):
        font = pdfium_c.FPDFTextObj_GetFont(text.raw)
        pdfium_c.FPDFFont_GetBaseFontName(font, name, 200)
        found.add((name.value.decode(), bool(pdfium_c.FPDFFont_GetIsEmbedded(font))))
    return found


def grey(pdf, dpi):
    """The page as a printer in black and white has it: rows of 0 (black) to 255."""
    return np.array(page_of(pdf).render(scale=dpi / 72, grayscale=True).to_pil())


def test_it_is_one_page_of_a3_across_without_any_picture_of_dots():
    page = page_of(made())
    assert np.array(page.get_size()) / 72 * 25.4 == pytest.approx([420, 297], abs=0.1)
    assert not list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=15))
    assert list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=15))


def test_its_only_font_is_sarabun_and_it_is_embedded():
    fonts = fonts_of(made())
    assert {name.split("+")[-1] for name, _ in fonts} == {"Sarabun-Regular", "Sarabun-Bold"}
    assert all(embedded for _, embedded in fonts)


def test_thai_is_text_that_can_be_searched():
    pdf = made()
    told = text_of(pdf)
    for text in ("จังหวัดขอนแก่น", "แผนที่การสนับสนุน", "ปี 2552", "21/11/2569", "สาวะถี"):
        assert packed(text) in told
    assert pdfium.PdfDocument(pdf).get_metadata_dict()["Title"] == "แผนที่การสนับสนุน จังหวัดขอนแก่น"


def test_no_text_is_read_as_code():
    """Texts of files, wherever they stand: names on the map, facts, notes, legend, title."""
    legend = (LegendEntry(HOSTILE, "#8E0B1F", "hatch", count=HOSTILE),)
    pdf = made(
        squares("duplicate", name='#panic() , \\ ] "'),
        text=HOSTILE,
        place=HOSTILE,
        what=HOSTILE,
        tag=HOSTILE,
        notes=(HOSTILE,),
        maker=HOSTILE,
        north=HOSTILE,
        kilometres=HOSTILE,
        figures=HOSTILE,
        legend=legend,
        legend_title=HOSTILE,
    )
    told = text_of(pdf)
    assert '#panic(),\\]"' in told
    assert told.count(packed(HOSTILE)) >= 8
    assert page_of(pdf)


def test_one_input_gives_the_same_bytes_and_another_day_does_not():
    assert made() == made()
    assert made() != made(made_on=date(2026, 11, 22))


def test_what_is_too_long_stays_in_its_place():
    """Nothing is written over the scale at the foot of the column, nor into the margin."""
    usual, long = (grey(made(**more), 50) for more in ({}, {"text": "ยาวมาก " * 900, "notes": ("หมายเหตุ " * 400,)}))
    foot = (slice(int(262 / 25.4 * 50), None), slice(int(315 / 25.4 * 50), None))
    assert (usual[foot] < 100).any() and (usual[foot] == long[foot]).all()
    assert (usual != long).any()
    page_of(made(place="จังหวัดยาวมาก " * 60, tag="ยาว " * 40))


def test_what_has_no_shape_is_left_out_and_nothing_at_all_is_an_error():
    units = squares("duplicate", "uncovered")
    units.loc[1, "geometry"] = None
    assert page_of(made(units))
    with pytest.raises(PlaceError):
        made(units.iloc[1:])
    with pytest.raises(PlaceError):
        made(units.iloc[:0])


def test_what_is_given_stays_as_it_is():
    units = squares("duplicate", None)
    before = units.copy()
    made(units)
    pd.testing.assert_frame_equal(pd.DataFrame(units), pd.DataFrame(before))


# --- in black and white ------------------------------------------------------------------------------------------


def test_duplicates_and_gaps_are_told_apart_without_colour():
    """Each is drawn alone: darker and lighter, with light lines on the one and dark dots on the other."""
    seen = {}
    for status in ("duplicate", "uncovered", "single"):
        page = grey(made(squares(status).assign(name="", figure="")), 150)
        middle = page[700:1000, 700:1000].astype(int)
        ground = int(np.median(middle))
        seen[status] = (ground, (middle > ground + 60).mean(), (middle < ground - 60).mean())
    assert seen["uncovered"][0] - seen["duplicate"][0] > 120
    assert seen["duplicate"][1] > 0.03 and seen["duplicate"][2] == 0
    assert seen["uncovered"][2] > 0.03 and seen["uncovered"][1] == 0
    assert seen["single"][1:] == (0, 0)


# --- of a view ---------------------------------------------------------------------------------------------------


def view(**more):
    return sources.view(replace(sources.default_selection(), **more), hall=False)


TOLD = Told((("จังหวัด", "ขอนแก่น"),), synthetic=True, day=DAY)


def test_a_province_has_all_its_tambons_its_filters_and_its_dates():
    shown = view()
    told = text_of(make_poster(TH, shown, TOLD))
    assert "จังหวัดขอนแก่น" in told and "21/11/2569" in told
    assert packed(TH("map.approximate"))[:20] in told and packed(TH("app.synthetic")) in told
    for status in ("duplicate", "uncovered"):
        assert f"{shown.figures.tambons[status]:,}({shown.figures.villages[status]:,})" in told


def test_an_amphoe_is_drawn_alone_and_larger():
    whole, part = (text_of(make_poster(TH, view(**more), TOLD)) for more in ({}, {"amphoe": "4002"}))
    scales = [int(re.search(r"1:([\d,]+)", told)[1].replace(",", "")) for told in (whole, part)]
    assert scales[1] < scales[0] / 2
    assert "อ.บ้านฝาง" in part and "หนองเรือ" not in part


def test_amphoe_by_share_have_their_classes_and_percent():
    shown = view(units="amphoe", share="uncovered")
    told = text_of(make_poster(TH, shown, TOLD))
    entries = legend_entries(TH, shown)
    assert sum(int(entry.count) for entry in entries) == shown.areas.tambons["amphoe_code"].nunique()
    assert re.search(r"\d+%", told)
    assert packed(TH("poster.share")) in told


def test_legend_says_what_the_map_draws():
    shown = view()
    entries = {entry.label: entry for entry in legend_entries(TH, shown)}
    duplicate = entries[TH("status.duplicate")]
    assert (duplicate.colour, duplicate.mark) == (COLOURS["duplicate"], "hatch")
    assert [label for label, entry in entries.items() if entry.dashed] == [TH("status.awaiting_reports")]
    statuses = shown.result.tambons["status"].value_counts()
    assert duplicate.count.split(" ")[0] == f"{statuses['duplicate']:,}"


@pytest.mark.parametrize(("years", "rarest"), [((2553,), ""), ((2549, 2550, 2551, 2552), "0")])
def test_numbers_are_the_agencies_and_unknown_ones_are_not_written(years, rarest):
    """Where reports are awaited nobody knows the number; where all are in, none is a number too."""
    shown = view(years=years)
    colouring = button.colouring_shown(TH, shown)
    units, _ = button._shapes(shown, colouring)
    drawn = button._drawn(TH, units, colouring).set_index("code")
    assessed = shown.result.tambons.set_index("tambon_code")
    for code, row in drawn.iterrows():
        agencies = [each for each in assessed.loc[code, "agencies"].split(";") if each]
        awaited = assessed.loc[code, "status"] == "awaiting_reports"
        assert row["figure"] == ("" if awaited else str(len(agencies)))
    assert (drawn["figure"] == rarest).any() and (drawn["figure"] != rarest).any()


def test_button_offers_a_file_that_is_made_when_pressed(monkeypatch):
    asked = {}
    monkeypatch.setattr(button.st, "download_button", lambda *given, **more: asked.update(given=given, more=more))
    monkeypatch.setattr(button, "poster", lambda *all_of_it: pytest.fail("made too early"))
    offer_poster(TH, view())
    monkeypatch.undo()
    label, make, name, mime = asked["given"]
    assert (label, mime, asked["more"]["on_click"]) == (TH("poster.button"), "application/pdf", "ignore")
    assert re.fullmatch(r"map-a3-25\d\d-\d\d-\d\d\.pdf", name)
    assert not asked["more"]["disabled"]
    monkeypatch.setattr(button, "poster", lambda *all_of_it: b"made")
    assert make() == b"made"


def test_picture_of_the_print_in_black_and_white(tmp_path):
    """With SONROI_PICTURE set it replaces the one in docs."""
    picture = PICTURE if os.environ.get("SONROI_PICTURE") else tmp_path / "print.png"
    shown = view()
    page = page_of(make_poster(TH, shown, replace(TOLD, facts=facts_of_view(TH, shown))))
    page.render(scale=95 / 72, grayscale=True).to_pil().quantize(16).save(picture, optimize=True)
    assert 50_000 < picture.stat().st_size < 400_000
