"""Which tambons each office has on its list: made apart, as the field note of 15 July 2551 tells, so they overlap."""

import csv
from dataclasses import dataclass
from pathlib import Path

from data.sets.khon_kaen.dice import Dice

TAMBONS = Path(__file__).with_name("tambons.csv")
YEARS = range(2549, 2554)
LAST_YEAR = YEARS[-1]

# Tickets of a tambon in a draw, by amphoe: most near the city and on the main roads, fewest in far corners. Made up.
REACH = {
    **dict.fromkeys(("4001", "4007", "4010", "4017"), 8),
    **dict.fromkeys(("4004", "4005", "4009", "4012", "4024"), 5),
    **dict.fromkeys(("4002", "4003", "4006", "4008", "4013", "4015", "4016", "4018", "4019", "4021", "4025"), 4),
    **dict.fromkeys(("4011", "4014", "4020", "4022", "4023", "4029"), 2),
}

# How many tambons are new on a list each year: more as the years go on; 2553 has only begun.
CODI_NEW_AREAS = {2549: 8, 2550: 13, 2551: 17, 2552: 20}
PSDHS_NEW_AREAS = {2549: 16, 2550: 21, 2551: 26, 2552: 30, 2553: 16}
SDC_NEW_AREAS = {2549: 13, 2550: 17, 2551: 21, 2552: 24, 2553: 10}
NETWORK_MEMBERS = 120
ASKED_BY_THE_SAME_LEADERS = 15  # at most, a year
TPSO_AREAS = 15
AREAS_ASKING_PSDHS = 100
CERTIFIED_ELSEWHERE = 6
REPORTING_LOCAL_GOVERNMENTS = 108
SLIP = 0.15  # share of PSDHS's new areas that CODI supports already
FOLLOWED_UP = 0.5  # chance that CODI supports an area the year after PSDHS's forum


@dataclass(frozen=True)
class Tambon:
    code: str
    name: str
    villages: int
    people: int

    @property
    def reach(self) -> int:
        return REACH[self.code[:4]]

    @property
    def village_codes(self) -> list[str]:
        """The villages; for the city, which has none, the tambon itself."""
        return [f"{self.code}{moo:02d}" for moo in range(1, self.villages + 1)] or [self.code]

    @property
    def seat(self) -> str:
        """The village with the meeting hall, where every office holds its forums."""
        return self.village_codes[int(self.code) % len(self.village_codes)]

    @property
    def village_people(self) -> int:
        return self.people // max(self.villages, 1)

    @property
    def fund(self) -> str:
        return f"กองทุนสวัสดิการชุมชนตำบล{self.name}"


@dataclass(frozen=True)
class AreaLists:
    """For each office the tambons it works in; where by year, those that are new in it.

    local: those whose local government hands in its list; asked_psdhs: where people asked PSDHS for help;
    certified_elsewhere: funds that the committee certifies and CODI may not support; tambons: all.
    """

    codi: dict[int, list[Tambon]]
    psdhs: dict[int, list[Tambon]]
    sdc: dict[int, list[Tambon]]
    tpso: list[Tambon]
    local: list[Tambon]
    asked_psdhs: list[Tambon]
    certified_elsewhere: list[Tambon]
    tambons: list[Tambon]


def read_tambons() -> list[Tambon]:
    with TAMBONS.open(encoding="utf-8", newline="") as file:
        return [
            Tambon(row["tambon_code"], row["name_th"], int(row["villages"]), int(row["population"]))
            for row in csv.DictReader(file)
        ]


def draw_lists(dice: Dice, tambons: list[Tambon]) -> AreaLists:
    codi, psdhs = _codi_and_psdhs(dice, tambons)
    network = _by_reach(dice, tambons, NETWORK_MEMBERS)
    sdc = _sdc(network, psdhs)
    asked_psdhs = dice.some(tambons, AREAS_ASKING_PSDHS)
    by_year = [*codi.values(), *psdhs.values(), *sdc.values()]
    served = {*asked_psdhs}.union(*by_year)
    return AreaLists(
        codi=codi,
        psdhs=psdhs,
        sdc=sdc,
        tpso=_by_reach(dice, tambons, TPSO_AREAS),
        local=dice.some(tambons, REPORTING_LOCAL_GOVERNMENTS, weight=lambda tambon: 4 if tambon in served else 1),
        asked_psdhs=asked_psdhs,
        certified_elsewhere=_by_reach(dice, tambons, CERTIFIED_ELSEWHERE),
        tambons=tambons,
    )


def _by_reach(dice: Dice, tambons: list[Tambon], count: int) -> list[Tambon]:
    return dice.some(tambons, count, weight=lambda tambon: tambon.reach)


def _codi_and_psdhs(dice: Dice, tambons: list[Tambon]) -> tuple[dict[int, list[Tambon]], dict[int, list[Tambon]]]:
    """PSDHS takes from CODI's list of areas not yet supported, with slips; CODI follows some up a year later."""
    codi: dict[int, list[Tambon]] = {}
    psdhs: dict[int, list[Tambon]] = {}
    supported: list[Tambon] = []
    sparked: list[Tambon] = []
    for year in YEARS:
        ready = [tambon for tambon in psdhs.get(year - 1, []) if tambon not in supported and dice.chance(FOLLOWED_UP)]
        others = [tambon for tambon in tambons if tambon not in supported and tambon not in sparked]
        wanted = CODI_NEW_AREAS.get(year, 0)
        codi[year] = (ready + _by_reach(dice, others, max(wanted - len(ready), 0)))[:wanted]
        listed = [tambon for tambon in others if tambon not in codi[year]]
        slips = [tambon for tambon in supported if tambon not in sparked]
        fresh = round(PSDHS_NEW_AREAS[year] * (1 - SLIP))
        psdhs[year] = _by_reach(dice, listed, fresh) + dice.some(slips, PSDHS_NEW_AREAS[year] - fresh)
        supported += codi[year]
        sparked += psdhs[year]
    return codi, psdhs


def _sdc(network: list[Tambon], psdhs: dict[int, list[Tambon]]) -> dict[int, list[Tambon]]:
    """The SDC goes by the local governments' community-development network and knows nothing of CODI's list; but active
    leaders ask every office they know, so that it often comes where PSDHS comes in that very year."""
    waiting = list(network)
    lists = {}
    for year in YEARS:
        asked = [tambon for tambon in psdhs[year] if tambon in waiting][:ASKED_BY_THE_SAME_LEADERS]
        others = [tambon for tambon in waiting if tambon not in asked]
        lists[year] = (asked + others)[: SDC_NEW_AREAS[year]]
        waiting = [tambon for tambon in waiting if tambon not in lists[year]]
    return lists
