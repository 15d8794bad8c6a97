"""An office carried from SQLite to PostgreSQL, back, and through a backup of PostgreSQL: every row arrives; and what is refused leaves
nothing behind."""
import json
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import postgres
from office import PROGRAM, Ledger, Load, Office, check_ledger, surroundings


# The rows of an export by table.
def rows(folder):
    return {file.stem: sorted(file.read_text(encoding="utf-8").splitlines()) for file in folder.glob("*.jsonl")}


class CarriedOver(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder, cls._sockets = tempfile.TemporaryDirectory(), postgres.folder()
        for folder in (cls._folder, cls._sockets):
            cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(cls._folder.name)
        cls.server = postgres.Server(Path(cls._sockets.name) / "one")
        cls.addClassCleanup(cls.server.stop)
        cls.office, cls.ledger = Office(cls.folder / "office"), Ledger()
        cls.office.start()
        load = Load(cls.office, cls.ledger)
        time.sleep(3)
        load.wait()
        cls.office.stop()
        code, shown = cls.office.call("export", cls.folder / "first", "--plain", "演练")
        assert code == 0, shown
        cls.key = cls.office.data / "main.key"

    def call(self, *arguments):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=surroundings(), timeout=300, check=False)
        return done.returncode, done.stdout + done.stderr

    # The office in another folder and database, as if it had been made there.
    def other(self, folder, database):
        other = object.__new__(Office)
        other.data, other.database, other.server, other.port = folder, database, None, None
        return other

    def imported(self, name):
        database = self.server.database(name)
        code, shown = self.call("import", self.folder / "first", "--data", self.folder / name, "--database", database, "--key", self.key)
        self.assertEqual(code, 0, shown)
        return self.other(self.folder / name, database)

    def test_every_row_arrives_and_goes_back(self):
        on_postgres = self.imported("there")
        on_postgres.verify()
        self.assertEqual(on_postgres.call("export", self.folder / "second", "--plain", "演练")[0], 0)

        first, second = rows(self.folder / "first"), rows(self.folder / "second")
        self.assertEqual(first.keys(), second.keys())
        for table in first:
            if table == "journal_head":
                continue
            more = [json.loads(row) for row in set(second[table]) - set(first[table])]
            self.assertEqual(set(first[table]) - set(second[table]), set(), table)
            self.assertEqual([row["event"] for row in more], ["export.begun"] if table == "journal_entry" else [], table)

        code, shown = self.call("import", self.folder / "second", "--data", self.folder / "back", "--key", self.key)
        self.assertEqual(code, 0, shown)
        self.other(self.folder / "back", "").verify()

    def test_people_go_on_working_there(self):
        there = self.imported("working")
        there.start()
        check_ledger(there, self.ledger)
        load = Load(there, Ledger())
        time.sleep(1)
        load.wait()
        there.stop()
        there.verify()

    def test_a_backup_of_postgresql_comes_back(self):
        source = self.imported("source")
        backup = self.folder / "of-postgres.gkb"
        self.assertEqual(source.call("backup", backup)[0], 0)

        target, folder = self.server.database("target"), self.folder / "restored"
        code, shown = self.call("restore", backup, "--data", folder, "--database", target, "--key", self.key)

        self.assertEqual(code, 0, shown)
        restored = self.other(folder, target)
        restored.verify()
        self.assertFalse((folder / "tables").exists())
        restored.start()
        check_ledger(restored, self.ledger)
        restored.stop()

    def test_what_is_refused_leaves_nothing_behind(self):
        source = self.imported("refused")
        backup, folder = self.folder / "refused.gkb", self.folder / "nowhere"
        self.assertEqual(source.call("backup", backup)[0], 0)
        used, free = source.database, self.server.database("free")

        for what, place in (("rows are there", used), ("no server", "postgresql:///x?host=/nowhere&user=postgres")):
            for command in (["restore", backup], ["import", self.folder / "first"]):
                code, shown = self.call(*command, "--data", folder, "--database", place, "--key", self.key)
                self.assertNotEqual(code, 0, what)
                self.assertTrue(shown.strip())
                self.assertFalse(folder.exists(), (what, command))
        code, shown = self.call("restore", backup, "--data", folder, "--database", free, "--key", self.key)  # and then it can be done
        self.assertEqual(code, 0, shown)

    def test_a_backup_of_sqlite_is_not_restored_to_postgresql(self):
        backup, folder = self.folder / "of-sqlite.gkb", self.folder / "wrong"
        self.assertEqual(self.office.call("backup", backup)[0], 0)

        code, shown = self.call("restore", backup, "--data", folder, "--database", self.server.database("wrong"), "--key", self.key)

        self.assertNotEqual(code, 0)
        self.assertIn("SQLite", shown)
        self.assertFalse(folder.exists())

    def test_an_import_that_is_killed_leaves_an_empty_database(self):
        for number, after in enumerate((0.02, 0.1, 0.3)):
            database, folder = self.server.database(f"killed{number}"), self.folder / f"killed{number}"
            process = subprocess.Popen([PROGRAM, "import", str(self.folder / "first"), "--data", str(folder), "--database", database, "--key",
                                        str(self.key)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings())
            time.sleep(after)
            process.kill()
            process.wait()
            if (folder / "main.key").exists():
                self.other(folder, database).verify()  # it was done already
                continue
            code, shown = self.call("import", self.folder / "first", "--data", self.folder / f"again{number}", "--database", database, "--key",
                                    self.key)
            if code != 0:
                self.assertIn("已有记录", shown)  # killed between the commit and the key
                continue
            self.other(self.folder / f"again{number}", database).verify()


if __name__ == "__main__":
    sys.exit(unittest.main())
