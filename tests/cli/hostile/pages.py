"""PDF files and pictures."""
import functools
import struct
import zlib

from . import ENDS, READ, Input, cuts, noise, repeated

MEGA = 1 << 20


def pdf(objects, trailer=b""):
    """`objects` by number from 1: bytes, or (dictionary, stream). Object 1 is the catalogue."""
    file, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        if isinstance(content, tuple):
            entries, stream = content
            content = b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(stream), stream)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, start)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def one_page(stream, resources=FONT, box=b"0 0 595 842", more=(), entries=b""):
    return pdf([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources),
                (entries, stream), *more])


def packed_page(stream_pieces, **more):
    packer = zlib.compressobj(9)
    stream = b"".join([packer.compress(piece) for piece in stream_pieces] + [packer.flush()])
    return one_page(stream, entries=b"/Filter/FlateDecode", **more)


def pages(count):
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return pdf([CATALOGUE, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)] + [page] * count)


def shared_tree(levels):
    nodes = [b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"%d 0 R " % (level + 3) * 10, 10 ** (levels - level)) for level in range(levels)]
    return pdf([CATALOGUE, *nodes, b"<</Type/Page/MediaBox[0 0 595 842]>>"])


def nested_forms(levels):
    forms = [(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (level + 6), b"/X Do " * 10)
             for level in range(levels)]
    forms.append((b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f"))
    return one_page(b"/X Do", resources=b"/XObject<</X 5 0 R>>", more=forms)


def picture_page(width, height, data, more=b""):
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray%s" % (width, height, more)
    return one_page(b"595 0 0 842 0 0 cm /X Do", resources=b"/XObject<</X 5 0 R>>", more=[(entries, data)])


def pdfs():
    zeros = functools.cache(lambda: zlib.compress(bytes(64 * MEGA), 9))
    lines = [b"0 0 m 500 500 l S\n" * 50_000] * 40
    texts = [b"BT /F 9 Tf 9 9 Td (1234567890) Tj ET\n" * 20_000] * 40
    return [
        Input("empty.pdf", lambda: b"%PDF-1.7\n"),
        Input("noise.pdf", lambda: b"%PDF-1.7\n" + noise(MEGA)),
        Input("ten-thousand-pages.pdf", lambda: pages(10_000)),
        Input("recursive-tree.pdf", lambda: pdf([CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>"])),
        Input("shared-tree.pdf", lambda: shared_tree(9)),
        Input("lying-count.pdf", lambda: pdf([CATALOGUE, b"<</Type/Pages/Kids[]/Count 100>>"])),
        Input("negative-count.pdf", lambda: pdf([CATALOGUE, b"<</Type/Pages/Kids[]/Count -5>>"])),
        Input("protected.pdf", lambda: pdf([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                                           b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)],
                                          b"/Encrypt 4 0 R/ID[<00><00>]")),
        Input("huge-page.pdf", lambda: one_page(b"", box=b"0 0 1000000000 1000000000"), ENDS),
        Input("huge-page-with-picture.pdf", lambda: one_page(b"900000000 0 0 900000000 0 0 cm /X Do", resources=b"/XObject<</X 5 0 R>>", box=b"0 0 1000000000 1000000000",
                                                            more=[(b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\0")]), ENDS),
        Input("tiny-page.pdf", lambda: one_page(b"", box=b"0 0 0 0"), ENDS),
        Input("text-bomb.pdf", lambda: packed_page(texts)),
        Input("line-bomb.pdf", lambda: packed_page(lines)),
        Input("state-bomb.pdf", lambda: packed_page([b"q " * MEGA] * 20), ENDS),
        Input("empty-bomb.pdf", lambda: packed_page([bytes(MEGA)] * 1024), ENDS, quick=False),
        Input("nested-forms.pdf", lambda: nested_forms(12), quick=False),
        Input("form-of-itself.pdf", lambda: one_page(b"/X Do", resources=b"/XObject<</X 5 0 R>>", more=[(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", b"/X Do /X Do")]), ENDS),
        Input("huge-picture.pdf", lambda: picture_page(100_000, 100_000, b"\0"), ENDS),
        Input("picture-bomb.pdf", lambda: picture_page(60_000, 60_000, zeros(), b"/Filter/FlateDecode"), ENDS, quick=False),
        Input("double-packed.pdf", lambda: picture_page(9, 9, zlib.compress(zeros()), b"/Filter[/FlateDecode/FlateDecode]"), ENDS),
        Input("tiling.pdf", lambda: one_page(b"/Pattern cs /P scn 0 0 595 842 re f", resources=b"/Pattern<</P 5 0 R>>",
                                             more=[(b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<<>>", b"0 0 1 1 re f")]), ENDS),
        Input("deep-array.pdf", lambda: pdf([CATALOGUE, b"[" * 1_000_000])),
        Input("deep-page-array.pdf", lambda: pdf([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 500_000, b"<<>>"])),
        Input("huge-font.pdf", lambda: one_page(b"BT /F 9 Tf 9 9 Td (A) Tj ET", resources=b"/Font<</F 5 0 R>>",
                                                more=[b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R/FirstChar 0/LastChar 255/Widths[1]>>",
                                                      b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 7 0 R>>",
                                                      (b"/Length1 1000000/Filter/FlateDecode", zlib.compress(b"\0\1\0\0" + noise(20 * MEGA), 1))]), ENDS, quick=False),
        Input("type3-loop.pdf", lambda: one_page(b"BT /F 9 Tf 9 9 Td (AAAA) Tj ET", resources=b"/Font<</F 5 0 R>>",
                                                 more=[b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</A 6 0 R>>/Encoding<</Differences[65/A]>>/FirstChar 65/LastChar 65/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>",
                                                       (b"", b"9 0 0 0 9 9 d1 BT /F 9 Tf (AAAA) Tj ET")]), ENDS),
        Input("map-bomb.pdf", lambda: one_page(b"BT /F 9 Tf 9 9 Td (A) Tj ET", resources=b"/Font<</F 5 0 R>>",
                                               more=[b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
                                                     (b"", b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange")]), ENDS),
        Input("earlier-loop.pdf", lambda: pages(1).replace(b"/Root", b"/Prev 9/Root"), ENDS),
        *cuts("page.pdf", lambda: one_page(b"BT /F 9 Tf 9 9 Td (1234567890) Tj ET\n" * 500), 10),
    ]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data=b"", depth=8, colour=0, more=b""):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def blank_png(width, height):
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    rows = [packer.compress(row * 100) for _ in range(height // 100)]
    return png(width, height, b"".join([*rows, packer.flush()]), depth=1)


def tiff(pages, width=10, height=10, strip=b"\0" * 100, loop=False):
    file = b"II*\0" + struct.pack("<I", 8)
    fields = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 0), (278, 4, height), (279, 4, len(strip))]
    size = 2 + 12 * len(fields) + 4
    for page in range(pages):
        at = 8 + page * (size + len(strip))
        file += struct.pack("<H", len(fields))
        for tag, kind, value in fields:
            file += struct.pack("<HHII", tag, kind, 1, at + size if tag == 273 else value)
        following = at + size + len(strip)
        file += struct.pack("<I", 8 if loop else following if page + 1 < pages else 0) + strip
    return file


def jpeg(width, height):
    return (b"\xff\xd8\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
            b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"\0" * 100 + b"\xff\xd9")


def pictures():
    bomb = functools.cache(lambda: zlib.compress(bytes(96 * MEGA), 9))
    return [
        Input("empty.png", lambda: b""),
        Input("noise.png", lambda: b"\x89PNG\r\n\x1a\n" + noise(MEGA)),
        Input("hundred-thousand.png", lambda: png(100_000, 100_000)),
        Input("longest.png", lambda: png(2**31 - 1, 1)),
        Input("bomb.png", lambda: png(100, 100, bomb()), ENDS),
        Input("text-bomb.png", lambda: png(100, 100, zlib.compress(bytes(10_100)), more=chunk(b"zTXt", b"a\0\0" + bomb())), ENDS),
        Input("profile-bomb.png", lambda: png(100, 100, zlib.compress(bytes(10_100)), more=chunk(b"iCCP", b"a\0\0" + bomb())), ENDS),
        Input("text-chunks.png", lambda: png(100, 100, zlib.compress(bytes(10_100)), more=chunk(b"tEXt", b"a\0b") * 200_000), ENDS),
        Input("blank-49-megapixels.png", lambda: blank_png(7000, 7000), ENDS, quick=False),
        Input("thin.png", lambda: blank_png(8, 6_000_000), ENDS, quick=False),
        Input("largest.jpg", lambda: jpeg(65_500, 65_500)),
        Input("noise.jpg", lambda: b"\xff\xd8\xff" + noise(MEGA)),
        Input("many-pages.tif", lambda: tiff(10_000)),
        Input("page-loop.tif", lambda: tiff(1, loop=True), ENDS),
        Input("huge.tif", lambda: tiff(1, 100_000, 100_000)),
        Input("many-large-pages.tif", lambda: tiff(150, 1500, 1500, b"\xff" * 2_250_00)[:60 * MEGA], ENDS, quick=False),
        Input("huge.bmp", lambda: b"BM" + struct.pack("<IIIIiiHHIIiiII", 100, 0, 54, 40, 100_000, 100_000, 1, 24, 0, 0, 0, 0, 0, 0) + bytes(100)),
        Input("huge.gif", lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x4c\x01\0;"),
        Input("huge.webp", lambda: b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8L" + struct.pack("<I", 10) + b"\x2f" + struct.pack("<I", 16383 | 16383 << 14) + bytes(5)),
        *cuts("page.png", lambda: png(400, 400, zlib.compress(noise(401 * 400))), 6),
    ]


def inputs():
    return pdfs() + pictures()
