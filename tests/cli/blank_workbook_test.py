"""The blank workbook in another spreadsheet program: it sums, checks and is saved there, and reads back."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from session import gongkai

APPLICANTS = "DEFGHI"  # the columns of table three that are typed
ROWS = range(5, 30)


def fill_in(source, target, values):
    """Types values into sheet 3, as a person would."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            if name == "xl/worksheets/sheet3.xml":
                for cell, value in values.items():
                    content, count = re.subn(rf'<c r="{cell}" s="(\d+)"/>', rf'<c r="{cell}" s="\1"><v>{value}</v></c>', content)
                    assert count <= 1
            new.writestr(name, content)


def saved_by_libreoffice(path, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved"), str(path)],
                   check=True, capture_output=True, timeout=180)
    return folder / "saved" / path.name


def has_calc():
    found = shutil.which("soffice")
    return found and (Path(found).resolve().parent / "libscfiltlo.so").exists()


@unittest.skipUnless(has_calc(), "needs LibreOffice Calc")
class BlankWorkbook(unittest.TestCase):
    def test_sums_and_checks_and_reads_back(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.assertEqual(gongkai("report", "blank", "2021", "-o", str(folder / "blank.xlsx"))[0], 0)
            typed = {f"{column}{row}": 0 for column in APPLICANTS for row in ROWS}
            fill_in(folder / "blank.xlsx", folder / "filled.xlsx", {**typed, "D5": 3, "D7": 2})

            saved = saved_by_libreoffice(folder / "filled.xlsx", folder)

            self.assertEqual(list((folder / "saved").iterdir()), [saved])
            cells = json.loads(gongkai("report", "read", str(saved), "--format", "jsonl")[1])["cells"]
            self.assertEqual(cells["t3.new.total"]["value"], 3)
            self.assertEqual(cells["t3.total.natural_person"]["value"], 2)
            self.assertEqual(cells["t3.total.total"]["value"], 2)
            self.assertEqual(cells["t4.review.total"], {**cells["t4.review.total"], "value": None, "state": "blank"})
            self.check_package(saved)

    def check_package(self, saved):
        with zipfile.ZipFile(saved) as package:
            table, texts = (package.read(f"xl/{part}.xml").decode("utf-8") for part in ("worksheets/sheet3", "sharedStrings"))
            checks = package.read("xl/worksheets/sheet7.xml").decode("utf-8")
        self.assertIn("<conditionalFormatting", table)
        self.assertIn("<dataValidation ", table)
        self.assertIn("<sheetProtection", table)
        self.assertIn("<f", table)
        self.assertEqual(len(re.findall(r"<v>✗ 不符</v>", checks)), 2, "R-T3-03 in the column 自然人 and in 总计")
        self.assertIn("✗ 有 2 处不符", checks + texts)


if __name__ == "__main__":
    sys.exit(unittest.main())
