"""The cells of every table of a page, by lxml and nothing else.  table_with_lxml.py FILE [RUNS]: microseconds of the median."""

import statistics
import sys
import time

import lxml.html


def tables(page):
    tree = lxml.html.fromstring(page)
    return [[["".join(cell.itertext()).strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]
            for table in tree.iter("table")]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        page = file.read()
    seconds = []
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        begin = time.perf_counter()
        found = tables(page)
        seconds.append(time.perf_counter() - begin)
        assert any(row for table in found for row in table)
    print(statistics.median(seconds) * 1e6)


main()
