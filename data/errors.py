"""What can be wrong with a file, and every error that is told to the user in one sentence."""

from agencies.records import RecordsError
from agencies.registry import RegistryError
from agencies.reports import ReportsError
from geo.errors import PlaceError


class FileError(ValueError):
    """A file that cannot be read or written; `th` and `en` each hold one sentence for the user."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


USER_ERRORS = (FileError, PlaceError, RecordsError, RegistryError, ReportsError)
"""Errors with `th` and `en`; anything else is a fault of the program."""
