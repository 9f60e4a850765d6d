"""Every assumption of the plan in words, as a list."""

from html import escape

from agencies.overlap import KEYS
from pages.common import sources
from pages.common.gaps.asked import measure_name
from pages.common.gaps.need_box import brought_need
from pages.common.in_order.asked import Assumptions
from pages.common.wording import Words


def basis_html(words: Words, shown: sources.View, asked: Assumptions) -> str:
    """What is assumed, under a heading; the texts that follow from the controls first."""
    criterion = shown.selection.criterion
    texts = [
        _who_stays(words, asked),
        words("orderbasis.whole"),
        _where(words, shown, asked),
        words("orderbasis.tambons"),
        *([words("orderbasis.spread")] if asked.spread == "tambons" else []),
        words("orderbasis.queue"),
        words("orderbasis.own"),
        *_steps(words, shown),
    ]
    if "area" not in criterion.keys:
        texts.insert(3, words("orderbasis.one_a_tambon"))
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<div class="panel order-basis"><h3>{escape(words("order.assumptions"))}</h3><ul>{items}</ul></div>'


def _who_stays(words: Words, asked: Assumptions) -> str:
    if asked.stays == "lead":
        return words("orderbasis.lead", agency=sources.agency_names(words)[asked.lead])
    return words("orderbasis.first") if asked.stays == "first" else words("orderbasis.larger")


def _where(words: Words, shown: sources.View, asked: Assumptions) -> str:
    level = "amphoe" if shown.selection.amphoe else asked.within
    measure = measure_name(words, brought_need(), asked.measure)
    return words("orderbasis.where", within=words(f"orderwithin.{level}"), measure=measure)


def _steps(words: Words, shown: sources.View) -> list[str]:
    """Which work counts, by the criterion; and which of it is meant to be paid together."""
    functions, criterion = sources.registry().functions.values(), shown.selection.criterion
    steps = sorted((f for f in functions if f.step and not f.universal), key=lambda function: function.step)
    names = ", ".join(function.short(words.language) for function in steps)
    keys = ", ".join(words(f"key.{key}") for key in KEYS if key in criterion.keys)
    texts = [words("orderbasis.steps", functions=names, keys=keys, window=criterion.window)]
    joint = ", ".join(function.short(words.language) for function in steps if function.joint)
    return [*texts, words("orderbasis.joint", functions=joint)] if joint else texts
