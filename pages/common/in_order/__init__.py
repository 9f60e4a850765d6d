"""Part of the page of the ladder: duplicated steps in order instead of side by side."""
