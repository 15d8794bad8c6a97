"""check --members: a consolidated report beside the reports that it adds up."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

from session import gongkai


class Members(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        cls.members = cls.folder / "members"
        gongkai("sample", str(cls.members), "--count", "4", "--seed", "3", "--year", "2025", "--formats", "docx")
        (cls.members / "truth.jsonl").unlink(missing_ok=True)
        cls.total = cls.folder / "total.docx"
        code, _, error = gongkai("report", "total", str(cls.members), "--name", "青石县人民政府", "-o", str(cls.total))
        assert code == 0, error
        cls.figures = cls.folder / "total.json"
        code, _, error = gongkai("report", "write", str(cls.total), "-o", str(cls.figures))
        assert code == 0, error

    def check(self, report, *options):
        code, out, error = gongkai("report", "check", str(report), "--members", str(self.members), "--format", "jsonl", *options)
        self.assertIn(code, (0, 1), error)
        result = json.loads(out)
        return [found for found in result["findings"] if found["rule"].startswith("R-AGG")], result["assessed"]

    def test_a_right_total_passes(self):
        found, assessed = self.check(self.total)
        self.assertEqual(found, [])
        self.assertGreater(assessed["R-AGG-01"]["passed"], 100)

    def test_a_wrong_total_is_named_with_both_sides(self):
        wrong = json.loads(self.figures.read_text())
        wrong["cells"]["t2.licensing.decisions"]["value"] += 7
        file = self.folder / "wrong.json"
        file.write_text(json.dumps(wrong))
        found, _ = self.check(file)
        self.assertEqual([finding["rule"] for finding in found], ["R-AGG-01"])
        self.assertEqual(found[0]["difference"], 7)

    def test_a_member_that_is_missing_leaves_the_sums_open(self):
        profile = self.folder / "profile.json"
        profile.write_text(json.dumps({"members": ["不在其中的镇人民政府"]}))
        found, assessed = self.check(self.total, "--profile", str(profile))
        self.assertEqual([finding["rule"] for finding in found], ["R-AGG-02"])
        self.assertEqual(assessed["R-AGG-01"]["passed"], 0)

    def test_a_member_is_not_held_to_be_the_sum(self):
        found, assessed = self.check(next(self.members.glob("*.docx")))
        self.assertEqual((found, assessed["R-AGG-01"]["passed"]), ([], 0))

    def test_a_member_that_cannot_be_read_is_refused(self):
        code, _, error = gongkai("report", "check", str(self.total), "--members", str(self.folder / "nowhere"))
        self.assertEqual(code, 2)
        self.assertIn("nowhere", error)


if __name__ == "__main__":
    sys.exit(unittest.main())
