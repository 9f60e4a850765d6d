"""The registry of agencies, functions and target groups, and how a broken one is refused."""

import pytest

from agencies.registry import DEFAULT_REGISTRY, RegistryError, load_registry, parse_registry

AGENCY = {"agencies": {"codi": {}}}


def test_default_registry_holds_the_first_entries():
    registry = load_registry()
    assert list(registry.agencies) == ["psdhs", "committee", "sdc", "codi", "tpso", "lgo"]
    assert {key: f.step for key, f in registry.functions.items() if f.step} == {
        "spark": 1,
        "process": 2,
        "contribution": 3,
    }
    assert [key for key, f in registry.functions.items() if f.joint] == ["contribution"]
    assert registry.universal == {"allowance"}
    assert registry.sensitive == {"hiv"}
    assert list(registry.target_groups)[-1] == "community"


def test_default_registry_has_names_in_both_languages_and_thai_synonyms():
    registry = load_registry()
    for table in (registry.agencies, registry.functions, registry.target_groups):
        assert all(entry.name_th and entry.name_en and entry.synonyms for entry in table.values())
    assert "งบกระบวนการ" in registry.functions["process"].synonyms
    assert "เวทีจุดประกาย" in registry.functions["spark"].synonyms


def test_every_key_but_the_id_is_optional():
    registry = parse_registry(AGENCY)
    assert registry.agencies["codi"].name("th") == "codi"
    assert not registry.agencies["codi"].must_report
    assert not registry.functions


@pytest.mark.parametrize(
    ("content", "entry", "reason"),
    [
        ({"functions": {"spark": {"step": "หนึ่ง"}}}, "[functions.spark]", "step = 'หนึ่ง'"),
        ({"functions": {"spark": {"step": True}}}, "[functions.spark]", "whole number"),
        ({"functions": {"spark": {"step": 0}}}, "[functions.spark]", "from 1"),
        ({"functions": {"spark": {"joint": "yes"}}}, "[functions.spark]", "true or false"),
        ({"agencies": {"a": {"colour": "blue"}}}, "[agencies.a]", "colour"),
        ({"agencies": {"a": {"color": "#000000"}}}, "[agencies.a]", "unknown key color"),
        ({"agencies": {"a": {"synonyms": "อบต."}}}, "[agencies.a]", "list of texts"),
        ({"agencies": {"a;b": {}}}, "[agencies.a;b]", "ID"),
        ({"agencies": {"a": 3}}, "[agencies.a]", "table"),
        ({"agencies": {"a": {"name_th": "x"}, "b": {"synonyms": ["X "]}}}, "[agencies.b]", "already stands for a"),
        ({"agencies": {}}, "[agencies]", "at least one"),
        ({"agency": {"a": {}}}, "[agency]", "unknown table"),
    ],
)
def test_broken_registry_is_refused_with_entry_and_reason(content, entry, reason):
    with pytest.raises(RegistryError) as caught:
        parse_registry({**AGENCY, **content})
    assert caught.value.entry == entry
    assert reason in caught.value.en
    assert entry in caught.value.th


def test_file_that_is_no_toml_is_refused(tmp_path):
    path = tmp_path / "registry.toml"
    path.write_text("[agencies.codi\nname_th = 3", encoding="utf-8")
    with pytest.raises(RegistryError, match="not valid TOML"):
        load_registry(path)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(RegistryError, match=r"none\.toml"):
        load_registry(tmp_path / "none.toml")


def test_a_twelfth_agency_is_an_entry_in_the_file(tmp_path):
    path = tmp_path / "registry.toml"
    path.write_text(
        DEFAULT_REGISTRY.read_text(encoding="utf-8") + '\n[agencies.nhso]\nshort_th = "สปสช."\n', encoding="utf-8"
    )
    assert load_registry(path).agencies["nhso"].short("th") == "สปสช."


def test_a_rule_is_read_when_the_registry_is():
    registry = parse_registry({"agencies": {"codi": {}, "sdc": {"rule": "not supported by codi in the year before"}}})
    (rule,) = registry.rules
    assert (rule.agency, rule.by, rule.wanted) == ("sdc", ("codi",), False)


def test_a_rule_that_cannot_be_read_refuses_the_registry():
    with pytest.raises(RegistryError, match=r"registry entry \[agencies\.sdc\]: the rule “near a river” is not of the"):
        parse_registry({"agencies": {"codi": {}, "sdc": {"rule": "near a river"}}})
