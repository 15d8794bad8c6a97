"""The file of a case, bound by the command: with names and without, and told in the journal."""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
from office import OFFICE, Office, paper  # noqa: E402


def text_of(file):
    return re.sub(r"\s+", "", subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout)


class CaseFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.office = Office(cls.folder / "office")
        cls.office.start()
        officer = cls.office.browser("officer")
        status, page, _ = officer.post(f"{OFFICE}/requests/new", **paper(1))
        assert status == 200, page
        cls.number = re.search(r"[^\s<>]*申〔\d{4}〕\d+号", page).group(0)
        officer.close()
        cls.office.stop()

    def bind(self, *more, number=None):
        file = self.folder / "case.pdf"
        file.unlink(missing_ok=True)
        code, shown = self.office.call("case-file", number or self.number, "-o", file, *more)
        return code, shown, file

    def test_is_bound_with_the_names_of_people(self):
        code, shown, file = self.bind()

        self.assertEqual(code, 0, shown)
        self.assertTrue(file.read_bytes().startswith(b"%PDF"))
        if shutil.which("pdftotext"):
            self.assertIn("测试申请人1", text_of(file))
            self.assertIn("第1号文件", text_of(file))

    def test_is_bound_without_the_names_of_people(self):
        code, shown, file = self.bind("--without-names", "--agency", "qingshi")

        self.assertEqual(code, 0, shown)
        if shutil.which("pdftotext"):
            self.assertNotIn("测试申请人1", text_of(file))
            self.assertIn("第1号文件", text_of(file))

    def test_leaves_no_file_where_there_is_no_case(self):
        for more in ([], ["--agency", "nowhere"]):
            code, shown, file = self.bind(*more, number=self.number if more else "无此申〔2026〕9号")
            self.assertEqual(code, 2, shown)
            self.assertIn("没有编号为", shown)
            self.assertFalse(file.exists())

    def test_leaves_the_journal_whole_and_tells_who_looked(self):
        self.bind()

        self.assertEqual(self.office.call("journal", "verify")[0], 0)
        found = self.folder / "tables"
        shutil.rmtree(found, ignore_errors=True)
        self.assertEqual(self.office.call("export", found, "--plain", "测试")[0], 0)
        rows = "".join(file.read_text(encoding="utf-8") for file in found.rglob("journal_entry*"))
        self.assertRegex(rows, r"case-file-bound[^\n]*operator|operator[^\n]*case-file-bound")


if __name__ == "__main__":
    sys.exit(unittest.main())
