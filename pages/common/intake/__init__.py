"""The page on which a clerk brings in an agency's list, step by step."""
