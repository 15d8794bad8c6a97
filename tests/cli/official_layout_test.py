"""The official layout (GB/T 9704-2012), measured where the ink stands: in the PDF, and in the DOCX as LibreOffice prints it."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from session import ROOT, gongkai

MM = 72 / 25.4
LEFT, TOP, WIDTH, HEIGHT = 28 * MM, 37 * MM, 156 * MM, 225 * MM
BODY = 16  # points: 三号
PITCH = HEIGHT / 22
NAME, DATE = "青石县柳河镇人民政府", "2025年1月20日"


def report():
    """Three pages of text of ideographs only before the first table; the last part is signed."""
    source = json.loads((ROOT / "src/report/exchange/golden/report.json").read_text(encoding="utf-8"))
    source["title"] = NAME + "2024年政府信息公开工作年度报告"
    source["organisation"], source["year"], source["preamble"] = NAME, 2024, ""
    source["period"] = {"from": None, "to": None}
    texts = {"s1": "（一）主动公开\n" + "政" * 28 * 22 * 2 + "\n1.分级标题\n" + "府" * 100, "s5": "改" * 40, "s6": f"无。\n{NAME}\n{DATE}"}
    for section in source["sections"]:
        section["text"] = texts.get(section["id"], "")
    return json.dumps(source, ensure_ascii=False)


class Page:
    """The words of a page with their boxes, in points, and the size of the type they are set in."""

    def __init__(self, element, fonts):
        self.number = int(element.get("number"))
        self.scale = 595.276 / float(element.get("width"))
        self.width, self.height = (float(element.get(side)) * self.scale for side in ("width", "height"))
        self.lines = []
        for text in element.iter("text"):
            left, top, width, height = (float(text.get(side)) * self.scale for side in ("left", "top", "width", "height"))
            words = "".join(text.itertext())
            if words.strip():
                size, face = fonts[text.get("font")]
                self.lines.append((words, left, top, left + width, top + height, size * self.scale, face))

    def find(self, words):
        """What is printed in one line, from the first piece of it to the last."""
        for line in self.joined():
            if words in line[0].replace(" ", ""):
                return line
        raise AssertionError(f"no “{words}” on page {self.number}")

    def joined(self):
        rows = {}
        for line in self.lines:
            rows.setdefault(round((line[2] + line[4]) / 2 / (PITCH / 2)), []).append(line)
        for _, row in sorted(rows.items()):
            row.sort(key=lambda line: line[1])
            yield ("".join(line[0] for line in row), row[0][1], min(line[2] for line in row), row[-1][3],
                   max(line[4] for line in row), row[0][5], row[0][6])


def pages_of(pdf):
    # Scaled up, as pdftohtml gives whole numbers.
    done = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "10", str(pdf)], check=True, capture_output=True)
    fonts, pages = {}, []
    for element in ElementTree.fromstring(done.stdout).iter("page"):
        for font in element.iter("fontspec"):
            fonts[font.get("id")] = (float(font.get("size")), font.get("family"))
        pages.append(Page(element, fonts))
    return pages


class Measured:
    """What holds for a printed report, wherever it comes from."""

    pages = []
    widths_differ = 0  # points by which a stand-in's digits may be wider than half an ideograph

    def test_the_page_and_its_margins(self):
        full = self.pages[1]
        text = [line for line in full.joined() if set(line[0]) == {"政"}]
        self.assertAlmostEqual(full.width, 210 * MM, delta=0.5)
        self.assertAlmostEqual(full.height, 297 * MM, delta=0.5)
        self.assertAlmostEqual(min(line[1] for line in text), LEFT, delta=2)
        self.assertAlmostEqual(max(line[3] for line in text), LEFT + WIDTH, delta=3)
        self.assertGreaterEqual(min((line[2] + line[4]) / 2 for line in text) - BODY / 2, TOP - 1)
        self.assertLessEqual(max((line[2] + line[4]) / 2 for line in text) + BODY / 2, TOP + HEIGHT + 1)

    def test_twenty_two_lines_of_twenty_eight_characters(self):
        lines = [line for line in self.pages[1].joined() if set(line[0]) == {"政"}]
        self.assertEqual({len(line[0]) for line in lines}, {28})
        self.assertEqual(len(lines), 22)
        middles = [(line[2] + line[4]) / 2 for line in lines]
        for upper, lower in zip(middles, middles[1:]):
            self.assertAlmostEqual(lower - upper, PITCH, delta=0.6)

    def test_the_sizes(self):
        for words, size in ((NAME, 22), ("一、总体情况", BODY), ("（一）主动公开", BODY), ("政" * 20, BODY), ("1.分级标题", BODY), ("— 1 —", 14)):
            found = next(line for page in self.pages for line in page.joined() if words.replace(" ", "") in line[0].replace(" ", ""))
            self.assertAlmostEqual(found[5], size, delta=0.6, msg=words)

    def test_page_numbers_on_the_outer_side(self):
        for page in self.pages:
            number = page.find(f"—{page.number}—")
            self.assertGreater(number[2], TOP + HEIGHT)
            self.assertAlmostEqual((number[2] + number[4]) / 2 - (TOP + HEIGHT), 7 * MM, delta=1.5 * MM)
            if page.number % 2 == 1:
                self.assertAlmostEqual(number[3], LEFT + WIDTH - 14, delta=6)
            else:
                self.assertAlmostEqual(number[1], LEFT + 14, delta=6)

    def test_the_date_is_placed_for_the_seal(self):
        name, date = self.pages[-1].find(NAME), self.pages[-1].find(DATE)
        self.assertAlmostEqual(LEFT + WIDTH - date[3], 4 * WIDTH / 28, delta=4)
        self.assertAlmostEqual((name[1] + name[3]) / 2, (date[1] + date[3]) / 2, delta=3 + self.widths_differ)
        self.assertAlmostEqual((date[2] - name[2]), PITCH, delta=2)

    def test_headings_begin_two_characters_in_and_the_title_in_the_middle(self):
        for words in ("一、总体情况", "（一）主动公开"):
            self.assertAlmostEqual(self.pages[0].find(words)[1], LEFT + 2 * WIDTH / 28, delta=5, msg=words)
        title = self.pages[0].find(NAME)
        self.assertAlmostEqual((title[1] + title[3]) / 2, LEFT + WIDTH / 2, delta=6)


def written(folder, ending):
    source, target = folder / "report.json", folder / ("report" + ending)
    source.write_text(report(), encoding="utf-8")
    code, _, err = gongkai("report", "write", str(source), "-o", str(target))
    if code != 0:
        raise AssertionError(err)
    return target


@unittest.skipUnless(shutil.which("pdftohtml"), "needs poppler-utils")
class Pdf(Measured, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            pdf = written(Path(folder), ".pdf")
            cls.pages = pages_of(pdf)
            cls.structure = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], check=True, capture_output=True).stdout.decode("utf-8")

    def test_the_structure_reads_in_the_order_of_the_report(self):
        texts = re.findall(r'^ *(H\d|P|Table|TH|TD)(?: \(block\)|:)?\n(?: +/.*\n)*(?: +"(.*)"\n)?', self.structure, re.MULTILINE)
        headings = [(kind, text) for kind, text in texts if kind.startswith("H")]
        parts = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
                 "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]
        self.assertEqual([text for kind, text in headings if kind == "H1"], [NAME + "2024年政府信息公开工作年度报告"])
        self.assertEqual([text for kind, text in headings if kind == "H2"], parts)
        self.assertEqual([kind for kind, _ in headings][:4], ["H1", "H2", "H3", "H4"])
        order = [text if kind != "Table" else "Table" for kind, text in texts]
        self.assertLess(order.index(parts[1]), order.index("Table"))
        self.assertEqual(order[-3:], ["无。", NAME, DATE])
        self.assertEqual({kind for kind, _ in texts}, {"H1", "H2", "H3", "H4", "P", "Table", "TH", "TD"})

    def test_each_level_has_a_face_of_its_own(self):
        faces = {words: re.sub(r"^\w+\+", "", self.pages[0].find(words)[6]) for words in (NAME, "一、总体情况", "（一）主动公开", "政" * 20)}
        self.assertEqual(len(set(faces.values())), 4, faces)


@unittest.skipUnless(shutil.which("pdftohtml") and shutil.which("soffice"), "needs poppler-utils and LibreOffice")
class Docx(Measured, unittest.TestCase):
    widths_differ = 18  # the faces of the standard are not free; DejaVu's digits are wide

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as name:
            docx = written(Path(name), ".docx")
            subprocess.run(["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "pdf",
                            "--outdir", f"{name}/printed", str(docx)], check=True, capture_output=True, timeout=180)
            cls.pages = pages_of(Path(name) / "printed/report.pdf")


if __name__ == "__main__":
    sys.exit(unittest.main())
