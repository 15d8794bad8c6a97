"""The ends of the journals go to the superior's installation over its API, and contradictions show on both sides."""
import json
import re
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("faults", "api")]
import journal_test  # noqa: E402
from client import Client  # noqa: E402
from office import Office  # noqa: E402


class Superior(unittest.TestCase):
    """A city, which serves, and a county below it with an installation of its own."""

    forge = journal_test.Journal.forge

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.city = Office(cls.folder / "city")
        units = cls.folder / "units.csv"
        units.write_text("代码,上级代码,级别,名称\nnanhe,qingshi,county,南河县人民政府\nbeihe,qingshi,county,北河县人民政府\n", encoding="utf-8")
        code, shown = cls.city.call("agency", "import", units)
        assert code == 0, shown
        cls.city.start()
        cls.addClassCleanup(cls.city.stop)
        cls.county = Office(cls.folder / "office")
        cls.office = cls.county.data  # where `forge` works

    @classmethod
    def key(cls, agency, scope="journal.hand-in"):
        code, shown = cls.city.call("agency", "key", "add", agency, "--name", "测试", "--scope", scope)
        assert code == 0, shown
        return re.search(r"gongkai_\S+", shown).group(0)

    def hand_in(self, key, address=None):
        file = self.folder / "key"
        file.write_text(key + "\n", encoding="utf-8")
        return self.county.call("journal", "hand-in", "--superior", address or f"http://127.0.0.1:{self.city.port}/", "--superior-key", file)

    def grow(self):
        """One more entry, so that there is something to hand in."""
        code, shown = self.county.call("agency", "key", "add", "qingshi", "--name", "另一个", "--scope", "agency.see")
        self.assertEqual(code, 0, shown)

    def received(self):
        code, shown = self.city.call("journal", "heads", "--received", "qingshi")
        self.assertEqual(code, 0, shown)
        return [json.loads(line) for line in shown.splitlines() if '"hash"' in line]

    def test_takes_the_ends_and_verifies_by_them_and_tells_of_a_chain_that_was_rewritten(self):
        key = self.key("nanhe")
        self.assertEqual(self.hand_in(key)[0], 0)
        known = len(self.received())
        self.assertGreater(known, 0)
        self.grow()
        self.assertEqual(self.hand_in(key)[0], 0)
        self.assertEqual(len(self.received()), known + 1)
        self.assertEqual(self.hand_in(key)[0], 0)  # nothing grew
        self.assertEqual(len(self.received()), known + 1)

        list_file = self.folder / "received.jsonl"
        self.assertEqual(self.city.call("journal", "heads", "--received", "qingshi", "--out", list_file)[0], 0)
        code, shown = self.county.call("journal", "verify", "--anchor", list_file)
        self.assertEqual(code, 0, shown)

        code, shown = self.hand_in(self.key("beihe"))  # nothing waits: nothing is asked
        self.assertEqual(code, 0, shown)
        self.grow()
        code, shown = self.hand_in(self.key("beihe"))
        self.assertEqual(code, 2, shown)
        self.assertIn("另一个机关的密钥", shown)

        self.forge(lambda row: row.update(actor="person/9/9"))
        code, shown = self.hand_in(key)
        self.assertEqual(code, 2, shown)
        self.assertIn("矛盾", shown)
        self.assertEqual(self.hand_in(key)[0], 0)  # the alarm grew the chain, and stays where everybody looks
        with sqlite3.connect(self.office / "gongkai.sqlite") as database:
            alarms = [json.loads(row[0]) for row in database.execute("SELECT details FROM journal_entry WHERE event = 'journal.contradicted'")]
        database.close()
        self.assertEqual(len(alarms), 1)
        self.assertIn(str(self.city.port), alarms[0]["superior"])
        self.assertEqual(self.county.call("journal", "verify", "--anchor", list_file)[0], 1)
        self.assertEqual(self.city.call("journal", "verify")[0], 0)
        with sqlite3.connect(self.city.data / "gongkai.sqlite") as database:
            details = [json.loads(row[0]) for row in database.execute("SELECT details FROM journal_entry WHERE event = 'journal.heads-received'")]
        database.close()
        self.assertGreater(max(detail["contradictions"] for detail in details), 0)

    def test_says_why_nothing_was_taken(self):
        self.grow()
        for key, address, reason in ((self.key("nanhe", "agency.see"), None, "journal.hand-in"), ("gongkai_9.9.x", None, "HTTP 401"),
                                     ("two words", None, "没有密钥"), ("x", "http://127.0.0.1:9/", "127.0.0.1:9"),
                                     ("x", "http://superior.example/", "https://"), ("x", "ftp://superior.example/", "https://")):
            code, shown = self.hand_in(key, address)
            self.assertEqual(code, 2, shown)
            self.assertIn(reason, shown)

    def test_takes_nothing_that_is_no_list(self):
        client = Client(self.city.port, self.key("beihe"))
        for body in ({}, {"list": 7}, {"list": ""}, {"list": "何处"}, {"list": '{"agency": "x"}'}):
            answer = client.write("/journal/heads", **body)
            self.assertEqual((answer.status, answer.json["code"]), (422, answer.json["code"]), body)
            self.assertTrue(answer.json["code"].startswith("anchor."), answer)


if __name__ == "__main__":
    sys.exit(unittest.main())
