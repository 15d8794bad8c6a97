"""The man page and the shell completion are what the program itself says of its options; both work.
UPDATE_GOLDEN=1 writes them anew."""
import shutil
import subprocess
import sys
import unittest

from session import ROOT, UPDATE, gongkai


class Documents(unittest.TestCase):
    maxDiff = None

    def check_golden(self, path, *arguments):
        code, out, _ = gongkai(*arguments)
        self.assertEqual(code, 0)
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(out, encoding="utf-8")
        self.assertEqual(path.read_text(encoding="utf-8"), out)

    def test_the_man_page_is_up_to_date(self):
        self.check_golden(ROOT / "docs/gongkai.1", "man", "--lang", "en")

    def test_the_chinese_man_page_is_up_to_date(self):
        self.check_golden(ROOT / "docs/gongkai.zh_CN.1", "man", "--lang", "zh")

    def test_the_completion_is_up_to_date(self):
        self.check_golden(ROOT / "docs/gongkai.bash", "completion")

    @unittest.skipUnless(shutil.which("bash"), "needs bash")
    def test_the_completion_offers_commands_and_options(self):
        def complete(*words):
            script = (f"source {ROOT}/docs/gongkai.bash; COMP_WORDS=({' '.join(words)} ''); "
                      f"COMP_CWORD={len(words)}; _gongkai; echo ${{COMPREPLY[*]}}")
            return subprocess.run(["bash", "-c", script], check=True, capture_output=True, text=True).stdout.split()

        self.assertIn("deadline", complete("gongkai"))
        self.assertIn("--days", complete("gongkai", "deadline"))
        self.assertEqual(complete("gongkai", "--lang"), ["zh", "en"])


class Help(unittest.TestCase):
    def test_stands_at_every_level(self):
        for words in ([], ["deadline"], ["fee"]):
            for language in ("zh", "en"):
                code, out, err = gongkai(*words, "--help", "--lang", language)
                self.assertEqual((code, err), (0, ""), words)
                self.assertIn("gongkai", out)

    def test_speaks_the_language_of_the_surroundings(self):
        self.assertIn("show help", gongkai("--help", LANG="en_US.UTF-8")[1])
        self.assertIn("显示帮助", gongkai("--help", LANG="zh_CN.UTF-8")[1])
        self.assertIn("显示帮助", gongkai("--help", LANG="C.UTF-8")[1])


if __name__ == "__main__":
    sys.exit(unittest.main())
