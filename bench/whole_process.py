#!/usr/bin/env python3
"""Times whole runs of the release program: start, one file, a PDF beside pdftotext, each written format, and batches of
generated reports.

    bench/whole_process.py [--build build/release] [--counts 1000,10000,100000]

Prints Markdown rows: what, medians (or the one run) of time and of CPU, files a second, largest resident size. Figures go to
docs/performance.md with the machine they were taken on.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUNS = 50


def run(program, *arguments):
    """Seconds, CPU seconds with those of its children, and largest resident MB of one run; exit codes 0 and 1 are good."""
    begin = time.perf_counter()
    process = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    problem = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {problem.decode()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median_run(name, runs, *command):
    seconds, cpu, sizes = zip(*(run(*command) for _ in range(runs)))
    print(f"| {name} | {statistics.median(seconds) * 1000:.1f} ms | {statistics.median(cpu) * 1000:.1f} ms | – | "
          f"{max(sizes):.0f} MB |", flush=True)


def batch(program, folder, count):
    reports = folder / str(count)
    run(program, "sample", str(reports), "--count", str(count), "--seed", "1")
    seconds, cpu, size = run(program, "report", "check", str(reports), "--format", "jsonl", "-o", str(folder / "out.jsonl"))
    print(f"| check of {count} generated reports | {seconds:.1f} s | {cpu:.1f} s | {count / seconds:.0f} | {size:.0f} MB |", flush=True)
    shutil.rmtree(reports)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--build", default=ROOT / "build/release", type=pathlib.Path)
    arguments.add_argument("--counts", default="1000,10000")
    options = arguments.parse_args()
    program = str(options.build / "gongkai")
    text = str(next((ROOT / "samples").glob("*.txt")))

    print("| what | time | CPU | files a second | largest resident |\n|---|---|---|---|---|")
    median_run("`--version`", RUNS, program, "--version")
    median_run("`report check` of one text file", RUNS, program, "report", "check", text)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pdf = str(folder / "four-pages.pdf")
        run(str(options.build / "bench" / "pdf_bench"), "--write", pdf)
        median_run("`report check` of one four-page PDF", RUNS, program, "report", "check", pdf)
        median_run("`pdftotext -bbox` of the same", RUNS, "pdftotext", "-bbox", pdf, "/dev/null")
        for ending in ("html", "docx", "xlsx", "pdf"):
            median_run(f"`report write` of {ending}", 10, program, "report", "write", text, "-o", str(folder / f"out.{ending}"))
        for count in options.counts.split(","):
            batch(program, folder, int(count))


if __name__ == "__main__":
    main()
