"""Rows as agencies write them: places of a register with seeded slips, and what was meant."""

import random

import pandas as pd

_LETTERS = "กขคงจชซดตถทนบปผพฟมยรลวสหอะาิีึืุูเแโใไ่้๊ั็์"
_MARKS = "่้๊๋์็"
PARTS = ("amphoe", "tambon", "village", "moo", "place")


def noisy_rows(register, province, length, seed):
    """PARTS as written, spoken (amphoe, tambon, village, moo as they were written, without the words around them),
    meant (area_code) and kind of slip."""
    dice = random.Random(seed)
    villages = register.villages.merge(register.tambons.drop(columns="villages"), on="tambon_code", suffixes=("", "_t"))
    chosen = villages[villages["province_code"].eq(province)].sample(length, replace=True, random_state=seed)
    amphoes = sorted(chosen["amphoe_th"].unique())
    columns = ("village_code", "tambon_code", "moo", "name_th", "name_th_t", "amphoe_th")
    return pd.DataFrame(
        [_row(dice, amphoes, values) for values in zip(*(chosen[column] for column in columns), strict=True)]
    )


def _row(dice, amphoes, values):
    village_code, tambon_code, moo, village, tambon, amphoe = values
    said = {"amphoe": amphoe, "tambon": tambon, "village": village, "moo": str(moo)}
    kind = dice.choices(list(SLIPS), [weight for weight, _ in SLIPS.values()])[0]
    SLIPS[kind][1](dice, said, amphoes)
    meant = tambon_code if not said["village"] and not said["moo"] else village_code
    return dict.fromkeys(PARTS, "") | _written(dice, said) | {"spoken": said, "meant": meant, "kind": kind}


def _written(dice, said):
    moo, village, tambon, amphoe = (said[part] for part in ("moo", "village", "tambon", "amphoe"))
    style = dice.random()
    if style < 0.4:
        return said
    if style < 0.6:
        number = f"หมู่ {moo} " if moo else ""
        return {"amphoe": amphoe and f"อ.{amphoe}", "tambon": f"ต.{tambon}", "village": number + village}
    parts = (moo and f"ม.{moo}", village, f"ต.{tambon}", amphoe and f"อ.{amphoe}", "จ.ขอนแก่น")
    return {"place": " ".join(part for part in parts if part)}


def _typo(dice, text):
    place, slip = dice.randrange(len(text)), dice.random()
    middle = "" if slip < 0.3 else dice.choice(_LETTERS)
    return text[:place] + middle + text[place + (slip < 0.7) :] or text


def _slip(*parts):
    def slip(dice, said, amphoes):
        for part in parts:
            said[part] = _typo(dice, said[part])

    return slip


def _without(*parts):
    return lambda dice, said, amphoes: said.update(dict.fromkeys(parts, ""))


def _without_marks(dice, said, amphoes):
    for part in ("amphoe", "tambon", "village"):
        said[part] = "".join(letter for letter in said[part] if letter not in _MARKS)


SLIPS = {
    "none": (20, lambda dice, said, amphoes: None),
    "village": (10, _slip("village")),
    "tambon": (10, _slip("tambon")),
    "amphoe": (6, _slip("amphoe")),
    "village and tambon": (5, _slip("village", "tambon")),
    "tone marks": (8, _without_marks),
    "another moo": (8, lambda dice, said, amphoes: said.update(moo=str(dice.randint(1, 20)))),
    "another amphoe": (8, lambda dice, said, amphoes: said.update(amphoe=dice.choice(amphoes))),
    "no moo": (12, _without("moo")),
    "no amphoe": (6, _without("amphoe")),
    "no name": (4, _without("village")),
    "only tambon": (3, _without("village", "moo")),
}
"""For each kind of slip how often it is made among hundred, and how."""
