"""A PostgreSQL primary killed under load, its standby promoted, the program left running: with synchronous_standby_names nothing that
was acknowledged is lost; without it, what had not reached the standby is, and the test says how much. `--rounds N` for more."""
import argparse
import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

import postgres
from office import OFFICE, Ledger, Load, Office, Unanswered, check_ledger, register

OPTIONS = argparse.ArgumentParser()
OPTIONS.add_argument("--rounds", type=int, default=1)
GIVEN, REST = OPTIONS.parse_known_args()
COME_BACK = 30  # seconds


class Failover(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self._sockets = postgres.folder()
        self.addCleanup(self._sockets.cleanup)
        sockets = Path(self._sockets.name)
        self.primary = postgres.Server(sockets / "one")
        self.addCleanup(self.primary.stop)
        self.primary.database("office")
        self.standby = postgres.Server(sockets / "two", copy_of=self.primary)
        self.addCleanup(self.standby.stop)
        both = f"postgresql:///office?host={self.primary.folder},{self.standby.folder}&user=postgres&target_session_attrs=read-write"
        self.office = Office(Path(self._folder.name) / "office", both)

    # Kills the primary under load, promotes the standby, and waits until the same process of the program takes requests again.
    def fail_over(self, ledger, before_the_kill):
        self.office.start()
        load = Load(self.office, ledger)
        time.sleep(1.5)
        before_the_kill()
        self.primary.kill()
        died = time.monotonic()
        load.over.set()
        self.standby.promote()
        load.wait()
        while True:
            self.assertLess(time.monotonic() - died, COME_BACK, "the program does not come back to the new primary")
            browser = self.office.browser()
            try:
                if browser.send("GET", "/readyz")[0] == 200:
                    break
            except Unanswered:
                pass
            finally:
                browser.close()
            time.sleep(0.1)
        return time.monotonic() - died

    def test_loses_nothing_acknowledged_with_a_synchronous_standby(self):
        self.primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.sql("SELECT pg_reload_conf()")
        ledger = Ledger()

        took = self.fail_over(ledger, lambda: None)

        filed, events = check_ledger(self.office, ledger)
        officer = self.office.browser("officer")
        self.assertIsNotNone(register(officer, ledger))
        officer.close()
        self.office.stop()
        self.office.verify()
        self.assertGreater(filed, 3)
        print(f"{self.id()}: {filed} requests and {events} events acknowledged, none lost; away {took:.1f} s", flush=True)

    # The standby is cut off for half a second and a few registrations more, then the primary dies.
    def test_loses_only_what_had_not_reached_an_asynchronous_standby(self):
        ledger = Ledger()

        def registered():
            return sum(isinstance(key, int) for key in list(ledger.filed))

        def cut_off():
            sender, before, began = int(self.primary.sql("SELECT pid FROM pg_stat_replication")), registered(), time.monotonic()
            os.kill(sender, signal.SIGSTOP)
            while time.monotonic() - began < 0.5 or (registered() < before + 5 and time.monotonic() - began < 20):
                time.sleep(0.05)
            self.window = time.monotonic() - began

        took = self.fail_over(ledger, cut_off)

        officer = self.office.browser("officer")
        cases = [case for case in ledger.filed if isinstance(case, int)]
        lost = [case for case in cases if officer.send("GET", f"{OFFICE}/requests/{case}")[0] == 404]
        officer.close()
        self.office.stop()
        self.office.verify()  # what is there is whole
        self.assertTrue(lost, "nothing was lost: the test does not see a loss")
        print(f"{self.id()}: {len(lost)} of {len(cases)} acknowledged registrations lost in a window of {self.window:.1f} s; away {took:.1f} s",
              flush=True)


if __name__ == "__main__":
    for _ in range(GIVEN.rounds):
        result = unittest.main(argv=[sys.argv[0], *REST], exit=False).result
        if not result.wasSuccessful():
            sys.exit(1)
