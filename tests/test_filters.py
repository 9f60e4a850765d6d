"""What the widgets of the side bar hold is known before they are drawn, and is what they then give."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from agencies.overlap import KEYS, Criterion
from agencies.records import STATUSES
from agencies.registry import load_registry
from data.places import install_register
from pages.common.selection import COUNTRY, Selection

FIRST = Selection("40", years=(2549, 2550, 2551, 2552))


def _page() -> None:
    """Reads first, draws afterwards, as the map page does; the values of the widgets are kept beside."""
    import streamlit as st  # noqa: PLC0415

    from pages.common.filters import chosen_now, draw_filters  # noqa: PLC0415
    from pages.common.wording import Words  # noqa: PLC0415

    chosen = chosen_now()
    st.session_state["read"] = chosen
    draw_filters(Words("th"), chosen)


def _moving_page() -> None:
    import streamlit as st  # noqa: PLC0415

    from pages.common import session  # noqa: PLC0415
    from pages.common.filters import chosen_now, draw_filters  # noqa: PLC0415
    from pages.common.wording import Words  # noqa: PLC0415

    chosen = chosen_now()
    draw_filters(Words("th"), chosen)
    for code, level in (("10", "province"), ("4001", "amphoe"), ("400102", "tambon"), ("100101", "tambon")):
        st.button(f"{level} {code}", key=code, on_click=session.go_down, args=(code, level))
    st.button("unknown", key="99", on_click=session.go_down, args=("99", "province"))
    st.button("up", key="up", on_click=session.go_to, kwargs={"province": ""})
    st.button("amphoe of the country", key="units", on_click=session.draw_units, args=("amphoe",))
    st.button("share", key="share", on_click=session.colour_by_share, args=("uncovered",))


def run(page, tmp_path, monkeypatch, codes):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    villages = tmp_path / "villages.csv"
    villages.write_text("village_code\n" + "\n".join(codes), encoding="utf-8")
    install_register(villages, "made up")
    return AppTest.from_function(page, default_timeout=60).run()


@pytest.fixture
def shown(tmp_path, monkeypatch):
    return run(_page, tmp_path, monkeypatch, ["40010201", "40010301", "40060101", "10010101"])


@pytest.fixture
def moving(tmp_path, monkeypatch):
    return run(_moving_page, tmp_path, monkeypatch, ["40010201", "40010301", "40060101", "10010101"])


def drawn(page: AppTest) -> Selection:
    """What the widgets themselves say, in the order in which they offer it."""
    bar = page.sidebar

    def several(key, kind):
        widget = kind(key=f"filter_{key}")
        return [each for each in _offered(key) if each in widget.value]

    amphoe = [box.value for box in bar.selectbox if box.key.startswith("filter_amphoe_")]
    return Selection(
        bar.selectbox(key="filter_province").value,
        years=tuple(several("years", bar.button_group)),
        agencies=tuple(several("agencies", bar.multiselect)),
        functions=tuple(several("functions", bar.multiselect)),
        target_groups=tuple(several("target_groups", bar.multiselect)),
        money=tuple(several("money", bar.multiselect)),
        criterion=Criterion(
            frozenset(several("criterion", bar.button_group) or KEYS),
            bar.number_input(key="filter_window").value,
        ),
        amphoe=amphoe[0] if amphoe else None,
    )


def _offered(key):
    registry = load_registry()
    return {
        "years": range(2540, 2560),
        "agencies": registry.agencies,
        "functions": registry.functions,
        "target_groups": registry.target_groups,
        "money": STATUSES,
        "criterion": KEYS,
    }[key]


def test_what_is_read_is_what_the_widgets_give_whatever_is_changed(shown):
    bar = shown.sidebar
    assert not shown.exception
    assert shown.session_state["read"] == drawn(shown) == FIRST
    changes = (
        lambda: bar.button_group(key="filter_years").set_value([2551, 2550]),
        lambda: bar.multiselect(key="filter_agencies").set_value(["codi", "psdhs"]),
        lambda: bar.multiselect(key="filter_functions").set_value(["spark"]),
        lambda: bar.multiselect(key="filter_target_groups").set_value(["hiv"]),
        lambda: bar.multiselect(key="filter_money").set_value(["disbursed"]),
        lambda: bar.button_group(key="filter_criterion").set_value([]),
        lambda: bar.number_input(key="filter_window").set_value(2),
        lambda: bar.selectbox(key="filter_amphoe_40").set_value("4006"),
        lambda: bar.selectbox(key="filter_province").set_value("10"),
        lambda: bar.selectbox(key="filter_province").set_value(COUNTRY),
        lambda: bar.selectbox(key="filter_province").set_value("40"),
    )
    seen = [shown.session_state["read"]]
    for change in changes:
        bar = shown.sidebar
        change().run()
        assert not shown.exception
        assert shown.session_state["read"] == drawn(shown)
        seen.append(shown.session_state["read"])
    assert len(set(seen)) == len(seen) - 2  # without any key all four count, as before; the last is where it was
    assert seen[1].years == (2550, 2551)
    assert seen[2].agencies == ("psdhs", "codi")
    assert [each.amphoe for each in seen[8:]] == ["4006", None, None, None]


def test_a_press_on_the_map_goes_down_and_the_filters_follow(moving):
    moving.button(key="up").click().run()
    moving.button(key="share").click().run()
    country = moving.session_state["selection"]
    assert (country.province, country.share) == (COUNTRY, "uncovered")
    moving.button(key="units").click().run()
    assert moving.session_state["selection"].units == "amphoe"
    moving.button(key="10").click().run()
    assert moving.session_state["selection"] == Selection("10", years=FIRST.years, share="uncovered")
    assert moving.sidebar.selectbox(key="filter_province").value == "10"
    moving.button(key="4001").click().run()
    assert moving.session_state["selection"].amphoe == "4001"
    assert moving.sidebar.selectbox(key="filter_amphoe_40").value == "4001"
    assert not moving.exception


def test_a_tambon_is_chosen_where_one_is_and_taken_to_where_it_lies_else(moving):
    moving.button(key="up").click().run()
    moving.button(key="400102").click().run()
    chosen = moving.session_state["selection"]
    assert (chosen.province, chosen.amphoe, chosen.tambon) == (COUNTRY, None, "400102")
    moving.sidebar.selectbox(key="filter_province").set_value("40").run()
    moving.button(key="100101").click().run()
    chosen = moving.session_state["selection"]
    assert (chosen.province, chosen.amphoe, chosen.tambon) == ("10", None, "100101")
    moving.button(key="4001").click().run()
    moving.button(key="100101").click().run()
    chosen = moving.session_state["selection"]
    assert (chosen.province, chosen.amphoe, chosen.tambon) == ("10", "1001", "100101")
    assert moving.sidebar.selectbox(key="filter_amphoe_10").value == "1001"


def test_a_code_that_the_register_lacks_does_nothing(moving):
    before = moving.session_state["selection"]
    moving.button(key="99").click().run()
    assert moving.session_state["selection"] == before
    assert not moving.exception


def test_one_province_alone_is_no_country(tmp_path, monkeypatch):
    shown = run(_page, tmp_path, monkeypatch, ["40010201"])
    assert [box.key for box in shown.sidebar.selectbox] == ["filter_amphoe_40"]
    assert shown.session_state["read"].province == "40"


@pytest.mark.parametrize(
    ("kept", "still"),
    [
        (replace(FIRST, tambon="400102", agencies=("sdc",)), replace(FIRST, tambon="400102", agencies=("sdc",))),
        (replace(FIRST, tambon="570411"), FIRST),
        (replace(FIRST, amphoe="5704", tambon="400102"), replace(FIRST, tambon="400102")),
        (replace(FIRST, province="57"), FIRST),
        (replace(FIRST, units="province", share="dance"), FIRST),
        (replace(FIRST, years=(2549, 2600)), replace(FIRST, years=(2549,))),
        (replace(FIRST, province=COUNTRY, amphoe="4001", units="amphoe"), replace(FIRST, province="", units="amphoe")),
    ],
)
def test_a_selection_keeps_what_there_is_alone(tmp_path, monkeypatch, kept, still):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    villages = tmp_path / "villages.csv"
    villages.write_text("village_code\n40010201\n10010101\n", encoding="utf-8")
    install_register(villages, "made up")
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state["selection"] = kept
    assert page.run().session_state["read"] == still


def test_what_another_register_no_longer_has_is_forgotten(shown, tmp_path):
    bar = shown.sidebar
    bar.selectbox(key="filter_province").set_value(COUNTRY).run()
    villages = tmp_path / "others.csv"
    villages.write_text("village_code\n40010201\n", encoding="utf-8")
    install_register(villages, "one province")
    shown.run()
    assert not shown.exception
    assert shown.session_state["read"].province == "40"
