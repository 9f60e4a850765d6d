"""Single records."""
