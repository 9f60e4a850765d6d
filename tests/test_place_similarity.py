"""How alike two names are."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import place_similarity
from geo.place_similarity import near_pairs, similarities

NAMES = st.lists(st.text(st.sampled_from("กขงมรยเา็ื้\u0e87บ้านabn"), max_size=7), min_size=1, max_size=6, unique=True)


@pytest.mark.parametrize(
    ("written", "official", "similarity"),
    [
        ("ศิลา", "ศิลา", 100),
        ("", "", 0),
        ("", "ศิลา", 0),
        # 6 of 8 and 7 letters alike; of the consonants มองรย and มงรย 4 of 5 and 4: (80 + 88.9) / 2
        ("เมืองราย", "เม็งราย", 84.4),
        # 6 of 8 and 8; 3 of 5 and 5: (75 + 60) / 2
        ("เมืองราย", "เมืองพาน", 67.5),
        # a Lao letter for a Thai one: all alike, but not the same text
        ("เม็\u0e87ราย", "เม็งราย", 95),
        # บ้าน left out
        ("เป็ด", "บ้านเป็ด", 90),
        ("บ้ามเป็ด", "เป็ด", 90),
        # one slip in six letters, though a consonant: (83.3 + 66.7) / 2 would be less
        ("สาวะพี", "สาวะถี", 83.3),
    ],
)
def test_similarity(written, official, similarity):
    got = similarities(pd.Series([written]), pd.Series([official]))
    assert got[0] == pytest.approx(similarity, abs=0.05)


@settings(deadline=None, max_examples=50)
@given(NAMES, NAMES, st.integers(1, 100), st.integers(1, 40))
def test_pairs_are_those_of_every_name_with_every_other(written, official, at_least, cells):
    left, right = pd.Series(written, dtype="str"), pd.Series(official, dtype="str")
    place_similarity._CELLS, before = cells, place_similarity._CELLS
    try:
        pairs = near_pairs(left, right, at_least)
    finally:
        place_similarity._CELLS = before
    every = left.rename("written").to_frame().merge(right.rename("official"), how="cross")
    every["similarity"] = similarities(every["written"], every["official"])
    expected = every[every["similarity"].ge(at_least)]
    assert sorted(map(tuple, pairs.to_numpy().tolist())) == sorted(map(tuple, expected.to_numpy().tolist()))
