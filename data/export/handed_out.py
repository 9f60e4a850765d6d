"""A table that is about to leave, with every value its file needs: it is made later, maybe in another thread."""

from dataclasses import dataclass, replace

import pandas as pd

from agencies.registry import Registry
from data.export.about import About
from data.export.areas import AreaFormat, areas_bytes, described, with_shapes
from data.export.place_names import with_place_names
from data.export.private import withheld, without_few_people
from data.export.terms import label
from data.export.workbook import workbook
from data.tables import csv_bytes
from geo.boundaries import Boundaries
from geo.register import Register


@dataclass(frozen=True)
class HandedOut:
    """table, and what is said of it. places: the register that names the places beside the codes; None where the
    table has their names already."""

    table: pd.DataFrame
    about: About
    registry: Registry
    places: Register | None = None

    def csv(self) -> bytes:
        """The table as CSV, IDs as they are."""
        return csv_bytes(self._ready()[0])

    def excel(self) -> bytes:
        """The table as a workbook that explains itself."""
        return workbook(*self._ready(), self.registry)

    def areas(self, boundaries: Boundaries, kind: AreaFormat) -> bytes:
        """The table with the shapes of its tambons."""
        table, about = self._ready()
        return areas_bytes(with_shapes(table, boundaries), "tambons", kind, described(about, boundaries))

    def _ready(self) -> tuple[pd.DataFrame, About]:
        """With the names of its places and without what may not leave; what was withheld is said."""
        table, number = without_few_people(self.table, self.registry)
        language = self.about.language
        told = ((label("note", language), withheld(number, language)),) if number else ()
        if self.places is not None:
            table = with_place_names(table, self.places, language)
        return table, replace(self.about, facts=(*self.about.facts, *told))
