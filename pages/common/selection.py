"""What the user has chosen to look at: one frozen value, the same for every page."""

from dataclasses import dataclass, field

from agencies.overlap import Criterion

DATASETS = ("agencies", "demonstration")
"""Which records can be looked at: those of the store, or the synthetic ones."""
WIDEST_WINDOW = 5


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
