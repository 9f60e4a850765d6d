"""The database under the store: its tables, how it is opened, and what is read from and written to it."""
