"""Every entry of rules.json is complete, and the examples of those that the program does not carry out yet hold as data."""
import csv
import json
import re
import sys
import unittest
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"\{([a-z_]+)\}")
SPOKEN = ("title_zh", "title_en", "message_zh", "message_en", "advice_zh", "advice_en", "basis", "source")


def read_calendar():
    lines = (ROOT / "data/holidays.csv").read_text(encoding="utf-8").splitlines()
    covered = next(line for line in lines if line.startswith("# covers:"))
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {date.fromisoformat(row["date"]): row["kind"] for row in rows}, date.fromisoformat(covered.rsplit("..", 1)[1])


DAYS, LAST_KNOWN = read_calendar()


def is_working_day(day):
    return DAYS.get(day, "workday" if day.weekday() < 5 else "holiday") == "workday"


def after(start, days):
    """The last day of so many working days, counted from the day after."""
    day = date.fromisoformat(start)
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day.isoformat()


def not_counted(sent, returned):
    day, end, days = date.fromisoformat(sent), date.fromisoformat(returned), 0
    while day < end:
        day += timedelta(days=1)
        days += is_working_day(day)
    return days


def fee_by_piece(pieces):
    tiers = json.loads((ROOT / "data/fees.json").read_text(encoding="utf-8"))["by_piece"]["tiers"]
    return sum(tier["per_item"] for tier in tiers for n in range(tier["from"], tier["to"] + 1) if n <= pieces)


HOLDS = {
    "R-CLK-01": lambda e: e["answered_on"] <= after(e["received_on"], 20),
    "R-CLK-02": lambda e: e["days"] <= 20 and e["notified_on"] <= e["due"],
    "R-CLK-03": lambda e: len(e["notices"]) <= 1 and all(day <= after(e["received_on"], 7) for day in e["notices"]),
    "R-CLK-04": lambda e: e["counted_from"] == e["corrected_on"],
    "R-CLK-05": lambda e: e["replied_on"] <= after(e["letter_received_on"], 15),
    "R-CLK-06": lambda e: e["replied_on"] <= after(e["letter_received_on"], 15),
    "R-CLK-07": lambda e: e["not_counted"] == not_counted(e["sent_on"], e["returned_on"]),
    "R-CLK-08": lambda e: e["published_on"] <= after(e["formed_on"], 20),
    "R-CLK-09": lambda e: date.fromisoformat(e["due"]) <= LAST_KNOWN,
    "R-REQ-05": lambda e: e["applicants"] < 3,
    "R-FEE-01": lambda e: not (e["by_piece"] and e["by_volume"]),
    "R-FEE-02": lambda e: e["amount"] == fee_by_piece(e["pieces"]),
    "R-FEE-04": lambda e: e["paid_on"] <= after(e["notice_received_on"], 20),
    "R-PRO-04": lambda e: len(set(e["index_numbers"])) == len(e["index_numbers"]),
    "R-PRO-05": lambda e: e["today"] < e["next_review_on"],
    "R-PRO-06": lambda e: date.fromisoformat(e["published_on"]) <= date.fromisoformat(e["approved_on"]) + timedelta(days=20),
    "R-PRO-07": lambda e: e["withdrawn_on"] <= after(e["changed_on"], 3),
    "R-REV-02": lambda e: e["items"] == 1,
    "R-REV-03": lambda e: len(set(e["people"])) == len(e["people"]),
    "R-REV-04": lambda e: e["attribute"] == "主动公开" or (e["attribute"] in ("依申请公开", "不予公开") and e["reason"] != ""),
    "R-WEB-01": lambda e: e["days"] <= 14,
    "R-WEB-02": lambda e: e["late"] < 5 and e["stale"] < 10 and e["empty"] < 5,
    "R-WEB-03": lambda e: e["percent"] < 5,
}


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = json.loads((ROOT / "data/rules.json").read_text(encoding="utf-8"))["rules"]
        cls.waiting = [rule for rule in cls.rules if "function" not in rule and not isinstance(rule.get("check"), dict)]

    def test_every_entry_speaks_both_languages(self):
        self.assertEqual([f"{rule['id']} {name}" for rule in self.rules for name in SPOKEN if not rule.get(name)], [])

    def test_both_languages_use_the_same_words(self):
        for rule in self.waiting:
            self.assertEqual(set(WORD.findall(rule["message_zh"])), set(WORD.findall(rule["message_en"])), rule["id"])
            for language in ("zh", "en"):
                known = set(WORD.findall(rule["message_zh"]))
                self.assertLessEqual(set(WORD.findall(rule[f"advice_{language}"])), known, rule["id"])

    def test_the_examples_of_entries_that_wait_hold(self):
        examples = {rule["id"]: rule["examples"] for rule in self.waiting if "examples" in rule}

        self.assertEqual(set(examples), set(HOLDS))
        for name, example in examples.items():
            self.assertTrue(HOLDS[name](example["keeps"]), name)
            self.assertFalse(HOLDS[name](example["breaks"]), name)


if __name__ == "__main__":
    sys.exit(unittest.main())
