"""The journal against its anchors, as an auditor checks it: cut off, changed, wholly rewritten, gone; and the heads handed upwards.

The chain is forged here by the documented rule of the hash, without the program: what who runs the machine could do.
"""
import hashlib
import json
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

import installation_test

COLUMNS = ("agency_id", "number", "event", "subject", "actor", "rule", "happened_at", "recorded_at", "details")


def hash_of(row, previous):
    fields = ["gongkai-journal-1", previous, *(str(row[name]) for name in COLUMNS)]
    return hashlib.sha256("".join(f"{len(f.encode())}:{f}" for f in fields).encode()).hexdigest()


def check(title, line, content):
    return hashlib.sha256(f"{title}/{line}/{content}".encode()).hexdigest()[:4]


def sheet(head):
    """The day sheet of a head, as it is printed."""
    title = f"{head['agency']} {head['number']} {head['taken_at'][:10]}"
    lines = [f"{title} {check(title, 0, title)}"]
    for i in range(4):
        part = head["hash"][16 * i:16 * i + 16]
        lines.append(f"{i + 1}: {' '.join(part[j:j + 4] for j in range(0, 16, 4))} {check(title, i + 1, part)}")
    return "\n".join(lines) + "\n"


class Journal(unittest.TestCase):
    init = installation_test.Installation.init
    call = installation_test.Installation.call
    write = installation_test.Installation.write
    agencies = installation_test.Installation.agencies

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.init()
        self.office = self.folder / "office"
        self.call("agency", "import", self.agencies(), "--data", self.office)
        self.assertEqual(self.verify()[0], 0)

    def verify(self, *more):
        return self.call("journal", "verify", "--data", self.office, *more)

    def heads(self, name="heads.jsonl"):
        code, _, err = self.call("journal", "heads", "--data", self.office, "--out", self.folder / name)
        self.assertEqual(code, 0, err)
        return self.folder / name

    def head_of(self, agency, file):
        return next(head for head in map(json.loads, file.read_text().splitlines()) if head.get("agency") == agency)

    # The chain of the first agency, its entries changed by `change` from the given one on, every hash made anew; and what is kept of its
    # anchors removed, as who can write everything would.
    def forge(self, change, first=1, last=None):
        with sqlite3.connect(self.office / "gongkai.sqlite") as database:
            database.row_factory = sqlite3.Row
            rows = [dict(row) for row in database.execute("SELECT * FROM journal_entry WHERE agency_id = 1 ORDER BY number")][:last]
            for row in rows[first - 1:]:
                change(row)
            previous = ""
            database.execute("DELETE FROM journal_entry WHERE agency_id = 1")
            for row in rows:
                previous = row["hash"] = hash_of(row, previous)
                database.execute(f"INSERT INTO journal_entry ({','.join(row)}) VALUES ({','.join('?' * len(row))})", list(row.values()))
            database.execute("UPDATE journal_head SET number = ?, hash = ? WHERE agency_id = 1", (len(rows), previous))
            database.execute("DELETE FROM journal_anchor")
        database.close()

    def test_is_whole_beside_a_list_and_a_sheet_that_was_typed_back(self):
        heads = self.heads()
        typed = self.write("sheet.txt", sheet(self.head_of("qingshi", heads)).upper())

        code, out, err = self.verify("--anchor", heads, "--anchor", typed)

        self.assertEqual((code, err), (0, ""), out)
        self.assertIn("与3个存证相符", out)  # kept, in the list, on the sheet

    def test_shows_a_chain_that_was_wholly_rewritten(self):
        heads = self.heads()
        head = self.head_of("qingshi", heads)
        self.forge(lambda row: row.update(actor="person/9/9"))

        self.assertEqual(self.verify()[0], 0)  # nothing of the chain itself shows it
        code, out, _ = self.verify("--anchor", self.write("sheet.txt", sheet(head)))
        self.assertEqual(code, 1)
        self.assertIn(f"qingshi  第{head['number']}条不是当时的那一条：日志被改写", out)

    def test_names_from_where_it_was_rewritten_where_an_earlier_anchor_agrees(self):
        first = self.heads("first.jsonl")
        number = self.head_of("qingshi", first)["number"]
        self.call("backup", self.folder / "b.gkb", "--data", self.office)
        second = self.heads("second.jsonl")
        self.forge(lambda row: row.update(actor="person/9/9"), first=number + 1)

        code, out, _ = self.verify("--anchor", first, "--anchor", second)

        self.assertEqual(code, 1)
        self.assertIn(f"改动不早于第{number + 1}条", out)

    def test_shows_a_tail_that_was_cut_off(self):
        heads = self.heads()
        number = self.head_of("qingshi", heads)["number"]
        self.forge(lambda row: None, last=number - 1)

        self.assertEqual(self.verify()[0], 0)
        code, out, _ = self.verify("--anchor", heads)
        self.assertEqual(code, 1)
        self.assertIn(f"qingshi  第{number}条起被截去", out)

    def test_tells_which_line_of_a_sheet_is_mistyped(self):
        lines = sheet(self.head_of("qingshi", self.heads())).splitlines()
        lines[2] = lines[2].translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))

        code, _, err = self.verify("--anchor", self.write("sheet.txt", "\n".join(lines)))

        self.assertEqual(code, 2)
        self.assertIn("sheet.txt：第3行抄错了", err)

    def test_tells_of_an_agency_whose_journal_is_gone(self):
        heads = self.heads()
        gone = self.write("gone.jsonl", heads.read_text().replace("liuhe", "songlin"))

        code, out, _ = self.verify("--anchor", gone)

        self.assertEqual(code, 1)
        self.assertIn("songlin  这里没有这个机关", out)

    def test_hands_its_heads_upwards_and_is_verified_by_what_was_received(self):
        self.init("city", code="nanhe")
        city = self.folder / "city"
        self.assertEqual(self.call("journal", "receive", self.heads(), "--data", city)[0], 0)

        self.forge(lambda row: row.update(actor="person/9/9"))
        code, out, _ = self.call("journal", "receive", self.heads("later.jsonl"), "--data", city)
        self.assertEqual(code, 1)
        self.assertIn("矛盾", out)
        self.assertEqual(self.call("journal", "heads", "--received", "qingshi", "--data", city, "--out", self.folder / "known.jsonl")[0], 0)
        self.assertEqual(self.verify("--anchor", self.folder / "known.jsonl")[0], 1)
        self.assertEqual(self.call("journal", "heads", "--received", "nobody", "--data", city)[0], 2)
        self.assertEqual(self.call("journal", "receive", self.write("x", "何处"), "--data", city)[0], 2)


if __name__ == "__main__":
    sys.exit(unittest.main())
