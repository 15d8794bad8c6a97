"""Plain text, Markdown, HTML, MHTML, CSV and JSON."""
from . import ENDS, READ, Input, cuts, noise, repeated

MEGA = 1 << 20
REPORT = ("甲镇2025年政府信息公开工作年度报告\n\n一、总体情况\n公开信息12条。\n\n五、存在的主要问题及改进情况\n无。\n").encode()
PAGE = ("<html><head><title>甲镇2025年政府信息公开工作年度报告</title></head><body><h1>甲镇2025年政府信息公开工作年度报告</h1>"
        "<p>一、总体情况</p><p>公开信息12条。</p><table><tr><td>规章</td><td>0</td></tr></table>").encode()
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9)) + b"]>"


def page(body, tail=b""):
    return PAGE + body + tail


def plain():
    return [
        Input("empty.txt", lambda: b""),
        Input("blank.txt", lambda: b" \r\n\t\n" * 1000),
        Input("noise.txt", lambda: noise(MEGA)),
        Input("zeros.txt", lambda: bytes(MEGA)),
        Input("control.txt", lambda: bytes(range(1, 32)) * 4096),
        Input("invalid-utf8.txt", lambda: REPORT[:80] + b"\xff\xfe\xc0\xaf\xed\xa0\x80" + REPORT[80:], ENDS),
        Input("odd-utf16.txt", lambda: b"\xff\xfe" + REPORT.decode().encode("utf-16-le")[:-1], ENDS),
        Input("too-large.txt", lambda: repeated(REPORT, 65 * MEGA), quick=False),
        Input("one-line-60mb.txt", lambda: repeated("数".encode(), 60 * MEGA, REPORT), ENDS, quick=False),
        Input("lines-60mb.txt", lambda: repeated(b"1\n", 60 * MEGA, REPORT), quick=False),
        Input("lines-1mb.txt", lambda: REPORT + b"1\n" * 500_000),
        Input("tabs-10mb.txt", lambda: REPORT + b"\t1" * 5_000_000),
        Input("pipes-10mb.md", lambda: REPORT + b"|1" * 5_000_000 + b"|\n"),
        Input("blanks-20mb.txt", lambda: REPORT + b" " * (20 * MEGA), ENDS, quick=False),
        Input("quotes-deep.md", lambda: REPORT + b">" * MEGA + b" 1\n", ENDS),
        Input("brackets-deep.md", lambda: REPORT + b"[" * MEGA + b"](" * MEGA, ENDS),
        Input("stars.md", lambda: REPORT + b"*_" * MEGA, ENDS),
        Input("digits.txt", lambda: REPORT + b"0" * (10 * MEGA), ENDS),
        Input("glued-zeros.txt", lambda: REPORT + "自然人".encode() + b"0" * MEGA, ENDS),
        Input("numerals.txt", lambda: REPORT + "一千万亿零".encode() * 200_000, ENDS),
        Input("brackets.txt", lambda: REPORT + "（".encode() * 300_000, ENDS),
        Input("sums.txt", lambda: REPORT + ("共办理" + "，其中甲1件、乙2件" * 100_000).encode(), ENDS),
        Input("sentences.txt", lambda: REPORT + "共收到申请3件，其中甲1件，乙2件。\n".encode() * 50_000, ENDS),
    ]


