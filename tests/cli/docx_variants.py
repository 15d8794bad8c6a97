"""DOCX files as different programs and different work on them leave behind, made of one sample."""
import io
import re
import zipfile

from session import ROOT

SAMPLE = ROOT / "samples/鹤渡镇2025.docx"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_TYPES = "http://purl.oclc.org/ooxml/officeDocument/relationships"
COMMENTS_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


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
