"""The definitions of the ladder a second time, in plain Python: for the registry of `test_ladder.OWN` alone.

It shares no code with `agencies.ladder`. Records are dictionaries of what a list says; "" is unknown.
"""

from collections import Counter, defaultdict

STEPS = {"talk": 1, "talk_more": 1, "pay": 3, "lend": 3, "watch": 12}


def naive_taken(rows):
    cells = defaultdict(list)
    for row in rows:
        if row["function"] in STEPS:
            key = (row["area_code"][:6], STEPS[row["function"]], row["fiscal_year"] or None, row["agency"])
            cells[key].append(row)
    found = {}
    for key, members in cells.items():
        amounts = [float(row["amount_baht"]) for row in members if row["amount_baht"] != ""]
        found[key] = (
            ";".join(sorted({row["area_code"] for row in members if len(row["area_code"]) == 8})),
            any(row["scope"] == "tambon" for row in members),
            any(len(row["area_code"]) == 6 and not row["scope"] for row in members),
            all(row["function"] == "pay" for row in members),
            len(members),
            sum(amounts) if amounts else None,
        )
    return found


def naive_fund(rows, tambon, span, until):
    here = [r for r in rows if r["area_code"][:6] == tambon and (r["function"] in {"pay", "found"} or r["fund_name"])]
    years = [row["fiscal_year"] for row in here]
    past = [year for year in years if year and year <= until]
    if any(until - year < span for year in past):
        status = "alive"
    elif "" in years:
        status = "unknown_year"
    else:
        status = "asleep" if past else "later" if years else "never"
    return status, max(past, default=None)


def naive_row(rows, tambon):
    on = [row for row in rows if row["function"] in STEPS]
    here = [row for row in on if row["area_code"][:6] == tambon]
    done = sorted({STEPS[row["function"]] for row in here})
    following = next((step for step in (1, 3, 12) if step not in done), None)
    counts = Counter(row["agency"] for row in on if STEPS[row["function"]] == following)
    twice, joint = [], []
    for step in done:
        members = [row for row in here if STEPS[row["function"]] == step]
        if len({row["agency"] for row in members}) > 1:
            (joint if all(row["function"] == "pay" for row in members) else twice).append(step)
    return (
        ";".join(map(str, done)),
        following,
        ";".join(sorted(counts, key=lambda agency: (-counts[agency], agency))),
        ";".join(map(str, twice)),
        ";".join(map(str, joint)),
        bool(done and following and max(done) > following),
    )
