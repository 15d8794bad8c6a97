"""check --annotate writes Word comments into the clerk's own file: a package that Word opens, with nothing else changed."""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from docx_variants import (COMMENTS_KIND, SAMPLE, STRICT, STRICT_TYPES, USUAL_TYPES, VARIANTS, WORD, package_of, parts_of,
                           sample, with_comments_of_others)
from session import ROOT, gongkai

MARKS = re.compile(r'<w:commentRangeStart w:id="(\d+)"/>|<w:commentRangeEnd w:id="(\d+)"/>|'
                   r'<w:r><w:commentReference w:id="(\d+)"/></w:r>')
FINDINGS = 4  # of the sample


class Annotate(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def annotate(self, docx):
        source, target = self.folder / SAMPLE.name, self.folder / "退回.docx"
        source.write_bytes(docx)
        code, _, err = gongkai("report", "check", str(source), "--annotate", str(target))
        self.assertEqual((code, err), (1, ""))
        return parts_of(target.read_bytes())

    def expect_the_rest_untouched(self, before, after):
        comments, types, relations = "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
        self.assertEqual(set(after), set(before) | {comments})
        self.assertEqual(list(after)[:len(before)], list(before), "the parts keep their order")
        for name in set(before) - {comments, types, relations, "word/document.xml"}:
            self.assertEqual(after[name], before[name], name)
        for name in (types, relations):
            added = self.added(before[name], after[name])
            self.assertRegex(added, r"^(<(Override|Relationship) [^<>]*comments[^<>]*/>)?$")
        if comments in before:
            self.assertRegex(self.added(before[comments], after[comments]), r"^(<w:comment .*</w:comment>)+$")

    def added(self, before, after):
        """What was put in at one place."""
        same = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), len(before))
        size = len(after) - len(before)
        self.assertEqual(after[:same] + after[same + size:], before)
        # Both "<a/><b/>" and "/><b" are what was added; the first is meant.
        while same > 0 and size > 0 and after[same:same + 1] != b"<":
            same -= 1
        return after[same:same + size].decode("utf-8")

    def expect_only_marks(self, before, after, ids):
        text = after.decode("utf-8")
        found = {number for match in MARKS.finditer(text) for number in match.groups() if number}
        self.assertLessEqual(ids, found)
        without = MARKS.sub(lambda match: "" if next(filter(None, match.groups())) in ids else match.group(0), text)
        # An empty paragraph had to be opened to hold the marks.
        self.assertEqual(re.sub(r"<w:p([^<>]*)></w:p>", r"<w:p\1/>", without),
                         re.sub(r"<w:p([^<>]*)></w:p>", r"<w:p\1/>", before.decode("utf-8")))

    def expect_valid(self, parts, space):
        """The rules of ECMA-376 that bind comments: 17.13.4 and the package conventions."""
        def tag(name):
            return "{" + space + "}" + name
        comments = ElementTree.fromstring(parts["word/comments.xml"])
        self.assertEqual(comments.tag, tag("comments"))
        self.assertEqual({comment.tag for comment in comments}, {tag("comment")})
        ids = [comment.get(tag("id")) for comment in comments]
        self.assertEqual(len(set(ids)), len(ids))
        for comment in comments:
            self.assertTrue(comment.get(tag("author")))
            self.assertEqual({block.tag for block in comment}, {tag("p")})
            self.assertLessEqual({name for name in comment.keys()}, {tag(n) for n in ("id", "author", "initials", "date")})

        body = ElementTree.fromstring(parts["word/document.xml"])
        order = {mark: {} for mark in ("commentRangeStart", "commentRangeEnd", "commentReference")}
        parents = {child: parent for parent in body.iter() for child in parent}
        for position, element in enumerate(body.iter()):
            name = element.tag.rpartition("}")[2]
            if name not in order:
                continue
            number = element.get(tag("id"))
            self.assertNotIn(number, order[name])
            order[name][number] = position
            self.assertEqual(parents[element].tag, tag("r" if name == "commentReference" else "p"))
            if name != "commentReference":
                after = list(parents[element])[list(parents[element]).index(element) + 1:]
                self.assertNotIn(tag("pPr"), [each.tag for each in after])
        for number in ids[-FINDINGS:]:
            start, end, reference = (order[mark][number] for mark in order)
            self.assertLess(start, end)
            self.assertLess(end, reference)

        kinds = ElementTree.fromstring(parts["[Content_Types].xml"])
        named = [kind.get("ContentType") for kind in kinds if kind.get("PartName") == "/word/comments.xml"]
        self.assertEqual(named, [COMMENTS_KIND])
        relations = list(ElementTree.fromstring(parts["word/_rels/document.xml.rels"]))
        types = STRICT_TYPES if space == STRICT else USUAL_TYPES
        self.assertEqual([each.get("Target") for each in relations if each.get("Type") == types + "/comments"], ["comments.xml"])
        self.assertEqual(len({each.get("Id") for each in relations}), len(relations))
        return set(ids[-FINDINGS:])

    def test_gives_a_valid_package_and_touches_nothing_else(self):
        for name, make in VARIANTS.items():
            with self.subTest(name):
                before = make()
                self.assertEqual(before == sample(), name == "plain", "the variant is one")
                after = self.annotate(package_of(before))

                ids = self.expect_valid(after, STRICT if name == "strict" else WORD)
                self.expect_the_rest_untouched(before, after)
                self.expect_only_marks(before["word/document.xml"], after["word/document.xml"], ids)

    def test_numbers_on_behind_the_comments_of_others(self):
        comments = self.annotate(package_of(with_comments_of_others()))["word/comments.xml"].decode("utf-8")

        self.assertEqual(re.findall(r'<w:comment w:id="(\d+)"', comments), ["3", "9", "13", "14", "15", "16"])

    def test_marks_the_cell_and_the_sentence(self):
        body = self.annotate(SAMPLE.read_bytes())["word/document.xml"].decode("utf-8")

        def marked(number):
            inside = re.search(rf'<w:commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"/>', body).group(1)
            return re.sub("<[^>]*>", "", inside)
        self.assertEqual(marked(0), "124")
        self.assertIn("结转下年142件", marked(1))
        self.assertIn("国办公开办函〔2021]30号", marked(2))

    @unittest.skipUnless(shutil.which("soffice"), "needs LibreOffice")
    def test_another_program_keeps_the_comments(self):
        for name in ("comments of others", "strict"):
            with self.subTest(name):
                before = len(re.findall(b"<w:comment ", VARIANTS[name]().get("word/comments.xml", b"")))
                self.annotate(package_of(VARIANTS[name]()))

                saved = self.saved_by_libreoffice(self.folder / "退回.docx")

                authors = re.findall(r'<w:comment [^>]*w:author="([^"]*)"', parts_of(saved)["word/comments.xml"].decode("utf-8"))
                self.assertEqual(authors.count("年报核对"), FINDINGS)
                self.assertGreaterEqual(len(authors), FINDINGS + min(before, 1))

    @unittest.skipUnless(shutil.which("soffice"), "needs LibreOffice")
    def test_takes_a_file_that_libreoffice_saved(self):
        before = parts_of(self.saved_by_libreoffice(SAMPLE))

        after = self.annotate(package_of(before))

        ids = self.expect_valid(after, WORD)
        self.expect_the_rest_untouched(before, after)
        self.expect_only_marks(before["word/document.xml"], after["word/document.xml"], ids)

    def saved_by_libreoffice(self, path):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "docx",
                        "--outdir", str(self.folder / "saved"), str(path)], check=True, capture_output=True, timeout=180)
        return (self.folder / "saved" / path.name).read_bytes()


