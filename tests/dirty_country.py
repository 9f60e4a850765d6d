"""The places that dirty lists are made of: one province of the register in full, and a sample of the others."""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from geo import gazetteer
from geo.register import Register
from tests.dirty_spelling import key

_ELSEWHERE = 3_000


@dataclass(frozen=True)
class Village:
    code: str
    moo: int
    name: str
    tambon: "Tambon"

    @cached_property
    def key(self) -> str:
        return key(self.name)

    @cached_property
    def bare(self) -> str:
        return self.name.removeprefix("บ้าน")


class Tambon:
    """A tambon with its amphoe and villages."""

    def __init__(self, code: str, name: str, amphoe: str, amphoe_code: str, province: str) -> None:
        self.code, self.name, self.amphoe, self.amphoe_code, self.province = code, name, amphoe, amphoe_code, province
        self.villages: list[Village] = []

    @cached_property
    def keys(self) -> set[str]:
        return {village.key for village in self.villages}

    @cached_property
    def twins(self) -> list[Village]:
        """Villages whose name another one here bears."""
        often = Counter(village.key for village in self.villages)
        return [village for village in self.villages if often[village.key] > 1]

    @cached_property
    def unmistakable(self) -> list[Village]:
        twins = {village.code for village in self.twins}
        return [village for village in self.villages if village.code not in twins]


class Province:
    """amphoes: its tambons by amphoe code. former: amphoe code and key of tambons that are no more but were. foreign:
    villages of other provinces, under amphoes that this one has no like of."""

    def __init__(self, register: Register, code: str, rng: random.Random) -> None:
        own = register.tambons["province_code"].eq(code)
        self.tambons = _tambons(register, register.tambons[own])
        self.amphoes: dict[str, list[Tambon]] = {}
        for tambon in self.tambons:
            self.amphoes.setdefault(tambon.amphoe_code, []).append(tambon)
        self.amphoe_names = {code: tambons[0].amphoe for code, tambons in self.amphoes.items()}
        self.amphoe_keys = {key(name) for name in self.amphoe_names.values()} | {"เมือง"}
        self.tambon_keys = {key(tambon.name) for tambon in self.tambons}
        self.former = _former(code)
        others = register.tambons[~own & register.tambons["villages"].gt(0)]
        sample = others.sample(min(_ELSEWHERE, len(others)), random_state=rng.randrange(2**31))
        found = [tambon for tambon in _tambons(register, sample) if key(tambon.amphoe) not in self.amphoe_keys]
        self.foreign = [village for tambon in found for village in tambon.villages if village.name]


def _former(province: str) -> set[tuple[str, str]]:
    table = gazetteer.abolished_tambons()
    table = table[table["tambon_code"].str.startswith(province)]
    return {(code[:4], key(name)) for code, name in zip(table["tambon_code"], table["name_th"], strict=True)}


def _tambons(register: Register, table: pd.DataFrame) -> list[Tambon]:
    columns = ["tambon_code", "name_th", "amphoe_th", "amphoe_code", "province_th"]
    tambons = {row[0]: Tambon(*row) for row in table[columns].itertuples(index=False, name=None)}
    villages = register.villages[register.villages["tambon_code"].isin(list(tambons))]
    for code, tambon, moo, name in villages[["village_code", "tambon_code", "moo", "name_th"]].itertuples(
        index=False, name=None
    ):
        tambons[tambon].villages.append(Village(code, int(moo), name, tambons[tambon]))
    return list(tambons.values())
