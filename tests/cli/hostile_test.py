"""Bad input of every kind: refused with a clear line and exit code 2, or read; never a crash, never slow, never large."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from hostile import READ, REFUSED, archives, measure, office, pages, places, texts
from session import PROGRAM, surroundings

# Twice the bars of the issue, which bench/hostile_input.py holds the release program to: this one may be a slow build.
MOST_SECONDS, MOST_MEGABYTES = 4, 512


class Hostile(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def all_at_once(self, family):
        """Every quick input of a family in one run: each is answered in its place."""
        inputs = {str(one.write(self.folder)): one for one in family.inputs() if one.quick}
        run = measure.run(PROGRAM, ["report", "check", "--jobs", "2", "--format", "jsonl", *inputs], 200, surroundings())
        self.assertIn(run.code, (0, 1, 2))
        self.assertLess(run.megabytes, 2 * MOST_MEGABYTES)
        answers = {}
        for line in run.output.decode().split("\n")[:-1]:
            answer = json.loads(line)
            answers.setdefault(answer["file"], []).append(answer)
        for path, one in inputs.items():
            answered = [answer for file, found in answers.items() if file == path or file.startswith(path + "/")
                        for answer in found]
            refused = any(answer.get("error") for answer in answered)
            with self.subTest(one.name):
                self.assertTrue(answered)
                if one.expected in (REFUSED, READ):
                    self.assertEqual(refused, one.expected == REFUSED)

    def test_texts(self):
        self.all_at_once(texts)

    def test_archives(self):
        self.all_at_once(archives)

    def test_office_files(self):
        self.all_at_once(office)

    def test_pages(self):
        self.all_at_once(pages)

    def test_a_refusal_is_one_line_fast_and_small(self):
        chosen = {"lines-1mb.txt", "nested-tables.html", "million-columns.csv", "deep-array.json", "lying-bomb.zip",
                  "exabyte.tar", "entity-bomb.docx", "million-cells.xlsx", "protected-97.doc", "ten-thousand-pages.pdf",
                  "state-bomb.pdf", "hundred-thousand.png"}
        seen = set()
        for family in (texts, archives, office, pages):
            for one in family.inputs():
                if one.name not in chosen:
                    continue
                seen.add(one.name)
                run = measure.run(PROGRAM, ["report", "check", str(one.write(self.folder))], 60, surroundings())
                with self.subTest(one.name):
                    self.assertEqual(run.code, 2)
                    self.assertEqual(len(run.lines), 1)
                    self.assertTrue(run.lines[0].startswith("错误"))
                    self.assertLess(run.cpu, MOST_SECONDS)
                    self.assertLess(run.megabytes, MOST_MEGABYTES)
        self.assertEqual(seen, chosen)

    def test_places_that_are_no_files(self):
        for name, make, refused in places.PLACES:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                run = measure.run(PROGRAM, ["report", "check", str(make(Path(folder)))], 30, surroundings())
                self.assertIn(run.code, (2,) if refused else (0, 1, 2))
                if run.code == 2:
                    self.assertTrue(run.lines[0].startswith("错误"))


def waits_until(holds, seconds=15):
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


class Children(unittest.TestCase):
    """Readers in processes of their own end with the program, however it ends."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()
        office_program = self.folder / "soffice"
        office_program.write_text(f"#!/bin/sh\necho $$ > {self.folder}/started\nsleep 300 & wait\n")
        office_program.chmod(0o755)
        self.document = self.folder / "a.doc"
        self.document.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
        self.environment = surroundings(GONGKAI_SOFFICE=str(office_program), TMPDIR=str(self.temporary))

    def start(self):
        process = subprocess.Popen([PROGRAM, "report", "check", str(self.document)], env=self.environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertTrue(waits_until(lambda: (self.folder / "started").exists() and (self.folder / "started").read_text()))
        return process, int((self.folder / "started").read_text())

    def assert_nothing_is_left(self, child):
        def is_gone():
            try:
                return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                return True
        self.assertTrue(waits_until(is_gone))
        self.assertTrue(waits_until(lambda: not list(self.temporary.iterdir())))

    def end_by(self, number):
        process, child = self.start()
        process.send_signal(number)
        process.communicate(timeout=30)
        self.assert_nothing_is_left(child)
        return process.returncode

    def test_killed(self):
        self.assertEqual(self.end_by(signal.SIGKILL), -signal.SIGKILL)

    def test_ended_by_ctrl_c(self):
        self.assertEqual(self.end_by(signal.SIGINT), 130)

    def test_ended_by_sigterm(self):
        self.assertEqual(self.end_by(signal.SIGTERM), 130)

    def test_a_file_past_its_time_leaves_nothing_and_the_batch_goes_on(self):
        law = self.folder / "law"
        law.mkdir()
        limits = json.loads((Path(__file__).resolve().parents[2] / "data/limits.json").read_text(encoding="utf-8"))
        (law / "limits.json").write_text(json.dumps({**limits, "version": "2", "file_seconds": 1}), encoding="utf-8")
        other = self.folder / "b.txt"
        other.write_bytes(texts.REPORT)
        run = subprocess.run([PROGRAM, "--law", str(law), "report", "read", str(self.document), str(other), "--jobs", "1"],
                             env=self.environment, capture_output=True, timeout=60)
        first, second = map(json.loads, run.stdout.decode().splitlines())
        self.assertEqual(run.returncode, 2)
        self.assertEqual(first["error"]["code"], "document.legacy-timeout")
        self.assertEqual(second["year"], 2025)
        self.assert_nothing_is_left(int((self.folder / "started").read_text()))


if __name__ == "__main__":
    sys.exit(unittest.main())
