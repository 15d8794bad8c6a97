#!/usr/bin/env python3
"""A county collects the reports of its 32 units from a chat group: a ZIP with right, wrong, duplicate, unreadable and doubtful files is put
on the board, read, asked about and answered, and the board says who is missing and what is to be mended.

    GONGKAI_SHOTS=DIR tests/browser/collection_test.py     keeps pictures besides
"""
import os
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import chromium  # noqa: E402
from every_page_test import County, FAULTS, SIZES, sign_in  # noqa: E402

SHOTS = os.environ.get("GONGKAI_SHOTS")
LAST_YEAR = time.localtime().tm_year - 1
THIS_YEAR = time.localtime().tm_year  # nobody has begun its report
FETCH = """(async () => { const answer = await fetch('%s'); const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = ''; for (const b of bytes) text += String.fromCharCode(b); return [answer.status, btoa(text)]; })()"""


class Collection(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.county = County()
        cls.addClassCleanup(cls.county.end)

    def fetch(self, tab, path):
        import base64
        status, text = tab.run(FETCH % path)
        self.assertEqual(status, 200, path)
        return base64.b64decode(text)

    def choose_files(self, tab, paths):
        document = tab.call("DOM.getDocument")["root"]["nodeId"]
        node = tab.call("DOM.querySelector", nodeId=document, selector="#files")["nodeId"]
        tab.call("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])

    def submit(self, tab, selector):
        tab.run("document.body.dataset.old = '1'")
        tab.run(f"document.querySelector({selector!r}).click()")
        tab.wait_for("document.readyState === 'complete' && !document.body.dataset.old", 60)

    def look(self, tab, name):
        for width, height in SIZES:
            tab.resize(width, height)
            self.assertEqual(tab.run(FAULTS), [], name)
            if SHOTS:
                tab.photograph(Path(SHOTS) / f"collection-{name}-{width}.png")
        tab.resize(*SIZES[0])

    def text(self, tab):
        return tab.run("document.querySelector('main').innerText")

    def files_of(self, tab):
        """The report of each unit as a Word file, by its name on the board."""
        tab.visit(f"{self.county.address}/office/qingshi/reports/{THIS_YEAR}")
        units = tab.run("[...document.querySelectorAll('table tbody tr td:first-child a')].map(a => [a.textContent, a.getAttribute('href')])")
        self.assertEqual(len(units), 32)
        return {name: self.fetch(tab, href + "/file?format=docx") for name, href in units}

    def test_of_a_chat_group(self):
        with chromium.page(network=True) as tab, tempfile.TemporaryDirectory() as folder:
            sign_in(tab, self.county.address, "supervisor")
            board = f"{self.county.address}/office/qingshi/reports/{THIS_YEAR}"
            files = self.files_of(tab)
            names = list(files)
            sent = names[:-3]  # three send nothing
            with zipfile.ZipFile(Path(folder) / "群文件.zip", "w") as archive:
                for number, name in enumerate(sent):
                    archive.writestr(f"微信图片_{number}.docx", files[name])
                archive.writestr("重复.docx", files[sent[0]])
                archive.writestr("坏文件.docx", files[sent[0]][:700])
                archive.writestr("去年的.docx", self.fetch(tab, f"/office/liuhe/report/{LAST_YEAR}/file?format=docx"))

            tab.visit(board)
            self.look(tab, "board-before")
            self.choose_files(tab, [Path(folder) / "群文件.zip"])
            self.submit(tab, "form[enctype] button")
            # The page comes anew by itself until everything is read.
            tab.wait_for("document.readyState === 'complete' && document.body && !document.body.innerText.includes('正在读取')", 180)
            shown = self.text(tab)
            self.look(tab, "delivery")
            self.assertIn(f"已收 {len(sent)}", shown)
            self.assertIn("重复 1", shown)
            self.assertIn("读不出 1", shown)
            self.assertIn("待确认 1", shown)
            self.assertIn(f"报告写的是{LAST_YEAR}年度", shown)

            tab.visit(board)
            shown = self.text(tab)
            self.look(tab, "board-after")
            self.assertIn(f"已报{len(sent)}个", shown)
            self.assertIn("1份待确认", shown)
            message = tab.run("document.querySelector('textarea[readonly]').value")
            for name in names[-3:]:
                self.assertIn(name, message.split("；")[0])
            self.assertIn("需修改：" + sent[0], message)  # its blank cells are errors

            tab.visit(board + "/files")
            self.look(tab, "files")
            self.submit(tab, "h2 + table a")  # the question
            self.look(tab, "question")
            self.submit(tab, "button[value=set-aside]")
            self.assertIn("已搁置", self.text(tab))

            tab.visit(board + "/consolidated")
            self.look(tab, "consolidated")
            self.assertIn("缺3个单位", self.text(tab))

    def test_of_the_year_that_is_being_collected(self):
        with chromium.page(network=True) as tab:
            sign_in(tab, self.county.address, "supervisor")
            tab.visit(f"{self.county.address}/office/qingshi/reports/{LAST_YEAR}")
            self.look(tab, "board-last")
            shown = self.text(tab)
            for words in ("逾期", "退回修改", "群里收到", "已公布", "份待确认", "份读不出"):
                self.assertIn(words, shown)
            tab.visit(f"{self.county.address}/reports")
            self.look(tab, "portal-reports")
            self.submit(tab, "table tbody a")
            self.look(tab, "portal-report")
            self.assertIn("勾稽关系", self.text(tab))


if __name__ == "__main__":
    sys.exit(unittest.main())
