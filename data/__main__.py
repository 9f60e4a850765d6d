"""The command line: `python -m data assess | import | boundaries | register …`."""

import argparse
import sys
from typing import NoReturn

from data.commands import assess, intake, places
from data.errors import USER_ERRORS

NOTHING_DONE = 2


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(NOTHING_DONE, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit code: its own, or 2 with one line when nothing could be done."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak cp1252
    parser = _OneLineParser(prog="python -m data", description="Son Roi without a browser")
    commands = parser.add_subparsers(required=True, metavar="command", parser_class=_OneLineParser)
    assess.add_parser(commands)
    intake.add_parser(commands)
    places.add_parsers(commands)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except USER_ERRORS as error:
        print(error.en if options.lang == "en" else error.th, file=sys.stderr)
        return NOTHING_DONE


if __name__ == "__main__":
    sys.exit(main())
