"""DOCX, XLSX and the older formats."""
from . import ENDS, READ, REFUSED, Input, cuts, deflated, little, noise
from .archives import ZEROS, raw_zip, zip_of
from .texts import ENTITIES

MEGA = 1 << 20
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
       'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' \
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TITLE = "<w:p><w:r><w:t>甲镇2025年政府信息公开工作年度报告</w:t></w:r></w:p><w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>"
TABLE = "<w:tbl><w:tr><w:tc>"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def relation(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}{kind}" Target="{target}"/>'


def docx_parts(document, more=(), relations=""):
    return [("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", RELATIONS % relation(1, "officeDocument", "word/document.xml")),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", RELATIONS % relations), *more]


def body(content):
    return f"<w:document {WORD}><w:body>{TITLE}{content}</w:body></w:document>"


def docx(content, more=(), relations=""):
    return zip_of(docx_parts(body(content), more, relations))


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def chunk_of_itself():
    return docx('<w:altChunk r:id="rId1"/>' * 100, relations=relation(1, "aFChunk", "document.xml"))


def nested_chunks(depth):
    inner = docx(paragraph("里"))
    for _ in range(depth):
        inner = docx('<w:altChunk r:id="rId1"/>', [("word/a.docx", inner)], relation(1, "aFChunk", "a.docx"))
    return inner


def word():
    cells = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{n}"><w:basedOn w:val="{(n + 1) % 1000}"/></w:style>' for n in range(1000))
    return [
        Input("empty.docx", lambda: b""),
        Input("noise.docx", lambda: b"PK\x03\x04" + noise(MEGA)),
        Input("not-a-package.docx", lambda: zip_of([("word/document.xml", b"")])),
        Input("protected.docx", lambda: ENCRYPTED),
        Input("entity-bomb.docx", lambda: zip_of(docx_parts(ENTITIES.decode() + body(paragraph("&j;"))))),
        Input("outside-entity.docx", lambda: zip_of(docx_parts('<!DOCTYPE a SYSTEM "file:///etc/passwd">' + body("")))),
        Input("entity-bomb-utf16.docx", lambda: zip_of(docx_parts((ENTITIES.decode() + body(paragraph("&j;"))).encode("utf-16")))),
        Input("nested-tables.docx", lambda: docx(TABLE * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000)),
        Input("nested-tables-utf16.docx", lambda: zip_of(docx_parts(body(TABLE * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000).encode("utf-16")))),
        Input("nested-controls.docx", lambda: docx("<w:sdt><w:sdtContent>" * 100_000)),
        Input("nested-boxes.docx", lambda: docx("<w:p><w:r><w:pict><w:txbxContent>" * 60 + "</w:txbxContent></w:pict></w:r></w:p>" * 60), READ),
        Input("million-cells.docx", lambda: docx("<w:tbl>" + cells * 10_000 + "</w:tbl>")),
        Input("million-paragraphs.docx", lambda: docx(paragraph("数") * 300_000)),
        Input("million-runs.docx", lambda: docx("<w:p>" + "<w:r><w:t>数</w:t></w:r>" * 300_000 + "</w:p>")),
        Input("million-attributes.docx", lambda: docx("<w:p " + " ".join(f'w:a{n}="1"' for n in range(1_000_000)) + "/>")),
        Input("huge-span.docx", lambda: docx("<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc></w:tr>' * 1000 + "</w:tbl>")),
        Input("bomb.docx", lambda: docx(paragraph(" " * (190 * MEGA))), quick=False),
        Input("lying-bomb.docx", lambda: raw_zip([(b"[Content_Types].xml", deflated([b"<Types/>"]), 8), (b"word/document.xml", deflated([ZEROS] * 512), MEGA)])),
        Input("text-190mb.docx", lambda: zip_of(docx_parts(body(paragraph(noise(24 * MEGA).hex()))) + [("word/x.bin", b"")]), ENDS, quick=False),
        Input("many-entries.docx", lambda: docx("", [(f"word/{n}.xml", "") for n in range(2000)])),
        Input("style-loop.docx", lambda: docx('<w:p><w:pPr><w:pStyle w:val="0"/></w:pPr></w:p>' * 10_000, [("word/styles.xml", f"<w:styles {WORD}>{styles}</w:styles>")], relation(1, "styles", "styles.xml")), READ),
        Input("chunk-of-itself.docx", chunk_of_itself, ENDS),
        Input("nested-chunks.docx", lambda: nested_chunks(40), ENDS),
        Input("many-chunks.docx", lambda: docx('<w:altChunk r:id="rId1"/>' * 20_000, [("word/a.html", "<table>" + "<tr><td>1<td>2" * 5000)], relation(1, "aFChunk", "a.html"))),
        Input("many-notes.docx", lambda: docx('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000, [("word/footnotes.xml", f'<w:footnotes {WORD}><w:footnote w:id="1">{paragraph("注" * 20_000)}</w:footnote></w:footnotes>')], relation(1, "footnotes", "footnotes.xml")), ENDS),
        Input("many-pictures.docx", lambda: docx('<w:p><w:r><w:pict><v:imagedata r:id="rId1"/></w:pict></w:r></w:p>' * 10_000, [("word/a.png", noise(MEGA))], relation(1, "image", "a.png"))),
        *cuts("report.docx", lambda: docx(paragraph("数") * 500), 12),
    ]


def xlsx_parts(sheets, more=(), names=None, relations=""):
    names = names or [f'<sheet name="s{n}" sheetId="{n + 1}" r:id="rId{n + 1}"/>' for n in range(len(sheets))]
    links = "".join(relation(n + 1, "worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(sheets)))
    return [("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", RELATIONS % relation(1, "officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", f"<workbook {SHEET}><sheets>{''.join(names)}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", RELATIONS % (links + relations)),
            *((f"xl/worksheets/sheet{n + 1}.xml", content) for n, content in enumerate(sheets)), *more]


def sheet(rows, behind=""):
    return f"<worksheet {SHEET}><sheetData>{rows}</sheetData>{behind}</worksheet>"


def xlsx(rows, behind="", **more):
    return zip_of(xlsx_parts([sheet(rows, behind)], **more))


def number(at, value=1):
    return f'<c r="{at}"><v>{value}</v></c>'


def shared(texts):
    return {"more": [("xl/sharedStrings.xml", f"<sst {SHEET}>{texts}</sst>")], "relations": relation(999, "sharedStrings", "sharedStrings.xml")}


def excel():
    title = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲镇2025年政府信息公开工作年度报告</t></is></c></row>'
    corner = '<row r="2">' + number("A2") + number("B2") + "</row>" + '<row r="1048576">' + number("XFD1048576") + number("XFC1048576") + "</row>"
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n + 5}"/>' for n in range(1, 50_000))
    repeated = "".join(f'<row r="{n}">' + f'<c r="A{n}" t="s"><v>0</v></c>' * 1 + f'<c r="B{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    return [
        Input("empty.xlsx", lambda: b""),
        Input("noise.xlsx", lambda: b"PK\x03\x04" + noise(MEGA)),
        Input("protected.xlsx", lambda: ENCRYPTED),
        Input("entity-bomb.xlsx", lambda: zip_of(xlsx_parts([ENTITIES.decode() + sheet("<row><c><v>&j;</v></c></row>")]))),
        Input("last-cell.xlsx", lambda: xlsx(title + corner), ENDS),
        Input("wide-row.xlsx", lambda: xlsx(title + '<row r="2">' + number("A2") + number("XFD2") + "</row>" + "".join(f'<row r="{n}">' + number(f"A{n}") + number(f"B{n}") + "</row>" for n in range(3, 100)))),
        Input("million-cells.xlsx", lambda: xlsx("".join("<row>" + "<c><v>1</v></c>" * 1000 + "</row>" for _ in range(1000)))),
        Input("million-empty-cells.xlsx", lambda: xlsx("".join("<row>" + "<c/>" * 1000 + "</row>" for _ in range(1000)))),
        Input("million-strings.xlsx", lambda: xlsx(title, **shared("<si><t>数</t></si>" * 1_000_000))),
        Input("repeated-string.xlsx", lambda: xlsx(title + repeated, **shared(f"<si><t>{noise(50_000).hex()}</t></si>"))),
        Input("merged-all.xlsx", lambda: xlsx(title + '<row r="2">' + number("A2") + number("B2") + "</row>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), ENDS),
        Input("many-merges.xlsx", lambda: xlsx(title + '<row r="2">' + number("A2") + number("B2") + "</row>", f"<mergeCells>{merges}</mergeCells>"), ENDS),
        Input("same-sheet-often.xlsx", lambda: zip_of(xlsx_parts([sheet("".join(f'<row r="{n}">' + number(f"A{n}") + number(f"B{n}") + "</row>" for n in range(1, 10_000)))], names=['<sheet name="s" sheetId="1" r:id="rId1"/>'] * 20_000))),
        Input("hidden-columns.xlsx", lambda: zip_of(xlsx_parts([f'<worksheet {SHEET}><cols>{"<col min=%s max=%s hidden=%s/>" % (chr(34) + "1" + chr(34), chr(34) + "999999999" + chr(34), chr(34) + "1" + chr(34)) * 10_000}</cols><sheetData>{title}</sheetData></worksheet>'])), ENDS),
        Input("huge-numbers.xlsx", lambda: xlsx(title + '<row r="2">' + number("A2", "1e999") + number("B2", "9" * 100_000) + "</row>"), ENDS),
        Input("long-format.xlsx", lambda: xlsx(title, more=[("xl/styles.xml", f'<styleSheet {SHEET}><numFmts><numFmt numFmtId="164" formatCode="{"[x]0;" * MEGA}"/></numFmts><cellXfs>{"<xf numFmtId=%s164%s/>" % (chr(34), chr(34)) * 20_000}</cellXfs></styleSheet>')], relations=relation(998, "styles", "styles.xml")), ENDS),
        Input("nested.xlsx", lambda: xlsx("<row>" + "<c>" * 10_000)),
        Input("bomb.xlsx", lambda: zip_of(xlsx_parts([sheet("<row><c><v>" + " " * (190 * MEGA) + "</v></c></row>")])), quick=False),
        *cuts("report.xlsx", lambda: xlsx(title + "".join(f'<row r="{n}">' + number(f"A{n}") + number(f"B{n}") + "</row>" for n in range(2, 300))), 8),
    ]


def legacy():
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = mark + bytes(16) + little("HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10) + little("IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + little("I", 0xFFFFFFFF) * 108
    word_head = b"\xec\xa5\xc1\x00" + bytes(6) + little("H", 0x0100)
    return [
        Input("empty.doc", lambda: b""),
        Input("noise.doc", lambda: noise(MEGA)),
        Input("protected-97.doc", lambda: head + word_head.ljust(4096, b"\0")),
        Input("protected-97.xls", lambda: head + little("HHHHII", 0x0809, 16, 0x0600, 5, 0, 0) + bytes(4) + little("HHH", 0x002F, 54, 1) + bytes(4096)),
        Input("noise-inside.doc", lambda: head + noise(MEGA), quick=False),
        Input("loop-inside.xls", lambda: head + little("I", 0) * 4096, quick=False),
        Input("noise-inside.wps", lambda: head + noise(4096), quick=False),
        Input("noise-inside.et", lambda: head + noise(4096, 2), quick=False),
        Input("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 1_000_000),
        Input("huge-bin.rtf", lambda: b"{\\rtf1 \\bin2000000000 " + b"x" * MEGA + b"}", ENDS, quick=False),
    ]


def inputs():
    return word() + excel() + legacy()
