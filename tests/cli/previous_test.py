"""check --previous: pairs of years that the sample generator makes, right ones and ones that do not fit."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

from session import gongkai

QUESTIONS = {"R-T2-03", "R-XY-04"}  # licences of a township, a large swing: worth a look, no mistake


class Previous(unittest.TestCase):
    def pairs(self, *options):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        this, last = Path(folder.name) / "this", Path(folder.name) / "last"
        code, _, error = gongkai("sample", str(this), "--previous", str(last), "--count", "40", "--seed", "5",
                                 "--formats", "text,site-html,docx", *options)
        self.assertEqual((code, error), (0, ""))
        return this, last

    def check(self, this, last):
        files = sorted(str(path) for path in this.iterdir() if path.suffix != ".jsonl")
        printed = gongkai("report", "check", *files, "--previous", str(last), "--format", "jsonl")[1]
        return {Path(each["file"]).name: each for each in map(json.loads, printed.splitlines())}

    def test_finds_nothing_where_the_years_fit(self):
        checked = self.check(*self.pairs("--year", "2025"))

        self.assertEqual(len(checked), 40)
        for name, each in checked.items():
            self.assertEqual({finding["rule"] for finding in each["findings"]} - QUESTIONS, set(), name)
            self.assertEqual(each["assessed"]["R-XY-01"], {"passed": 7, "failed": 0, "not_assessable": 0}, name)

    def test_holds_for_the_form_of_2019_and_the_change_of_forms(self):
        for year in ("2020", "2021"):
            for name, each in self.check(*self.pairs("--year", year)).items():
                self.assertEqual({finding["rule"] for finding in each["findings"]} - QUESTIONS, set(), (year, name))
                self.assertEqual(each["assessed"]["R-XY-01"]["passed"], 7, (year, name))

    def test_finds_each_mistake_that_was_planted_between_the_years(self):
        this, last = self.pairs("--year", "2025", "--mistakes", "100")
        checked = self.check(this, last)
        truth = [json.loads(line) for line in (this / "truth.jsonl").read_text(encoding="utf-8").splitlines()]

        planted = set()
        for each in truth:
            rules = {mistake["rule"] for mistake in each["mistakes"]}
            planted |= {mistake["name"] for mistake in each["mistakes"]}
            self.assertEqual({finding["rule"] for finding in checked[each["file"]]["findings"]} - QUESTIONS, rules, each["file"])
        self.assertEqual(planted, {"carry-over-broken", "stock-not-rolled", "text-of-last-year"})

    def test_names_both_years_cells_of_a_broken_carry_over(self):
        this, last = self.pairs("--year", "2025", "--mistakes", "100")
        broken = [finding for each in self.check(this, last).values() for finding in each["findings"] if finding["rule"] == "R-XY-01"]

        self.assertTrue(broken)
        for finding in broken:
            cells = [cell["id"] for cell in finding["cells"]]
            self.assertTrue(any(cell.startswith("prev.t3.carry_out.") for cell in cells), cells)
            self.assertTrue(any(cell.startswith("t3.carry_in.") for cell in cells), cells)
            self.assertEqual(finding["left"] - finding["right"], finding["difference"])

    def test_refuses_a_year_whose_last_year_had_no_form(self):
        with tempfile.TemporaryDirectory() as folder:
            code, _, error = gongkai("sample", folder + "/a", "--previous", folder + "/b", "--year", "2019", "--lang", "en")

        self.assertEqual(code, 2)
        self.assertIn("2018", error)


if __name__ == "__main__":
    sys.exit(unittest.main())