class Refused(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def expect_refusal(self, words, *files, target):
        code, out, err = gongkai("report", "check", *map(str, files), "--annotate", str(target))
        self.assertEqual((code, out), (2, ""))
        self.assertIn(words, err)

    def test_several_reports_before_the_first_is_read(self):
        shutil.copy(SAMPLE, self.folder)
        shutil.copy(ROOT / "samples/石桥镇2025.html", self.folder)
        target = self.folder.parent / (self.folder.name + ".docx")

        self.expect_refusal("一次只能用于一份报告", self.folder, target=target)
        self.expect_refusal("一次只能用于一份报告", SAMPLE, SAMPLE, target=target)
        self.assertFalse(target.exists())

    def test_an_archive_of_several(self):
        archive = self.folder / "年报.zip"
        with zipfile.ZipFile(archive, "w") as package:
            for path in (SAMPLE, ROOT / "samples/石桥镇2025.html"):
                package.write(path, path.name)

        self.expect_refusal("一次只能用于一份报告", archive, target=self.folder / "a.docx")

    def test_an_ending_that_names_no_format(self):
        self.expect_refusal(".docx .html .pdf .md", SAMPLE, target=self.folder / "a.odt")

    def test_to_write_over_the_report_itself(self):
        source = self.folder / "报告.docx"
        shutil.copy(SAMPLE, source)

        self.expect_refusal("要读取的文件之一", source, target=source)
        self.assertEqual(source.read_bytes(), SAMPLE.read_bytes())


if __name__ == "__main__":
    sys.exit(unittest.main())
