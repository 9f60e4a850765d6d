"""What the user has chosen to look at: one frozen value, the same for every page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from agencies.overlap import Criterion
from agencies.records import BUDDHIST_ERA

DATASETS = ("agencies", "demonstration")
"""Which records can be looked at: those of the store, or the synthetic ones."""
WIDEST_WINDOW = 5
_FIRST_MONTH = 10  # a fiscal year begins in October of the year before


@dataclass(frozen=True)
class Selection:
    """province: code. years: Buddhist, empty = all. The filters hold IDs; an empty one filters nothing.

    amphoe: code of the only one that is looked at, None for the whole province. tambon: the one that was chosen, None
    if none was.
    """

    province: str
    years: tuple[int, ...] = ()
    agencies: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    criterion: Criterion = field(default_factory=Criterion)
    amphoe: str | None = None
    tambon: str | None = None

    def filters(self) -> dict[str, tuple | None]:
        """For `agencies.selection.choose`."""
        names = ("years", "agencies", "functions", "target_groups", "money")
        return {name: getattr(self, name) or None for name in names}


def fiscal_year_of(today: date) -> int:
    """The Buddhist fiscal year of a day."""
    return today.year + BUDDHIST_ERA + (today.month >= _FIRST_MONTH)


def years_text(years: Iterable[int]) -> str:
    """Years as a reader writes them: 2549-2551, 2553."""
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
