#!/usr/bin/env python3
"""Every page as every role, on a wide and on a narrow screen: the demo county is served, each role follows every link that it is
shown (one of each kind), and each page must be whole: no error, nothing wider than the screen, a name at every field and button.

    GONGKAI_SHOTS=DIR tests/browser/every_page_test.py     keeps a picture of each page besides
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import chromium  # noqa: E402
from session import PROGRAM, surroundings  # noqa: E402

PASSWORD = "gongkai-demo"
SIZES = [(1366, 768), (390, 844)]
SHOTS = os.environ.get("GONGKAI_SHOTS")
READY = re.compile(r"http://127\.0\.0\.1:(\d+)")
# Pages that a person comes to from one page: the parts of an address that tell one case from another.
VARYING = [(re.compile(r"\d+"), "N"), (re.compile(r"[A-Z2-9]{8,}"), "C"), (re.compile(r"^/(office|agencies|reports)/[^/]+"), r"/\1/A"),
           (re.compile(r"/cells/[^/]+"), "/cells/X")]
# Files, not pages.
FILES = re.compile(r"/file$|/source$|\.(pdf|docx|csv|xlsx|zip|json|ics)$|/content$|format=|/assets/")

# What is wrong with a page, as the browser sees it: a list of sentences.
FAULTS = """(() => {
  const faults = [], root = document.documentElement, seen = new Set();
  const where = e => e.tagName.toLowerCase() + (e.name ? '[name=' + e.name + ']' : '') + (e.className ? '.' + e.className : '');
  const visible = e => e.getClientRects().length > 0;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(e => visible(e) && e.getBoundingClientRect().right > root.clientWidth + 1);
    const scrolled = e => { for (let p = e.parentElement; p; p = p.parentElement)
      if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; return false; };
    faults.push('wider than the screen: ' + wide.filter(e => !scrolled(e)).slice(0, 3).map(where).join(', '));
  }
  if (!root.lang) faults.push('no language');
  if (!document.title.trim()) faults.push('no title');
  if (document.querySelectorAll('h1').length !== 1) faults.push('has ' + document.querySelectorAll('h1').length + ' h1');
  for (const e of document.querySelectorAll('[id]')) {
    if (seen.has(e.id)) faults.push('id twice: ' + e.id);
    seen.add(e.id);
  }
  for (const e of document.querySelectorAll('input, select, textarea')) {
    if (['hidden', 'submit', 'button'].includes(e.type) || e.closest('[aria-hidden=true]')) continue;
    const named = e.labels && [...e.labels].some(l => l.textContent.trim()) || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby');
    if (!named) faults.push('no label: ' + where(e));
  }
  for (const e of document.querySelectorAll('a, button'))
    if (visible(e) && !(e.textContent.trim() || e.getAttribute('aria-label') || e.querySelector('img[alt]')))
      faults.push('no name: ' + where(e));
  for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) faults.push('no alt: ' + e.src);
  for (const e of document.querySelectorAll('main td, main th, main p, main li, main a'))
    if (/\\{[a-z_]+\\}|\\{\\{|undefined|\\bNaN\\b/.test(e.textContent)) { faults.push('unfinished text: ' + e.textContent.trim().slice(0, 60)); break; }
  return faults;
})()"""
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"


def kind_of(address):
    """The route of an address: one page of each is looked at."""
    path = urllib.parse.urlsplit(address).path
    for pattern, name in VARYING:
        path = pattern.sub(name, path)
    return path


class County:
    """The demo county, made in a folder of its own and served."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.server = subprocess.Popen([PROGRAM, "demo", "--data", self.folder + "/county", "--port", "0"], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, env=surroundings(), text=True)
        shown = ""
        while not (found := READY.search(shown.splitlines()[-1] if shown else "")):
            line = self.server.stdout.readline()
            assert line, f"the demo does not start: {shown}"
            shown += line
        self.address = found.group(0)
        # Told by their line: "  request-officer   经办人".
        self.roles = re.findall(r"^  ([a-z-]+) {2,}", shown, re.MULTILINE)

    def end(self):
        self.server.terminate()
        self.server.wait(timeout=60)
        self.server.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def sign_in(tab, address, login):
    tab.open(address + "/sign-in")
    tab.run(f"document.querySelector('[name=login]').value = '{login}'")
    tab.run(f"document.querySelector('[name=password]').value = '{PASSWORD}'")
    tab.run("document.querySelector('form [name=login]').form.submit()")
    tab.wait_for("document.readyState === 'complete' && !location.pathname.startsWith('/sign-in')")


class EveryPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.county = County()
        cls.addClassCleanup(cls.county.end)

    def faults_of(self, tab, who, address):
        found = []
        for width, height in SIZES:
            tab.resize(width, height)
            found += [f"{who} {width}: {address}: {fault}" for fault in tab.run(FAULTS)]
            if SHOTS:
                name = re.sub(r"[^\w.-]+", "_", kind_of(address)).strip("_") or "home"
                tab.photograph(Path(SHOTS) / f"{who}-{name}-{width}.png")
        return found

    def look_around(self, who, login):
        """Follows every kind of link from the first page on; gives the faults and how many pages there were."""
        start = self.county.address + ("/office" if login else "/")
        waiting, known, faults = [start], {kind_of(start)}, []
        with chromium.page(network=True) as tab:
            if login:
                sign_in(tab, self.county.address, login)
            while waiting:
                address = waiting.pop(0)
                status = tab.visit(address)
                if status != 200:
                    faults.append(f"{who}: {address} answers {status}")
                    continue
                faults += self.faults_of(tab, who, address)
                for link in tab.run(LINKS):
                    link = link.split("#")[0]
                    if link.startswith(self.county.address) and not FILES.search(link) and kind_of(link) not in known:
                        known.add(kind_of(link))
                        waiting.append(link)
            faults += [f"{who}: {error}" for error in tab.errors]
        return faults, len(known)

    def test_of_the_public(self):
        faults, pages = self.look_around("public", None)
        self.assertEqual(faults, [])
        self.assertGreater(pages, 4)

    def test_of_every_role(self):
        self.assertGreater(len(self.county.roles), 8)
        for role in self.county.roles:
            with self.subTest(role=role):
                faults, pages = self.look_around(role, role)
                self.assertEqual(faults, [])
                self.assertGreater(pages, 5)


if __name__ == "__main__":
    unittest.main()
