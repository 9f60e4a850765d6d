"""The years that a text naming several of them may mean, for the clerk to choose from."""

import re

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_CENTURY = 2500
_LONGEST_SPAN = 10


def years_named(text: str) -> list[str]:
    """The Buddhist years of a text such as "50-51", "2550/51" or "2549, 2551"; of two, those between as well."""
    found = [int(number) for number in re.findall(r"\d{4}|\d{2}", text.translate(_DIGITS))]
    years = sorted({_CENTURY + year if year < 100 else year for year in found})
    if len(years) == 2 and years[1] - years[0] <= _LONGEST_SPAN:
        years = list(range(years[0], years[1] + 1))
    return [str(year) for year in years]
