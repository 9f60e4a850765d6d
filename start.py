"""Start Son Roi, or check it, on any machine with Python 3.11 or newer.

    python3 start.py          make .venv, install what is needed, serve the dashboard on this machine
    python3 start.py test     install the development tools too and run every check

Uses only the standard library, since nothing else is there yet.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def say(th: str, en: str) -> None:
    """Tell the user what happens, in Thai and English."""
    print(f"▸ {th} / {en}", flush=True)


def call(module: str, *arguments: str, output: int | None = None) -> int:
    """Run a module of the environment's Python in this folder; its exit code."""
    return subprocess.call([PYTHON, "-m", module, *arguments], cwd=HERE, stdout=output)


def make_environment() -> None:
    """Make `.venv` unless a working one is there."""
    if PYTHON.exists() and call("pip", "--version", output=subprocess.DEVNULL) == 0:
        return
    say("สร้างสภาพแวดล้อม .venv", "making .venv")
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            "สร้าง .venv ไม่ได้ เพราะ Python เครื่องนี้ไม่มี venv / this Python lacks venv: "
            f"sudo apt install python{version}-venv"
        )


def install(requirements: str) -> None:
    """Install a requirements file, unless just these versions were installed before (then no network is needed)."""
    listed = b"".join((HERE / name).read_bytes() for name in sorted({"requirements.txt", requirements}))
    wanted = hashlib.sha256(listed).hexdigest()
    stamp = ENVIRONMENT / f"installed-{requirements}.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"ติดตั้งแพ็กเกจจาก {requirements} ครั้งแรกใช้เวลาหลายนาที", f"installing {requirements}, the first time takes minutes")
    if call("pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements):
        sys.exit("ติดตั้งไม่สำเร็จ ตรวจอินเทอร์เน็ตแล้วลองใหม่ / installation failed; check the internet and try again")
    stamp.write_text(wanted)


def serve() -> int:
    """Serve the dashboard. `.streamlit/config.toml` keeps it on this machine; STREAMLIT_* variables override that."""
    say("เปิดแผนที่ที่เครื่องนี้ กด Ctrl+C เพื่อหยุด", "serving on this machine, Ctrl+C stops it")
    try:
        return call("pages.common.server", *sys.argv[1:])
    except KeyboardInterrupt:
        return 0


def check() -> int:
    """Run every check; the first that fails ends it."""
    install("requirements-dev.txt")
    checks = (
        ("ตรวจโค้ด", "lint", ("ruff", "check", ".")),
        ("ตรวจการจัดหน้าโค้ด", "format", ("ruff", "format", "--check", ".")),
        ("ทดสอบทั้งหมด รวมทั้งในเบราว์เซอร์จริง", "all tests, those in a real browser too", ("pytest", *sys.argv[2:])),
    )
    for th, en, command in checks:
        say(th, en)
        if code := call(*command):
            return code
    return 0


def main() -> int:
    """Do what the command line asks."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak cp1252
    if sys.version_info < OLDEST:
        sys.exit(f"ต้องใช้ Python 3.11 ขึ้นไป / Python 3.11 or newer is needed (this is {sys.version.split()[0]})")
    make_environment()
    install("requirements.txt")
    return check() if sys.argv[1:2] == ["test"] else serve()


if __name__ == "__main__":
    sys.exit(main())
