"""The life of an installation: made, filled, backed up, restored, carried to another one; and every step refused as it must be."""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from session import PROGRAM, surroundings

PASSWORD = "管理员的十字密码啊啊"


class Installation(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    # Makes an installation as a person would: copies the recovery sheet from the screen and types it back.
    def init(self, name="office", type_back=lambda lines: lines, again=PASSWORD, code="qingshi", password=PASSWORD):
        process = subprocess.Popen([PROGRAM, "init", "--data", str(self.folder / name), "--code", code, "--name", "青石县人民政府",
                                    "--login", "admin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   env=surroundings(), text=True)
        self.addCleanup(process.stdout.close)
        self.sheet = []
        while line := process.stdout.readline():
            if re.match(r"\s+\d: ", line):
                self.sheet.append(line.strip())
            if "空行" in line:
                break
        if not self.sheet:  # refused before it asked
            process.stdin.close()
            return process.wait(), ""
        process.stdin.write("\n".join(type_back(self.sheet)) + f"\n\n{password}\n{again}\n")
        process.stdin.close()
        shown = process.stdout.read()
        return process.wait(), shown

    def call(self, *arguments, typed=""):
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=typed, capture_output=True, text=True, env=surroundings(), check=False)
        return done.returncode, done.stdout, done.stderr

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def agencies(self):
        return self.write("units.csv", "代码,上级代码,级别,名称\nliuhe,qingshi,乡镇,柳河镇人民政府\n")

    def test_is_made_once_the_recovery_sheet_was_typed_back(self):
        code, shown = self.init()

        self.assertEqual(code, 0, shown)
        self.assertEqual(len(self.sheet), 4)
        self.assertEqual((self.folder / "office/main.key").stat().st_mode & 0o777, 0o600)
        self.assertEqual((self.folder / "office").stat().st_mode & 0o777, 0o700)
        self.assertEqual(self.init()[0], 2)

    def test_leaves_nothing_when_the_sheet_or_the_password_is_mistyped(self):
        self.assertEqual(self.init(type_back=lambda lines: lines[:-1] + ["4: AAAA AAAA AAAA AAAA"])[0], 2)
        self.assertEqual(self.init(again="一个别的十字密码啊啊")[0], 2)

        self.assertEqual(self.init(code="青石")[0], 2)
        self.assertEqual(self.sheet, [])  # told before anything is typed
        self.assertEqual(self.init(password="short", again="short")[0], 2)

        self.assertFalse((self.folder / "office").exists())

    def test_takes_a_list_of_agencies_or_tells_every_fault_of_it(self):
        self.init()
        bad = self.write("bad.csv", "代码,上级代码,级别,名称\nliuhe,qinshi,乡镇,柳河镇人民政府\nsonglin,qingshi,村,\n")

        code, out, err = self.call("agency", "import", bad, "--data", self.folder / "office")
        self.assertEqual((code, len(err.splitlines())), (1, 3), err)
        self.assertIn("第2行", err)
        self.assertEqual(self.call("agency", "import", self.agencies(), "--data", self.folder / "office", "--dry-run")[0], 0)
        self.assertEqual(self.call("agency", "import", self.agencies(), "--data", self.folder / "office")[0], 0)
        self.assertEqual(self.call("agency", "import", self.agencies(), "--data", self.folder / "office")[0], 1)  # now it is there

    def test_comes_back_from_a_backup_that_only_its_key_opens(self):
        self.init()
        self.call("agency", "import", self.agencies(), "--data", self.folder / "office")
        before = self.call("journal", "verify", "--data", self.folder / "office")

        code, out, err = self.call("backup", self.folder / "b.gkb", "--data", self.folder / "office")
        self.assertEqual(code, 0, err)
        self.assertEqual(self.call("restore", self.folder / "b.gkb", "--data", self.folder / "stolen")[0], 2)
        self.assertFalse((self.folder / "stolen").exists())
        code, out, err = self.call("restore", self.folder / "b.gkb", "--data", self.folder / "back", "--key", self.folder / "office/main.key")
        self.assertEqual(code, 0, err)
        after = self.call("journal", "verify", "--data", self.folder / "back")
        self.assertEqual(before[0], 0)
        self.assertEqual(after[0], 0)
        self.assertEqual(len(before[1].splitlines()), len(after[1].splitlines()))
        self.assertEqual(self.call("key", "verify", "--data", self.folder / "back")[0], 0)

    def test_needs_only_the_sheet_beside_an_open_backup(self):
        self.init()
        self.assertEqual(self.call("backup", self.folder / "b.gkb", "--data", self.folder / "office", "--plain", "演练恢复")[0], 0)

        self.assertEqual(self.call("restore", self.folder / "b.gkb", "--data", self.folder / "back")[0], 0)
        self.assertEqual(self.call("key", "verify", "--data", self.folder / "back")[0], 2)
        code, out, err = self.call("key", "restore", "--data", self.folder / "back", typed="\n".join(self.sheet).lower() + "\n\n")
        self.assertEqual(code, 0, err)
        self.assertEqual(self.call("journal", "verify", "--data", self.folder / "back")[0], 0)

    def test_is_carried_over_as_tables(self):
        self.init()
        self.call("agency", "import", self.agencies(), "--data", self.folder / "office")

        self.assertEqual(self.call("export", self.folder / "tables", "--data", self.folder / "office")[0], 2)  # without a reason
        self.assertEqual(self.call("export", self.folder / "tables", "--data", self.folder / "office", "--plain", "更换数据库")[0], 0)
        code, out, err = self.call("import", self.folder / "tables", "--data", self.folder / "other", "--key", self.folder / "office/main.key")
        self.assertEqual(code, 0, err)
        self.assertEqual(self.call("journal", "verify", "--data", self.folder / "office")[1],
                         self.call("journal", "verify", "--data", self.folder / "other")[1])

    def test_is_asked_for_where_there_is_none(self):
        for command in (["serve"], ["journal", "verify"], ["key", "verify"], ["backup", "b.gkb"]):
            code, out, err = self.call(*command, "--data", self.folder / "nothing")
            self.assertEqual(code, 2, command)
            self.assertIn("gongkai init", err)


if __name__ == "__main__":
    sys.exit(unittest.main())
