"""Agencies, functions, target groups and states of the money, as lists call them."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.registry import load_registry, parse_registry
from data.intake.values.statuses import statuses
from data.intake.values.terms import agencies_named, terms

REGISTRY = load_registry()
TABLES = {"agencies": REGISTRY.agencies, "functions": REGISTRY.functions, "target_groups": REGISTRY.target_groups}
WRITTEN = [
    (table, text, entry.id)
    for table, entries in TABLES.items()
    for entry in entries.values()
    for text in (entry.id, entry.name_th, entry.short_th, entry.name_en, entry.short_en, *entry.synonyms)
    if text
]


def one(found):
    row = found.iloc[0]
    return (row["id"], row["suggestion"], None if pd.isna(row["score"]) else int(row["score"]), row["problem"])


def group(text):
    return one(terms(pd.Series([text], dtype="str"), REGISTRY.target_groups))


def function(text):
    return one(terms(pd.Series([text], dtype="str"), REGISTRY.functions))


def agency(text):
    return one(agencies_named(pd.Series([text], dtype="str"), REGISTRY))


def unit(text):
    row = agencies_named(pd.Series([text], dtype="str"), REGISTRY).iloc[0]
    return (row["id"], row["unit"], row["problem"])


def test_every_name_and_synonym_of_the_registry_is_exact():
    for table, entries in TABLES.items():
        texts, ids = zip(*[(text, id_) for name, text, id_ in WRITTEN if name == table], strict=True)
        found = terms(pd.Series(texts, dtype="str"), entries)
        assert found["id"].tolist() == list(ids)
        assert found["problem"].eq("").all()
        assert found["score"].isna().all()


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_spaces_dots_brackets_and_capitals_do_not_matter(data):
    drawn = data.draw(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=12))
    noisy = []
    for table, text, id_ in drawn:
        positions = [i for i in range(1, len(text)) if "\u0e01" <= text[i] <= "\u0e2e"]
        at = data.draw(st.sampled_from(positions or [len(text)]))
        noise = data.draw(st.sampled_from([" ", "\u00a0", "\u200b", ".", " (", "ฯ "]))
        noisy.append((table, f" {text[:at].upper()}{noise}{text[at:]}) ", id_))
    for table, entries in TABLES.items():
        texts = [text for name, text, _ in noisy if name == table]
        found = terms(pd.Series(texts, dtype="str"), entries)
        assert found["id"].tolist() == [id_ for name, _, id_ in noisy if name == table], texts


@pytest.mark.parametrize(
    "text",
    [
        "ผู้สูงอายุและคนพิการ",
        "ผู้สูงอายุ/คนพิการ",
        "ผู้สูงอายุ, คนพิการ",
        "ผู้สูงอายุ คนพิการ",
        "เด็ก เยาวชน และครอบครัว",
        "ผู้สูงอายุร่วมกับคนพิการ",
    ],
)
def test_two_target_groups_in_a_cell_wait(text):
    assert group(text) == ("", "", None, "several")


@pytest.mark.parametrize("joint", [" และ ", "/", ", ", " ร่วมกับ "])
def test_any_two_agencies_or_groups_in_a_cell_wait(joint):
    shorts = [a.short_th + joint + b.short_th for a, b in combinations(REGISTRY.agencies.values(), 2)]
    assert agencies_named(pd.Series(shorts, dtype="str"), REGISTRY)["problem"].eq("several").all()
    pairs = [a.name_th + joint + b.name_th for a, b in combinations(REGISTRY.target_groups.values(), 2)]
    assert terms(pd.Series(pairs, dtype="str"), REGISTRY.target_groups)["problem"].eq("several").all()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("เด็ก เยาวชน", "children_youth"),
        ("เด็ก/เยาวชน", "children_youth"),
        ("เด็ก, เยาวชน", "children_youth"),
        ("เด็กและเยาวชน", "children_youth"),
        ("สตรี/ครอบครัว", "women_family"),
        ("ผู้สูงอายุ (คนชรา)", "elderly"),
        ("กองทุนสวัสดิการชุมชน", "welfare_group"),
        ("ELDERLY", "elderly"),
    ],
)
def test_a_registered_name_may_hold_a_separator(text, id_):
    assert group(text) == (id_, "", None, "")


def test_the_longest_name_counts_once():
    assert function("สมทบกองทุนสวัสดิการชุมชน") == ("contribution", "", None, "")
    # Likeness is twice the letters in common by the letters of both: 2 × 24 / (24 + 31), 2 × 20 / (20 + 28).
    assert function("งบสมทบกองทุนสวัสดิการชุมชน ต.ศิลา") == ("", "contribution", 87, "similar")
    assert group("กองทุนสวัสดิการชุมชนตำบลศิลา") == ("", "welfare_group", 83, "similar")
    assert agency("ศูนย์พัฒนาสังคมจังหวัด ฝ่ายบริหาร")[1] == "sdc"  # พัฒนาสังคมจังหวัด alone is another's name
    # Of a text that is not near, the share of its letters: 13 of 30.
    assert function("เวทีจุดประกาย ตำบลศิลา ครั้งที่1") == ("", "spark", 43, "similar")


@pytest.mark.parametrize(
    ("text", "meant", "least"),
    [("ผู้สุงอายุ", "elderly", 80), ("คนพิกาน", "disabled", 80), ("เด็กเล็ก", "children_youth", 50)],
)
def test_a_near_or_contained_name_is_only_suggested(text, meant, least):
    id_, suggestion, score, problem = group(text)
    assert (id_, suggestion, problem) == ("", meant, "similar")
    assert least <= score < 100


@pytest.mark.parametrize("text", ["แมว", "ธกส.", "xyz"])
def test_what_is_like_nothing_is_unknown(text):
    assert group(text) == ("", "", None, "unknown")
    assert agency(text) == ("", "", None, "unknown")


@pytest.mark.parametrize("text", ["", "-", "–", "ไม่ระบุ", None])
def test_nothing_said_is_no_problem(text):
    assert group(text) == ("", "", None, "")
    assert unit(text) == ("", "", "")


@pytest.mark.parametrize(
    "text",
    [
        "อบต.ศิลา", "อบต. ศิลา", "อ.บ.ต.ศิลา", "องค์การบริหารส่วนตำบลศิลา", "เทศบาลตำบลบ้านเป็ด",
        "ทต.บ้านเป็ด", "ทน.ขอนแก่น", "ทม. ศิลา",
        "อบจ.ขอนแก่น", "สำนักงานเทศบาลนครขอนแก่น", "อบต.ในเมือง", "อบต.ศิลา อ.เมือง จ.ขอนแก่น",
    ],
)  # fmt: skip
def test_a_unit_of_local_government(text):
    assert unit(text) == ("lgo", text, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("อบต.ทุกแห่ง", "similar"),
        ("อบต.ในพื้นที่", "similar"),
        ("อบต. 5 แห่ง", "similar"),
        ("ทนายความ", "unknown"),
        ("อบต.ศิลา และ อบต.สำราญ", "several"),
        ("อบต.ศิลา พมจ.", "several"),
        ("พมจ. ร่วมกับ อบต.", "several"),
        ("พมจ.ร่วมกับ ทต.บ้านเป็ด", "several"),
        ("พอช./ศพส.", "several"),
    ],
)
def test_what_is_no_single_unit(text, problem):
    assert unit(text) == ("", "", problem)


@pytest.mark.parametrize("text", ["อบต.", "อปท.", "เทศบาลตำบล"])
def test_the_kind_alone_names_no_unit(text):
    assert unit(text) == ("lgo", "", "")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("สสว.6", "tpso"),
        ("สสว. ๕", "tpso"),
        ("ศพส.ขอนแก่น", "sdc"),
        ("พมจ.ขอนแก่น", "psdhs"),
        ("พมจ.ขก.", "psdhs"),
        ("พมจ. จ.ขอนแก่น", "psdhs"),
        ("สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดขอนแก่น", "psdhs"),
        ("ศูนย์พัฒนาสังคม หน่วยที่ 40 จังหวัดขอนแก่น", "sdc"),
        ("พมจ. (สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด)", "psdhs"),
    ],
)
def test_a_province_or_number_behind_an_agency_is_no_other_agency(text, id_):
    assert unit(text) == (id_, "", "")


@pytest.mark.parametrize(
    ("text", "id_"),
    [("ประชาสงเคราะห์จังหวัด", "psdhs"), ("ประชาสงเคราะห์จังหวัดขอนแก่น", "psdhs"), ("พชม.", "codi"), ("สุขาภิบาลบ้านไผ่", "lgo")],
)
def test_renamed_agencies(text, id_):
    assert agency(text) == (id_, "", None, "")


def test_a_way_of_writing_of_two_entries_waits():
    entries = parse_registry({"agencies": {"a": {"short_th": "กข."}, "b": {"synonyms": ["กข"]}}}).agencies
    assert one(terms(pd.Series(["ก.ข."], dtype="str"), entries)) == ("", "", None, "several")


def test_a_table_without_entries_knows_nothing():
    assert one(terms(pd.Series(["เด็ก"], dtype="str"), {})) == ("", "", None, "unknown")


def test_the_index_is_kept():
    found = agencies_named(pd.Series(["พมจ.", "อบต.ศิลา", "พมจ."], index=[9, 4, 7], dtype="str"), REGISTRY)
    assert found["id"].to_dict() == {9: "psdhs", 4: "lgo", 7: "psdhs"}
    assert found["unit"].to_dict() == {9: "", 4: "อบต.ศิลา", 7: ""}


@given(st.lists(st.text(st.sampled_from("อบตพมจ.ร่วมกับและ/,เด็กผู้สูงอายุ 5ขอนแก่น"), max_size=20), max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_is_known_suggested_or_a_problem(texts):
    found = agencies_named(pd.Series(texts, dtype="str"), REGISTRY)
    is_certain, is_similar = found["problem"].eq(""), found["problem"].eq("similar")
    assert found["problem"].isin(["", "several", "similar", "unknown"]).all()
    assert found.loc[~is_certain, ["id", "unit"]].eq("").all(axis=None)
    assert found["suggestion"].ne("").equals(is_similar)
    assert found["score"].notna().equals(is_similar)
    assert found["score"].dropna().between(0, 99).all()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("แผน", "planned"), ("ตั้งไว้", "planned"), ("เสนอขอ", "planned"), ("รออนุมัติ", "planned"),
        ("planned", "planned"),
        ("อนุมัติ", "approved"), ("อนุมัติแล้ว", "approved"), ("จัดสรร", "approved"),
        ("ได้รับอนุมัติ", "approved"), ("Approved", "approved"),
        ("รอเบิกจ่าย", "approved"), ("เบิกจ่าย", "disbursed"), ("เบิกจ่ายแล้ว", "disbursed"),
        ("จ่ายแล้ว", "disbursed"), ("โอนแล้ว", "disbursed"),
        ("Paid", "disbursed"), ("", ""), ("-", ""),
    ],
)  # fmt: skip
def test_states_of_the_money(text, status):
    found = statuses(pd.Series([text], index=[3], dtype="str")).loc[3]
    assert (found["status"], found["problem"]) == (status, "")


@pytest.mark.parametrize("text", ["ยังไม่อนุมัติ", "ไม่อนุมัติ", "ดำเนินการแล้ว", "อนุมัติ/เบิกจ่าย", "x"])
def test_states_that_are_not_plain_are_unknown(text):
    found = statuses(pd.Series([text], dtype="str")).iloc[0]
    assert (found["status"], found["problem"]) == ("", "unknown")
