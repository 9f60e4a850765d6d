"""A PostgreSQL server of its own for the tests: a new folder, a free port of this computer, gone at the end."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "max_connections": "200",
    "log_min_messages": "warning",
}


def do_without(reason: str) -> NoReturn:
    """Skip the test, or fail it where a server is required."""
    if os.environ.get("SONROI_REQUIRE_POSTGRESQL"):
        pytest.fail(reason)
    pytest.skip(reason)


def server_programs() -> Path:
    """The folder of initdb and pg_ctl."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()))
    for folder in folders:
        if shutil.which("initdb", path=folder) and shutil.which("pg_ctl", path=folder):
            return folder
    do_without("no PostgreSQL server is installed (initdb and pg_ctl not found)")


def _unprivileged() -> dict[str, object]:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 (not on Windows)

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    do_without("PostgreSQL does not run as root, and there is no user postgres or nobody")


@contextmanager
def running_server() -> Iterator[str]:
    """The address of the database of a new server."""
    programs, person = server_programs(), _unprivileged()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = Path(tempfile.mkdtemp(prefix="sonroi-postgresql-"))
    if person:
        os.chown(home, person["user"], person["group"])

    def run(program: str, *options: str) -> None:
        with (home.parent / f"{home.name}.log").open("ab") as log:
            command = [shutil.which(program, path=programs), "-D", str(home), *options]
            subprocess.run(command, check=True, stdout=log, stderr=log, timeout=60, cwd=home, **person)

    try:
        run("initdb", "-U", "sonroi", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        flags = " ".join(f"-c {name}={value or repr('')}" for name, value in {**SETTINGS, "port": port}.items())
        run("pg_ctl", "start", "-w", "-o", flags)
        try:
            yield f"postgresql://sonroi:secret@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)
        (home.parent / f"{home.name}.log").unlink(missing_ok=True)
