#!/usr/bin/env python3
"""Measures what a person waits for while a report is written, and how fast reports are loaded.

    bench/drafting.py [--program build/release/gongkai] [--reports 10000]

Serves a demo county and sends a whole report to the checking address 200 times (median and 99 of 100); then loads generated reports
into the same SQLite store: reports a second, and of processor time. Figures go to docs/performance.md.
"""
import argparse
import http.client
import os
import re
import statistics
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "gongkai-demo"
TIMES = 200


class Demo:
    def __init__(self, program, data):
        self.server = subprocess.Popen([program, "demo", "--data", data, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.server.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found.group(1))
                break

    def ask(self, method, path, form=None, cookie=""):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urllib.parse.urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def processor_time(self):
        user, system = Path(f"/proc/{self.server.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.server.terminate()
        self.server.wait()


def check_while_typing(demo):
    answer, _ = demo.ask("POST", "/sign-in", {"login": "request-officer", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    _, start = demo.ask("GET", "/office", cookie=cookie)
    office = re.search(r'href="(/office/[^/"]+)"', start)
    if not office:
        answer, _ = demo.ask("GET", "/office", cookie=cookie)
        office = re.match(r"(/office/[^/]+)", answer.headers["Location"])
    year = time.gmtime().tm_year - 1
    path = f"{office.group(1)}/report/{year}"
    _, page = demo.ask("GET", path, cookie=cookie)
    form = dict(re.findall(r'name="(t[234]\.[^"]+)" value="([^"]*)"', page))
    form = {cell: value or "0" for cell, value in form.items()}
    form["csrf"] = re.search(r'name="csrf" value="([^"]*)"', page).group(1)
    form["part-0"] = "2025年收到政府信息公开申请24件，其中自然人申请20件。主动公开政府信息396条。" * 20
    form["part-4"] = "存在的主要问题：一是公开不及时。改进情况：明确专人负责。" * 10
    form["part-5"] = "本年度收取信息处理费0元，没有其他需要报告的事项。"
    took = []
    before = demo.processor_time()
    for _ in range(TIMES):
        begin = time.perf_counter()
        answer, _ = demo.ask("POST", path + "/check", form, cookie)
        took.append((time.perf_counter() - begin) * 1000)
        assert answer.status == 200, answer.status
    took.sort()
    cpu = (demo.processor_time() - before) / TIMES * 1000
    print(f"checking while typing, {len(form)} fields: median {statistics.median(took):.1f} ms, 99 of 100 within {took[TIMES * 99 // 100]:.1f} ms, "
          f"{cpu:.1f} ms of processor time each", flush=True)


def load(program, data, reports, folder):
    subprocess.run([program, "sample", folder, "--count", str(reports), "--seed", "1"], check=True, stdout=subprocess.DEVNULL)
    begin, before = time.perf_counter(), os.times()
    done = subprocess.run([program, "load", folder, "--data", data], capture_output=True, text=True)
    seconds, after = time.perf_counter() - begin, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"load of {reports}: {done.stdout.strip()} {seconds:.1f} s, {cpu:.1f} s of processor time: {reports / seconds:.0f} a second, "
          f"{2 * reports / cpu:.0f} a second on two idle cores at most", flush=True)
    begin = time.perf_counter()
    subprocess.run([program, "load", folder, "--data", data], capture_output=True)
    print(f"the same again: {time.perf_counter() - begin:.1f} s", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", default=str(ROOT / "build/release/gongkai"))
    arguments.add_argument("--reports", type=int, default=10_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(given.program, folder + "/county")
        try:
            check_while_typing(demo)
        finally:
            demo.end()
        load(given.program, folder + "/county", given.reports, folder + "/reports")


if __name__ == "__main__":
    main()
