#!/usr/bin/env python3
"""Gives the program every input of tests/cli/hostile and prints, as Markdown, what became of each.

    bench/hostile_input.py [--program build/release/gongkai] [--only TEXT] [--seconds 150]

Ends with 1 when a refusal took 2 s of CPU or 256 MB and more, said more or less than one line, or a run ended in
another way than with an exit code of its own. The table stands in docs/hostile-input.md.
"""
import argparse
import os
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/cli"))
from hostile import REFUSED, READ, archives, measure, office, pages, places, texts  # noqa: E402

MOST_SECONDS, MOST_MEGABYTES = 2, 256


def written(one, folder):
    """Made in a process of its own, whose memory must not count as the program's."""
    child = os.fork()
    if child == 0:
        one.write(folder)
        os._exit(0)
    os.waitpid(child, 0)
    return folder / one.name


def check(path, options):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return measure.run(options.program, ["report", "check", "--format", "jsonl", str(path)], options.seconds, environment)


def verdict(run, expected):
    """What is wrong with the run; empty when nothing is."""
    refusals = [line for line in run.lines if line.startswith("错误")]
    if run.code not in (0, 1, 2):
        return f"ended with {run.code}"
    if expected == REFUSED and run.code != 2:
        return f"read, code {run.code}"
    if expected == READ and run.code == 2:
        return "refused"
    if run.code == 2 and not refusals:
        return f"{len(run.lines)} lines, none says why"
    # What is within the limits may take its time; LibreOffice takes a second to start.
    held_to_bars = run.code == 2 and (expected == REFUSED or "拒绝读取" in refusals[0])
    if held_to_bars and run.cpu > MOST_SECONDS:
        return "slow"
    if held_to_bars and run.megabytes > MOST_MEGABYTES:
        return "large"
    return ""


def report_run(name, run, expected):
    wrong = verdict(run, expected)
    said = run.lines[0].split("：", 2)[-1].replace(tempfile.gettempdir(), "") if run.lines else ""
    ending = {0: "read", 1: "read, errors found", 2: "refused"}.get(run.code, f"**{run.code}**")
    print(f"| {name} | {ending} | {said[:70].replace('|', ' ')} | {run.seconds:.2f} | {run.cpu:.2f} | {run.megabytes:.0f} |"
          + (f" **{wrong}**" if wrong else ""), flush=True)
    return not wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", default=str(ROOT / "build/release/gongkai"))
    arguments.add_argument("--only", default="")
    arguments.add_argument("--seconds", type=float, default=150)
    options = arguments.parse_args()

    print("| input | outcome | first line | seconds | of CPU | MB |\n|---|---|---|---|---|---|")
    good = True
    for family in (texts, archives, office, pages):
        for one in family.inputs():
            if options.only in one.name:
                with tempfile.TemporaryDirectory() as folder:
                    run = check(written(one, pathlib.Path(folder)), options)
                    good &= report_run(one.name, run, one.expected)
    for name, make, refused in places.PLACES:
        if options.only in name:
            with tempfile.TemporaryDirectory() as folder:
                good &= report_run(name, check(make(pathlib.Path(folder)), options), REFUSED if refused else None)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
