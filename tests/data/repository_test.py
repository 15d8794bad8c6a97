"""What holds for every file of the repository: no paths of a machine, no overlong files, no marks of unfinished work."""
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ROOT / "src" / "document" / "readers" / "formats"
MOST_LINES = 350
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|work|farm|root|Users)/\w")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|not yet impl" r"emented")


def tracked(*suffixes):
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
        names = [name.decode() for name in listing.split(b"\0") if name]
    except (OSError, subprocess.CalledProcessError):  # a copy without its history
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")
                 if path.is_file() and not {"build", ".git", "node_modules"} & set(path.parts)]
    return [ROOT / name for name in names if name.endswith(suffixes) and (ROOT / name).is_file()]


def lines(path):
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


class Repository(unittest.TestCase):
    SOURCES = (".cpp", ".hpp", ".py", ".txt", ".cmake", ".md", ".json", ".csv", ".sh", "run", "test", "build")

    def find(self, pattern, *suffixes):
        return [f"{path.relative_to(ROOT)}:{number}" for path in tracked(*suffixes)
                for number, line in enumerate(lines(path), 1) if pattern.search(line)]

    def test_has_files(self):
        self.assertGreater(len(tracked(".cpp")), 10)

    def test_names_no_path_of_a_machine(self):
        self.assertEqual(self.find(MACHINE_PATH, *self.SOURCES), [])

    def test_holds_no_marks_of_unfinished_work(self):
        self.assertEqual(self.find(UNFINISHED, ".cpp", ".hpp", ".py", ".cmake", "run", "test", "build"), [])

    def test_source_files_stay_readable(self):
        long = [f"{path.relative_to(ROOT)}: {len(lines(path))} lines" for path in tracked(".cpp", ".hpp")
                if not path.name.endswith("_test.cpp") and len(lines(path)) > MOST_LINES]
        self.assertEqual(long, [])

    def test_every_source_file_is_built(self):
        """Sources are listed, not globbed (but for the formats), so that a file that nobody lists would go unnoticed."""
        listed = "\n".join("\n".join(lines(path)) for path in tracked("CMakeLists.txt"))
        forgotten = [str(path.relative_to(ROOT)) for path in tracked(".cpp") if "src" in path.relative_to(ROOT).parts
                     and path.parent != FORMATS and not re.search(r"(?<![\w])" + re.escape(path.name) + r"\b", listed)]
        self.assertEqual(forgotten, [])

    def test_the_example_of_a_format_compiles(self):
        example = re.search(r"```cpp\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
        compiled = subprocess.run(["c++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c++", "-I", ROOT / "src", "-"],
                                  input=example.group(1), text=True, capture_output=True)
        self.assertEqual(compiled.stderr, "")
        self.assertEqual(compiled.returncode, 0)

    def test_headers_are_guarded(self):
        self.assertEqual([str(path.relative_to(ROOT)) for path in tracked(".hpp") if lines(path)[:1] != ["#pragma once"]], [])


if __name__ == "__main__":
    sys.exit(unittest.main())
