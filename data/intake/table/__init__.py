"""Sheets → tables: the heading, what each column means, which rows are records."""
