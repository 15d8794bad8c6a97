"""check --annotate writes Word comments into the clerk's own file: a package that Word opens, with nothing else changed."""
import io
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from session import ROOT, gongkai

SAMPLE = ROOT / "samples/鹤渡镇2025.docx"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_TYPES = "http://purl.oclc.org/ooxml/officeDocument/relationships"
COMMENTS_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
MARKS = re.compile(r'<w:commentRangeStart w:id="(\d+)"/>|<w:commentRangeEnd w:id="(\d+)"/>|'
                   r'<w:r><w:commentReference w:id="(\d+)"/></w:r>')
FINDINGS = 4  # of the sample


def parts_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def sample(change=lambda body: body, parts=None):
    """The sample with another document.xml and further parts."""
    result = parts_of(SAMPLE.read_bytes())
    result["word/document.xml"] = change(result["word/document.xml"].decode("utf-8")).encode("utf-8")
    result.update(parts or {})
    return result


def register(parts, name, kind, relation, target):
    """Names a part in [Content_Types].xml and in the relations of the main part."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace(b"</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode())
    parts[relations] = parts[relations].replace(
        b"</Relationships>", f'<Relationship Id="rId{len(parts) + 50}" Type="{relation}" Target="{target}"/></Relationships>'.encode())
    return parts


def with_comments_of_others():
    """Comments 3 and 9 of a colleague, with the parts that newer versions of Word put beside them; 12 was lost."""
    mark = ('<w:commentRangeStart w:id="9"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="9"/>'
            '<w:r><w:commentReference w:id="9"/></w:r><w:commentRangeStart w:id="12"/><w:commentRangeEnd w:id="12"/>')
    parts = sample(lambda body: body.replace("<w:body>", f"<w:body><w:p>{mark}</w:p>", 1))
    parts["word/comments.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:comments xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
        '<w:comment w:id="3" w:author="李"><w:p/></w:comment><w:comment w:id="9" w:author="李" w:date="2026-01-05T09:00:00Z">'
        '<w:p w14:paraId="1A2B3C4D"><w:r><w:t>请补</w:t></w:r></w:p></w:comment></w:comments>\n').encode()
    register(parts, "word/comments.xml", COMMENTS_KIND, USUAL_TYPES + "/comments", "comments.xml")
    parts["word/people.xml"] = b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    register(parts, "word/people.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml",
             "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")
    parts["word/commentsExtended.xml"] = (b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
                                          b'<w15:commentEx w15:paraId="1A2B3C4D" w15:done="0"/></w15:commentsEx>')
    return register(parts, "word/commentsExtended.xml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
                    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml")


def with_tracked_changes():
    """Every run was inserted by a colleague, behind one that was deleted."""
    by = 'w:author="李" w:date="2026-01-05T09:00:00Z"'
    numbers = iter(range(1000, 100000))

    def tracked(found):
        return (f'<w:del w:id="{next(numbers)}" {by}><w:r><w:delText>旧</w:delText></w:r></w:del>'
                f'<w:ins w:id="{next(numbers)}" {by}>{found.group(0)}</w:ins>')
    return sample(lambda body: re.sub(r"<w:r>.*?</w:r>", tracked, body))


def in_content_controls():
    """Each paragraph of the text stands in a content control, each paragraph of a cell as well, and so do the runs of it."""
    numbers = iter(range(1000, 100000))

    def control(inside):
        return f'<w:sdt><w:sdtPr><w:id w:val="{next(numbers)}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'

    def change(body):
        body = re.sub(r"<w:r>.*?</w:r>", lambda found: control(found.group(0)), body)
        return re.sub(r"<w:p>.*?</w:p>", lambda found: control(found.group(0)), body)
    return sample(change)


def with_tables_in_cells():
    """Each figure stands in a table of its own inside its cell."""
    def nest(found):
        inner = re.sub(r"<w:tcPr>.*?</w:tcPr>", "<w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/></w:tcPr>", found.group(0))
        properties = re.match(r"<w:tc>(<w:tcPr>.*?</w:tcPr>)?", found.group(0)).group(1) or ""
        return (f'<w:tc>{properties}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="500"/>'
                f"</w:tblGrid><w:tr>{inner}</w:tr></w:tbl><w:p/></w:tc>")
    return sample(lambda body: re.sub(r"<w:tc>(?:(?!</w:tc>).)*<w:t(?: [^>]*)?>\d+</w:t>.*?</w:tc>", nest, body))


def as_strict():
    parts = sample()
    for name in parts:
        if name.endswith((".xml", ".rels")):
            parts[name] = parts[name].replace(WORD.encode(), STRICT.encode()).replace(USUAL_TYPES.encode(), STRICT_TYPES.encode())
    return parts


def as_wps_writes():
    """The main part as WPS Writer declares it, runs cut up by proofing marks and revision ids, a bookmark across cells."""
    declared = ('xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
                'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
                'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 wp14" '
                'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"')

    def cut(found):
        text = found.group(2)
        runs = [text[:1], text[1:]] if len(text) > 1 else [text]
        return '<w:proofErr w:type="spellStart"/>'.join(
            f'<w:r w:rsidRPr="00A1"><w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
            f'<w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in runs)

    def change(body):
        body = re.sub(r"<w:r>(<w:rPr>.*?</w:rPr>)?<w:t[^>]*>([^<&]*)</w:t></w:r>", cut, body)
        body = body.replace("<w:document ", f"<w:document {declared} ", 1)
        body = re.sub(r"<w:p>", '<w:p w14:paraId="5F3A0001" w:rsidR="00A1">', body)
        return body.replace("<w:tc>", '<w:tc><!-- <w:p> -->', 1)
    return sample(change)


def with_an_override_left_over():
    parts = sample()
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(
        b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_KIND}"/></Types>'.encode())
    return parts


VARIANTS = {"plain": sample, "comments of others": with_comments_of_others, "tracked changes": with_tracked_changes,
            "content controls": in_content_controls, "tables in cells": with_tables_in_cells, "strict": as_strict,
            "WPS": as_wps_writes, "override left over": with_an_override_left_over}


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

        self.expect_refusal("就是报告原件", source, target=source)
        self.assertEqual(source.read_bytes(), SAMPLE.read_bytes())


if __name__ == "__main__":
    sys.exit(unittest.main())
