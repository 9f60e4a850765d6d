"""What stands beside a map that leaves the screen: one entry a colour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LegendEntry:
    """label: what the colour means. colour: #RRGGBB. mark: "hatch", "backhatch", "dots" or "" for none. dashed: the
    outline. count: how many, as it is to be written ("" where nothing is counted).
    """

    label: str
    colour: str
    mark: str = ""
    dashed: bool = False
    count: str = ""
