"""src/layers.txt holds: no folder of src/ includes what it may not, and third-party headers stay where they belong."""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def read_layers():
    layers = {}
    for line in (SOURCE / "layers.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            folder, _, allowed = line.partition(":")
            layers[folder.strip()] = set(allowed.split()) | {folder.strip()}
    return layers


LAYERS = read_layers()


def layer_of(path):
    """The deepest folder of layers.txt that holds the path (relative to src/)."""
    folder = path.rpartition("/")[0]
    while folder and folder not in LAYERS:
        folder = folder.rpartition("/")[0]
    return folder


def files():
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in (".cpp", ".hpp"):
            yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")


def is_test_code(name):
    return re.search(r"_test\.cpp$|_fixture\.hpp$|test_[a-z_]*\.hpp$|_test_[a-z_]*\.hpp$|/testing\.hpp$", name) is not None


class Layers(unittest.TestCase):
    def test_every_file_lies_in_a_layer(self):
        self.assertEqual([name for name, _ in files() if not layer_of(name)], [])

    def test_layers_name_only_folders_that_come_before(self):
        seen = set()
        for folder, allowed in LAYERS.items():
            later = {name for name in allowed - {folder} if name not in seen and name in LAYERS
                     and not name.startswith(folder + "/")}
            self.assertEqual(later, set(), folder)
            seen.add(folder)

    def test_no_include_goes_against_the_arrows(self):
        wrong = []
        for name, text in files():
            for mark, included in INCLUDE.findall(text):
                if mark != '"' or (is_test_code(name) and included.startswith("platform/config/")):
                    continue  # tests may read the data that the program ships
                if layer_of(included) not in LAYERS[layer_of(name)]:
                    wrong.append(f"{name} includes {included}")
        self.assertEqual(wrong, [])

    def test_includes_are_written_from_src(self):
        wrong = [f"{name} includes {included}" for name, text in files()
                 for mark, included in INCLUDE.findall(text) if mark == '"' and not (SOURCE / included).is_file()]
        self.assertEqual(wrong, [])

    def test_third_party_headers_stay_at_the_edge(self):
        own = re.compile(r"^[a-z_0-9]+$|^(sys|netinet|arpa)/|^fmt/")  # fmt stands in for std::format, which GCC 12 lacks
        system = {"unistd.h", "fcntl.h", "poll.h", "signal.h", "termios.h"}
        wrong = []
        for name, text in files():
            if is_test_code(name) or layer_of(name).split("/")[0] in ("base", "document", "platform"):
                continue
            for mark, included in INCLUDE.findall(text):
                if mark == "<" and not own.match(included) and included not in system:
                    if (name, included) != ("app/command_adder.hpp", "CLI/CLI.hpp"):
                        wrong.append(f"{name} includes <{included}>")
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    sys.exit(unittest.main())
