"""The plan as HTML: figures before and after, what goes where, what cannot, and the money that stays the same."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from agencies.coverage import KeyFigures
from agencies.in_order import Reach
from agencies.registry import Registry
from pages.common.html import swatch, table
from pages.common.in_order.plans import Plan
from pages.common.wording import Words

MOST_SHOWN = 300
"""Bundles on the screen; the download has them all."""
_KEYS = ["agency", "function", "fiscal_year"]


def figures_html(words: Words, plan: Plan, before: KeyFigures) -> str:
    """Boxes "before → after". before: the key figures of the view."""
    found = plan.found
    then, now = Reach.of(found.before), Reach.of(found.after)
    boxes = [
        _change(words, "villages", then.villages, now.villages),
        _change(words, "tambons", then.tambons, now.tambons),
        _change(words, "not_reached", before.people_not_reached, plan.after.people_not_reached, "uncovered"),
        _change(words, "duplicate_villages", then.duplicate_villages, now.duplicate_villages, "duplicate"),
        _change(words, "duplicate_pairs", then.duplicate_pairs, now.duplicate_pairs, "duplicate"),
        _change(words, "baht", then.baht_in_duplicates, now.baht_in_duplicates, "duplicate"),
        _moved_box(words, found.moves),
    ]
    return f'<div class="figures-row">{"".join(boxes)}</div>'


def _change(words: Words, name: str, before: float, after: float, status: str = "") -> str:
    first, second = round(before), round(after)
    difference = second - first
    how = (
        words("order.same")
        if not difference
        else words("order.more" if difference > 0 else "order.less", n=abs(difference))
    )
    mark = swatch(status) if status else ""
    return _box(f"{first:,} → {second:,}", words(f"order.{name}"), how, mark)


def _moved_box(words: Words, moves: pd.DataFrame) -> str:
    parts = [words("order.moved_of", records=int(moves["records"].sum()), areas=len(moves))]
    if unknown := int(moves["unknown_amounts"].sum()):
        parts.append(words("order.moved_unknown", n=unknown))
    return _box(f"{round(moves['amount_baht'].sum()):,}", words("order.moved_baht"), " · ".join(parts))


def _box(number: str, label: str, of: str, mark: str = "") -> str:
    return (
        f'<div class="figure">{mark}<b>{escape(number)}</b><span class="label">{escape(label)}</span>'
        f'<span class="of">{escape(of)}</span></div>'
    )


def moves_html(words: Words, registry: Registry, moves: pd.DataFrame) -> str:
    """What goes where, under the name of each agency. moves: with the texts from_place, to_place and stays_text."""
    shown = moves.head(MOST_SHOWN)
    names = ("work", "year", "group", "unit", "money", "from_place", "to_place", "who_stays")
    heads = "".join(f"<th>{escape(words(f'order.{name}'))}</th>" for name in names)
    lines = _lines([*_what(words, registry, shown), shown["from_place"], shown["to_place"], shown["stays_text"]])
    bodies = ""
    for agency in registry.agencies:
        if (is_its := shown["agency"].eq(agency)).any():
            head = escape(_agency_head(words, registry, moves[moves["agency"].eq(agency)]))
            bodies += f'<tbody><tr class="of-agency"><th colspan="{len(names)}">{head}</th></tr>'
            bodies += "".join(lines[is_its]) + "</tbody>"
    table_of = f'<table class="figures"><thead><tr>{heads}</tr></thead>{bodies}</table>'
    return f'<div class="scroll order-moves">{table_of}</div>'


def _agency_head(words: Words, registry: Registry, moves: pd.DataFrame) -> str:
    name = registry.agencies[moves["agency"].iloc[0]].short(words.language)
    baht = float(moves["amount_baht"].fillna(0).sum())
    return words("order.of_agency", agency=name, records=int(moves["records"].sum()), baht=baht)


def _lines(columns: list[pd.Series]) -> pd.Series:
    cells = ["<td>" + column.map(escape) + "</td>" for column in columns]
    return "<tr>" + cells[0].str.cat(cells[1:]) + "</tr>"


def _what(words: Words, registry: Registry, bundles: pd.DataFrame) -> list[pd.Series]:
    """Function, year, target group with the fund, unit, and baht with the number of records where there are several."""
    language = words.language
    functions = {key: entry.short(language) for key, entry in registry.functions.items()}
    groups = {key: entry.name(language) for key, entry in registry.target_groups.items()}
    group = bundles["target_group"].map(groups).fillna(words("unknown.target"))
    fund = (" · " + bundles["fund_name"]).where(bundles["fund_name"].ne(""), "")
    year = bundles["fiscal_year"].astype("str").where(bundles["fiscal_year"].notna(), words("unknown.year"))
    return [bundles["function"].map(functions), year, group + fund, bundles["unit"], _money(words, bundles)]


def _money(words: Words, bundles: pd.DataFrame) -> pd.Series:
    amount = bundles["amount_baht"]
    known = amount.fillna(0).map("{:,.0f}".format).where(amount.notna(), words("unknown.amount"))
    several = bundles["records"].map(lambda n: f" ({words('order.records_of', n=n)})" if n > 1 else "")
    some = bundles["unknown_amounts"].map(lambda n: f" · {words('order.moved_unknown', n=n)}")
    return known + several + some.where(amount.notna() & bundles["unknown_amounts"].gt(0), "")


def unmoved_html(words: Words, registry: Registry, unmoved: pd.DataFrame) -> str:
    """What should go but cannot. unmoved: with the texts from_place, why_text and stays_text."""
    shown = unmoved.head(MOST_SHOWN)
    agency = shown["agency"].map({key: entry.short(words.language) for key, entry in registry.agencies.items()})
    columns = [agency, *_what(words, registry, shown), shown["from_place"], shown["stays_text"], shown["why_text"]]
    names = ("agency", "work", "year", "group", "unit", "money", "from_place", "who_stays", "why")
    rows = zip(*columns, strict=True)
    listed = table([words(f"order.{name}") for name in names], rows, text_columns=9)
    return f'<div class="order-unmoved">{listed}</div>'


def money_html(words: Words, registry: Registry, plan: Plan) -> str:
    """Each agency's baht by function and year before and after, to the satang; what nobody moves as one line."""
    money = with_moved(plan.money, plan.found.moves)
    moving = money[money["moved"].notna()]
    rest = money[money["moved"].isna()]
    names = [_short(registry.agencies, words), _short(registry.functions, words)]
    rows = [
        [names[0][row.agency], names[1][row.function], _year(words, row.fiscal_year), *_sums(row._asdict())]
        for row in moving.itertuples()
    ]
    rows.append([words("order.others"), "", "", *_sums(rest[_SUMS].sum())])
    rows.append([words("order.total"), "", "", *_sums(money[_SUMS].sum())])
    heads = ("agency", "work", "year", "before", "after", "moved_part", "difference")
    return table([words(f"order.{head}") for head in heads], rows, text_columns=2)


_SUMS = ["satang_before", "satang_after", "moved"]


def with_moved(money: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    """The table `money_by_year` with `moved`: satang of the bundles that go, missing where none does."""
    satang = (moves["amount_baht"].fillna(0) * 100).round().astype("Int64")
    moved = moves.assign(moved=satang).groupby(_KEYS, dropna=False)["moved"].sum().reset_index()
    return money.merge(moved, on=_KEYS, how="left")


def _sums(row: Mapping) -> list[str]:
    before, after, moved = (int(row[name]) for name in _SUMS)
    return [f"{satang / 100:,.2f}" for satang in (before, after, moved, after - before)]


def _short(entries: Mapping, words: Words) -> dict[str, str]:
    return {key: entry.short(words.language) for key, entry in entries.items()}


def _year(words: Words, year: object) -> str:
    return words("unknown.year") if pd.isna(year) else str(year)
