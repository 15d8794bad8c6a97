"""Reports beside one another: compare, total, and what goes back to an office (check --annotate)."""
import io
import json
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from session import gongkai

HERE = "示例县"
CELLS = []


def report_json(town, year, **cells):
    """A report as `read` prints it: every cell 0 but those given; None is a cell that was not read."""
    values = {f"t3.{name.replace('__', '.')}": value for name, value in cells.items()}
    return json.dumps({
        "title": f"{HERE}{town}{year}年政府信息公开工作年度报告", "organisation": f"{HERE}{town}人民政府", "year": year,
        "form": "2021", "period": None,
        "sections": [{"id": f"s{i}", "title": "", "text": "全年公开信息%d条。" % (year - 2000), "at": ""} for i in (1, 5)],
        "cells": {id_: {"value": values.get(id_, 0), "state": "blank" if values.get(id_, 0) is None else "read",
                        "raw": "", "at": ""} for id_ in all_cells()}}, ensure_ascii=False)


def all_cells():
    """The ids of the form's cells, as the program lists them."""
    if not CELLS:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "空.txt"
            page.write_text(f"{HERE}空镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\t\t\t\n"
                            "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n", encoding="utf-8")
            CELLS.extend(json.loads(gongkai("report", "read", str(page))[1])["cells"])
    return CELLS


class Collate(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def save(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def test_compare_shows_what_was_not_carried_over(self):
        older = self.save("a.json", report_json("甲镇", 2023, carry_out__natural_person=3, carry_out__total=3))
        newer = self.save("b.json", report_json("甲镇", 2024, carry_in__natural_person=2, carry_in__total=None))
        code, out, err = gongkai("report", "compare", older, newer)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("3≠2", out)
        self.assertIn("3＝？", out)
        self.assertIn("全年公开信息[-23-]{+24+}条。", out)
        for ending, begin in ((".html", "<!DOCTYPE html>"), (".json", '{"schema":"gongkai-comparison-1"'), (".txt", "年度报告对比")):
            path = self.folder / ("out" + ending)
            self.assertEqual(gongkai("report", "compare", older, newer, "-o", str(path))[0], 0)
            self.assertTrue(path.read_text(encoding="utf-8").startswith(begin), ending)

    def test_compare_refuses_what_it_cannot_read_or_write(self):
        report = self.save("a.json", report_json("甲镇", 2023))
        self.assertEqual(gongkai("report", "compare", report, str(self.folder / "none.txt"))[0], 2)
        self.assertEqual(gongkai("report", "compare", report, report, "-o", str(self.folder / "out.xyz"))[0], 2)

    def test_total_names_who_is_missing_and_what_was_not_read(self):
        self.save("1.json", report_json("甲镇", 2024, new__total=3))
        self.save("2.json", report_json("乙镇", 2024, new__total=4, carry_in__total=None))
        profile = self.folder / "members" / "profile.json"
        profile.parent.mkdir()
        profile.write_text(json.dumps({"members": [f"{HERE}{town}人民政府" for town in ("甲镇", "乙镇", "丙镇")]}), encoding="utf-8")
        files = [str(self.folder / "1.json"), str(self.folder / "2.json")]
        code, out, err = gongkai("report", "total", *files, "--name", f"{HERE}人民政府", "--profile", str(profile))
        self.assertEqual((code, err), (0, ""))
        self.assertIn(f"{HERE}丙镇人民政府  缺", out)

        for ending in (".json", ".csv", ".html", ".docx", ".pdf", ".md", ".xlsx", ".txt"):
            path = self.folder / ("total" + ending)
            self.assertEqual(gongkai("report", "total", *files, "--name", f"{HERE}人民政府", "-o", str(path))[0], 0, ending)
            self.assertGreater(path.stat().st_size, 100)
        self.assertTrue((self.folder / "total.members.csv").is_file())
        cells = json.loads((self.folder / "total.json").read_text(encoding="utf-8"))["cells"]
        self.assertEqual(cells["t3.new.total"]["value"], 7)
        self.assertIsNone(cells["t3.carry_in.total"]["value"])

    def test_total_goes_on_without_a_file_that_cannot_be_read_and_says_so(self):
        good = self.save("1.json", report_json("甲镇", 2024))
        code, out, err = gongkai("report", "total", good, str(self.folder / "none.docx"), "--name", f"{HERE}人民政府")
        self.assertEqual(code, 2)
        self.assertIn("none.docx", err)
        self.assertIn("已计入", out)

    def test_total_refuses_two_years(self):
        files = [self.save("1.json", report_json("甲镇", 2023)), self.save("2.json", report_json("乙镇", 2024))]
        code, _, err = gongkai("report", "total", *files, "--name", f"{HERE}人民政府")
        self.assertEqual(code, 2)
        self.assertIn("2023", err)

    def test_annotate_comments_in_a_docx_and_else_writes_a_return_sheet(self):
        source = self.save("a.json", report_json("甲镇", 2024, new__total=3))
        docx = str(self.folder / "a.docx")
        self.assertEqual(gongkai("report", "write", source, "-o", docx)[0], 0)

        annotated = self.folder / "marked.docx"
        code, _, _ = gongkai("report", "check", docx, "--annotate", str(annotated))
        self.assertEqual(code, 1)
        with zipfile.ZipFile(io.BytesIO(annotated.read_bytes())) as parts:
            self.assertIn("R-T3-01", parts.read("word/comments.xml").decode())

        for name in ("sheet.md", "sheet.html", "sheet.docx", "sheet.pdf"):
            sheet = self.folder / name
            self.assertEqual(gongkai("report", "check", source, "--annotate", str(sheet))[0], 1, name)
            self.assertGreater(sheet.stat().st_size, 100)
        self.assertIn("请修改", (self.folder / "sheet.md").read_text(encoding="utf-8"))

    def test_annotate_takes_one_report(self):
        files = [self.save("1.json", report_json("甲镇", 2024)), self.save("2.json", report_json("乙镇", 2024))]
        self.assertEqual(gongkai("report", "check", *files, "--annotate", str(self.folder / "out.md"))[0], 2)


if __name__ == "__main__":
    sys.exit(unittest.main())
