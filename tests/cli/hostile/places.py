"""What stands in a folder and is no file to read: pipes, devices, loops, files that go or grow, wrong rights."""
import contextlib
import os
import threading
import time

from .texts import REPORT


def named_pipe(folder):
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def device(folder):
    os.symlink("/dev/zero", folder / "device.txt")
    return folder / "device.txt"


def folder_loop(folder):
    (folder / "loop").mkdir()
    os.symlink("..", folder / "loop" / "up")
    os.symlink("self.txt", folder / "loop" / "self.txt")
    return folder / "loop"


def dangling_link(folder):
    os.symlink("nowhere", folder / "dangling.txt")
    return folder / "dangling.txt"


def forbidden(folder):
    (folder / "forbidden.txt").write_bytes(REPORT)
    (folder / "forbidden.txt").chmod(0)
    return folder / "forbidden.txt"


def sparse(folder):
    with open(folder / "sparse.txt", "wb") as file:
        file.truncate(2 << 30)
    return folder / "sparse.txt"


def sparse_archive(folder):
    with open(folder / "sparse.zip", "wb") as file:
        file.truncate(2 << 30)
    return folder / "sparse.zip"


def odd_name(folder):
    path = os.path.join(os.fsencode(folder), b"\xff\x1b[31m\n.txt")
    with open(path, "wb") as file:
        file.write(b"")
    return os.fsdecode(path)


def changing(folder):
    """Cut to half and made whole again for two seconds, while it is read."""
    path = folder / "changing.txt"
    whole = REPORT * 10_000
    path.write_bytes(whole)

    def change():
        until = time.monotonic() + 2
        with contextlib.suppress(FileNotFoundError):  # the folder goes before the time is over
            while time.monotonic() < until:
                os.truncate(path, len(whole) // 2)
                os.truncate(path, len(whole))

    threading.Thread(target=change, daemon=True).start()
    return path


# name, maker, whether it is refused for certain
PLACES = [("named pipe", named_pipe, True), ("device", device, True), ("folder loop", folder_loop, True),
          ("dangling link", dangling_link, True), ("without the right to read", forbidden, os.getuid() != 0),
          ("2 GB sparse file", sparse, True), ("2 GB sparse archive", sparse_archive, True),
          ("name of odd bytes", odd_name, True), ("cut while it is read", changing, False)]
