"""The page of agencies: profile of each, pairs, and sets of agencies that meet."""
