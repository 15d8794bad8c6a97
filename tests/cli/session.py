"""Runs gongkai for the tests of the command line, always with the same surroundings."""
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("GONGKAI", str(ROOT / "build/release/gongkai"))
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


def surroundings(**more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return {**kept, "TZ": "Asia/Shanghai", "TERM": "xterm", **more}


def gongkai(*arguments, folder=ROOT, timeout=120, **environment):
    """Runs the program with pipes; gives exit code, stdout and stderr as text."""
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, env=surroundings(**environment), timeout=timeout,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
