"""The worked example of the definition, every value by hand."""

import pytest

from agencies.explain import explain_pairs
from agencies.overlap import Criterion, assess
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of(
    {
        "400102": [f"400102{n:02}" for n in range(1, 14)],
        "400103": [f"400103{n:02}" for n in range(1, 15)],
    }
)
GROUP, SPARK, PROCESS, CONTRIBUTION = "welfare_group", "spark", "process", "contribution"
ROWS = [
    ("a", "psdhs", "40010203", "", SPARK, GROUP, 2551),
    ("b", "sdc", "40010203", "", SPARK, GROUP, 2551),
    ("c", "codi", "40010203", "", CONTRIBUTION, GROUP, 2551),
    ("d", "sdc", "40010205", "", PROCESS, "", 2551),
    ("e", "psdhs", "400102", "", PROCESS, "elderly", 2551),
    ("f", "lgo", "40010207", "", "staff", "community", 2551),
    ("g", "codi", "400103", "tambon", CONTRIBUTION, GROUP, 2551),
    ("h", "lgo", "400103", "tambon", CONTRIBUTION, GROUP, 2551),
    ("i", "psdhs", "40010304", "", PROCESS, GROUP, 2550),
    ("j", "sdc", "40010304", "", SPARK, GROUP, 2551),
    ("k", "lgo", "40010309", "", "staff", "community", 2551),
]
NAMES = ("record_id", "agency", "area_code", "scope", "function", "target_group", "fiscal_year")
RECORDS = good_records([dict(zip(NAMES, row, strict=True)) for row in ROWS], AREAS)


@pytest.fixture(scope="module")
def result():
    return assess(RECORDS, AREAS, REGISTRY)


def test_villages_of_the_first_tambon(result):
    villages = result.villages.set_index("village_code")["status"].loc["40010201":"40010213"]
    expected = {"40010203": "duplicate", "40010205": "possible_duplicate", "40010207": "single"}
    assert {code: status for code, status in villages.items() if status != "possibly_covered"} == expected
    assert (villages == "possibly_covered").sum() == 10


def test_villages_of_the_second_tambon_are_all_joint(result):
    villages = result.villages[result.villages["tambon_code"] == "400103"]
    assert len(villages) == 14
    assert set(villages["status"]) == {"joint"}
    by_code = villages.set_index("village_code")
    assert by_code.loc["40010301", "agencies"] == "codi;lgo"
    assert by_code.loc["40010304", "agencies"] == "codi;lgo;psdhs;sdc"
    assert by_code.loc["40010304", "records"] == 4


def test_tambons(result):
    first, second = result.tambons.to_dict("records")
    assert (first["status"], first["villages"], first["villages_supported"]) == ("duplicate", 13, 3)
    assert first["coverage"] == 3 / 13
    assert first["agencies"] == "codi;lgo;psdhs;sdc"
    assert (second["status"], second["villages_supported"], second["coverage"]) == ("joint", 14, 1.0)


def test_relations_of_all_pairs():
    found = {}
    for tambon in ("400102", "400103"):
        pairs = explain_pairs(RECORDS[RECORDS["tambon_code"] == tambon], REGISTRY, AREAS, Criterion())
        ids = RECORDS["record_id"]
        found |= {
            ids[a] + ids[b]: str(what) for a, b, what in zip(pairs["a"], pairs["b"], pairs["relation"], strict=True)
        }
    expected = {
        "ab": "duplicate",
        "ac": "sequenced",
        "bc": "sequenced",
        "de": "possible_duplicate",
        "gh": "joint",
        "gi": "sequenced",
        "gj": "sequenced",
        "hi": "sequenced",
        "hj": "sequenced",
        "ij": "complementary",
        "gk": "complementary",
        "ik": "parallel",
        "jk": "parallel",
    }
    assert {pair: what for pair, what in found.items() if pair in expected} == expected
    assert {what for pair, what in found.items() if pair not in expected} == {"parallel"}


def test_pair_counts(result):
    pairs = result.pairs.set_index(["agency_a", "agency_b"])
    # psdhs-sdc: a-b duplicate, a-d, e-b parallel, d-e possible in 400102; i-j complementary in 400103
    counts = pairs.loc[("psdhs", "sdc")].to_dict()
    assert counts == {
        "villages_shared": 2,
        "joint": 0,
        "duplicate": 1,
        "possible_duplicate": 1,
        "sequenced": 0,
        "complementary": 1,
        "parallel": 2,
    }
    # codi-lgo: g-h joint, g-k complementary; c-f is across two villages; all 14 villages of 400103 shared
    assert pairs.loc[("codi", "lgo"), ["villages_shared", "joint", "complementary", "parallel"]].tolist() == [
        14,
        1,
        1,
        1,
    ]
