"""The blank form as a page is one file that asks for nothing outside it and uses nothing that Chromium 86 does not know."""
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

from session import gongkai

# What came after Chromium 86 (October 2020), with the version that brought it and a line that would use it.
NEWER_SCRIPT = {
    r"\.at\(": (92, "list.at(-1)"),
    r"\bstructuredClone\b": (98, "structuredClone(report)"),
    r"\bObject\.hasOwn\b": (93, "Object.hasOwn(a, 'b')"),
    r"\bObject\.groupBy\b|\bMap\.groupBy\b": (117, "Object.groupBy(list, f)"),
    r"\.findLast(?:Index)?\(": (97, "list.findLast(f)"),
    r"\.to(?:Sorted|Reversed|Spliced)\(|\.with\(": (110, "list.toSorted()"),
    r"\bArray\.fromAsync\b": (121, "Array.fromAsync(list)"),
    r"\bPromise\.(?:withResolvers|try)\b": (119, "Promise.withResolvers()"),
    r"\bstatic\s*\{": (94, "class A { static { } }"),
    r"#\w+\s+in\s": (91, "#kept in this"),
    r"\bIntl\.Segmenter\b": (87, "new Intl.Segmenter('zh')"),
    r"\brandomUUID\b": (92, "crypto.randomUUID()"),
    r"\bcause:\s": (93, "new Error('a', { cause: error })"),
    r"/[a-z]*[dv][a-z]*\.(?:exec|test)\(": (90, "/a/d.exec(text)"),
    r"\bshowPicker\(": (99, "input.showPicker()"),
    r"\bshow(?:Open|Save)FilePicker\b": (86, "showSaveFilePicker()"),  # known to 86, but not in a file opened by double click
    r"\bpopover\b|\bshowPopover\b": (114, "box.showPopover()"),
    r"\.inert\b": (102, "box.inert = true"),
    r"\bURL\.(?:canParse|parse)\b": (120, "URL.canParse(text)"),
    r"\bAbortSignal\.(?:timeout|any)\b": (103, "AbortSignal.timeout(5)"),
    r"\bisWellFormed\(|\btoWellFormed\(": (111, "text.isWellFormed()"),
    r"\bcheckVisibility\(": (105, "box.checkVisibility()"),
    r"\bsetHTML|\bgetHTML\(": (124, "box.setHTMLUnsafe(text)"),
    r"^\s*await\s": (89, "await file.text()"),
    r"\bimport\s|\bexport\s": (61, "import { a } from './a.js'"),  # a module does not load from a file
}
NEWER_STYLE = {
    r":has\(": (105, "td:has(input) {}"),
    r":is\(|:where\(": (88, ":is(td, th) {}"),
    r":not\([^()]*,": (88, ":not(td, th) {}"),
    r":user-(?:in)?valid": (119, "input:user-invalid {}"),
    r"(?<![\w-])inset(?:-(?:inline|block))?(?:-(?:start|end))?\s*:": (87, "p { inset: 0 }"),
    r"aspect-ratio\s*:": (88, "p { aspect-ratio: 1 }"),
    r"accent-color\s*:": (93, "input { accent-color: red }"),
    r"@container|container-type": (105, "@container (width > 1px) {}"),
    r"@layer": (99, "@layer a {}"),
    r"@scope|@starting-style": (118, "@scope (p) {}"),
    r"\(\s*(?:width|height)\s*[<>]|[<>]=?\s*(?:width|height)": (104, "@media (width <= 720px) {}"),
    r"color-mix\(|oklch\(|oklab\(|\blch\(|\blab\(|\bhwb\(": (111, "p { color: color-mix(in srgb, red, blue) }"),
    r"\d(?:dvh|svh|lvh|dvw|cqw|cqi|lh)\b": (108, "p { height: 100dvh }"),
    r"overflow(?:-[xy])?\s*:\s*clip": (90, "p { overflow: clip }"),
    r"scrollbar-gutter": (94, "p { scrollbar-gutter: stable }"),
    r"text-wrap": (114, "p { text-wrap: balance }"),
    r"(?<![\w-])(?:translate|rotate|scale)\s*:": (104, "p { translate: 1px }"),
    r"subgrid": (117, "p { grid-template-rows: subgrid }"),
    r"(?:margin|padding)-(?:inline|block)\s*:": (87, "p { margin-inline: 0 }"),
    r"text-underline-offset|text-decoration-thickness": (89, "p { text-underline-offset: 1px }"),
    r"(?<!-webkit-)print-color-adjust": (136, "p { print-color-adjust: exact }"),
    r"field-sizing": (123, "textarea { field-sizing: content }"),
    r"(?m)^[^{}]*\{[^{}]*&[^{}]*\{": (112, "p { & b { color: red } }"),
    r"\bsin\(|\bcos\(|\bround\(|\bmod\(": (111, "p { width: round(1.2px, 1px) }"),
}
OUTSIDE = re.compile(r"""<[^>]*\s(?:src|href|action)\s*=\s*["']?(?!["'#]|data:)|@import|(?-i:url\()|https?://|\bfetch\(|XMLHttpRequest|"""
                     r"""\bWebSocket\b|sendBeacon|serviceWorker|EventSource|\.src\s*=""", re.IGNORECASE)


