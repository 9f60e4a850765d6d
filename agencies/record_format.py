"""What a support record looks like: its columns, and what may stand in them."""

COLUMNS = (
    "record_id",
    "agency",
    "unit",
    "area_code",
    "scope",
    "function",
    "target_group",
    "fund_name",
    "fiscal_year",
    "amount_baht",
    "people",
    "status",
    "funded_by",
    "note",
    "source",
)
REQUIRED = ("agency", "area_code")
WHOLE_TAMBON = "tambon"
STATUSES = ("planned", "approved", "disbursed")
BUDDHIST_ERA = 543
FISCAL_YEARS = (2400, 2700)
"""The first and last Buddhist year that a list may name."""
