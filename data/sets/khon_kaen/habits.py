"""How each office supports the areas on its list, as the field note of 15 July 2551 (record 194335) and the Khon Kaen
study (HUSO KKU journal 27(1)) tell it. Amounts in baht and numbers of people are made up within what was usual."""

from collections.abc import Callable, Iterator

from data.sets.khon_kaen.area_lists import LAST_YEAR, YEARS, AreaLists, Tambon
from data.sets.khon_kaen.dice import Dice

Row = dict[str, str | int]
Habit = Callable[[Dice, AreaLists], Iterator[Row]]

POLICY_GROUP = "กลุ่มนโยบายและวิชาการ"
WELFARE_GROUP = "กลุ่มสวัสดิการและพิทักษ์สิทธิ"
COMMUNITY_WELFARE = "งานสวัสดิการชุมชน"
MUNICIPALITIES = {
    "400101": "เทศบาลนครขอนแก่น",
    "400501": "เทศบาลเมืองชุมแพ",
    "401002": "เทศบาลเมืองบ้านไผ่",
    "401201": "เทศบาลเมืองเมืองพล",
}
ELDERLY_SHARE, DISABLED_SHARE = 0.11, 0.02
ELDERLY_ALLOWANCE_PAID = {
    2552: 3000,
    2553: 6000,
}  # baht a person; universal from April 2552 on
DISABLED_ALLOWANCE_PAID = 6000  # baht a person; universal from fiscal year 2553 on
# Target group: most people helped in one village, how often a list has it.
SERVICE_GROUPS = {
    "elderly": (30, 6),
    "disabled": (12, 4),
    "children_youth": (40, 3),
    "disadvantaged": (20, 3),
    "women_family": (25, 2),
    "hiv": (9, 3),
}


