"""What the page of years says: which spans it begins with, what became of each area, and what it does not know."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from agencies.change import CHANGES, change_counts, compare
from data.export.headings import all_headings
from pages.common import sources
from pages.common.wording import Words
from pages.common.years.changed import MARKS, USUAL, areas_html, changed_areas, counts_html
from pages.common.years.spans import dateless, default_spans, span_note, view_of

TH, EN = Words("th"), Words("en")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


@pytest.mark.parametrize(
    ("selected", "known", "spans"),
    [
        ((2549, 2550, 2551), (2549, 2550, 2551, 2552), (2550, 2551)),
        ((2551,), (2549, 2550, 2551, 2552), (2550, 2551)),
        ((2549,), (2549, 2550), (2549, 2550)),
        ((2553, 2549), (), (2549, 2553)),
        ((2551,), (2551,), None),
        ((), (), None),
    ],
)
def test_first_spans_are_the_last_two_years_selected(selected, known, spans):
    assert default_spans(selected, known) == spans


years = st.sets(st.integers(2540, 2560), max_size=5)


@given(selected=years, known=years)
def test_spans_are_two_known_years_the_earlier_first(selected, known):
    spans = default_spans(selected, known | selected)
    if spans is None:
        assert not selected or len(selected | known) < 2
    else:
        assert spans[0] < spans[1]
        assert set(spans) <= known | selected


@pytest.fixture
def sides():
    shown = sources.view(sources.default_selection(), hall=False)
    return view_of(shown, [2550]), view_of(shown, [2552])


def test_every_area_stands_in_the_table_of_all_changes(sides):
    found = compare(sides[0].result, sides[1].result)
    for level, table in (("tambons", found.tambons), ("villages", found.villages)):
        areas = changed_areas(TH, found, sides, level=level, kinds=())
        assert len(areas) == len(table)
        parts = [len(changed_areas(TH, found, sides, level=level, kinds=[change])) for change in CHANGES]
        assert parts == list(change_counts(table).values())


def test_statuses_and_agencies_are_those_of_each_side(sides):
    found = compare(sides[0].result, sides[1].result)
    areas = changed_areas(TH, found, sides, level="tambons", kinds=USUAL).set_index("tambon_code")
    assert len(areas) > 20
    assert set(areas["change"]) <= set(USUAL)
    for side, view in zip(("before", "after"), sides, strict=True):
        result = view.result.tambons.set_index("tambon_code").loc[areas.index]
        assert areas[f"status_{side}"].tolist() == result["status"].astype("str").tolist()
        assert areas[f"agencies_{side}"].tolist() == result["agencies"].tolist()
        assert areas[f"coverage_{side}"].tolist() == result["coverage"].tolist()
    assert set(areas["years_before"]) == {"2550"}
    assert set(areas["years_after"]) == {"2552"}


def test_places_are_named_in_the_viewers_language(sides):
    found = compare(sides[0].result, sides[1].result)
    thai = changed_areas(TH, found, sides, level="villages", kinds=()).set_index("village_code")
    english = changed_areas(EN, found, sides, level="villages", kinds=()).set_index("village_code")
    code = next(code for code in thai.index if code.startswith("400102"))
    assert thai.loc[code, "tambon"] == "สำราญ"
    assert english.loc[code, "amphoe"] == "Mueang Khon Kaen"


def test_table_and_boxes_hold_no_markup_of_names(sides):
    found = compare(sides[0].result, sides[1].result)
    areas = changed_areas(TH, found, sides, level="tambons", kinds=()).head(3).assign(tambon="<b>x</b>")
    html = areas_html(TH, areas, dict.fromkeys(sources.registry().agencies, "<i>y</i>"))
    assert "<b>x</b>" not in html
    assert "<i>y</i>" not in html
    assert html.count("<tr>") == 1 + 3


def test_boxes_say_how_many_of_each_change(sides):
    found = compare(sides[0].result, sides[1].result)
    html = counts_html(TH, found)
    for change in CHANGES:
        n = int((found.tambons["change"] == change).sum())
        m = int((found.villages["change"] == change).sum())
        assert f"{n:,} ตำบล · {m:,} หมู่บ้าน" in html
    assert html.count('class="change') - html.count('class="changes') == len(CHANGES) == len(MARKS)


def test_missing_reports_are_told_with_agency_and_year():
    shown = sources.view(sources.default_selection(), hall=False)
    assert "พอช. ปี 2553" in span_note(TH, view_of(shown, [2552, 2553]))
    assert "ยังไม่มีรายงาน" not in span_note(TH, view_of(shown, [2552]))


def test_records_of_unknown_year_are_counted_once_though_they_stand_on_both_sides(sides):
    known = sources.here(sides[0])
    assert dateless(sides[0]) == dateless(sides[1]) == int(known["fiscal_year"].isna().sum()) > 0


def test_other_filters_and_criterion_hold_on_both_sides():
    chosen = replace(sources.default_selection(), agencies=("sdc",))
    view = view_of(sources.view(chosen, hall=False), [2551])
    assert set(view.choice.records["agency"]) == {"sdc"}
    assert view.selection == replace(chosen, years=(2551,), tambon=None)


def test_every_column_handed_out_has_a_heading(sides):
    found = compare(sides[0].result, sides[1].result)
    columns = {*changed_areas(TH, found, sides, level="tambons", kinds=())}
    columns |= {*changed_areas(TH, found, sides, level="villages", kinds=())}
    assert columns <= set(all_headings())


def page():
    from pages.common import session, sources  # noqa: PLC0415 (run as a script of its own)
    from pages.common.years.side_by_side import years_part  # noqa: PLC0415

    session.keep(sources.default_selection())
    years_part(session.words(), sources.view(sources.default_selection(), hall=False))


def test_page_begins_with_the_last_two_years_selected():
    running = AppTest.from_function(page, default_timeout=60).run()
    assert not running.exception
    assert [caption.value.split(":")[0] for caption in running.caption[:2]] == ["ปี 2551", "ปี 2552"]


def test_page_asks_for_another_year_where_there_is_but_one(monkeypatch):
    monkeypatch.setattr(sources, "years_of", lambda shown: (2551,))
    monkeypatch.setattr(sources, "years_known", lambda: [2551])
    running = AppTest.from_function(page, default_timeout=60).run()
    assert not running.exception
    assert "อย่างน้อยสองปี" in running.info[0].value
