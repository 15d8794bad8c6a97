"""Accounts and the main key, by the operator at the machine; each change stands in the journal with the operator's name."""
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import installation_test
from session import PROGRAM, surroundings


class Users(unittest.TestCase):
    init = installation_test.Installation.init
    call = installation_test.Installation.call

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.init()
        self.office = self.folder / "office"

    def user(self, *arguments):
        return self.call("user", *arguments, "--data", self.office)

    def acts(self):
        with sqlite3.connect(self.office / "gongkai.sqlite") as database:
            rows = database.execute("SELECT event, actor FROM journal_entry ORDER BY number").fetchall()
        database.close()
        return rows

    def test_are_added_listed_locked_and_opened_again(self):
        code, out, err = self.user("add", "li", "--agency", "qingshi", "--name", "李某", "--role", "request-officer", "--role", "author")
        self.assertEqual(code, 0, err)
        self.assertRegex(out, r"一次性密码 [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} ")
        self.assertRegex(self.user("list")[1], r"li +李某 +待换密码 +qingshi: author, request-officer")

        self.assertEqual(self.user("lock", "li")[0], 0)
        self.assertIn("已停用", self.user("list", "--agency", "qingshi")[1])
        self.assertEqual(self.user("unlock", "li")[0], 0)
        self.assertNotIn("已停用", self.user("list")[1])
        self.assertRegex(self.user("reset-password", "li")[1], r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
        self.assertEqual(self.user("end-sessions", "li")[0], 0)
        self.assertEqual(self.user("reset-codes", "li")[0], 2)  # it asks for none

        mine = [event for event, actor in self.acts() if re.fullmatch(r"operator/\S+", actor)]
        self.assertEqual(mine, ["account.added", "appointment.made", "appointment.made", "account.disabled", "account.enabled",
                                "account.password-reset", "account.sessions-ended"])

    def test_are_appointed_and_dismissed(self):
        self.user("add", "li", "--agency", "qingshi")

        self.assertIn("head", self.user("grant", "li", "head", "auditor")[1])
        self.assertIn("qingshi：auditor", self.user("revoke", "li", "head")[1])
        self.assertIn("无角色", self.user("revoke", "li", "auditor", "--agency", "qingshi")[1])

    def test_are_refused_with_what_is_wrong(self):
        for arguments, told in ((["lock", "nobody"], "没有账号nobody"), (["add", "li", "--agency", "nowhere"], "没有"),
                                (["add", "admin", "--agency", "qingshi"], "admin"), (["add", "李", "--agency", "qingshi"], "账号只能用"),
                                (["grant", "admin", "king"], "没有角色king")):
            code, out, err = self.user(*arguments)
            self.assertEqual(code, 2, arguments)
            self.assertIn(told, err)

    def rotate(self, type_back=lambda lines: lines):
        process = subprocess.Popen([PROGRAM, "key", "rotate", "--data", self.office], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, env=surroundings(), text=True)
        self.addCleanup(process.stdout.close)
        sheet = []
        while line := process.stdout.readline():
            if re.match(r"\s+\d: ", line):
                sheet.append(line.strip())
            if "空行" in line:
                break
        process.stdin.write("\n".join(type_back(sheet)) + "\n\n")
        process.stdin.close()
        shown = process.stdout.read()
        return process.wait(), shown, sheet

    def test_key_is_replaced_once_its_sheet_was_typed_back(self):
        before = (self.office / "main.key").read_text()
        self.assertEqual(self.rotate(lambda lines: lines[:-1] + ["4: AAAA AAAA AAAA AAAA"])[0], 2)
        self.assertEqual((self.office / "main.key").read_text(), before)

        code, shown, sheet = self.rotate()

        self.assertEqual(code, 0, shown)
        self.assertNotEqual((self.office / "main.key").read_text(), before)
        self.assertEqual(self.call("key", "verify", "--data", self.office)[0], 0)
        self.assertEqual([event for event, _ in self.acts()][-2:], ["key.rotation-begun", "key.rotated"])
        (self.office / "main.key").unlink()
        self.assertEqual(self.call("key", "restore", "--data", self.office, typed="\n".join(sheet) + "\n\n")[0], 0)
        self.assertEqual(self.call("key", "verify", "--data", self.office)[0], 0)


if __name__ == "__main__":
    sys.exit(unittest.main())
