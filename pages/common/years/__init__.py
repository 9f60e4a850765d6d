"""Year against year: two spans of fiscal years side by side."""
