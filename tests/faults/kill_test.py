"""kill -9 at random moments while people file, register and move cases on: nothing that was acknowledged is lost, nothing is half
there. `kill_test.py --kills 200` is the long form; each engine gets that many kills of the program, and PostgreSQL a few of its own."""
import argparse
import random
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import postgres
from office import PROGRAM, Ledger, Load, Office, check_ledger, surroundings

OPTIONS = argparse.ArgumentParser()
OPTIONS.add_argument("--kills", type=int, default=3)
OPTIONS.add_argument("--seed", type=int, default=random.randrange(10**6))
GIVEN, REST = OPTIONS.parse_known_args()
VERIFY_EACH = 10  # rounds: a whole verification takes longer than the round


class Killed(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.random = random.Random(GIVEN.seed)
        print(f"{self.id()}: seed {GIVEN.seed}", flush=True)

    # Serves, loads, and at some moment calls `break_off`; then asks for what was acknowledged in this round.
    def round(self, office, break_off):
        ledger = Ledger()
        ledger.count = self.round_number * 10_000
        office.start()
        load = Load(office, ledger)
        time.sleep(self.random.uniform(0.05, 1.5))
        break_off()
        load.wait()
        office.start()
        filed, events = check_ledger(office, ledger)
        office.stop()
        self.filed, self.events, self.round_number = self.filed + filed, self.events + events, self.round_number + 1
        if self.round_number % VERIFY_EACH == 0:
            office.verify()

    def rounds(self, office, kills, break_off):
        self.filed = self.events = self.round_number = 0
        for _ in range(kills):
            self.round(office, break_off)
        office.verify()
        print(f"{self.id()}: {kills} kills, {self.filed} requests and {self.events} events acknowledged, none lost", flush=True)
        self.assertGreater(self.filed, kills)  # else nothing was tried

    def test_keeps_all_on_sqlite(self):
        office = Office(self.folder / "office")
        self.rounds(office, GIVEN.kills, office.kill)

    def test_keeps_all_on_postgresql(self):
        with postgres.folder() as folder:
            server = postgres.Server(Path(folder) / "one")
            self.addCleanup(server.stop)
            office = Office(self.folder / "office", server.database("office"))
            self.rounds(office, GIVEN.kills, office.kill)
            server.stop()

    def test_keeps_all_when_postgresql_itself_is_killed(self):
        with postgres.folder() as folder:
            server = postgres.Server(Path(folder) / "one")
            self.addCleanup(server.stop)
            office = Office(self.folder / "office", server.database("office"))

            def kill_the_server():
                server.kill()
                office.kill()
                server.start()

            self.rounds(office, max(1, GIVEN.kills // 10), kill_the_server)
            server.stop()

    def test_leaves_a_backup_whole_or_none(self):
        office = Office(self.folder / "office")
        office.start()
        load = Load(office, Ledger())
        time.sleep(1)
        load.wait()
        office.stop()
        self.break_off_backups(office)

    # Ends backups at many points of their way; what stands there afterwards under the name is whole.
    def break_off_backups(self, office):
        target, whole = self.folder / "backup.gkb", 0
        for number in range(max(6, GIVEN.kills)):
            target.unlink(missing_ok=True)
            process = subprocess.Popen([PROGRAM, "backup", str(target), *office.place()], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env=surroundings())
            time.sleep(self.random.uniform(0, 0.4))
            process.kill()
            process.wait()
            if target.exists():
                whole += 1
                back = self.folder / f"back-{number}"
                done = subprocess.run([PROGRAM, "restore", str(target), "--data", str(back), "--key", str(office.data / "main.key")],
                                      capture_output=True, env=surroundings(), check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
        print(f"{self.id()}: {whole} of the backups had been made whole", flush=True)
        office.verify()


if __name__ == "__main__":
    sys.exit(unittest.main(argv=[sys.argv[0], *REST]))
