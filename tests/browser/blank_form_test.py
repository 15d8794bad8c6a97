"""The blank form as a page: typed into, checked, saved and opened in a real browser without network."""
import json
import re
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import chromium
from session import ROOT, gongkai

INPUT = "document.querySelector('[data-cell=\"{}\"]')"


@unittest.skipUnless(chromium.PROGRAM, "needs Chromium")
class BlankForm(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.file = self.folder / "blank.html"
        self.assertEqual(gongkai("report", "blank", "2021", "-o", str(self.file))[0], 0)
        self.page = self.enterContext(chromium.page())
        self.page.open(self.file.as_uri())

    def tearDown(self):
        self.assertEqual(self.page.errors, [])

    def fill(self, cell, text):
        self.page.run(INPUT.format(cell) + ".focus()")
        self.page.press("Backspace")  # what stands there is selected
        self.page.type(text)

    def value(self, cell):
        return self.page.run(INPUT.format(cell) + ".value")

    def text(self, selector):
        return self.page.run(f"document.querySelector('{selector}').innerText")

    def save(self):
        self.page.run("document.querySelector('#save').click()")
        name, text = self.page.downloaded()
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path, json.loads(text, parse_float=Decimal)

    def read(self, path):
        code, out, err = gongkai("report", "read", str(path), "--format", "jsonl")
        self.assertEqual((code, err), (0, ""))
        return json.loads(out, parse_float=Decimal)

    def open_file(self, content):
        path = self.folder / "opened.json"
        path.write_text(content, encoding="utf-8")
        self.page.run("document.querySelector('#notice').textContent = ''")
        self.page.choose_file("#open", path)
        self.page.wait_for("document.querySelector('#notice').textContent !== ''")

    def fill_column(self, values):
        """Requests of natural persons, by row; every other cell of table three that is typed gets 0."""
        self.page.run("document.querySelectorAll('[data-cell^=\"t3.\"]:not(.sum)').forEach((input) => {"
                      "input.value = '0'; input.dispatchEvent(new Event('input')); })")
        for row, value in values.items():
            self.fill(f"t3.{row}.natural_person", value)

    def test_sums_and_names_the_broken_equation_beside_its_cells(self):
        self.fill_column({"new": "3", "granted": "2"})
        self.page.run("document.activeElement.blur()")
        self.page.wait_for(INPUT.format("t3.total.total") + ".value === '2'")

        self.assertEqual(self.value("t3.new.total"), "3")
        self.assertIn("✗ 2 处不符", self.text("#state"))
        self.assertIn("新收3＋上年结转0＝3，办理总计2＋结转下年0＝2，相差1", self.text("#findings-3"))
        self.assertIn("R-T3-03", self.text("#findings-3"))
        marked = INPUT.format("t3.carry_out.natural_person") + ".getAttribute('aria-invalid')"
        self.assertEqual(self.page.run(marked), "true")

        self.fill("t3.carry_out.natural_person", "1")
        self.page.run("document.activeElement.blur()")
        self.page.wait_for(INPUT.format("t3.carry_out.total") + ".value === '1'")

        self.assertNotIn("不符", self.text("#state"))
        self.assertEqual(self.text("#findings-3"), "")

    def test_never_takes_what_is_not_filled_in_for_zero(self):
        self.fill("t4.review.upheld", "1")
        self.page.run("document.activeElement.blur()")

        _, saved = self.save()

        self.assertEqual(self.value("t4.review.total"), "")
        others = [cell for name, cell in saved["cells"].items() if name != "t4.review.upheld"]
        self.assertEqual({cell["state"] for cell in others}, {"blank"})

    def test_saves_the_json_that_the_program_reads(self):
        self.page.run("document.querySelector('#organisation').focus()")
        self.page.type("云岭县石桥镇")
        self.page.run("document.querySelector('#year').focus()")
        self.page.type("2025")
        self.page.run("document.querySelector('#s1').focus()")
        self.page.type('第一段“引号”"。\n第二段\\。')
        for cell, text in {"t2.admin_fee.amount": "240.10", "t2.rules.issued": "１,234", "t2.licensing.decisions": "/",
                           "t2.penalty.decisions": "12件"}.items():
            self.fill(cell, text)

        path, _ = self.save()
        report = self.read(path)

        self.assertEqual(path.name, "云岭县石桥镇2025年政府信息公开工作年度报告.json")
        self.assertEqual((report["organisation"], report["year"], report["form"]), ("云岭县石桥镇", 2025, "2021"))
        self.assertEqual(report["period"], {"from": "2025-01-01", "to": "2025-12-31"})
        self.assertEqual(report["sections"][0]["text"], '第一段“引号”"。\n第二段\\。')
        cells = report["cells"]
        fee = cells["t2.admin_fee.amount"]
        self.assertEqual((fee["value"], fee["raw"]), (Decimal("240.1"), "240.10"))
        self.assertEqual(cells["t2.rules.issued"]["value"], 1234)
        self.assertEqual((cells["t2.licensing.decisions"]["state"], cells["t2.licensing.decisions"]["raw"]), ("dash", "/"))
        self.assertEqual((cells["t2.penalty.decisions"]["state"], cells["t2.penalty.decisions"]["raw"]), ("ambiguous", "12件"))

    def test_opens_what_the_program_writes_and_saves_it_unchanged(self):
        golden = (ROOT / "src/report/exchange/golden/report.json").read_text(encoding="utf-8")
        exact = re.sub(r'("t2.admin_fee.amount":\{"value":)240.5', r"\g<1>123456789012.345679", golden)
        self.assertNotEqual(exact, golden)
        before = json.loads(exact, parse_float=Decimal)

        self.open_file(exact)
        _, after = self.save()

        for member in ("title", "organisation", "year", "form", "period", "preamble", "sections", "cells"):
            self.assertEqual(after[member], before[member], member)

    def test_refuses_what_is_no_report_and_keeps_what_was_typed(self):
        self.fill("t2.rules.issued", "7")

        for content in ("{", "[]", "null", '{"form":"2019","cells":{}}',
                        '{"form":"2021","cells":{"t4.review.total":{"state":"read"}}}'):
            self.open_file(content)
            self.assertIn("没有打开", self.text("#notice"), content)
            self.assertEqual(self.value("t2.rules.issued"), "7", content)

    def test_moves_by_keyboard_and_takes_a_block_from_a_spreadsheet(self):
        self.page.run(INPUT.format("t3.new.natural_person") + ".focus()")
        for key in ("Enter", "ArrowRight", "ArrowUp", "ArrowDown"):
            self.page.press(key)
        self.assertEqual(self.page.run("document.activeElement.dataset.cell"), "t3.carry_in.biz_enterprise")

        self.page.run("(() => { const data = new DataTransfer(); data.setData('text/plain', '1\\t2\\r\\n3\\t4\\r\\n');"
                      "const paste = new ClipboardEvent('paste', {clipboardData: data, cancelable: true});"
                      "document.activeElement.dispatchEvent(paste); })()")

        pasted = [self.value(f"t3.{row}.{column}") for row in ("carry_in", "granted")
                  for column in ("biz_enterprise", "research_inst")]
        self.assertEqual(pasted, ["1", "2", "3", "4"])

    def test_keeps_what_was_typed_when_the_page_is_left(self):
        self.fill_column({"new": "3"})
        self.fill("t3.new.total", "9")  # wrong, and typed: it stays
        self.page.run("document.activeElement.blur()")

        self.page.open("about:blank")
        self.page.open(self.file.as_uri())

        self.assertEqual((self.value("t3.new.natural_person"), self.value("t3.new.total")), ("3", "9"))
        self.assertIn("各类申请人合计3，总计栏为9", self.text("#findings-3"))

    def test_fits_a_phone(self):
        self.page.open(self.file.as_uri() + "?phone", width=390, height=844)

        self.assertLessEqual(self.page.run("document.documentElement.scrollWidth"), 390)

    def test_names_each_field_for_those_who_do_not_see_it(self):
        unnamed = self.page.run("[...document.querySelectorAll('input, textarea')].filter((field) => !(field.getAttribute("
                                "'aria-label') || (field.closest('label') || {}).textContent || '').trim()).map((field) => field.id)")
        self.assertEqual(unnamed, [])


if __name__ == "__main__":
    sys.exit(unittest.main())
