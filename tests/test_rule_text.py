"""How a rule is written in the registry, and what is refused."""

import pytest

from agencies.registry import RegistryError
from agencies.rule_text import SPANS
from tests.overlap_cases import REGISTRY
from tests.rule_cases import registry_with


def test_the_two_rules_of_the_field_note_stand_in_the_registry():
    note = {rule.agency: rule for rule in REGISTRY.rules}
    assert (note["psdhs"].functions, note["psdhs"].wanted, note["psdhs"].by) == ((), False, ("codi",))
    assert (note["sdc"].functions, note["sdc"].wanted, note["sdc"].by) == (("learning",), True, ("tpso",))
    assert {rule.span for rule in REGISTRY.rules} == {"earlier"}


def test_every_part_of_a_rule_is_read():
    rule = "spark ,learning : not  supported by codi or tpso with contribution or spark in the year before"
    (found,) = registry_with(sdc=rule).rules
    assert (found.agency, found.functions, found.wanted) == ("sdc", ("spark", "learning"), False)
    assert (found.by, found.work, found.span) == (("codi", "tpso"), ("contribution", "spark"), "year_before")
    assert found.text == "spark ,learning : not supported by codi or tpso with contribution or spark in the year before"


@pytest.mark.parametrize("words", SPANS)
def test_every_span_is_read(words):
    assert registry_with(sdc=f"supported by codi {words}").rules[0].span == SPANS[words]


def test_several_rules_of_one_agency():
    found = registry_with(
        sdc="learning: supported by tpso in an earlier year; not supported by codi in the year before"
    )
    assert [(rule.functions, rule.wanted) for rule in found.rules] == [(("learning",), True), ((), False)]


def test_no_rule_and_an_empty_one_are_alike():
    assert registry_with(sdc="  ").rules == registry_with().rules == ()


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("where it is wanted", "is not of the form"),
        ("not supported by codi", "is not of the form"),
        ("not supported by codi in an earlier year;", "is not of the form"),
        ("supported by codi, tpso in an earlier year", "is not of the form"),
        ("Not supported by codi in an earlier year", "is not of the form"),
        ("supported by nhso in an earlier year", "unknown agency, nhso"),
        ("dance: supported by codi in an earlier year", "unknown function, dance"),
        ("supported by codi with dance in an earlier year", "unknown function, dance"),
        ("supported by codi or sdc in an earlier year", "its own agency, sdc"),
        ("supported by codi in the year before;supported by  codi in the year before", "stands twice"),
    ],
)
def test_broken_rule_is_refused_by_one_sentence_that_names_the_entry(rule, reason):
    with pytest.raises(RegistryError) as caught:
        registry_with(sdc=rule)
    assert caught.value.entry == "[agencies.sdc]"
    assert reason in caught.value.en
    assert "[agencies.sdc]" in caught.value.th
    assert "\n" not in caught.value.th
