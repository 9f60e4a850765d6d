"""What may not be shown of sensitive target groups: small numbers below the tambon, and nothing of it in a hall."""

import pandas as pd

from agencies.registry import Registry

FEWEST_SHOWN = 10


def is_sensitive(records: pd.DataFrame, registry: Registry) -> pd.Series:
    """Which records are for a sensitive target group."""
    return records["target_group"].isin(list(registry.sensitive))


def hides_people(records: pd.DataFrame, registry: Registry) -> pd.Series:
    """Which records' number of people must not be shown: under FEWEST_SHOWN, sensitive, and naming a village."""
    few = records["people"].lt(FEWEST_SHOWN).fillna(False).astype(bool)
    return is_sensitive(records, registry) & few & records["village_code"].ne("")
