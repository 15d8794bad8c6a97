"""Many files at once: order, bad files in their place, archives, resuming, terminals, Ctrl-C."""
import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

from session import PROGRAM, gongkai, surroundings


def report_text(town, year=2025):
    return f"{town}{year}年政府信息公开工作年度报告\n\n一、总体情况\n{town}公开信息12条。\n\n五、存在的主要问题及改进情况\n无。\n"


class Batch(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def write(self, name, content=None):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((content or report_text(path.stem)).encode() if not isinstance(content, bytes) else content)
        return path

    def read(self, *arguments):
        code, out, err = gongkai("report", "read", *map(str, arguments))
        return code, [json.loads(line) for line in out.splitlines()], err

    def test_results_come_in_the_order_of_the_files_whatever_the_jobs(self):
        for number in range(40):
            self.write(f"in/{number:02}镇.txt")
        one = gongkai("report", "read", str(self.folder / "in"), "--jobs", "1")
        four = gongkai("report", "read", str(self.folder / "in"), "--jobs", "4")
        self.assertEqual(one, four)
        names = [json.loads(line)["file"] for line in one[1].splitlines()]
        self.assertEqual(names, sorted(names))
        self.assertEqual(len(names), 40)

    def test_a_bad_file_is_reported_in_its_place(self):
        self.write("in/1镇.txt")
        self.write("in/2镇.txt", b"\0\1\2\3" * 50)
        self.write("in/3镇.txt")
        code, results, err = self.read(self.folder / "in")
        self.assertEqual(code, 2)
        self.assertEqual(["error" in result and result["error"] is not None for result in results], [False, True, False])
        self.assertIn("2镇.txt", err)

    def test_an_archive_is_read_as_a_folder(self):
        archive = self.folder / "reports.zip"
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("a/甲镇.txt", report_text("甲镇"))
            file.writestr("乙镇.txt", report_text("乙镇"))
        code, results, _ = self.read(archive)
        self.assertEqual(code, 0)
        self.assertEqual([r["file"] for r in results], [f"{archive}/a/甲镇.txt", f"{archive}/乙镇.txt"])

    def test_the_same_report_has_one_id(self):
        self.write("a.txt", report_text("甲镇"))
        self.write("b.txt", report_text("甲镇").replace("\n", "\r\n"))
        self.write("c.txt", report_text("乙镇"))
        _, (a, b, c), _ = self.read(*(self.folder / name for name in ("a.txt", "b.txt", "c.txt")))
        self.assertEqual(a["report_id"], b["report_id"])
        self.assertNotEqual(a["sha256"], b["sha256"])
        self.assertNotEqual(a["report_id"], c["report_id"])

    def test_resuming_gives_the_same_bytes(self):
        for number in range(6):
            self.write(f"in/{number}镇.txt")
        whole, part = self.folder / "whole.jsonl", self.folder / "part.jsonl"
        self.assertEqual(gongkai("report", "read", str(self.folder / "in"), "-o", str(whole))[0], 0)
        part.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
        code, _, err = gongkai("report", "read", str(self.folder / "in"), "--resume", "-o", str(part))
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(part.read_bytes(), whole.read_bytes())

    def test_resuming_the_output_of_other_files_is_refused(self):
        self.write("a.txt")
        self.write("b.txt")
        out = self.folder / "out.jsonl"
        gongkai("report", "read", str(self.folder / "a.txt"), "-o", str(out))
        code, _, err = gongkai("report", "read", str(self.folder / "b.txt"), "--resume", "-o", str(out))
        self.assertEqual(code, 2)
        self.assertIn("另一批文件", err)

    def test_resuming_after_a_finished_file_has_changed_is_refused(self):
        a, b = self.write("in/a.txt", report_text("甲镇")), self.write("in/b.txt", report_text("乙镇"))
        whole = self.folder / "whole.jsonl"
        gongkai("report", "read", str(self.folder / "in"), "-o", str(whole))
        whole.write_bytes(whole.read_bytes().splitlines(keepends=True)[0])
        a.write_text(report_text("丙镇"), encoding="utf-8")
        code, _, err = gongkai("report", "read", str(self.folder / "in"), "--resume", "-o", str(whole))
        self.assertEqual(code, 2)
        self.assertIn("另一批文件", err)
        self.assertTrue(b.exists())

    def test_resuming_without_the_search_for_copies_gives_the_same_bytes(self):
        for number in range(6):
            self.write(f"in/{number}镇.txt")
        rules = self.write("rules.json", '{"R-XY-06":{"on":false}}')
        whole, part = self.folder / "whole.jsonl", self.folder / "part.jsonl"
        command = ("report", "check", str(self.folder / "in"), "--rules", str(rules), "--format", "jsonl")
        gongkai(*command, "-o", str(whole))
        part.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
        gongkai(*command, "--resume", "-o", str(part))
        self.assertEqual(part.read_bytes(), whole.read_bytes())

    def test_a_file_of_two_gigabytes_is_refused_at_once(self):
        path = self.folder / "large.docx"
        with path.open("wb") as file:
            file.truncate(2 << 30)
        start = time.monotonic()
        code, _, err = gongkai("report", "check", str(path))
        self.assertEqual(code, 2)
        self.assertEqual(err.count("\n"), 1)
        self.assertLess(time.monotonic() - start, 2)

    def test_a_manifest_is_carried_through(self):
        self.write("a.txt", report_text("甲镇"))
        manifest = self.write("m.csv", "file,source,fetched,agency_code,year\na.txt,http://x.example/a,2026-02-01,330101,2025\n")
        _, (result,), _ = self.read(self.folder / "a.txt", "--manifest", manifest)
        self.assertIn("http://x.example/a", json.dumps(result))

    def on_terminal(self, *arguments):
        main, other = pty.openpty()
        process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=other, stderr=other,
                                   env=surroundings())
        os.close(other)
        shown = self.read_to_end(main)
        process.wait()
        return shown

    def read_to_end(self, terminal):
        shown = b""
        try:
            while block := os.read(terminal, 65536):
                shown += block
        except OSError:  # the other end is closed
            pass
        os.close(terminal)
        return shown.decode()

    def test_colour_and_progress_only_on_a_terminal(self):
        for number in range(3):
            self.write(f"in/{number}镇.txt")
        shown = self.on_terminal("report", "check", str(self.folder / "in"))
        _, out, err = gongkai("report", "check", str(self.folder / "in"))
        self.assertIn("\033[", shown)
        self.assertNotIn("\033[", out + err)
        self.assertNotIn("/3 份", out + err)

    def test_ctrl_c_leaves_complete_lines(self):
        for number in range(3000):
            self.write(f"in/{number:04}镇.txt")
        out = self.folder / "out.jsonl"
        process = subprocess.Popen([PROGRAM, "report", "read", str(self.folder / "in"), "--jobs", "1", "-o", str(out)],
                                   stderr=subprocess.PIPE, env=surroundings())
        self.wait_until(lambda: out.exists() and out.stat().st_size > 0)
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=60)[1].decode()
        self.assertEqual(process.returncode, 130)
        self.assertIn("已中止", err)
        text = out.read_text(encoding="utf-8")
        self.assertTrue(text.endswith("\n"))
        lines = [json.loads(line)["file"] for line in text.splitlines()]
        self.assertEqual(lines, [str(self.folder / f"in/{number:04}镇.txt") for number in range(len(lines))])
        self.assertLess(len(lines), 3000)

    def test_ctrl_c_ends_a_total_without_an_output(self):
        for number in range(3000):
            self.write(f"in/{number:04}镇.txt")
        out = self.folder / "total.json"
        main, other = pty.openpty()
        process = subprocess.Popen([PROGRAM, "report", "total", str(self.folder / "in"), "--name", "示例县", "-o", str(out)],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=other, env=surroundings())
        os.close(other)
        progress = b""
        while b"/3000" not in progress:  # a read may end anywhere, even behind the first byte
            progress += os.read(main, 65536)
        process.send_signal(signal.SIGINT)
        shown = self.read_to_end(main)
        self.assertEqual(process.wait(60), 130)
        self.assertIn("已中止；没有汇总", shown)
        self.assertFalse(out.exists())

    def wait_until(self, holds):
        deadline = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(unittest.main())
