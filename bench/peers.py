#!/usr/bin/env python3
"""Reading and checking a page with this program beside extracting its tables alone with lxml and with cheerio.

    bench/peers.py [--build build/release]

Both warm in one process (medians of 200) and as whole processes (medians of 30). The peers are no part of the product:
they are installed here, lxml as a Debian package and cheerio into build/peers; one that cannot be had is left out and
said so. Prints Markdown rows.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "build" / "peers"
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's packages are for
RUNS_INSIDE = 200
RUNS_WHOLE = 30


def works(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                          env={**os.environ, "PEERS": str(PEERS)}).returncode == 0


def has_lxml():
    return works(SYSTEM_PYTHON, "-c", "import lxml.html")


def install_lxml():
    command = ["apt-get", "install", "-y", "--no-install-recommends", "--no-remove", "python3-lxml"]
    if os.geteuid() != 0:
        command.insert(0, "sudo")
    return has_lxml() or (shutil.which(command[0]) is not None and works(*command) and has_lxml())


def install_cheerio():
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    PEERS.mkdir(parents=True, exist_ok=True)
    there = (PEERS / "node_modules" / "cheerio").exists()
    return there or works("npm", "install", "--prefix", str(PEERS), "--no-audit", "--no-fund", "cheerio@1.0.0")


def whole(command):
    """Median milliseconds of a whole process; exit codes 0 and 1 are good."""
    seconds = []
    for _ in range(RUNS_WHOLE):
        begin = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
                              env={**os.environ, "PEERS": str(PEERS)})
        seconds.append(time.perf_counter() - begin)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())
    return statistics.median(seconds) * 1000


def inside(command):
    """Median microseconds, as the peer's own program measures them."""
    done = subprocess.run([*command, str(RUNS_INSIDE)], capture_output=True, text=True, check=True,
                          env={**os.environ, "PEERS": str(PEERS)})
    return float(done.stdout)


def own_inside(build, folder):
    """Name -> median microseconds of reading and checking, of report_bench, which leaves its files in `folder`."""
    done = subprocess.run([str(build / "bench" / "report_bench"), "--write", str(folder)], capture_output=True, text=True, check=True)
    rows = re.findall(r"^\| (\S+) \| \d+ \| [^|]+ \| [^|]+ \| (\d+) µs", done.stdout, re.MULTILINE)
    return {name: float(median) for name, median in rows}


def print_row(what, page, in_process, process):
    print(f"| {page} | {what} | {in_process / 1000:.2f} ms | {process:.1f} ms |", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--build", default=str(ROOT / "build/release"), type=pathlib.Path)
    build = arguments.parse_args().build
    peers = {"lxml, table alone": [SYSTEM_PYTHON, str(ROOT / "bench/peers/table_with_lxml.py")] if install_lxml() else None,
             "cheerio, table alone": ["node", str(ROOT / "bench/peers/table_with_cheerio.js")] if install_cheerio() else None}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own = own_inside(build, folder)
        print("| page | what | warm, in one process | whole process |\n|---|---|---|---|")
        for page in ("site-html.html", "word-html.htm"):
            file = str(folder / page)
            print_row("gongkai, read and checked", page, own[pathlib.Path(page).stem],
                      whole([str(build / "gongkai"), "report", "check", file]))
            for peer, command in peers.items():
                if command is None:
                    print(f"| {page} | {peer} | not to be had here | |")
                else:
                    print_row(peer, page, inside([*command, file]), whole([*command, file]))


if __name__ == "__main__":
    main()
