"""What stands in the pack of a view: every text, from the catalogue or from what the files say."""

from collections.abc import Iterable
from dataclasses import dataclass

from agencies.overlap import KEYS, STATUSES
from agencies.registry import Registry
from data.export.terms import label, meanings_of, names_of
from data.pack.content import SCREEN_WORDS, TITLES, Content, Glossary, PackTable, Status
from pages.common import sources
from pages.common.carry.facts import facts_of_view, place_text, years_line
from pages.common.carry.pack_map import drawing_of
from pages.common.carry.pack_tables import tables_of
from pages.common.figures import key_figures_html
from pages.common.palette import MARKS, status_css
from pages.common.wording import Words


@dataclass(frozen=True)
class Told:
    """What only the session knows, taken before the file is made elsewhere. made: the day, in words."""

    facts: tuple[tuple[str, str], ...]
    synthetic: bool
    made: str


def told_now(words: Words, shown: sources.View, made: str) -> Told:
    """What the session says of a view."""
    return Told(facts_of_view(words, shown), sources.records_in_use().synthetic, made)


def content_of(words: Words, shown: sources.View, told: Told) -> Content:
    """The whole pack; asks no session. Takes a second for a province, and as long as it takes for a country."""
    tables = tables_of(words, shown)
    approximate = sources.boundaries().approximate
    return Content(
        language=words.language,
        title=words("pack.title", place=place_text(words, shown)),
        what=years_line(words, shown),
        tag=words("app.synthetic") if told.synthetic else "",
        facts=_facts(words, told, approximate=approximate),
        figures=key_figures_html(words, shown.figures),
        colours=status_css(),
        statuses=_statuses(words, shown),
        tables=tables,
        glossaries=_glossaries(words, tables),
        notes=(words("note.meets"), words("pack.read_status"), words("amphoe.note")),
        left_out=tuple(_left_out(words, shown)),
        titles={name: words(f"pack.{name}") for name in TITLES},
        words={name: words(f"packscreen.{name}") for name in SCREEN_WORDS},
        drawing=drawing_of(words, shown),
        map_note=words("map.approximate") if approximate else "",
    )


def _facts(words: Words, told: Told, *, approximate: bool) -> tuple[tuple[str, str], ...]:
    """The filters, where the areas come from, and the day."""
    kind = f" ({label('approximate', words.language)})" if approximate else ""
    boundaries = (label("boundaries", words.language), sources.boundaries().source + kind)
    return (*told.facts, boundaries, (label("made", words.language), told.made))


def _statuses(words: Words, shown: sources.View) -> dict[str, Status]:
    meanings = meanings_of("status", words.language)
    figures = shown.figures
    return {
        status: Status(
            words(f"short.{status}"),
            meanings[status],
            figures.tambons[status],
            figures.villages[status],
            marked=status in MARKS,
        )
        for status in STATUSES
    }


def _glossaries(words: Words, tables: Iterable[PackTable]) -> tuple[Glossary, ...]:
    """What is compared, who and what the short names are, and what the headings mean."""
    registry, language = sources.registry(), words.language
    names, means = names_of("keys", language), meanings_of("keys", language)
    agencies = ((each.short(language), each.name(language)) for each in registry.agencies.values())
    columns = {column.text: column.means for table in tables for column in table.columns if column.means}
    return (
        Glossary(words("pack.keys"), tuple((names[key], means[key]) for key in KEYS)),
        Glossary(words("pack.agencies"), tuple(agencies)),
        Glossary(words("pack.functions"), tuple(_functions(words, registry))),
        Glossary(words("pack.groups"), tuple(_groups(words, registry))),
        Glossary(words("pack.columns"), tuple(columns.items())),
    )


def _functions(words: Words, registry: Registry) -> Iterable[tuple[str, str]]:
    """Each with its step, and what is particular about it."""
    for each in registry.functions.values():
        name = each.name(words.language)
        kind = "universal" if each.universal else "joint" if each.joint else "plain"
        yield words("pack.step", name=name, n=each.step) if each.step else name, words(f"pack.{kind}")


def _groups(words: Words, registry: Registry) -> Iterable[tuple[str, str]]:
    for each in registry.target_groups.values():
        yield each.name(words.language), words("pack.sensitive" if each.sensitive else "pack.not_sensitive")


def _left_out(words: Words, shown: sources.View) -> Iterable[str]:
    """What a reader might look for in vain."""
    yield from (words("pack.no_records"), words("pack.no_people"))
    choice = shown.choice
    if choice.left_out:
        yield words("note.left_out", n=choice.left_out)
    if shown.result.universal:
        yield words("note.universal", n=shown.result.universal)
    if missing := sources.not_on_map(shown):
        yield words("note.not_drawn", n=missing)
    yield from (words("note.unknown", n=n, field=words(f"filter.{name}")) for name, n in choice.unknown.items() if n)
