"""The schemas of docs/api say exactly what the program prints: of a report, a comparison and a total."""
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


def schema(name):
    return json.loads((ROOT / f"docs/api/{name}.schema.json").read_text(encoding="utf-8"))


def written(*arguments):
    """The object that a call writes to a JSON file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.json"
        code, _, err = gongkai(*map(str, arguments), "-o", str(path))
        if not path.exists():
            raise AssertionError(f"{arguments}: {code} {err}")
        return json.loads(path.read_text(encoding="utf-8"))


def reports_of(folder, year, **changes):
    """Made-up reports of the year as JSON files, the first with a changed figure and two that were not read."""
    gongkai("sample", str(folder), "--count", "3", "--seed", str(year), "--year", str(year), "--formats", "json")
    paths = sorted(Path(folder).glob("*.json"))
    report = json.loads(paths[0].read_text(encoding="utf-8"))
    for name in ("t3.new.total", "t3.carry_in.natural_person"):
        report["cells"][name] = {"value": None, "state": "unreadable", "raw": "", "at": None}
    report["cells"]["t3.carry_in.total"]["value"] = 77
    report.update(changes)
    paths[0].write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return paths


def places_of_objects(schema_part, path=()):
    """Every object that the schema describes by its members, with the members."""
    if isinstance(schema_part, dict):
        if "properties" in schema_part and "required" in schema_part:
            yield path, schema_part
        for name, inner in schema_part.items():
            yield from places_of_objects(inner, path + (name,))
    elif isinstance(schema_part, list):
        for inner in schema_part:
            yield from places_of_objects(inner, path)


@unittest.skipUnless(jsonschema, "needs python3-jsonschema")
class OtherSchemas(unittest.TestCase):
    """They accept what is printed, of every kind there is, and nothing where a member is gone or one too many."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def check(self, name, objects):
        validator = jsonschema.Draft202012Validator(schema(name))
        validator.check_schema(schema(name))
        for each in objects:
            self.assertEqual([f"{list(error.path)}: {error.message}"[:200] for error in validator.iter_errors(each)], [])
        for member in list(objects[0]):
            without = {key: value for key, value in objects[0].items() if key != member}
            self.assertFalse(validator.is_valid(without), member)
        self.assertFalse(validator.is_valid({**objects[0], "more": 1}))
        for path, part in places_of_objects(schema(name)):
            self.assertFalse(part["additionalProperties"], path)
        return validator

    def comparisons(self):
        older = reports_of(self.folder / "older", 2023)
        organisation = json.loads(older[0].read_text(encoding="utf-8"))["organisation"]
        newer = reports_of(self.folder / "newer", 2024, organisation=organisation)
        text = ROOT / "samples" / next(name for name in sorted(p.name for p in (ROOT / "samples").iterdir()) if name.endswith("2020.txt"))
        return [written("report", "compare", a, b) for a, b in
                ((older[0], newer[0]), (newer[1], older[1]), (text, newer[2]), (older[0], older[0]))]

    def test_of_a_comparison(self):
        objects = self.comparisons()

        validator = self.check("comparison", objects)

        self.assertEqual({note for each in objects for note in each["notes"]} >= {"other-form", "wrong-order", "same-year"}, True)
        self.assertEqual({equation["state"] for each in objects for equation in each["equations"]}, {"holds", "broken", "not-assessable"})
        self.assertEqual({sentence["change"] for each in objects for part in each["sections"] for sentence in part["sentences"]},
                         {"same", "changed", "added", "removed"})
        cell = {"older": {"value": None, "state": "blank"}, "newer": {"value": 0, "state": "read"}, "difference": None}
        for wrong, right in (({"value": 0, "state": "blank"}, False), ({"value": None, "state": "blank"}, True)):
            cells = {**objects[0]["cells"], "t3.new.total": {**cell, "older": wrong}}
            self.assertEqual(validator.is_valid({**objects[0], "cells": cells}), right)

    def totals(self):
        paths = reports_of(self.folder, 2024)
        (self.folder / "copy.json").write_bytes(paths[1].read_bytes())
        other = json.loads(paths[2].read_text(encoding="utf-8"))
        other["cells"]["t2.rules.issued"]["value"] = 99
        (self.folder / "other.json").write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
        files = [*paths, self.folder / "copy.json", self.folder / "other.json"]
        offices = [json.loads(path.read_text(encoding="utf-8"))["organisation"] for path in paths]
        (self.folder / "facts").mkdir()
        profile = self.folder / "facts" / "profile.json"
        profile.write_text(json.dumps({"members": [*offices, "示例县丙镇人民政府"]}, ensure_ascii=False), encoding="utf-8")
        return [written("report", "total", *files, "--name", "示例县人民政府", "--profile", profile),
                written("report", "total", paths[1], "--name", "示例县人民政府")]

    def test_of_a_total(self):
        objects = self.totals()

        validator = self.check("total", objects)

        self.assertEqual({member["state"] for member in objects[0]["members"]}, {"counted", "duplicate", "conflicting", "missing"})
        unread = objects[0]["cells"]["t3.new.total"]
        self.assertIsNone(unread["value"])
        cells = {**objects[0]["cells"], "t3.new.total": {**unread, "value": unread["sum_of_known"]}}
        self.assertFalse(validator.is_valid({**objects[0], "cells": cells}), "a sum without a report that was not read")


if __name__ == "__main__":
    sys.exit(unittest.main())
