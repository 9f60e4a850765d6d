"""Records and register as whole numbers, so that overlap is array arithmetic.

Positions count from 0; -1 stands for *unknown* or *none*. Nothing is judged here: what the numbers mean is in
`definition.py`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from agencies.distinct import Distinct
from agencies.records import WHOLE_TAMBON, Areas
from agencies.registry import EVERYONE, Registry

NONE = -1


@dataclass(frozen=True)
class Vocabulary:
    """The registry as arrays; agencies in the order of their IDs, functions and groups in the order of the file.

    step: 0 where a function is no step. step and joint end with an entry for *unknown*, which position -1 reaches.
    """

    agencies: list[str]
    functions: list[str]
    target_groups: list[str]
    step: np.ndarray
    joint: np.ndarray
    everyone: int

    @classmethod
    def of(cls, registry: Registry) -> Self:
        """The arrays of a registry."""
        functions = registry.functions.values()
        groups = list(registry.target_groups)
        return cls(
            agencies=sorted(registry.agencies),
            functions=list(registry.functions),
            target_groups=groups,
            step=np.array([*(function.step or 0 for function in functions), 0], dtype=np.int16),
            joint=np.array([*(function.joint for function in functions), False]),
            everyone=groups.index(EVERYONE) if EVERYONE in groups else len(groups),
        )


@dataclass(frozen=True)
class Layout:
    """The register as positions. A tambon without villages (a city) has one village row, under its own code.

    village_code, village_tambon (position of its tambon): by village. tambon_code, province_code, is_city,
    villages (how many, a city counting one): by tambon.
    """

    village_code: np.ndarray
    village_tambon: np.ndarray
    tambon_code: np.ndarray
    province_code: np.ndarray
    is_city: np.ndarray
    villages: np.ndarray

    @classmethod
    def of(cls, areas: Areas) -> Self:
        """The positions of a register; villages in the order of tambon and village code."""
        tambons = areas.tambons.sort_values("tambon_code")
        codes = pd.Index(tambons["tambon_code"])
        is_city = np.bincount(codes.get_indexer(areas.villages["tambon_code"]), minlength=len(codes)) == 0
        cities = pd.DataFrame({"village_code": codes[is_city], "tambon_code": codes[is_city]})
        villages = pd.concat([areas.villages[["village_code", "tambon_code"]], cities])
        villages = villages.sort_values(["tambon_code", "village_code"])
        village_tambon = codes.get_indexer(villages["tambon_code"])
        return cls(
            village_code=villages["village_code"].to_numpy(object),
            village_tambon=village_tambon,
            tambon_code=codes.to_numpy(object),
            province_code=tambons["province_code"].to_numpy(object),
            is_city=is_city,
            villages=np.bincount(village_tambon, minlength=len(codes)),
        )

    def of_tambons(self, here: np.ndarray) -> Self:
        """Only these tambons (true where one stays) and their villages, counted anew."""
        stays = here[self.village_tambon]
        return type(self)(
            village_code=self.village_code[stays],
            village_tambon=(np.cumsum(here) - 1)[self.village_tambon[stays]],
            **{name: getattr(self, name)[here] for name in ("tambon_code", "province_code", "is_city", "villages")},
        )

    @cached_property
    def tambon_texts(self) -> pd.api.extensions.ExtensionArray:
        """The codes of the tambons as a column of text."""
        return pd.array(self.tambon_code, dtype="str")

    @cached_property
    def village_texts(self) -> pd.api.extensions.ExtensionArray:
        """The codes of the villages as a column of text."""
        return pd.array(self.village_code, dtype="str")

    def awaits(self, provinces: Collection[str]) -> np.ndarray:
        """For each tambon whether it is in one of these provinces."""
        of_tambon, known = self._provinces
        return np.isin(known, list(provinces))[of_tambon]

    @cached_property
    def _provinces(self) -> tuple[np.ndarray, np.ndarray]:
        return pd.factorize(self.province_code)


@dataclass(frozen=True)
class Coded:
    """Records as columns of positions, all of one length, in the smallest kind of number that holds them.

    village: NONE where the record names only the tambon. whole: it is meant for the whole tambon. year: Buddhist.
    """

    tambon: np.ndarray
    village: np.ndarray
    agency: np.ndarray
    whole: np.ndarray
    function: np.ndarray
    target: np.ndarray
    fund: np.ndarray
    year: np.ndarray
    funded_by: np.ndarray

    def __len__(self) -> int:
        return len(self.tambon)

    def take(self, positions: np.ndarray) -> Self:
        """The records at these positions (or where a mask is true), in their order."""
        at = np.flatnonzero(positions) if positions.dtype == bool else positions
        return type(self)(*(getattr(self, field.name).take(at) for field in fields(self)))


def code_records(records: pd.DataFrame, layout: Layout, vocabulary: Vocabulary) -> Coded:
    """The good records of `records.check_records` as positions."""
    return Coded(
        tambon=positions(records["tambon_code"], layout.tambon_code),
        village=positions(records["village_code"], layout.village_code),
        agency=positions(records["agency"], vocabulary.agencies),
        whole=records["scope"].eq(WHOLE_TAMBON).to_numpy(bool),
        function=positions(records["function"], vocabulary.functions),
        target=positions(records["target_group"], vocabulary.target_groups),
        fund=_fund_positions(records["fund_name"]),
        year=records["fiscal_year"].fillna(NONE).to_numpy(np.int32),
        funded_by=positions(records["funded_by"], vocabulary.agencies),
    )


def positions(values: pd.Series, known: Sequence[str] | np.ndarray) -> np.ndarray:
    """For each text its position among the known, NONE where it is not."""
    column = Distinct.of(values)
    of_value = pd.Index(known, dtype="str").get_indexer(pd.Index(column.texts))
    return of_value.astype(np.min_scalar_type(-len(known) - 1))[column.of_row]


def _fund_positions(names: pd.Series) -> np.ndarray:
    """Funds by name, whatever the form of its letters and the spaces in it."""
    column = Distinct.of(names)
    alike = column.texts.str.normalize("NFC").str.split().str.join(" ")
    of_value, _ = pd.factorize(alike.where(alike.ne("")))
    return of_value.astype(np.int32)[column.of_row]
