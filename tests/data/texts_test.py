"""Every error code in the sources has a Chinese text, and the screen texts are complete and used."""
import json
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A code and the English message behind it, to whichever function they are given.
ERROR = re.compile(r'"([a-z][a-z0-9-]*\.[a-z0-9.-]+)",\s*((?:"(?:[^"\\]|\\.)*\s(?:[^"\\]|\\.)*"\s*)+)')
# A phrase that becomes a word of an error: what was wanted, what is damaged, why a file of the law is refused.
PHRASES = {"wanted": re.compile(r'\bmisfit\([^;"{]*(?:"\.[a-z]+"|"[a-z]+")?[^;"{]*,\s*"((?:[^"\\]|\\.)*)"'),
           "what": re.compile(r'damaged\("([^"]*)"\)'),
           "reason": re.compile(r'invalid_argument\{"([^"]*? [^"]*?)(?:: )?"')}
WORD = re.compile(r"\{([a-z_]+)\}")


# A text in a template of a page.
IN_TEMPLATE = re.compile(r"\{\{t:([a-z0-9.-]+)\}\}")


def sources():
    for path in sorted((ROOT / "src").rglob("*.cpp")):
        if not path.name.endswith("_test.cpp"):
            yield path, path.read_text(encoding="utf-8")


def template_texts():
    return {code for path in (ROOT / "src").rglob("*.mustache") for code in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))}


class Texts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        catalogue = json.loads((ROOT / "data/texts.json").read_text(encoding="utf-8"))
        cls.texts = {code: entry for code, entry in catalogue.items() if isinstance(entry, dict)}
        cls.errors = [(path, *found) for path, text in sources() for found in ERROR.findall(text)]

    def test_the_sources_hold_errors(self):
        self.assertGreater(len(self.errors), 10)

    def test_every_error_code_has_a_chinese_text(self):
        missing = sorted({f"{code} ({path.relative_to(ROOT)})" for path, code, _ in self.errors
                          if "zh" not in self.texts.get(code, {})})
        self.assertEqual(missing, [])

    def test_every_phrase_of_the_program_in_an_error_has_a_chinese_text(self):
        for name, pattern in PHRASES.items():
            phrases = {phrase.replace('\\"', '"').split(": ")[0] for _, text in sources() for phrase in pattern.findall(text)}
            self.assertGreater(len(phrases), 3, name)
            self.assertEqual([p for p in sorted(phrases) if "zh" not in self.texts.get(f"{name}.{p}", {})], [])

    def test_a_text_uses_only_words_that_the_error_gives(self):
        for path, code, message in self.errors:
            given = set(WORD.findall(message))
            used = set(WORD.findall(self.texts.get(code, {}).get("zh", "")))
            self.assertLessEqual(used, given, f"{code} in {path.relative_to(ROOT)}")

    def test_other_texts_stand_in_both_languages(self):
        codes = {code for _, code, _ in self.errors}
        everything = "\n".join(text for _, text in sources())
        half = [code for code, entry in self.texts.items()
                if code not in codes and set(entry) != {"zh", "en"} and f'"{code}"' in everything]
        self.assertEqual(half, [])

    def test_the_texts_of_templates_stand_in_both_languages(self):
        half = sorted(code for code in template_texts() if set(self.texts.get(code, {})) != {"zh", "en"})
        self.assertEqual(half, [])

    def test_both_languages_use_the_same_words(self):
        for code, entry in self.texts.items():
            if "en" in entry:
                self.assertEqual(set(WORD.findall(entry["zh"])), set(WORD.findall(entry["en"])), code)

    def test_every_limit_has_a_text_that_names_it(self):
        limits = json.loads((ROOT / "data/limits.json").read_text(encoding="utf-8"))
        for name in (name for name, value in limits.items() if isinstance(value, int)):
            self.assertIn("{limit}", self.texts[f"limits.{name}"]["zh"])

    def test_every_screen_text_is_used(self):
        everything = "\n".join(text for _, text in sources())
        families = ("done.", "role.", "desk.state.", "desk.awaited.", "desk.choice.", "desk.action.", "desk.about.", "desk.field.", "desk.hint.", "desk.stage.",
                    "desk.letter-step.", "desk.file-kind.", "desk.file-trait.", "desk.held.", "desk.reading.", "desk.scan.", "desk.actor.", "desk.figure.", "desk.next.letter-", "desk.redaction.by-rule.", "desk.redaction.done.", "desk.redaction.running.", "agency.field.", "agency.level.", "weekday.", "cli.label.", "man.", "check.", "rules.", "cli.write.", "cli.blank.",
                    "cell.", "compare.state.", "compare.note.", "compare.mark.", "total.state.", "annotate.severity.",
                    "annotate.basis.", "return.group.", "return.ordinal.", "limits.", "job.kind.", "job.state.", "journal.column.", "journal.event.", "journal.only.", "journal.way.", "portal.field.", "portal.hint.", "portal.point.", "portal.state.",
                    "remedy.about.", "remedy.action.", "remedy.awaited.", "remedy.column.", "remedy.event.", "remedy.list.", "remedy.period.",
                    "remedy.stage.", "draft.fact.", "draft.state.", "power.kind.", "register-list.", "register.", "report.edition.", "report.severity.", "report.state.", "report.step.", "door.state.", "door.doubt.",
                    "api-key.scope.",
                    "oversight.column.", "oversight.effect.", "oversight.late.", "oversight.tab.", "settings.pattern.",
                    "opinion.mark.", "portal.opinion.", "portal.tariff.", "portal.remedy.", "correction.action.", "correction.about.", "correction.choice.", "correction.event.", "correction.fact.", "correction.stage.", "interest.result.")
        in_templates = template_texts()
        unused = [code for code, entry in self.texts.items()
                  if code not in in_templates and "en" in entry and f'"{code}"' not in everything and not code.startswith(families)]
        self.assertEqual(unused, [])


if __name__ == "__main__":
    sys.exit(unittest.main())
