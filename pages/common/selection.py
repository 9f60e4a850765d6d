"""What the user has chosen to look at: one frozen value, the same for every page."""

from dataclasses import dataclass, field

from agencies.overlap import STATUSES, Criterion
from geo.levels import LEVELS

COUNTRY = ""
"""The province of a selection that looks at the whole country."""
DATASETS = ("agencies", "demonstration")
"""Which records can be looked at: those of the store, or the synthetic ones."""
WIDEST_WINDOW = 5
USUAL_SHARE = "duplicate"


@dataclass(frozen=True)
class Selection:
    """province: code, COUNTRY for all of them. years: Buddhist, empty = all. The filters hold IDs; an empty one filters
    nothing.

    amphoe: code of the only one that is looked at, None for the whole province. tambon: the one that was chosen, None
    if none was. units: what the map draws, see `units_shown`. share: the status whose share of the villages colours
    provinces and amphoe.
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
    units: str = ""
    share: str = USUAL_SHARE

    def filters(self) -> dict[str, tuple | None]:
        """For `agencies.selection.choose`."""
        names = ("years", "agencies", "functions", "target_groups", "money")
        return {name: getattr(self, name) or None for name in names}


def units_offered(chosen: Selection) -> tuple[str, ...]:
    """The levels that the map may draw: those below what is looked at, of LEVELS."""
    if chosen.amphoe is not None:
        return LEVELS[2:]
    return LEVELS[1:] if chosen.province else LEVELS


def units_shown(chosen: Selection) -> str:
    """The level that the map draws: the one chosen; else provinces of the country, and tambons of anything smaller."""
    if chosen.units in units_offered(chosen):
        return chosen.units
    return "tambon" if chosen.province else "province"


def share_shown(chosen: Selection) -> str:
    """The status whose share colours the map; the usual one where another is named that does not exist."""
    return chosen.share if chosen.share in STATUSES else USUAL_SHARE
