"""The language in which a command speaks: Thai unless asked otherwise."""

import argparse


def add_language(parser: argparse.ArgumentParser) -> None:
    """Offer `--lang`."""
    parser.add_argument("--lang", choices=("th", "en"), default="th", help="language of the messages")


def say(options: argparse.Namespace, th: str, en: str) -> None:
    """Print one line in the chosen language."""
    print(en if options.lang == "en" else th)
