"""Files made to do harm, broken on the way, or only far too big: one module a family of formats.

Each module offers `inputs()`, which gives Input values. The short test takes those marked quick; bench/hostile_input.py
takes all of them and measures.
"""
import dataclasses
import random
import struct
import zlib
from pathlib import Path
from typing import Callable

REFUSED, READ, ENDS = "refused", "read", "ends"


@dataclasses.dataclass(frozen=True)
class Input:
    name: str                        # a file name; its ending matters
    make: Callable[[], object]       # bytes, or an iterable of bytes for what is too big to hold
    expected: str = REFUSED          # ENDS: refused or read, as long as the program ends well
    quick: bool = True               # belongs to the short test

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        made = self.make()
        with open(path, "wb") as file:
            for piece in [made] if isinstance(made, bytes) else made:
                file.write(piece)
        return path


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def cuts(name, make, count, quick=False):
    """The file cut off at `count` places spread over it."""
    stem, _, ending = name.rpartition(".")

    def cut(number):
        whole = make()
        return whole[: len(whole) * number // count]

    return [Input(f"{stem}-cut-{number:02}.{ending}", lambda number=number: cut(number), ENDS, quick and number % 4 == 1)
            for number in range(1, count)]


def deflated(pieces):
    """A raw deflate stream of many pieces, without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join([packer.compress(piece) for piece in pieces] + [packer.flush()])


def repeated(piece, size, head=b"", tail=b""):
    """`piece` over and over, up to `size` bytes in all."""
    block = piece * max(1, (1 << 20) // len(piece))
    yield head
    left = size - len(head) - len(tail)
    while left > 0:
        yield block[:left]
        left -= len(block)
    yield tail


def little(form, *numbers):
    return struct.pack("<" + form, *numbers)
