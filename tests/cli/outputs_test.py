"""Where outputs go: never onto what is read, whole or not at all; and what is read back of them."""
import json
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from session import gongkai


def report_text(town, year=2025):
    return f"{town}{year}年政府信息公开工作年度报告\n\n一、总体情况\n{town}公开信息12条。\n\n五、存在的主要问题及改进情况\n无。\n"


class Outputs(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.inputs = self.folder / "in"
        self.inputs.mkdir()
        self.report = self.write("in/甲镇.txt", report_text("甲镇"))

    def write(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def refused(self, *arguments):
        """The call is refused, says why, and leaves the inputs as they are."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        code, out, err = gongkai("report", *map(str, arguments))
        self.assertEqual((code, out), (2, ""))
        self.assertEqual({path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}, before)
        return err

    def test_an_input_is_never_written_over(self):
        other = self.write("in/乙镇.md", report_text("乙镇"))
        page = self.write("in/丙镇.html", report_text("丙镇"))
        for call in (["check", self.report, "-o", self.report], ["read", self.inputs, "-o", self.report],
                     ["read", self.report, "--format", "csv", "-o", self.inputs / "." / "甲镇.txt"],
                     ["check", other, "--annotate", other], ["write", page, "-o", page],
                     ["compare", self.report, page, "-o", page],
                     ["total", self.inputs, "--name", "示例县", "-o", page],
                     ["check", self.report, "--previous", page, "-o", page],
                     ["check", self.report, "--previous", page, "--annotate", page]):
            self.assertIn("要读取的文件之一", self.refused(*call), call)

    def test_an_archive_is_never_written_over(self):
        archive = self.folder / "reports.zip"
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("甲镇.txt", report_text("甲镇"))
        self.assertIn("要读取的文件之一", self.refused("check", archive, "-o", archive))

    def test_a_docx_in_an_archive_is_annotated(self):
        docx, archive, marked = self.folder / "a.docx", self.folder / "a.zip", self.folder / "marked.docx"
        self.assertEqual(gongkai("report", "write", "samples/银沟镇2024.md", "-o", str(docx))[0], 0)
        with zipfile.ZipFile(archive, "w") as file:
            file.write(docx, "a.docx")
        self.assertIn(gongkai("report", "check", str(archive), "--annotate", str(marked))[0], (0, 1))
        with zipfile.ZipFile(marked) as parts:
            self.assertIn("word/comments.xml", parts.namelist())

    def test_the_members_of_a_total_are_never_written_over(self):
        self.write("in/县.members.csv", "a,b\n")
        self.refused("total", self.inputs, "--name", "示例县", "-o", self.inputs / "县.csv")

    def test_an_output_in_the_folder_that_is_read_is_not_read(self):
        out = self.inputs / "out.csv"
        call = ("report", "read", str(self.inputs), "--format", "csv", "-o", str(out))
        self.assertEqual(gongkai(*call), (0, "", ""))
        first = out.read_bytes()
        self.write("in/乙镇.txt.part", "half")
        self.assertEqual(gongkai(*call), (0, "", ""))
        self.assertEqual(out.read_bytes(), first)

    def test_an_output_that_is_named_as_an_input_too_is_refused(self):
        out = self.inputs / "out.csv"
        self.assertEqual(gongkai("report", "read", str(self.inputs), "--format", "csv", "-o", str(out))[0], 0)
        self.assertIn("要读取的文件之一", self.refused("read", self.inputs, out, "--format", "csv", "-o", out))

    def test_a_csv_of_several_reports_is_read_back(self):
        self.write("in/乙镇.txt", report_text("乙镇"))
        out = self.folder / "out.csv"
        self.assertEqual(gongkai("report", "read", str(self.inputs), "--format", "csv", "-o", str(out))[0], 0)
        code, lines, err = gongkai("report", "read", str(out))
        self.assertEqual((code, err), (0, ""))
        back = [json.loads(line) for line in lines.splitlines()]
        self.assertEqual([(r["file"], r["format"], r["title"]) for r in back],
                         [(f"{out}/{self.inputs}/{town}.txt", "csv", f"{town}2025年政府信息公开工作年度报告") for town in ("乙镇", "甲镇")])

    def test_a_csv_of_several_reports_without_their_names_says_what_is_missing(self):
        path = self.write("甲乙.csv", "title,form,cell,value,state\n甲镇,2021,t3.new.total,1,read\n乙镇,2021,t3.new.total,1,read\n")
        self.assertIn("须以 file 列区分", self.refused("read", path, "--format", "csv", "-o", "/dev/null"))

    def test_an_unknown_ending_is_refused_before_anything_is_read(self):
        for call in (["write", "none.txt"], ["compare", "none.txt", "none.txt"], ["total", "none.txt", "--name", "x"],
                     ["blank", "none"], ["check", "none.txt", "--annotate", self.folder / "out.xyz"]):
            err = self.refused(*call, *([] if "--annotate" in call else ["-o", self.folder / "out.xyz"]))
            self.assertIn("out.xyz 的扩展名不是已知格式", err)
            self.assertNotIn("none", err)

    def test_a_link_is_followed(self):
        target, link = self.folder / "target.html", self.folder / "link.html"
        link.symlink_to(target)
        self.assertEqual(gongkai("report", "blank", "2021", "-o", str(link))[0], 0)
        self.assertTrue(link.is_symlink())
        self.assertTrue(target.read_bytes().startswith(b"<!doctype html>"))

    def test_an_output_that_cannot_be_written_is_said_and_leaves_nothing(self):
        nowhere = self.folder / "nowhere"
        for call in (["check", self.report, "-o", nowhere / "out.txt"], ["blank", "2021", "-o", nowhere / "out.html"]):
            self.assertIn("无法写入", self.refused(*call))


if __name__ == "__main__":
    sys.exit(unittest.main())
