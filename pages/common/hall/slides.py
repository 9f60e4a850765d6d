"""The slides of a hall: where each agency works, overlaps, questions, gaps, ladder.

The order is that of a forum: first everybody sees the work, then what meets, then what must be asked, then who is left
out and which step comes next.
"""

from agencies.overlap import Assessment
from agencies.registry import Registry
from pages.common.hall import found, presence
from pages.common.hall.slide import Facts, Slide, Step

_MAKERS = {
    "agencies": presence.all_agencies,
    "agency": presence.one_agency,
    "overlaps": found.overlaps,
    "questions": found.questions_to_ask,
    "gaps": found.gaps,
    "ladder": found.steps_reached,
}


def programme(result: Assessment, registry: Registry) -> tuple[Step, ...]:
    """The slides of a selection in order; each agency that works anywhere in it has one, as the registry has them."""
    present = set(";".join(result.tambons["agencies"].unique()).split(";"))
    agencies = [Step("agency", key) for key in registry.agencies if key in present]
    return (Step("agencies"), *agencies, *map(Step, ("overlaps", "questions", "gaps", "ladder")))


def slide_of(facts: Facts, step: Step) -> Slide:
    """One slide of the programme."""
    return _MAKERS[step.kind](facts, step)


def slides(facts: Facts) -> list[Slide]:
    """All slides in order."""
    return [slide_of(facts, step) for step in programme(facts.result, facts.registry)]