def psdhs_sparks(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Step 1 of PSDHS: forums that spark groups, in the areas on CODI's list, at the seat and in some villages."""
    for year, tambon in _by_year(lists.psdhs):
        for village in _seat_and_others(dice, tambon, 2):
            yield _row("psdhs", village, year, "spark", unit=POLICY_GROUP, **_forum(dice, tambon))


def psdhs_process(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Step 2 of PSDHS: money for the group's process, for two in three areas, at once or a year after the forum."""
    for year, tambon in _by_year(lists.psdhs):
        start = year + dice.between(0, 1)
        if start <= LAST_YEAR and dice.chance(0.65):
            for village in _seat_and_others(dice, tambon, 2):
                yield _row("psdhs", village, start, "process", unit=WELFARE_GROUP, **_training(dice, tambon))


def psdhs_learning(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Learning areas of PSDHS: its pilots of 2550, from among the areas of its first year."""
    for tambon in dice.some(lists.psdhs[2549], 5):
        yield _row("psdhs", tambon.code, 2550, "learning", unit=POLICY_GROUP, scope="tambon", **_visits(dice))


def psdhs_welfare(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Services of the welfare and protection group, wherever people asked for help: some where nobody else works."""
    for tambon in lists.asked_psdhs:
        for year in dice.some(YEARS, dice.pick([1, 1, 1, 2])):
            for village in _seat_and_others(dice, tambon, 2):
                yield _row("psdhs", village, year, "welfare", unit=WELFARE_GROUP, **_service(dice, tambon))


def sdc_sparks(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Step 1 of the SDC, by the local governments' network; some forums are for older people or women, not all the
    group; PSDHS pays a few (the offices did meet)."""
    for year, tambon in _by_year(lists.sdc):
        group = dice.pick(["welfare_group"] * 7 + ["community", "community", "elderly", "women_family"])
        payer = "psdhs" if dice.chance(0.08) else ""
        for village in _seat_and_others(dice, tambon, 2):
            facts = _forum(dice, tambon) | {"target_group": group, "funded_by": payer}
            yield _row("sdc", village, year, "spark", unit=COMMUNITY_WELFARE, **facts)


def sdc_process(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Step 2 of the SDC: capacity and learning process. Step 3: what is left of the process money goes to the fund."""
    for year, tambon in _by_year(lists.sdc):
        start = year + dice.between(0, 1)
        if start > LAST_YEAR or dice.chance(0.25):
            continue
        for village in _seat_and_others(dice, tambon, 2):
            yield _row("sdc", village, start, "process", unit=COMMUNITY_WELFARE, **_training(dice, tambon))
        if dice.chance(0.3):
            left = {"amount_baht": dice.between(5_000, 20_000, 1_000), "people": _members(dice, tambon)}
            left |= {"scope": "tambon", "fund_name": tambon.fund}
            yield _row("sdc", tambon.code, start, "contribution", unit=COMMUNITY_WELFARE, **left)


def sdc_fund_setup(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """The SDC also has a budget to set up village funds, which it helps to grow to the tambon."""
    for year, tambon in _by_year(lists.sdc):
        if tambon.villages and year < LAST_YEAR and dice.chance(0.4):
            for village in dice.some(tambon.village_codes, dice.between(1, 3)):
                fund = f"กองทุนสวัสดิการหมู่ {int(village[6:])} ตำบล{tambon.name}"
                facts = {"amount_baht": dice.between(10_000, 30_000, 5_000), "people": dice.between(30, 90)}
                yield _row("sdc", village, year + 1, "fund_setup", unit=COMMUNITY_WELFARE, fund_name=fund, **facts)


def sdc_learning(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """On principle the SDC's learning area is one that TPSO worked in; in practice one was not (the head's choice)."""
    on_principle = dice.some(lists.tpso, 2)
    in_practice = dice.some([tambon for _, tambon in _by_year(lists.sdc) if tambon not in lists.tpso], 1)
    for tambon in on_principle + in_practice:
        for year in (2551, 2552):
            yield _row("sdc", tambon.code, year, "learning", unit=COMMUNITY_WELFARE, scope="tambon", **_visits(dice))


def codi_contribution(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Step 3, CODI: a contribution to the tambon's fund, most years from the first on; none reported for 2553."""
    for first, tambon in _by_year(lists.codi):
        members = _members(dice, tambon)
        for year in range(first, 2553):
            if year == first or dice.chance(0.6):
                facts = {"scope": "tambon", "fund_name": tambon.fund, "people": members}
                facts["amount_baht"] = dice.between(30_000, 100_000, 5_000)
                yield _row("codi", tambon.code, year, "contribution", **facts)
            members += members * dice.between(5, 40) // 100


def codi_learning(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Learning areas of CODI: 2549 and 2550, from among the areas it supported."""
    for year in (2549, 2550):
        for tambon in dice.some(lists.codi[year], 3):
            yield _row("codi", tambon.code, year, "learning", scope="tambon", **_visits(dice))


def tpso_learning(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """TPSO makes learning areas; the note names no step for it."""
    for tambon in lists.tpso:
        for year in dice.some(YEARS, 2):
            yield _row("tpso", dice.pick([tambon.seat, tambon.seat, tambon.code]), year, "learning", **_visits(dice))


def lgo_staff(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Local governments can give staff to the funds of their tambon: for everyone, at the hall."""
    for tambon in lists.local:
        if dice.chance(0.45):
            for year in dice.some(YEARS, dice.between(1, 3)):
                facts = {"target_group": "community", "amount_baht": dice.between(60_000, 120_000, 5_000)}
                yield _row("lgo", tambon.seat, year, "staff", unit=_local_government(tambon), **facts)


def lgo_contribution(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Funds are linked at the tambon: the local government adds its money to CODI's, mostly in the same year; now and
    then it passes on money that is CODI's."""
    for first, tambon in _by_year(lists.codi):
        if dice.chance(0.4):
            facts = {"scope": "tambon", "fund_name": tambon.fund, "people": _members(dice, tambon)}
            facts |= {"amount_baht": dice.between(20_000, 80_000, 5_000), "funded_by": dice.pick(["", "", "", "codi"])}
            year = first + dice.pick([0, 0, 0, 1])
            yield _row("lgo", tambon.code, year, "contribution", unit=_local_government(tambon), **facts)


def lgo_welfare(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Services of the local governments in some of their villages."""
    for tambon in lists.local:
        for year in dice.some(YEARS, dice.pick([0, 1, 1])):
            for village in _seat_and_others(dice, tambon, 2):
                yield _row("lgo", village, year, "welfare", unit=_local_government(tambon), **_service(dice, tambon))


def lgo_allowance(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """Entitlements that reach every village: paid by all local governments, listed by some."""
    for tambon in dice.some(lists.tambons, 36):
        for year, baht in ELDERLY_ALLOWANCE_PAID.items():
            yield _allowance(tambon, year, "elderly", people=int(tambon.people * ELDERLY_SHARE), baht=baht)
        if dice.chance(0.4):
            people = int(tambon.people * DISABLED_SHARE)
            yield _allowance(tambon, LAST_YEAR, "disabled", people=people, baht=DISABLED_ALLOWANCE_PAID)


def committee_certification(dice: Dice, lists: AreaLists) -> Iterator[Row]:
    """The sub-committee of the provincial committee certifies community welfare organisations; it pays nothing."""
    funds = [tambon for first, tambon in _by_year(lists.codi) if first <= 2551]
    for tambon in dice.some(funds, 12) + lists.certified_elsewhere:
        facts = {"amount_baht": 0, "fund_name": tambon.fund, "scope": "tambon"}
        yield _row("committee", tambon.code, dice.between(2551, LAST_YEAR), "certification", **facts)


HABITS: tuple[Habit, ...] = (
    psdhs_sparks,
    psdhs_process,
    psdhs_learning,
    psdhs_welfare,
    sdc_sparks,
    sdc_process,
    sdc_fund_setup,
    sdc_learning,
    codi_contribution,
    codi_learning,
    tpso_learning,
    lgo_staff,
    lgo_contribution,
    lgo_welfare,
    lgo_allowance,
    committee_certification,
)


def _by_year(areas: dict[int, list[Tambon]]) -> Iterator[tuple[int, Tambon]]:
    return ((year, tambon) for year, tambons in areas.items() for tambon in tambons)


def _seat_and_others(dice: Dice, tambon: Tambon, others: int) -> list[str]:
    beside = [village for village in tambon.village_codes if village != tambon.seat]
    return [tambon.seat, *dice.some(beside, dice.between(0, others))]


def _local_government(tambon: Tambon) -> str:
    return MUNICIPALITIES.get(tambon.code, f"อบต.{tambon.name}")


def _row(agency: str, area: str, year: int, function: str, **facts: str | int) -> Row:
    row = {"agency": agency, "area_code": area, "fiscal_year": year, "function": function}
    return row | {"target_group": "welfare_group"} | facts


def _forum(dice: Dice, tambon: Tambon) -> Row:
    people = min(dice.between(30, 80), tambon.village_people // 5)
    return {"amount_baht": dice.between(10_000, 30_000, 1_000), "people": people}


def _training(dice: Dice, tambon: Tambon) -> Row:
    people = min(dice.between(30, 120), tambon.village_people // 4)
    return {"amount_baht": dice.between(20_000, 60_000, 5_000), "people": people}


def _members(dice: Dice, tambon: Tambon) -> int:
    return min(dice.between(120, 500), tambon.people // 20)


def _visits(dice: Dice) -> Row:
    return {"amount_baht": dice.between(50_000, 150_000, 10_000), "people": dice.between(40, 150)}


def _service(dice: Dice, tambon: Tambon) -> Row:
    group = dice.pick([group for group, (_, often) in SERVICE_GROUPS.items() for _ in range(often)])
    most, _ = SERVICE_GROUPS[group]
    people = min(dice.between(max(1, most // 5), most), tambon.village_people // 10)
    return {"target_group": group, "people": people, "amount_baht": people * dice.between(500, 2_000, 500)}


def _allowance(tambon: Tambon, year: int, group: str, *, people: int, baht: int) -> Row:
    facts = {"scope": "tambon", "target_group": group, "people": people, "amount_baht": people * baht}
    return _row("lgo", tambon.code, year, "allowance", unit=_local_government(tambon), **facts)
