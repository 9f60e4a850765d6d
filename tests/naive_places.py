"""An oracle for villages within a tambon: the rules of matching written down row by row, with loops and no tables.

It knows exact names only; names that are near to one another must not occur in what it is asked.
"""


def answer(row, tambons, villages):
    """(outcome, area_code, score) of one row with amphoe, tambon, village and moo as bare texts ("" not said).

    tambons: {code: (amphoe, name)}; villages: {code: (tambon code, moo, name)}.
    """
    inside = [code for code, names in tambons.items() if names == (row["amphoe"], row["tambon"])]
    if len(inside) != 1:
        return "open", "", 0
    tambon = inside[0]
    own = sorted(code for code, village in villages.items() if village[0] == tambon)
    moo, name = row["moo"], row["village"]
    if not own or not (moo or name):
        return ("suggested", tambon, 70) if moo or name else ("exact", tambon, 100)
    numbered = [code for code in own if moo and villages[code][1] == int(moo)]
    named = [code for code in own if name and villages[code][2] == name]
    if moo and name:
        return _by_both(numbered, named)
    fitting = numbered if moo else named
    if not fitting:
        return "unknown", "", 0
    return ("exact" if len(fitting) == 1 else "suggested"), fitting[0], round(100 / len(fitting))


def _by_both(numbered, named):
    if numbered and numbered[0] in named:
        return "exact", numbered[0], 100
    if len(named) == 1:
        return "suggested", named[0], 60
    if numbered:
        return "suggested", numbered[0], 50
    return ("suggested", named[0], min(60, round(100 / len(named)))) if named else ("unknown", "", 0)