def html():
    nested = b"<table><tr><td>"
    return [
        Input("empty.html", lambda: b""),
        Input("noise.html", lambda: b"<html>" + noise(MEGA), ENDS),
        Input("nested-tables.html", lambda: page(nested * 10_000)),
        Input("nested-divs.html", lambda: page(b"<div>" * 1_000_000)),
        Input("nested-lists.html", lambda: page(b"<ul><li>" * 300_000)),
        Input("million-cells.html", lambda: page(b"<table>" + (b"<tr>" + b"<td>1" * 1000) * 1000)),
        Input("million-columns.html", lambda: page(b"<table><tr>" + b"<td>1</td>" * 1_000_000)),
        Input("huge-colspan.html", lambda: page(b"<table>" + b"<tr><td colspan=1000000000>1<td>2" * 1000), ENDS),
        Input("huge-rowspan.html", lambda: page(b"<table>" + b"<tr><td rowspan=1000000000>1<td>2" * 1000), ENDS),
        Input("crossing-spans.html", lambda: page(b"<table>" + b"<tr><td rowspan=65534 colspan=1000>1" * 20_000), ENDS),
        Input("million-attributes.html", lambda: page(b"<p " + b"a=1 " * 1_000_000 + b">1"), ENDS),
        Input("attribute-60mb.html", lambda: repeated(b"x", 60 * MEGA, PAGE + b'<p title="', b'">'), ENDS, quick=False),
        Input("open-comment-60mb.html", lambda: repeated(b"- ", 60 * MEGA, PAGE + b"<!--"), ENDS, quick=False),
        Input("script-60mb.html", lambda: repeated(b"<x>", 60 * MEGA, PAGE + b"<script>", b"</script>"), ENDS, quick=False),
        Input("tags-60mb.html", lambda: repeated(b"<b>1</b>", 60 * MEGA, PAGE), quick=False),
        Input("text-60mb.html", lambda: repeated("数".encode(), 60 * MEGA, PAGE), ENDS, quick=False),
        Input("references-60mb.html", lambda: repeated(b"&amp;", 60 * MEGA, PAGE), ENDS, quick=False),
        Input("open-tags-60mb.html", lambda: repeated(b"<", 60 * MEGA, PAGE), ENDS, quick=False),
        Input("entity-bomb.html", lambda: ENTITIES + b"<html><body><table><tr><td>&j;" + b"</table>", ENDS),
        Input("svg-entity-bomb.html", lambda: page(b"<svg>" + ENTITIES + b"<text>&j;</text></svg>"), ENDS),
        Input("data-pictures.html", lambda: page(b'<img src="data:image/png;base64,' + b"A" * (20 * MEGA) + b'">'), ENDS),
        Input("many-data-pictures.html", lambda: page(b'<img src="data:image/png;base64,iVBORw0KGgo=">' * 200_000)),
        Input("false-charset.html", lambda: b'<meta charset="utf-7"><html>' + PAGE, ENDS),
        Input("unknown-charset.html", lambda: b'<meta charset="' + b"x" * MEGA + b'"><html>' + PAGE, ENDS),
        Input("utf16.html", lambda: b"\xff\xfe" + (PAGE.decode() + "<table>" * 10_000).encode("utf-16-le")),
        Input("pre-10mb.html", lambda: page(b"<pre>" + b"a\t1\n" * (2 * MEGA) + b"</pre>")),
        Input("xml-stylesheet.html", lambda: b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "file:///etc/passwd">' + PAGE, READ),
        *cuts("page.html", lambda: page(b"</table>" + b"<p>1</p>" * 50, b"</body></html>"), 12),
    ]


def mhtml():
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'

    def part(body, coding=b"8bit", kind=b"text/html"):
        return b"--b\r\nContent-Type: " + kind + b"\r\nContent-Transfer-Encoding: " + coding + b"\r\n\r\n" + body + b"\r\n"

    def nest(depth):
        text = b"MIME-Version: 1.0\r\n"
        for level in range(depth):
            text += b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (level, level)
        return text + b"Content-Type: text/html\r\n\r\n" + PAGE

    return [
        Input("empty.mht", lambda: b""),
        Input("head-only.mht", lambda: head),
        Input("no-html.mht", lambda: head + part(b"x", kind=b"image/png") + b"--b--"),
        Input("no-boundary.mht", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + PAGE, ENDS),
        Input("nested.mht", lambda: nest(100_000)),
        Input("million-parts.mht", lambda: head + part(b"", kind=b"image/png") * 200_000),
        Input("million-heads.mht", lambda: b"X: 1\r\n" * MEGA + head + part(PAGE), ENDS),
        Input("false-base64.mht", lambda: head + part(noise(MEGA), b"base64"), ENDS),
        Input("quoted-noise.mht", lambda: head + part(b"=" * (4 * MEGA), b"quoted-printable"), ENDS),
        Input("nested-tables.mht", lambda: head + part(PAGE + b"<table><tr><td>" * 10_000)),
        Input("large.mht", lambda: repeated(b"A" * 76 + b"\r\n", 60 * MEGA, head + part(PAGE) + b"--b\r\nContent-Type: image/png\r\n"
                                            b"Content-Transfer-Encoding: base64\r\n\r\n"), ENDS, quick=False),
        *cuts("page.mht", lambda: head + part(page(b"</table>" + b"<p>1</p>" * 50)) + b"--b--", 8),
    ]


def tables():
    row = b"t2,1,read\n"
    return [
        Input("empty.csv", lambda: b""),
        Input("noise.csv", lambda: b"a,b\n" + noise(MEGA)),
        Input("million-columns.csv", lambda: b"1," * 1_000_000),
        Input("million-rows.csv", lambda: b"a,b\n" + b"1,2\n" * 1_000_000),
        Input("wide-and-short.csv", lambda: b"1," * 90_000 + b"\n" + b"1\n" * 1000, ENDS),
        Input("open-quote-60mb.csv", lambda: repeated(b'x,""\n', 60 * MEGA, b'a,b\n"'), ENDS, quick=False),
        Input("cells.csv", lambda: b"cell,value,state\n" + row * 1_000_000),
    ]


def json():
    head = b'{"schema":"https://gongkai/report","cells":{"t3":'
    return [
        Input("empty-object.json", lambda: b"{}"),
        Input("deep-array.json", lambda: b'{"a":' + b"[" * 1_000_000),
        Input("deep-objects.json", lambda: b'{"a":' * 1_000_000),
        Input("deep-closed.json", lambda: head + b"[" * 500_000 + b"]" * 500_000 + b"}}"),
        Input("long-array.json", lambda: b'{"a":[' + b"1," * 5_000_000 + b"1]}"),
        Input("many-keys.json", lambda: b"{" + b",".join(b'"%d":1' % key for key in range(200_000)) + b"}"),
        Input("same-keys.json", lambda: b"{" + b'"file":"x",' * 1_000_000 + b'"a":1}'),
        Input("long-text-60mb.json", lambda: repeated(b"x", 60 * MEGA, b'{"file":"', b'"}'), quick=False),
        Input("wrong-types.json", lambda: b'{"schema":1,"file":[],"cells":[{"value":{}}],"sections":{"id":1},"year":"x"}'),
        Input("huge-number.json", lambda: b'{"year":' + b"9" * MEGA + b"}"),
        Input("invalid-utf8.json", lambda: b'{"file":"\xff\xfe"}'),
        Input("cut.json", lambda: b'{"file":"a","cells":{"t2'),
    ]


def inputs():
    return plain() + html() + mhtml() + tables() + json()
