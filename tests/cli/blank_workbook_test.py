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
RED = "#FDE8E6"


def typed(style, cell, value):
    """A cell as a spreadsheet stores what a person typed or pasted."""
    if isinstance(value, str):
        return f'<c r="{cell}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{cell}" s="{style}"><v>{value}</v></c>'


def fill_in(source, target, values):
    """Types values into sheet 3, as a person would."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            if name == "xl/worksheets/sheet3.xml":
                for cell, value in values.items():
                    content, count = re.subn(rf'<c r="{cell}" s="(\d+)"/>', lambda found: typed(found.group(1), cell, value), content)
                    assert count <= 1
            new.writestr(name, content)


def converted(path, folder, target, ending):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    target, "--outdir", str(folder / "saved"), str(path)],
                   check=True, capture_output=True, timeout=180)
    return folder / "saved" / (path.stem + ending)


def saved_by_libreoffice(path, folder):
    return converted(path, folder, "xlsx:Calc MS Excel 2007 XML", ".xlsx")


def red_cells(path, folder):
    """What stands in the cells of table three that the program shows on the paper of a failure."""
    page = converted(path, folder, "html:HTML (StarCalc)", ".html").read_text(encoding="utf-8")
    table = page[page.index("<em>表三"):]
    table = table[table.index("<table"):table.index("</table>")]
    return [re.sub(r"<[^>]*>|\s", "", text) for text in re.findall(rf'<td[^>]*bgcolor="{RED}"[^>]*>(.*?)</td>', table, re.DOTALL | re.IGNORECASE)]


def has_calc():
    found = shutil.which("soffice")
    return found and (Path(found).resolve().parent / "libscfiltlo.so").exists()


class Workbook:
    """The same on both forms."""

    form = ""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.blank = self.folder / "blank.xlsx"
        self.assertEqual(gongkai("report", "blank", self.form, "-o", str(self.blank))[0], 0)
        self.zeros = {f"{column}{row}": 0 for column in APPLICANTS for row in ROWS}

    def filled_in(self, values):
        path = self.folder / "filled.xlsx"
        fill_in(self.blank, path, values)
        return path

    def test_sums_and_checks_and_reads_back(self):
        saved = saved_by_libreoffice(self.filled_in({**self.zeros, "D5": 3, "D7": 2}), self.folder)

        self.assertEqual(list((self.folder / "saved").iterdir()), [saved])
        report = json.loads(gongkai("report", "read", str(saved), "--format", "jsonl")[1])
        cells = report["cells"]
        self.assertEqual(report["form"], self.form)
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

    def test_shows_the_cells_of_a_broken_equation_in_red_also_after_it_was_saved_again(self):
        saved = saved_by_libreoffice(self.filled_in({**self.zeros, "D5": 3, "D7": 2}), self.folder)

        # 新收 3, 结转 0 and 办理总计 2, 结转下年 0, in the column 自然人 and in 总计.
        self.assertEqual(sorted(red_cells(saved, self.folder)), ["0", "0", "0", "0", "2", "2", "3", "3"])

    def test_shows_what_is_no_figure_in_red_and_never_sums_it(self):
        path = self.filled_in({**self.zeros, "D5": "若干", "E5": -2, "F5": 1.5, "G5": "/", "D6": "—"})

        # The minus and the fraction break the equation of their columns as well.
        self.assertEqual(sorted(red_cells(path, self.folder)), ["-2", *["0"] * 6, "1.5", "若干"])
        cells = json.loads(gongkai("report", "read", str(saved_by_libreoffice(path, self.folder)), "--format", "jsonl")[1])["cells"]
        for cell in ("t3.new.natural_person", "t3.new.total"):
            self.assertIsNone(cells[cell]["value"])
            self.assertNotEqual(cells[cell]["state"], "read")


@unittest.skipUnless(has_calc(), "needs LibreOffice Calc")
class Form2021(Workbook, unittest.TestCase):
    form = "2021"


@unittest.skipUnless(has_calc(), "needs LibreOffice Calc")
class Form2019(Workbook, unittest.TestCase):
    form = "2019"


if __name__ == "__main__":
    sys.exit(unittest.main())
