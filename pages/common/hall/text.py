"""What stands beside the map in a hall, as HTML: title, large numbers, legend, list. Every text is escaped."""

from html import escape

from agencies.buddhist_years import years_text
from pages.common import sources
from pages.common.hall.colours import colours_of, labels_of
from pages.common.hall.slide import AgencyLine, GapLine, MissingLine, PairLine, QuestionLine, Slide, StepLine, is_wide
from pages.common.html import swatch
from pages.common.palette import COLOURS
from pages.common.place_names import CAPITAL, place_name
from pages.common.wording import Words

_ALWAYS = ("duplicate", "uncovered")
"""Statuses that a legend names even where there is none: that is a finding."""
EMPTY = {"overlaps": "nothing_duplicate", "questions": "nothing_asked", "gaps": "nothing_missing"}
"""What an empty list means."""
NUMBERS = {
    "agencies": ("tambons", "agencies"),
    "agency": ("tambons", "villages", "records", "baht"),
    "overlaps": ("duplicate_villages", "baht"),
    "questions": ("questions", "tambons"),
    "gaps": ("not_reached", "uncovered_villages"),
    "ladder": (),
}
"""The large numbers of each kind of slide."""
_CALLED = {("overlaps", "baht"): "baht_in_duplicates"}


def head_html(words: Words, slide: Slide) -> str:
    """The title of a slide and its large numbers."""
    agency = slide.step.agency
    title = words(f"slide.{slide.step.kind}", agency=sources.agency_names(words).get(agency, ""))
    whole = sources.registry().agencies[agency].name(words.language) if agency else ""
    named = f'<div class="hall-whole">{escape(whole)}</div>' if whole else ""
    boxes = "".join(
        f"<div><b>{escape(number)}</b><span>{escape(label)}</span></div>" for number, label in _numbers(words, slide)
    )
    return f'<h2 aria-live="polite">{escape(title)}</h2>{named}<div class="hall-numbers">{boxes}</div>'


def _numbers(words: Words, slide: Slide) -> list[tuple[str, str]]:
    """Each number as text with what it counts; what is not known is said so, never a zero."""
    return [
        (
            words("hallnumber.unknown") if slide.numbers[name] is None else f"{slide.numbers[name]:,.0f}",
            _counted(words, slide, name),
        )
        for name in _names(slide)
    ]


def _names(slide: Slide) -> tuple[str, ...]:
    """Where reports are awaited that comes first, and a zero of what was not found would mislead."""
    names = NUMBERS[slide.step.kind]
    if not slide.numbers.get("awaiting_villages"):
        return names
    return ("awaiting_villages", *(names[-1:] if slide.numbers["uncovered_villages"] else ()))


def _counted(words: Words, slide: Slide, name: str) -> str:
    if name == "baht" and slide.numbers.get("baht_unknown"):
        return words("slide.baht_known", n=slide.numbers["baht_unknown"])
    return words(f"hallnumber.{_CALLED.get((slide.step.kind, name), name)}")


def legend_html(words: Words, slide: Slide) -> str:
    """The statuses that the slide shows with their tambons."""
    counts, colours, labels = slide.counts, colours_of(slide.statuses), labels_of(words, slide)
    entries = "".join(
        f"<li>{_square(status, colours[status])}<span>{escape(labels[status])}</span> <b>{counts[status]:,}</b></li>"
        for status in slide.statuses
        if counts[status] or status in _ALWAYS
    )
    title = escape(words("slide.legend"))
    return f'<ul class="hall-legend {slide.step.kind}"><li class="of">{title}</li>{entries}</ul>'


def _square(status: str, colour: str) -> str:
    if status == "question":
        return swatch("possible_duplicate")
    return swatch(status) if status in COLOURS else f'<span class="swatch" style="background-color:{colour}"></span>'


def list_html(words: Words, slide: Slide) -> str:
    """The list of a slide; where it is empty, what that means."""
    if not slide.lines:
        told = EMPTY.get(slide.step.kind)
        return f'<p class="hall-note">{escape(words(f"slide.{told}"))}</p>' if told else ""
    items = "".join(f"<li>{item}</li>" for item in _items(words, slide))
    awaited = any(isinstance(line, MissingLine) for line in slide.lines)
    notes = [words("slide.awaited_note")] if awaited else []
    notes += [words("slide.more", n=slide.more)] if slide.more else []
    note = f'<p class="hall-note">{escape(" · ".join(notes))}</p>' if notes else ""
    return f'<ul class="hall-list {slide.step.kind}">{items}</ul>{note}'


def _items(words: Words, slide: Slide) -> list[str]:
    codes = [line.tambon_code for line in slide.lines if isinstance(line, GapLine)]
    places = _places(words, codes, with_province=is_wide(slide.units["code"]))
    return [_item(words, line, places) for line in slide.lines]


def _places(words: Words, codes: list[str], *, with_province: bool) -> dict[str, str]:
    """The tambons of a list, short."""
    tambons = sources.register().tambons
    rows = tambons[tambons["tambon_code"].isin(codes)].to_dict("records")
    return {place["tambon_code"]: _place(words, place, with_province=with_province) for place in rows}


def _place(words: Words, place: dict[str, str], *, with_province: bool) -> str:
    names = [_short(words, place, "tambon", "name"), _short(words, place, "amphoe", "amphoe")]
    return " ".join([*names, place_name(words, place, "province")] if with_province else names)


def _short(words: Words, place: dict[str, str], level: str, start: str) -> str:
    name = words.pick(place[f"{start}_th"], place[f"{start}_en"])
    if place["province_code"] == CAPITAL:
        return words(f"capital.{level}", name=name)
    return words(f"hallplace.{level}", name=name)


def _item(words: Words, line: object, places: dict[str, str]) -> str:
    if isinstance(line, MissingLine):
        return escape(_missing(words, line))
    what, number = _parts(words, line, places)
    asked = _asked(words, line) if isinstance(line, QuestionLine) else ""
    return f"<span>{escape(what)}</span> <b>{escape(number)}</b>{asked}"


def _parts(words: Words, line: object, places: dict[str, str]) -> tuple[str, str]:
    """What a line is about, and its number."""
    names = sources.agency_names(words)
    match line:
        case AgencyLine(agency, tambons):
            return names[agency], words("slide.tambons", n=tambons)
        case PairLine(a, b, pairs):
            return words("slide.pair", a=names[a], b=names[b]), words("slide.pairs", n=pairs)
        case QuestionLine(a, b):
            return words("slide.pair", a=names[a], b=names[b]), _how_many(words, line)
        case StepLine(step, agencies):
            return words("slide.step_by", step=step), ", ".join(names[key] for key in agencies)
        case GapLine(code, None):
            return places[code], words("slide.villages", n=line.uncovered, of=line.villages)
        case GapLine(code, people):
            return places[code], words("slide.people", n=people)
    raise TypeError(f"no line of a slide: {line!r}")


def _how_many(words: Words, line: QuestionLine) -> str:
    if line.tambons is None:
        return words("slide.questions_counted", n=line.questions)
    return words("slide.questions_in", n=line.questions, tambons=line.tambons)


def _asked(words: Words, line: QuestionLine) -> str:
    """What is to be asked, each question whole."""
    asked = " ".join(f"<span>{escape(words(f'ask.{key}'))}</span>" for key in line.unknown)
    return f'<div class="asked">{asked}</div>' if asked else ""


def _missing(words: Words, line: MissingLine) -> str:
    agency = sources.agency_names(words)[line.agency]
    if not line.years:
        return words("slide.awaited", agency=agency)
    return words("slide.awaited_years", agency=agency, years=years_text(line.years))
