"""What the commands choose alike: the registry, who has reported, the criterion, and the years."""

import argparse
from pathlib import Path

from agencies.overlap import KEYS
from agencies.records import FISCAL_YEARS
from agencies.registry import DEFAULT_REGISTRY


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Let a command take them."""
    parser.add_argument("--registry", type=Path, default=DEFAULT_REGISTRY, help="TOML; else the built-in registry")
    parser.add_argument("--reports", type=Path, help="CSV agency,fiscal_year,province_code: who has reported")
    parser.add_argument("--criterion", type=criterion_keys, default=frozenset(KEYS), help="default: " + ",".join(KEYS))
    parser.add_argument("--window", type=window_years, default=0, help="years apart that still count as the same")
    parser.add_argument("--years", type=fiscal_years, help="Buddhist fiscal years, such as 2550-2551,2553")


def criterion_keys(text: str) -> frozenset[str]:
    """The keys named in "area,function". Raises ArgumentTypeError when none or an unknown one is named."""
    keys = {part.strip() for part in text.split(",") if part.strip()}
    if not keys or keys - set(KEYS):
        raise argparse.ArgumentTypeError(f"choose from {', '.join(KEYS)}, not “{text}”")
    return frozenset(keys)


def window_years(text: str) -> int:
    """A whole number of years from 0. Raises ArgumentTypeError otherwise."""
    if not text.isdecimal() or int(text) > 100:
        raise argparse.ArgumentTypeError(f"give a whole number of years from 0 to 100, not “{text}”")
    return int(text)


def fiscal_years(text: str) -> frozenset[int]:
    """The years of "2550-2551,2553". Raises ArgumentTypeError when a part is no Buddhist year or range of them."""
    years: set[int] = set()
    for part in text.split(","):
        first, _, last = (end.strip() for end in part.partition("-"))
        last = last or first
        if not (_is_year(first) and _is_year(last) and int(first) <= int(last)):
            raise argparse.ArgumentTypeError(f"give Buddhist years such as 2550-2551,2553, not “{text}”")
        years |= set(range(int(first), int(last) + 1))
    return frozenset(years)


def _is_year(text: str) -> bool:
    return text.isdecimal() and FISCAL_YEARS[0] <= int(text) <= FISCAL_YEARS[1]
