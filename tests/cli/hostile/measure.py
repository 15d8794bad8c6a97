"""Runs the program on one file and measures the whole tree of its processes."""
import dataclasses
import os
import subprocess
import tempfile
import threading
import time


@dataclasses.dataclass
class Run:
    code: int
    lines: list       # of standard error
    seconds: float
    cpu: float        # of all processes
    megabytes: float  # the most that all processes held together, seen every few milliseconds
    output: bytes = b""


def children_of(process):
    try:
        with open(f"/proc/{process}/task/{process}/children") as file:
            own = [int(child) for child in file.read().split()]
        for task in os.listdir(f"/proc/{process}/task"):
            if task != str(process):
                with open(f"/proc/{process}/task/{task}/children") as file:
                    own += [int(child) for child in file.read().split()]
    except OSError:
        return []
    return own


def tree_of(process):
    found, ahead = [], [process]
    while ahead:
        found.append(ahead.pop())
        ahead += children_of(found[-1])
    return found


def kilobytes(process, file, field):
    try:
        with open(f"/proc/{process}/{file}") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(field))
    except (OSError, StopIteration):
        return 0


class Watch(threading.Thread):
    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most, self.over = process, 0, False

    def run(self):
        while not self.over:
            tree = tree_of(self.process)
            # Proportional, so that what two processes share counts once; and the peak of each, also between two looks.
            together = sum(kilobytes(one, "smaps_rollup", "Pss:") for one in tree)
            self.most = max(self.most, together, *(kilobytes(one, "status", "VmHWM:") for one in tree))
            time.sleep(0.004)


def run(program, arguments, timeout, environment=None):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
        watch = Watch(process.pid)
        watch.start()
        killer = threading.Timer(timeout, process.kill)
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        killer.cancel()
        watch.over = True
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begin
        err.seek(0)
        out.seek(0)
        lines = err.read().decode("utf-8", "replace").splitlines()
        return Run(process.returncode, lines, seconds, usage.ru_utime + usage.ru_stime, watch.most / 1024,
                   out.read(1 << 26))
