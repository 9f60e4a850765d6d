"""Slips of every kind, an oracle and any text at all: nothing that is taken unasked is wrong."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.names import comparable
from geo.place_match import PARTS, match_places
from geo.register import TAMBON_COLUMNS, Register
from tests.naive_places import answer
from tests.place_noise import noisy_rows
from tests.place_samples import CERTAIN, country_register


@pytest.fixture(scope="module")
def country(shared_data):
    return country_register(shared_data)


def test_nothing_wrong_is_certain_under_noise(country):
    rows = noisy_rows(country, "40", 4000, seed=11)
    matches = match_places(rows, country, "40")
    result = matches.found
    assert result.index.equals(rows.index)
    _certain_answers_are_what_was_written(country, rows, result)
    right = result["area_code"].eq(rows["meant"])
    certain = result["outcome"].isin(CERTAIN)
    # A หมู่ or amphoe mistaken for that of another village of the same name cannot be seen by anyone.
    assert set(rows["kind"][certain & ~right]) <= {"another moo", "another amphoe"}
    assert right[rows["kind"].isin(["none", "no name", "only tambon"])].mean() > 0.99
    assert (right & result["outcome"].eq("suggested"))[~certain].mean() > 0.85
    assert right[result["outcome"].eq("suggested") & result["score"].ge(60)].all()
    _doubtful_answers_come_with_reasons(matches)


def _certain_answers_are_what_was_written(register, rows, result):
    spoken = pd.DataFrame(rows["spoken"].tolist(), index=rows.index)
    taken = result[result["outcome"].eq("exact")]
    villages = register.villages.set_index("village_code").reindex(taken["area_code"]).set_axis(taken.index)
    code = villages["tambon_code"].fillna(taken["area_code"])
    tambons = register.tambons.set_index("tambon_code").reindex(code).set_axis(taken.index)
    for part, official in (
        ("amphoe", tambons["amphoe_th"]),
        ("tambon", tambons["name_th"]),
        ("village", villages["name_th"].fillna("")),
    ):
        written = comparable(spoken.loc[taken.index, part], part)
        assert taken[written.ne("") & written.ne(comparable(official, part))].empty
    moo = spoken.loc[taken.index, "moo"]
    assert taken[moo.ne("") & moo.ne(villages["moo"].astype("str"))].empty
    twins = register.villages.assign(key=comparable(register.villages["name_th"], "village"))
    twins = twins[twins.duplicated(["tambon_code", "key"], keep=False)]["village_code"]
    assert taken[moo.eq("") & taken["area_code"].isin(twins)].empty


def _doubtful_answers_come_with_reasons(matches):
    open_rows = matches.found[~matches.found["outcome"].isin(CERTAIN)]
    assert open_rows["score"].between(0, 99).all()
    assert open_rows["reason_th"].str.contains("[ก-๛]", regex=True).all()
    assert open_rows["reason_en"].ne("").all()
    for language in ("reason_th", "reason_en"):
        assert not open_rows[language].str.contains(r"[{}]|<NA>|nan", regex=True).any()
    assert matches.candidates.groupby("asked").size().max() <= 8
    first = matches.candidates.drop_duplicates("asked").set_index("asked")["area_code"]
    suggested = open_rows[open_rows["outcome"].eq("suggested")]
    assert first.reindex(suggested.index).eq(suggested["area_code"]).all()


# --- against the oracle: names that do not resemble one another, many of them twins

AMPHOES = ("กขค", "งจฉ")
TAMBONS = {"990101": (AMPHOES[0], "ดตถทธ"), "990102": (AMPHOES[0], "นบปผฝ"), "990201": (AMPHOES[1], "ดตถทธ")}
NAMES = ("พพพพพ", "มมมมม", "ยยยยย", "รรรรร")
VILLAGES = {
    f"{tambon}{moo:02}": (tambon, moo, name)
    for tambon, names in {"990101": (0, 1, 1, 2), "990201": (3, 3, 3)}.items()
    for moo, name in enumerate((NAMES[number] for number in names), start=1)
}


def fictional_register():
    tambons = pd.DataFrame(
        [
            (code, name, "", code[:4], amphoe, "", "99", "", "", sum(v[0] == code for v in VILLAGES.values()))
            for code, (amphoe, name) in TAMBONS.items()
        ],
        columns=TAMBON_COLUMNS[:10],
    ).reindex(columns=TAMBON_COLUMNS)
    rows = [(code, *village, "") for code, village in VILLAGES.items()]
    villages = pd.DataFrame(rows, columns=["village_code", "tambon_code", "moo", "name_th", "name_en"])
    return Register(villages.astype({"moo": "Int64"}), tambons)


ROWS = st.fixed_dictionaries(
    {
        "amphoe": st.sampled_from(AMPHOES),
        "tambon": st.sampled_from(["ดตถทธ", "นบปผฝ"]),
        "village": st.sampled_from(["", *NAMES, "สสสสส"]),
        "moo": st.sampled_from(["", "1", "2", "3", "4", "9"]),
    }
)


@settings(deadline=None, max_examples=15)
@given(st.lists(ROWS, min_size=10, max_size=60))
def test_villages_as_the_oracle_says(rows):
    register = fictional_register()
    result = match_places(pd.DataFrame(rows, dtype="str"), register, "99").found
    for row, (_, got) in zip(rows, result.iterrows(), strict=True):
        outcome, area, score = answer(row, TAMBONS, VILLAGES)
        if outcome == "open":
            assert got["outcome"] not in CERTAIN
        else:
            assert (got["outcome"], got["area_code"], got["score"]) == (outcome, area, score)


TEXTS = st.text(st.sampled_from("ดตถทธนบปผฝกขคพม่า 0123,-/.()หมู่บ้านต.อ.จ.ทั้งตำบลและ"), max_size=30) | st.sampled_from(
    ["ดตถทธ", "ต.นบปผฝ อ.กขค", "หมู่ 1-3", "990101", "99010102", "9901", "ทุกหมู่บ้าน", "อบต.นบปผฝ", "จ.ขอนแก่น", "พพพพพ"]
)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(PARTS, TEXTS)), min_size=1, max_size=30))
def test_whatever_stands_in_the_cells_every_row_has_an_outcome(rows):
    register = fictional_register()
    matches = match_places(pd.DataFrame(rows, dtype="str"), register, "99")
    assert len(matches.found) == len(rows)
    areas = {*VILLAGES, *TAMBONS}
    certain = matches.found["outcome"].isin(CERTAIN)
    assert matches.found.loc[certain, "area_code"].isin(areas).all()
    assert (matches.found.loc[certain, "score"] == 100).all()
    assert matches.found["area_code"].isin(areas | {""}).all()
    several = matches.found.index[matches.found["outcome"].eq("several")]
    assert set(matches.parts["asked"]) == set(several)
