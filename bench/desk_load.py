#!/usr/bin/env python3
"""Measures the pages of the desk as their users feel them: finds what the server can answer a second (wrk), then offers half of that
at a fixed rate over 64 connections (hey) and tells the time that half and 99 of 100 answers took; median of five runs.

    build/release/bench/fill_desk /var/tmp/desk 1000000          # once; takes a while
    bench/desk_load.py --data /var/tmp/desk [--database postgresql://…] [--program build/release/gongkai] [--office 0]
"""
import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "a password to measure"
CONNECTIONS = 64


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--program", default=str(ROOT / "build/release/gongkai"))
    parser.add_argument("--office", type=int, default=0, help="0 has most requests")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def sign_in(port, login):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/sign-in", urllib.parse.urlencode({"login": login, "password": PASSWORD}),
                       {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        sys.exit(f"{login} cannot sign in: {answer.status}")
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    connection.request("GET", "/account", headers={"Cookie": cookie})
    token = re.search(r'name="csrf" value="([^"]*)"', connection.getresponse().read().decode()).group(1)
    return cookie, token


def pages(office, token):
    """The pages, each with its path and, of the search for an applicant, the form that is sent."""
    base = f"/office/office-{office}"
    text = urllib.parse.quote("柳河村低保")
    form = urllib.parse.urlencode({"csrf": token, "by": "telephone", "value": "13912345678"})
    return [("today", base, None), ("work list", f"{base}/requests", None), ("work list, page 20", f"{base}/requests?page=20", None),
            ("closed", f"{base}/requests?which=closed", None), ("case", f"{base}/requests/7", None),
            ("search in open ones", f"{base}/requests?text={text}", None),
            ("search in closed ones", f"{base}/requests?which=closed&text={text}", None), ("search by applicant", f"{base}/requests/search", form)]


def throughput(address, cookie, form, seconds, folder):
    script = folder / "desk_load.lua"
    script.write_text(f'wrk.method = "POST"\nwrk.body = "{form}"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n' if form else "")
    done = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"Cookie: {cookie}", "-s", str(script), address],
                          capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in done:
        sys.exit(f"{address}: {done}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done).group(1))


def latencies(address, cookie, form, rate, seconds):
    command = ["hey", "-z", f"{seconds}s", "-c", str(CONNECTIONS), "-q", f"{max(rate / CONNECTIONS, 0.05):.3f}", "-H", f"Cookie: {cookie}"]
    if form:
        command += ["-m", "POST", "-T", "application/x-www-form-urlencoded", "-d", form]
    done = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    found = {int(share): float(took) * 1000 for share, took in re.findall(r"(\d+)% in ([\d.]+) secs", done)}
    if not re.search(r"\[200\]\s+\d+ responses", done) or re.search(r"\[[345]\d\d\]", done):
        sys.exit(f"{address}: {done}")
    return found.get(50, 0.0), found.get(99, 0.0)


def resident(pid, field):
    return int(re.search(rf"{field}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def main():
    given = arguments()
    place = ["--data", given.data, *(["--database", given.database] if given.database else [])]
    server = subprocess.Popen([given.program, "serve", "--port", "0", *place], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = int(re.search(r":(\d+)", server.stdout.readline().split("http://")[1]).group(1))
        cookie, token = sign_in(port, f"officer-{given.office}")
        print(f"{os.cpu_count()} cores; median of {given.runs} runs of {given.seconds} s; {CONNECTIONS} connections\n")
        print("| page | answers a second | offered | half within | 99 % within | load average |\n|---|---|---|---|---|---|")
        for name, path, form in pages(given.office, token):
            address = f"http://127.0.0.1:{port}{path}"
            most = throughput(address, cookie, form, given.seconds, Path(given.data))
            runs = [latencies(address, cookie, form, most / 2, given.seconds) for _ in range(given.runs)]
            half, ninety_nine = (statistics.median(run[i] for run in runs) for i in (0, 1))
            print(f"| {name} | {most:,.0f} | {most / 2:,.0f} | {half:.1f} ms | {ninety_nine:.1f} ms | {os.getloadavg()[0]:.1f} |", flush=True)
        print(f"\nresident now {resident(server.pid, 'VmRSS'):.0f} MB, at most {resident(server.pid, 'VmHWM'):.0f} MB")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
