"""The hall view: what a facilitator projects before the agencies, slide by slide."""
