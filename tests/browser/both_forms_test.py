"""The blank page of each form from the empty page to the file and the paper, with the keyboard, on a phone, for everybody."""
import json
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import chromium
from session import gongkai

INPUT = "document.querySelector('[data-cell=\"{}\"]')"


class WholeWay:
    """The whole way of a clerk, on each form: with the keyboard alone from the empty page to the file and the paper."""

    form = ""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.file = self.folder / "blank.html"
        self.assertEqual(gongkai("report", "blank", self.form, "-o", str(self.file))[0], 0)
        self.page = self.enterContext(chromium.page())
        self.page.open(self.file.as_uri())

    def tearDown(self):
        self.assertEqual(self.page.errors, [])

    def tab_to(self, wanted):
        """Presses Tab until the element has the focus, as one who has no mouse."""
        for _ in range(400):
            if self.page.run(f"document.activeElement.matches({json.dumps(wanted)})"):
                return
            self.page.press("Tab")
        self.fail(f"Tab does not reach {wanted}")

    def focus_is_visible(self):
        return self.page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none' && "
                             "parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2")

    def fill_in_everything(self):
        """Every cell that is typed gets 0 by the keyboard; what is summed sums itself."""
        seen = set()
        self.tab_to("input[data-cell]")
        while True:
            cell = self.page.run("document.activeElement.dataset.cell || ''")
            if cell in seen or not cell and not self.page.run("document.activeElement.matches('textarea, button, input')"):
                break
            seen.add(cell)
            if cell and not self.page.run("document.activeElement.classList.contains('sum')"):
                self.page.type("0")
            self.page.press("Tab")
        return seen - {""}

    def test_from_the_empty_page_to_the_file_with_the_keyboard_alone(self):
        self.tab_to("#organisation")
        self.assertTrue(self.focus_is_visible())
        self.page.type("云岭县石桥镇人民政府")
        self.tab_to("#year")
        self.page.type(str(int(self.form) + 1))
        self.assertEqual(len(self.fill_in_everything()), self.page.run("cells.size"))
        self.assertIn("✓ 表内数字全部相符", self.page.run("document.querySelector('#state').innerText"))

        self.break_and_mend()
        path, saved = self.save_by_keyboard()

        code, out, err = gongkai("report", "read", str(path), "--format", "jsonl")
        self.assertEqual((code, err), (0, ""))
        read = json.loads(out, parse_float=Decimal)
        self.assertEqual((read["form"], read["year"], read["organisation"]), (self.form, int(self.form) + 1, "云岭县石桥镇人民政府"))
        self.assertEqual({cell["state"] for cell in read["cells"].values()}, {"read"})
        self.assertEqual({name: cell["value"] for name, cell in read["cells"].items()},
                         {name: cell["value"] for name, cell in saved["cells"].items()})
        self.assertEqual((read["cells"]["t3.new.natural_person"]["value"], read["cells"]["t3.new.total"]["value"]), (3, 3))
        checked = json.loads(gongkai("report", "check", str(path), "--format", "jsonl")[1])
        # No figure is wrong; the parts that are text are still to be written.
        self.assertEqual({finding["rule"] for finding in checked["findings"] if finding["severity"] == "error"}, {"R-STR-12"})

    def break_and_mend(self):
        """Three requests that nobody has dealt with: red cells with a sign and a message, and green again."""
        box = INPUT.format("t3.carry_out.natural_person") + ".parentElement"
        plain = self.page.run(f"getComputedStyle({box}).backgroundColor")
        self.page.run(INPUT.format("t3.new.natural_person") + ".focus()")
        self.page.type("3")
        self.page.press("Enter")
        self.page.wait_for(INPUT.format("t3.new.total") + ".value === '3'")
        self.assertEqual(self.page.run(f"getComputedStyle({box}).backgroundColor"), "rgb(253, 236, 235)")
        self.assertNotEqual(self.page.run(f"getComputedStyle({box}).backgroundColor"), plain)
        self.assertIn("✗", self.page.run(f"getComputedStyle({box}, '::before').content"), "not by colour alone")
        self.assertIn("办理总计0＋结转下年0＝0，相差3", self.page.run("document.querySelector('#findings-3').innerText"))

        self.page.run(INPUT.format("t3.carry_out.natural_person") + ".focus()")
        self.page.type("3")
        self.page.press("Tab")
        self.page.wait_for("document.querySelector('#state').innerText.includes('✓')")
        self.assertEqual(self.page.run(f"getComputedStyle({box}).backgroundColor"), plain)

    def save_by_keyboard(self):
        self.page.run("document.activeElement.blur()")
        self.tab_to("#save")
        self.assertTrue(self.focus_is_visible())
        self.page.activate()
        name, text = self.page.downloaded()
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path, json.loads(text, parse_float=Decimal)

    def test_prints_as_the_official_report(self):
        self.page.run("document.querySelector('#organisation').focus()")
        self.page.type("云岭县石桥镇人民政府")
        self.page.run("document.querySelector('#year').focus()")
        self.page.type(str(int(self.form) + 1))
        self.fill_in_everything()
        paper = self.folder / "paper.pdf"

        self.page.print_to(paper)

        code, out, _ = gongkai("report", "read", str(paper), "--format", "jsonl")
        self.assertEqual(code, 0)
        read = json.loads(out)
        self.assertEqual((read["form"], read["year"]), (self.form, int(self.form) + 1))
        self.assertEqual({cell["value"] for cell in read["cells"].values()}, {0})
        words = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True).stdout.decode("utf-8")
        for hidden in ("保存为", "机关名称", "方向键", "还有", "✓", "✗"):
            self.assertNotIn(hidden, words)
        sizes = subprocess.run(["pdfinfo", str(paper)], check=True, capture_output=True).stdout.decode("utf-8")
        self.assertIn("(A4)", sizes)

    def test_only_its_tables_scroll_sideways_on_a_phone(self):
        self.page.open(self.file.as_uri() + "?phone", width=390, height=844)

        self.assertLessEqual(self.page.run("document.documentElement.scrollWidth"), 390)
        wide = self.page.run("[...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > 391 && "
                             "!each.closest('.scroll')).map((each) => each.outerHTML.slice(0, 80))")
        self.assertEqual(wide, [])
        self.assertGreater(self.page.run("document.querySelectorAll('.scroll').length"), 2)

    def test_says_what_it_is_to_those_who_do_not_see_it(self):
        self.assertEqual(self.page.run("document.documentElement.lang"), "zh-CN")
        self.assertTrue(self.page.run("document.title"))
        levels = self.page.run("[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))")
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)
        problems = self.page.run("""(() => {
          const found = [];
          for (const field of document.querySelectorAll('input, textarea, button, select')) {
            const label = field.getAttribute('aria-label') || (field.closest('label') || {}).textContent || field.textContent || '';
            if (!label.trim()) found.push('no label: ' + field.outerHTML.slice(0, 80));
          }
          const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
          if (new Set(ids).size !== ids.length) found.push('an id twice');
          for (const head of document.querySelectorAll('th')) if (head.textContent.trim() && !head.scope) found.push('th without scope: ' + head.textContent);
          for (const picture of document.querySelectorAll('img')) if (!picture.alt) found.push('picture without words');
          const names = [...document.querySelectorAll('input[data-cell]')].map((each) => each.getAttribute('aria-label'));
          if (new Set(names).size !== names.length) found.push('two cells of one name');
          for (const area of document.querySelectorAll('.scroll')) if (area.tabIndex < 0 && !area.querySelector('input')) found.push('a scrolled area without focus');
          return found; })()""")
        self.assertEqual(problems, [])

    def test_every_pair_of_colours_is_readable(self):
        self.page.run(INPUT.format("t3.new.natural_person") + ".focus()")
        self.page.type("x")
        self.page.press("Tab")
        low = self.page.run("""(() => {
          const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
          const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = (each) => { for (; each; each = each.parentElement) { const c = numbers(getComputedStyle(each).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
          const found = [];
          for (const each of document.querySelectorAll('body *')) {
            const words = [...each.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || each.value;
            if (!words || !each.offsetParent || ['SCRIPT', 'STYLE'].includes(each.tagName)) continue;
            const a = light(numbers(getComputedStyle(each).color).slice(0, 3)), b = light(behind(each));
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < 4.5) found.push(contrast.toFixed(2) + ' ' + each.outerHTML.slice(0, 90));
          }
          return found; })()""")
        self.assertEqual(low, [])


@unittest.skipUnless(chromium.PROGRAM, "needs Chromium")
class Form2021(WholeWay, unittest.TestCase):
    form = "2021"


@unittest.skipUnless(chromium.PROGRAM, "needs Chromium")
class Form2019(WholeWay, unittest.TestCase):
    form = "2019"


if __name__ == "__main__":
    sys.exit(unittest.main())