def without_strings(script):
    """Words of a person in quotes are no code; a template keeps what it fills in."""
    return re.sub(r"'(?:[^'\\\n]|\\.)*'", "''", re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE))


def newer(text, table):
    return {f"{pattern} (Chromium {version})": found.group(0) for pattern, (version, _) in table.items()
            if (found := re.search(pattern, text, re.MULTILINE))}


class BlankPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = {}
        with tempfile.TemporaryDirectory() as folder:
            for form in ("2021", "2019"):
                path = Path(folder) / f"{form}.html"
                assert gongkai("report", "blank", form, "-o", str(path))[0] == 0
                cls.pages[form] = path.read_text(encoding="utf-8")

    def test_the_lists_name_what_they_mean(self):
        for table in (NEWER_SCRIPT, NEWER_STYLE):
            for pattern, (version, example) in table.items():
                self.assertRegex(example, re.compile(pattern, re.MULTILINE), version)

    def test_runs_in_chromium_86(self):
        for form, page in self.pages.items():
            scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
            styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
            self.assertEqual((len(scripts), len(styles)), (1, 1), form)
            self.assertGreater(len(scripts[0]), 5000)
            self.assertEqual(newer(without_strings(scripts[0]), NEWER_SCRIPT), {}, form)
            self.assertEqual(newer(styles[0], NEWER_STYLE), {}, form)
            self.assertEqual(re.findall(r'\bstyle="[^"]*(?:inset|aspect-ratio)', page), [])
            self.assertNotIn('type="module"', page)
            self.assertNotIn("<dialog", page)

    def test_asks_for_nothing_outside_itself(self):
        for form, page in self.pages.items():
            self.assertIsNone(OUTSIDE.search(page), form)
        for example in ('<img src="a.png">', "<link href='https://a.cn/a.css'>", "p { background: url(a.png) }", "fetch('/a')"):
            self.assertTrue(OUTSIDE.search(example), example)


class BlankDocument(unittest.TestCase):
    def test_reads_back_as_the_form_with_nothing_in_it(self):
        with tempfile.TemporaryDirectory() as folder:
            for form in ("2021", "2019"):
                path = Path(folder) / f"{form}.docx"
                self.assertEqual(gongkai("report", "blank", form, "-o", str(path))[0], 0)
                code, out, _ = gongkai("report", "read", str(path), "--format", "jsonl")
                report = json.loads(out)
                self.assertEqual((code, report["form"], report["organisation"], report["year"]), (0, form, None, None))
                self.assertEqual({cell["state"] for cell in report["cells"].values()}, {"blank"})
                self.assertEqual([section["id"] for section in report["sections"] if section["title"]], [f"s{i}" for i in range(1, 7)])

    def test_is_refused_for_a_form_or_a_format_that_there_is_not(self):
        self.assertEqual(gongkai("report", "blank", "2020", "-o", "/dev/null/a.docx")[0], 2)
        self.assertEqual(gongkai("report", "blank", "2021", "-o", "/dev/null/a.pdf")[0], 2)


if __name__ == "__main__":
    sys.exit(unittest.main())
