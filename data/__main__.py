"""The command line: `python -m data assess | export | import | boundaries | register …`."""

import argparse
import importlib
import sys
from typing import NoReturn

from data.errors import USER_ERRORS

NOTHING_DONE = 2
_COMMANDS = {
    "assess": ("assess", "add_parser"),
    "export": ("export", "add_parser"),
    "import": ("intake", "add_parser"),
    "boundaries": ("places", "add_parsers"),
    "register": ("places", "add_parsers"),
}
"""For each command its module in data.commands, and what there registers it."""


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(NOTHING_DONE, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit code: its own, or 2 with one line when nothing could be done."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak cp1252
    parser = _OneLineParser(prog="python -m data", description="Son Roi without a browser")
    commands = parser.add_subparsers(required=True, metavar="command", parser_class=_OneLineParser)
    arguments = sys.argv[1:] if arguments is None else arguments
    _register(commands, arguments[0] if arguments else "")
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except USER_ERRORS as error:
        print(error.en if options.lang == "en" else error.th, file=sys.stderr)
        return NOTHING_DONE


def _register(commands: argparse._SubParsersAction, wanted: str) -> None:
    """Only the command wanted is loaded, since some take a second; all of them where it is none, for the help."""
    for module, register in dict.fromkeys([_COMMANDS[wanted]] if wanted in _COMMANDS else _COMMANDS.values()):
        getattr(importlib.import_module(f"data.commands.{module}"), register)(commands)


if __name__ == "__main__":
    sys.exit(main())
