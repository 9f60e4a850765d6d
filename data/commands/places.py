"""`python -m data boundaries …` and `python -m data register …`: the places of the dashboard."""

import argparse
from pathlib import Path

from data import places
from data.commands.language import add_language, say
from data.download import downloaded, is_address


def add_parsers(commands: argparse._SubParsersAction) -> None:
    """Offer `boundaries install FILE_OR_URL`, `boundaries remove`, `register install FILE` and `register remove`."""
    actions = _actions(commands, "boundaries", "tambon boundaries on the map")
    install = _action(actions, "install", _install_boundaries, "GeoJSON, GeoPackage or zipped Shapefile of tambons")
    install.add_argument("source", metavar="FILE_OR_URL")
    _action(actions, "remove", _remove_boundaries, "go back to the approximate cells of Khon Kaen")

    actions = _actions(commands, "register", "villages and tambons with people")
    install = _action(actions, "install", _install_register, "CSV with the column village_code")
    install.add_argument("file", metavar="FILE", type=Path)
    install.add_argument("--people", metavar="FILE", type=Path, help="CSV: tambon_code and population or people")
    install.add_argument("--people-year", metavar="YEAR", type=int, help="Buddhist year of these people, such as 2564")
    _action(actions, "remove", _remove_register, "go back to the figures of Khon Kaen")


def _actions(commands: argparse._SubParsersAction, name: str, what: str) -> argparse._SubParsersAction:
    return commands.add_parser(name, help=what).add_subparsers(required=True, metavar="action")


def _action(actions: argparse._SubParsersAction, name: str, run: object, what: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=what)
    parser.set_defaults(run=run)
    add_language(parser)
    return parser


def _install_boundaries(options: argparse.Namespace) -> int:
    if is_address(options.source):
        with downloaded(options.source) as path:
            report = places.install_boundaries(path, source_name=options.source)
    else:
        path = Path(options.source)
        report = places.install_boundaries(path, source_name=path.name)
    print("\n".join(report.lines(options.lang)))
    return 0


def _install_register(options: argparse.Namespace) -> int:
    report = places.install_register(options.file, options.file.name, options.people, options.people_year)
    print("\n".join(report.lines(options.lang)))
    return 0


def _remove_boundaries(options: argparse.Namespace) -> int:
    if places.remove_boundaries():
        say(options, "นำแนวเขตที่ติดตั้งไว้ออกแล้ว", "The installed boundaries were removed.")
    else:
        say(options, "ไม่มีแนวเขตที่ติดตั้งไว้", "No boundaries were installed.")
    return 0


def _remove_register(options: argparse.Namespace) -> int:
    if places.remove_register():
        say(options, "นำทะเบียนพื้นที่ที่ติดตั้งไว้ออกแล้ว", "The installed register was removed.")
    else:
        say(options, "ไม่มีทะเบียนพื้นที่ที่ติดตั้งไว้", "No register was installed.")
    return 0
