"""The plan "in order instead of side by side" a second time, in plain Python: one record after the other.

It shares no code with `agencies.in_order`. Records are dictionaries as in `tests.naive_overlap`, with unit and row.
"""

from collections import defaultdict

from tests.naive_overlap import relation

LATE = 9999
WORK = ("agency", "tambon", "village", "scope", "function", "target", "fund", "year", "funded_by")


def work_of(record):
    return tuple(record[name] for name in WORK)


def partners_of(records, functions, criterion, window):
    """For each record in a knot (by row), the records that do the same step twice beside it."""
    partners = defaultdict(list)
    for a in records:
        for b in records:
            if a["agency"] != b["agency"] and a["tambon"] == b["tambon"]:
                steps = [functions.get(r["function"], {}).get("step") for r in (a, b)]
                doubled = relation(a, b, functions, criterion, window) == "duplicate"
                if doubled and steps[0] is not None and steps[0] == steps[1]:
                    partners[a["row"]].append(b)
    return partners


def place_in_order(record, records, stays, lead):
    """Smaller stays before larger."""
    alike = [round(r["amount"] * 100) for r in records if work_of(r) == work_of(record) and r["amount"] is not None]
    years = [r["year"] or LATE for r in records if (r["agency"], r["tambon"]) == (record["agency"], record["tambon"])]
    amount = (0, -sum(alike)) if alike else (1, 0)
    chosen = {"first": (0, 0), "larger": amount, "lead": (record["agency"] != lead, 0)}[stays]
    return (record["scope"] != "tambon", chosen, min(years), amount, record["agency"])


def goers(records, partners, stays, lead):
    """The rows that should go: each in its turn stays unless a partner of it has stayed already."""
    knotted = [record for record in records if record["row"] in partners]
    stayed, gone = set(), set()
    for record in sorted(knotted, key=lambda r: place_in_order(r, records, stays, lead)):
        beaten = any(partner["row"] in stayed for partner in partners[record["row"]])
        (gone if beaten else stayed).add(record["row"])
    return gone


def bundles_in_turn(records, gone, functions):
    bundles = defaultdict(list)
    for record in records:
        if record["row"] in gone:
            bundles[work_of(record), record["unit"]].append(record)

    def turn(bundle):
        known = [round(r["amount"] * 100) for r in bundle if r["amount"] is not None]
        step, year = functions[bundle[0]["function"]]["step"], bundle[0]["year"] or LATE
        return (step, year, (0, -sum(known)) if known else (1, 0), bundle[0]["row"])

    return sorted(bundles.values(), key=turn)


def plan_naively(records, villages_of, uncovered, ranked, functions, criterion, window, stays, lead, letters, spread):  # noqa: PLR0917
    """Returns where each record goes by row ((tambon, village), village None for a tambon), and why others cannot.

    records: those of steps. uncovered: codes (a city: its tambon's). ranked: of villages and of tambons, the order of
    need. letters: how many of a code's digits must agree: 2 within the province, 4 within the amphoe.
    """
    partners = partners_of(records, functions, criterion, window)
    gone = goers(records, partners, stays, lead)
    names = {tambon: villages or [tambon] for tambon, villages in villages_of.items()}
    home = {village: tambon for tambon, villages in names.items() for village in villages}
    empty = [tambon for tambon, villages in names.items() if set(villages) <= uncovered]
    free_tambons = [tambon for tambon in ranked[1] if tambon in empty]
    free_villages = [village for village in ranked[0] if village in uncovered]
    if spread == "tambons":
        rounds = []
        while free_villages:
            firsts = [v for n, v in enumerate(free_villages) if home[v] not in [home[u] for u in free_villages[:n]]]
            rounds += [v for v in firsts if home[v] in empty] + [v for v in firsts if home[v] not in empty]
            free_villages = [v for v in free_villages if v not in firsts]
        free_villages = rounds
    if "area" not in criterion:
        free_villages = [village for village in free_villages if home[village] in empty]
    to, why = {}, {}
    bundles = bundles_in_turn(records, gone, functions)
    for by_village in (False, True):
        for bundle in bundles:
            first = bundle[0]
            rows = [record["row"] for record in bundle]
            if (first["village"] is not None) != by_village:
                continue
            if first["funded_by"] not in (None, first["agency"]):
                why |= dict.fromkeys(rows, "others_money")
                continue
            free = free_villages if by_village else free_tambons
            near = [code for code in free if code[:letters] == first["tambon"][:letters]]
            if not near:
                why |= dict.fromkeys(rows, "no_area")
                continue
            taken = near[0]
            tambon = home[taken] if by_village else taken
            to |= dict.fromkeys(rows, (tambon, None if taken == tambon else taken))
            free.remove(taken)
            if not by_village or "area" not in criterion:
                free_villages = [village for village in free_villages if home[village] != tambon]
    return to, why, partners, gone
