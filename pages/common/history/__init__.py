"""Imports made, and who has reported."""
