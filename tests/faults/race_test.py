"""Two people at one case, sixteen at one office: one wins, the other is told, nothing is overwritten, and nobody hears of a locked
database."""
import html
import re
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import postgres
from office import OFFICE, TODAY, Ledger, Office, hidden, paper, register

DRAFT = {"kind": "granted", "access": "随函附上复印件"}


# Calls all of them at one moment; what each gave.
def at_once(*calls):
    start, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number):
        start.wait()
        results[number] = calls[number]()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Race:
    def make_office(self):
        raise NotImplementedError

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        self.office = self.make_office()
        self.office.start()
        self.addCleanup(self.end)
        self.ledger = Ledger()
        self.officer, self.second, self.head = (self.office.browser(login) for login in ("officer", "second", "head"))
        self.addCleanup(lambda: [browser.close() for browser in (self.officer, self.second, self.head)])

    def end(self):
        if self.office.server.poll() is None:
            self.office.stop()

    def page(self, case):
        return self.officer.get(f"{OFFICE}/requests/{case}")

    def act(self, browser, case, name, version, **fields):
        return lambda: browser.post(f"{OFFICE}/requests/{case}/{name}", version=version, happened_on=TODAY, **fields)

    # The receipt as the page proposes it, with something for each fact that the office did not enter.
    def proposed_receipt(self, case):
        page = self.officer.get(f"{OFFICE}/requests/{case}/letters/new?kind=receipt")
        text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S).group(1)
        return re.sub("〔缺：.*?〕", "青石县某处", html.unescape(text))

    def verify(self):
        self.office.stop()
        self.office.verify()

    # One of two was taken (303), the other was told (409), and the case moved by one version.
    def expect_one_winner(self, results, case, version):
        self.assertEqual(sorted(status for status, _, _ in results), [303, 409])
        refused = next(page for status, page, _ in results if status == 409)
        self.assertIn("已被他人修改", refused)
        self.assertEqual(int(hidden(self.page(case))["version"]), version + 1)

    def test_lets_one_of_two_steps_on_one_version_win(self):
        for _ in range(8):
            case = register(self.officer, self.ledger)
            version = int(hidden(self.page(case))["version"])

            results = at_once(self.act(self.officer, case, "circulated", version), self.act(self.second, case, "withdrawn", version))

            self.expect_one_winner(results, case, version)
            self.assertEqual("已撤回" in self.page(case), results[1][0] == 303)
        self.verify()

    def test_lets_one_of_two_decisions_win(self):
        for _ in range(4):
            case = register(self.officer, self.ledger)
            self.assertEqual(self.act(self.officer, case, "circulated", 1)()[0], 303)
            self.assertEqual(self.act(self.officer, case, "decision", 2, **DRAFT)()[0], 303)
            other_head = self.office.browser("head")

            results = at_once(self.act(self.head, case, "decision/made", 3), self.act(other_head, case, "decision/made", 3))

            other_head.close()
            self.assertEqual(sorted(status for status, _, _ in results), [303, 409])
            self.assertEqual(int(hidden(self.page(case))["version"]), 4)
        self.verify()

    def test_gives_every_request_a_number_of_its_own(self):
        browsers = [self.office.browser("officer" if n % 2 else "second") for n in range(16)]
        numbers, statuses = [], []

        def work(browser, first):
            for number in range(first, first + 5):
                status, page, _ = browser.post(f"{OFFICE}/requests/new", **paper(number))
                statuses.append(status)
                numbers.extend(re.findall(r"申〔\d+〕(\d+)号", page)[:1])

        at_once(*[lambda b=browser, n=number: work(b, 1000 + 10 * n) for number, browser in enumerate(browsers)])

        for browser in browsers:
            browser.close()
        self.assertEqual(set(statuses), {200})
        self.assertEqual(sorted(map(int, numbers)), list(range(1, 81)))  # without gaps
        self.verify()
        self.assertNotIn("locked", (self.office.data / "serve.log").read_text())

    def test_takes_a_form_that_is_sent_twice_once(self):
        citizens = [self.office.browser() for _ in range(2)]
        token = re.search(r'name="form" value="([^"]+)"', citizens[0].get("/requests/new?agency=qingshi")).group(1)
        form = {name: value for name, value in paper(7).items() if name not in ("step", "channel", "arrived_on", "subject")}
        forms = [lambda b=browser: b.send("POST", "/requests/new?agency=qingshi", {**form, "form": token}) for browser in citizens]

        results = at_once(*forms)

        for browser in citizens:
            browser.close()
        self.assertEqual([status for status, _, _ in results], [303, 303])
        self.assertEqual(len({headers["Location"] for _, _, headers in results}), 1)
        self.assertEqual(self.officer.get(f"{OFFICE}/requests").count("/requests/1\""), 1)
        self.assertEqual(self.officer.send("GET", f"{OFFICE}/requests/2")[0], 404)
        self.verify()

    def test_numbers_two_letters_apart(self):
        cases = [register(self.officer, self.ledger) for _ in range(2)]
        reviewer = self.office.browser("reviewer")
        for case in cases:
            receipt = {"kind": "receipt", "text": self.proposed_receipt(case)}
            for browser, name, version, fields in ((self.officer, "letters/new", 1, receipt),
                                                   (reviewer, "letters/1/reviewed", 2, {}), (self.head, "letters/1/signed", 3, {})):
                self.assertEqual(self.act(browser, case, name, version, **fields)()[0], 303, name)
        reviewer.close()

        results = at_once(*[self.act(browser, case, "letters/1/numbered", 4) for browser, case in zip((self.officer, self.second), cases)])

        self.assertEqual([status for status, _, _ in results], [303, 303])
        given = [re.search(r"〔\d+〕(\d+)号 ·", self.page(case)).group(1) for case in cases]
        self.assertEqual(len(set(given)), 2, given)
        self.verify()


class OnSqlite(Race, unittest.TestCase):
    def make_office(self):
        return Office(self.folder / "office")


class OnPostgresql(Race, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sockets = postgres.folder()
        cls.addClassCleanup(cls.sockets.cleanup)
        cls.server, cls.databases = postgres.Server(Path(cls.sockets.name) / "one"), 0
        cls.addClassCleanup(cls.server.stop)

    def make_office(self):
        type(self).databases += 1
        return Office(self.folder / "office", self.server.database(f"office{self.databases}"))


if __name__ == "__main__":
    sys.exit(unittest.main())
