"""A full disk: what does not fit is refused with a clear word, what is there stays whole, and work goes on once there is space."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import postgres
from office import OFFICE, Ledger, Office, check_ledger, paper, register

FULL_DISK = os.environ.get("GONGKAI_FULL_DISK", "")  # the library that makes one


# A file system of its own in memory, where we may mount one.
def small_disk(folder, size):
    folder.mkdir(mode=0o755)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False)
    return done.returncode == 0


# Takes all space that is left.
def fill(file):
    with file.open("wb", buffering=0) as out:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                pass


class FullDisk(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.folder.chmod(0o755)

    def mounted(self, size):
        disk = self.folder / "disk"
        if not small_disk(disk, size):
            self.skipTest("no file system may be mounted here")
        self.addCleanup(lambda: subprocess.run(["umount", "-l", str(disk)], check=False))
        return disk

    def try_it(self, office, make_full, make_room):
        ledger = Ledger()
        officer = office.browser("officer")
        first = register(officer, ledger)
        make_full()

        self.addCleanup(lambda: office.server.poll() is None and office.stop())
        statuses = []
        for number in range(50):
            status, page, _ = officer.post(f"{OFFICE}/requests/new", **paper(500 + number))
            statuses.append(status)
            if status == 503:
                self.assertIn("没有作任何改动", page)
            else:
                self.assertEqual(status, 200)
                ledger.took(int(page.split("/requests/")[-1].split('"')[0]), 500 + number)
            if statuses.count(503) == 5:
                break
        self.assertEqual(statuses.count(503), 5, "the disk was never full")
        self.assertIn("第1号文件", officer.get(f"{OFFICE}/requests/{first}"))  # reading goes on

        make_room()
        for _ in range(3):
            self.assertIsNotNone(register(officer, ledger), "it does not go on when there is space again")
        officer.close()
        check_ledger(office, ledger)
        office.stop()
        office.verify()

    def test_is_told_and_survived_on_sqlite_where_every_write_fails(self):
        if not FULL_DISK:
            self.skipTest("GONGKAI_FULL_DISK names no library")
        office, flag = Office(self.folder / "office"), self.folder / "full"
        office.start(LD_PRELOAD=FULL_DISK, FULL_DISK=str(flag), FULL_DISK_FOLDER=str(office.data))
        self.try_it(office, flag.touch, flag.unlink)

    def test_is_told_and_survived_on_sqlite_in_a_small_file_system(self):
        disk = self.mounted("12m")
        office, filler = Office(disk / "office"), disk / "filler"
        office.start()
        self.try_it(office, lambda: fill(filler), filler.unlink)

    def test_is_told_and_survived_where_postgresql_has_no_space(self):
        disk = self.mounted("400m")
        with tempfile.TemporaryDirectory(dir=disk) as folder:
            Path(folder).chmod(0o755)
            server = postgres.Server(Path(folder) / "one", max_wal_size="64MB")
            self.addCleanup(server.stop)
            office, filler = Office(self.folder / "office", server.database("office")), disk / "filler"
            office.start()
            self.try_it(office, lambda: fill(filler), filler.unlink)
            server.stop()

    def test_leaves_no_half_backup(self):
        disk = self.mounted("12m")
        office = Office(self.folder / "office")
        fill(disk / "filler")

        code, shown = office.call("backup", disk / "backup.gkb")

        self.assertNotEqual(code, 0)
        self.assertTrue(shown.strip())
        self.assertEqual([file.name for file in disk.iterdir()], ["filler"])
        (disk / "filler").unlink()
        self.assertEqual(office.call("backup", disk / "backup.gkb")[0], 0)


if __name__ == "__main__":
    sys.exit(unittest.main())
