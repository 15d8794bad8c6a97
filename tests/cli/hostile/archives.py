"""ZIP and TAR files as such."""
import functools
import gzip
import io
import tarfile
import zipfile
import zlib

from . import ENDS, Input, cuts, deflated, little, noise
from .texts import REPORT

MEGA = 1 << 20
ZEROS = bytes(MEGA)


def zip_of(parts, packing=zipfile.ZIP_DEFLATED):
    """`parts` are (name, bytes) pairs; a name may be a ZipInfo."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def raw_zip(entries, overlap=False):
    """A ZIP written by hand: (name, deflated bytes, claimed size). Overlapping entries share one local head."""
    local, directory = b"", b""
    shared = None
    for name, packed, claimed in entries:
        sum_of = zlib.crc32(zlib.decompress(packed, -15)) if claimed < MEGA else 0
        fields = little("HHHHHIIIHH", 20, 0, 8, 0, 0, sum_of, len(packed), claimed, len(name), 0)
        at = len(local)
        if overlap and shared is not None:
            at = shared
        else:
            shared = at
            local += b"PK\x03\x04" + fields + name + packed
        directory += b"PK\x01\x02" + little("H", 20) + fields + little("HHHII", 0, 0, 0, 0, at) + name
    return local + directory + b"PK\x05\x06" + little("HHHHIIH", 0, 0, len(entries) & 0xFFFF, len(entries) & 0xFFFF,
                                                     len(directory), len(local), 0)


def link(name, target):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info, target


def protected():
    """Each entry marked as encrypted, as ZipCrypto does."""
    whole = bytearray(zip_of([("a.txt", REPORT)], zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + at] |= 1
    return bytes(whole)


def zips():
    bomb = functools.cache(lambda: deflated([ZEROS] * 256))
    inner = lambda: zip_of([("a.txt", ZEROS * 16)])
    return [
        Input("empty.zip", lambda: b""),
        Input("no-entries.zip", lambda: b"PK\x05\x06" + bytes(18), ENDS),
        Input("noise.zip", lambda: b"PK\x03\x04" + noise(MEGA)),
        Input("flat-bomb.zip", lambda: raw_zip([(b"a.txt", bomb(), 1 << 28)])),
        Input("lying-bomb.zip", lambda: raw_zip([(b"a.txt", bomb(), MEGA)])),
        Input("overlapping.zip", lambda: raw_zip([(b"%d.txt" % n, deflated([ZEROS] * 4), 4 * MEGA) for n in range(1900)], overlap=True)),
        Input("nested-bomb.zip", lambda: zip_of([(f"{n}.zip", inner()) for n in range(16)])),
        Input("thrice-nested.zip", lambda: zip_of([("b.zip", zip_of([("c.zip", zip_of([("d.txt", REPORT)]))]))])),
        Input("many-large.zip", lambda: zip_of([(f"{n}.txt", noise(8 * MEGA, n)) for n in range(7)], zipfile.ZIP_STORED), quick=False),
        Input("traversal.zip", lambda: zip_of([("../../../tmp/evil.txt", REPORT), ("a/../../b.txt", REPORT)])),
        Input("absolute.zip", lambda: zip_of([("/etc/evil.txt", REPORT)])),
        Input("windows-path.zip", lambda: zip_of([("C:\\Windows\\evil.txt", REPORT), ("..\\..\\b.txt", REPORT)])),
        Input("link.zip", lambda: zip_of([link("a.txt", "/etc/passwd")]), ENDS),
        Input("many-entries.zip", lambda: zip_of([(f"{n}.txt", b"") for n in range(2001)])),
        Input("false-count.zip", lambda: zip_of([(f"{n}.txt", REPORT) for n in range(20)]).replace(
            b"PK\x05\x06\0\0\0\0\x14\0\x14\0", b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff"), ENDS),
        Input("same-names.zip", lambda: raw_zip([(b"a.txt", deflated([REPORT]), len(REPORT))] * 3), ENDS),
        Input("protected.zip", protected),
        Input("unknown-packing.zip", lambda: zip_of([("a.txt", REPORT)]).replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x63\0")),
        Input("folders-only.zip", lambda: zip_of([("a/", b""), ("a/b/", b"")]), ENDS),
        Input("control-name.zip", lambda: zip_of([("a\x1b[31m\n\u202etxt.年报.txt", REPORT)]), ENDS),
        *cuts("report.zip", lambda: zip_of([("a.txt", REPORT), ("b.txt", REPORT * 20)]), 10),
    ]


def tar_of(entries):
    """`entries` are (name, type, bytes or link target)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, kind, content in entries:
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
                info.linkname = content
            else:
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content if isinstance(content, bytes) else b""))
    return file.getvalue()


def with_size(whole, field):
    """The first head's size field changed and its sum corrected."""
    head = bytearray(whole[:512])
    head[124:136] = field
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + whole[512:]


def gzip_bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = tar_of([("a.txt", tarfile.REGTYPE, b"")])[:512]
    pieces = [packer.compress(with_size(head, b"\x80" + bytes(7) + (1 << 31).to_bytes(4, "big")))]
    pieces += [packer.compress(ZEROS) for _ in range(300)]
    return b"".join([*pieces, packer.flush()])


def tars():
    file = tarfile.REGTYPE
    one = lambda: tar_of([("a.txt", file, REPORT)])
    return [
        Input("noise.tar", lambda: one()[:512] + noise(MEGA)),
        Input("traversal.tar", lambda: tar_of([("../../evil.txt", file, REPORT)])),
        Input("absolute.tar", lambda: tar_of([("/etc/evil.txt", file, REPORT)])),
        Input("links.tar", lambda: tar_of([("a.txt", tarfile.SYMTYPE, "/etc/passwd"), ("b.txt", tarfile.LNKTYPE, "/etc/passwd")]), ENDS),
        Input("devices.tar", lambda: tar_of([("a.txt", tarfile.CHRTYPE, b""), ("b.txt", tarfile.FIFOTYPE, b"")]), ENDS),
        Input("negative-size.tar", lambda: with_size(one(), b"\xff" * 12)),
        Input("exabyte.tar", lambda: with_size(one(), b"\x80\0\0\0\x0f" + b"\xff" * 7)),
        Input("many-entries.tar", lambda: tar_of([(f"{n}.txt", file, b"") for n in range(2001)])),
        Input("long-name.tar", lambda: tar_of([("a" * (8 * MEGA) + ".txt", file, REPORT)]), ENDS),
        Input("bomb.tar.gz", gzip_bomb),
        Input("no-tar.tar.gz", lambda: gzip.compress(REPORT)),
        Input("plain-bomb.tar.gz", lambda: gzip.compress(ZEROS * 64)),
        *cuts("report.tar.gz", lambda: gzip.compress(tar_of([("a.txt", file, REPORT), ("b.txt", file, noise(20_000))])), 8),
    ]


def inputs():
    return zips() + tars()
