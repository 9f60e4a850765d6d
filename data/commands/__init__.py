"""The sub-commands of `python -m data`, one file each."""
