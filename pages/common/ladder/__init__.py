"""The ladder: its board, controls, figures and files."""
