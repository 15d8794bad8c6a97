"""docs/api/report.schema.json says exactly what the program prints."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from session import ROOT, gongkai

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = json.loads((ROOT / "docs/api/report.schema.json").read_text(encoding="utf-8"))
GOLDEN = json.loads((ROOT / "src/report/exchange/golden/report.json").read_text(encoding="utf-8"))


def printed(*arguments):
    return [json.loads(line) for line in gongkai(*arguments)[1].splitlines()]


def samples():
    return [str(path.relative_to(ROOT)) for path in sorted((ROOT / "samples").iterdir()) if path.is_file()]


class Schema(unittest.TestCase):
    def objects(self):
        with tempfile.TemporaryDirectory() as folder:
            broken = Path(folder) / "broken.docx"
            broken.write_bytes(b"PK\x03\x04 and no more")
            refused = printed("report", "read", str(broken), "--format", "jsonl")
        read = printed("report", "read", *samples(), "--format", "jsonl")
        checked = printed("report", "check", *samples(), "--format", "jsonl")
        self.assertEqual((len(read), len(checked), len(refused)), (len(samples()), len(samples()), 1))
        self.assertIn("error", refused[0])
        return [GOLDEN, *read, *checked, *refused]

    def test_names_every_member_that_is_printed_and_no_other(self):
        for each in self.objects():
            self.assertLessEqual(set(SCHEMA["required"]), set(each), each["file"])
            self.assertLessEqual(set(each), set(SCHEMA["properties"]), each["file"])
            for section in each.get("sections") or []:
                self.assertEqual(set(section), set(SCHEMA["$defs"]["section"]["required"]))
            for cell in (each.get("cells") or {}).values():
                self.assertEqual(set(cell) - {"candidates"}, set(SCHEMA["$defs"]["cell"]["required"]))
            for finding in each["findings"] or []:
                self.assertEqual(set(finding), set(SCHEMA["$defs"]["finding"]["required"]))

    @unittest.skipUnless(jsonschema, "needs python3-jsonschema")
    def test_accepts_what_is_printed(self):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        validator.check_schema(SCHEMA)
        for each in self.objects():
            self.assertEqual([error.message for error in validator.iter_errors(each)], [], each["file"])

    @unittest.skipUnless(jsonschema, "needs python3-jsonschema")
    def test_refuses_a_value_that_was_not_read(self):
        cell = dict(GOLDEN["cells"]["t3.new.total"])
        validator = jsonschema.Draft202012Validator({**SCHEMA["$defs"]["cell"], "$defs": SCHEMA["$defs"]})

        self.assertTrue(validator.is_valid(cell))
        self.assertFalse(validator.is_valid({**cell, "state": "blank"}))
        self.assertFalse(validator.is_valid({**cell, "value": None}))
        self.assertFalse(validator.is_valid({**cell, "candidates": [1]}))


if __name__ == "__main__":
    sys.exit(unittest.main())
