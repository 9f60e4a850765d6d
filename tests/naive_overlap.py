"""The definition of overlap a second time, written to be obviously right and slow: it lists every pair.

It shares no code with `agencies.overlap`. Records are dictionaries; unknown is None.
"""

from collections import Counter, defaultdict
from itertools import combinations

STATUS_ORDER = [
    "duplicate",
    "possible_duplicate",
    "joint",
    "sequenced",
    "complementary",
    "parallel",
    "single",
    "possibly_covered",
    "awaiting_reports",
    "uncovered",
]


def area_key(a, b):
    if a["scope"] == "tambon" or b["scope"] == "tambon":
        return "same"
    if a["village"] is None or b["village"] is None:
        return "unknown"
    return "same" if a["village"] == b["village"] else "different"


def function_key(a, b):
    if a["function"] is None or b["function"] is None:
        return "unknown"
    return "same" if a["function"] == b["function"] else "different"


def target_key(a, b):
    if a["fund"] is not None and b["fund"] is not None and a["fund"] != b["fund"]:
        return "different"
    if a["target"] is None or b["target"] is None:
        return "unknown"
    if a["target"] == b["target"]:
        return "same"
    return "unknown" if "community" in (a["target"], b["target"]) else "different"


def year_key(a, b, window):
    if a["year"] is None or b["year"] is None:
        return "unknown"
    return "same" if abs(a["year"] - b["year"]) <= window else "different"


def relation(a, b, functions, criterion, window):
    keys = {
        "area": area_key(a, b),
        "function": function_key(a, b),
        "target": target_key(a, b),
        "year": year_key(a, b, window),
    }
    chosen = [keys[key] for key in criterion]
    both_joint = all(functions.get(r["function"], {}).get("joint") for r in (a, b))
    pays_for_other = a["funded_by"] == b["agency"] or b["funded_by"] == a["agency"]
    if "different" not in chosen and (both_joint or pays_for_other):
        return "joint"
    if all(key == "same" for key in chosen):
        return "duplicate"
    if "different" not in chosen:
        return "possible_duplicate"
    if keys["area"] == "same" and keys["function"] == "different" and keys["target"] != "different":
        steps = [functions[r["function"]].get("step") for r in (a, b)]
        if None not in steps and None not in (a["year"], b["year"]) and steps[0] != steps[1]:
            low, high = (a, b) if steps[0] < steps[1] else (b, a)
            if high["year"] >= low["year"]:
                return "sequenced"
        return "complementary"
    return "parallel"


def first_of(statuses):
    return min(statuses, key=STATUS_ORDER.index)


def by_agencies(agencies):
    return ["parallel"] if len(agencies) >= 2 else ["single"] if agencies else []


def assess_naively(records, villages_of, functions, criterion, window, awaited):  # noqa: PLR0917
    """records: those taking part. villages_of: tambon -> list of villages ([] for a city)."""
    of_tambon = defaultdict(list)
    for record in records:
        of_tambon[record["tambon"]].append(record)
    villages, tambons, pair_counts, in_duplicate = {}, {}, defaultdict(Counter), set()
    shared = Counter()
    for tambon, names in villages_of.items():
        here = of_tambon[tambon]
        pairs = []
        for a, b in combinations(here, 2):
            if a["agency"] != b["agency"]:
                what = relation(a, b, functions, criterion, window)
                pairs.append((a, b, what))
                pair_counts[tuple(sorted((a["agency"], b["agency"])))][what] += 1
                if what == "duplicate":
                    in_duplicate |= {id(a), id(b)}
        waiting = ["awaiting_reports" if awaited else "uncovered"]
        supported = 0
        for village in names or [tambon]:
            own = [r for r in here if not names or r["village"] == village or r["scope"] == "tambon"]
            own_ids = {id(r) for r in own}
            bare_ids = {id(r) for r in here if r["village"] is None and r["scope"] is None}
            fits = [
                what
                for a, b, what in pairs
                if {id(a), id(b)} <= own_ids
                or (id(a) in own_ids and id(b) in bare_ids)
                or (id(b) in own_ids and id(a) in bare_ids)
            ]
            fits = [what for what in fits if what != "parallel"]
            agencies = sorted({r["agency"] for r in own})
            covered = ["possibly_covered"] if bare_ids else []
            villages[village] = (
                first_of(fits + by_agencies(agencies) + covered + waiting),
                ";".join(agencies),
                len(own),
            )
            supported += bool(own)
            for two in combinations(agencies, 2):
                shared[two] += 1
        agencies = sorted({r["agency"] for r in here})
        status = first_of([what for *_, what in pairs] + by_agencies(agencies) + waiting)
        total = len(names) or 1
        tambons[tambon] = (status, ";".join(agencies), total, supported, supported / total)
    baht = sum(r["amount"] or 0 for r in records if id(r) in in_duplicate)
    return villages, tambons, {two: (shared[two], dict(counts)) for two, counts in pair_counts.items()}, baht
