"""An installation with an office and its people, the program serving it, and browsers for the people: what the tests of faults
share. Everything listens on loopback or a socket in a temporary folder."""
import http.client
import itertools
import re
import subprocess
import sys
import threading
import urllib.parse
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from session import PROGRAM, surroundings  # noqa: E402

PASSWORD = "测试用的十字口令啊啊"
OFFICE = "/office/qingshi"
NAMES = {"officer": "request-officer", "second": "request-officer", "head": "head", "reviewer": "reviewer"}
READY = re.compile(r"http://127\.0\.0\.1:(\d+)")
HIDDEN = re.compile(r'name="(csrf|version)" value="([^"]*)"')
TODAY = datetime.now(timezone(timedelta(hours=8))).strftime("%Y-%m-%d")
ADDRESSES = itertools.count(1)


class Unanswered(Exception):
    """The server went away before it answered: whether the act was carried out is not known."""


class Browser:
    """Keeps cookies, sends forms. `address` is the loopback address it comes from, for limits are by address."""

    def __init__(self, port, address="127.0.0.1"):
        self.port, self.address, self.cookies, self.connection, self.csrf = port, address, {}, None, ""

    def send(self, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} if self.cookies else {}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.address, 0))
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(str(error)) from error
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, answer.headers

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def get(self, path):
        return self.send("GET", path)[1]

    def from_elsewhere(self):
        """From another loopback address each time: how often a form may be sent is limited by address."""
        number = next(ADDRESSES)
        self.close()
        self.address = f"127.{number // 62500 % 250 + 1}.{number // 250 % 250}.{number % 250 + 1}"

    def post(self, path, **form):
        return self.send("POST", path, {"csrf": self.csrf, **form})

    def sign_in(self, login, password=PASSWORD):
        status, _, _ = self.send("POST", "/sign-in", {"login": login, "password": password})
        assert status == 303, f"{login} cannot sign in: {status}"
        self.csrf = hidden(self.get("/account"))["csrf"]
        return self


def hidden(page):
    found = {}
    for name, value in HIDDEN.findall(page):
        found.setdefault(name, value)
    return found


class Office:
    """An installation in a folder; with `database` on PostgreSQL."""

    def __init__(self, folder, database=""):
        self.data, self.database, self.server, self.port = Path(folder), database, None, None
        self._make()

    def place(self):
        return ["--data", str(self.data), *(["--database", self.database] if self.database else [])]

    def call(self, *arguments, typed=""):
        done = subprocess.run([PROGRAM, *map(str, arguments), *self.place()], input=typed, capture_output=True, text=True,
                              env=surroundings(), timeout=300, check=False)
        return done.returncode, done.stdout + done.stderr

    def _make(self):
        process = subprocess.Popen([PROGRAM, "init", "--code", "qingshi", "--name", "青石县人民政府", "--login", "admin", *self.place()],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings(), text=True)
        sheet = []
        while line := process.stdout.readline():
            if re.match(r"\s+\d: ", line):
                sheet.append(line.strip())
            if "空行" in line:
                break
        shown, _ = process.communicate("\n".join(sheet) + f"\n\n{PASSWORD}\n{PASSWORD}\n", timeout=120)
        assert process.returncode == 0, shown
        self.start()
        admin = self.browser("admin")
        for login, role in NAMES.items():
            first = "先用这一个口令啊啊啊"
            assert admin.post(f"{OFFICE}/people", login=login, name=login, password=first, role=role)[0] == 303
            person = self.browser()
            assert person.send("POST", "/sign-in", {"login": login, "password": first})[0] == 303
            person.csrf = hidden(person.get("/account/password"))["csrf"]
            assert person.post("/account/password", old_password=first, new_password=PASSWORD)[0] == 303
            person.close()
        admin.close()
        self.stop()

    def start(self, *options, **environment):
        self.log = (self.data / "serve.log").open("ab")
        self.server = subprocess.Popen([PROGRAM, "serve", "--port", "0", *options, *self.place()], stdout=subprocess.PIPE, stderr=self.log,
                                       env=surroundings(**environment), text=True)
        line = self.server.stdout.readline()
        found = READY.search(line)
        assert found, f"the server does not start: {line} {(self.data / 'serve.log').read_text()[-2000:]}"
        self.port = int(found.group(1))

    def end(self, stop):
        stop(self.server)
        self.server.wait(timeout=60)
        self.server.stdout.close()
        self.log.close()

    def stop(self):
        self.end(lambda server: server.terminate())

    def kill(self):
        self.end(lambda server: server.kill())

    def browser(self, login=None):
        browser = Browser(self.port)
        browser.from_elsewhere()
        return browser.sign_in(login) if login else browser

    def verify(self):
        """The journal, every request beside it, and every key."""
        for command in (["journal", "verify"], ["key", "verify"]):
            code, shown = self.call(*command)
            assert code == 0, f"{command}: {shown[-3000:]}"


def paper(number, **more):
    """The form of a request at the counter."""
    return {"step": "save", "channel": "in_person", "arrived_on": TODAY, "applicant_kind": "natural_person",
            "applicant_name": f"测试申请人{number}", "identity_kind": "passport", "identity_number": f"E{10000000 + number}",
            "telephone": f"138{10000000 + number}", "address": f"青石县人民路{number}号", "content": f"请求公开第{number}号文件",
            "subject": f"第{number}号文件", "wanted_form": "paper", "wanted_way": "post", **more}


class Ledger:
    """What the program has said that it took: what must be there for ever."""

    def __init__(self):
        self.lock, self.count, self.filed, self.reached = threading.Lock(), 0, {}, {}

    def next(self):
        with self.lock:
            self.count += 1
            return self.count

    def took(self, key, proof):
        with self.lock:
            self.filed[key] = proof

    def moved(self, case, version):
        with self.lock:
            self.reached[case] = max(version, self.reached.get(case, 0))


FILED = re.compile(r"/requests/(\d+)\"")


def register(browser, ledger):
    """Registers a paper; the id of the case, once that was answered."""
    number = ledger.next()
    status, page, _ = browser.post(f"{OFFICE}/requests/new", **paper(number))
    if status != 200:
        return None
    case = int(FILED.search(page).group(1))
    ledger.took(case, number)
    ledger.moved(case, 1)
    return case


def file_online(browser, ledger):
    """Sends the public form, as a citizen."""
    number = ledger.next()
    form = {k: v for k, v in paper(number).items() if k not in ("step", "channel", "arrived_on", "subject")}
    status, _, headers = browser.send("POST", "/requests/new?agency=qingshi", form)
    if status == 303:
        ledger.took(headers["Location"].split("/")[2], browser.cookies["follow"])
        browser.cookies.clear()


STEPS = [("circulated", {}), ("assigned", {"unit": "办公室"}), ("correction-noticed", {}), ("letters/new", {"kind": "receipt", "text": "回执"}),
         ("withdrawn", {})]


def act(browser, ledger, case, step):
    """One step of a case. True once it was taken."""
    name, fields = STEPS[step]
    status, page, _ = browser.send("GET", f"{OFFICE}/requests/{case}")
    if status != 200:  # the program answers while its database is down
        return False
    version = int(hidden(page).get("version", 0))
    form = {"version": version, "happened_on": TODAY, **fields}
    if name == "assigned":
        form["assigned_to"] = re.search(r'value="(person/\d+/\d+)"', page).group(1)
    if name == "correction-noticed":
        form["until"] = re.search(r'name="until"[^>]*value="([\d-]+)"', page).group(1)
    status, answer, _ = browser.post(f"{OFFICE}/requests/{case}/{name}", **form)
    if status == 303:
        ledger.moved(case, version + 1)
    return status == 303


def check_ledger(office, ledger):
    """Everything that was acknowledged is there, as far as it went. Returns how much that was."""
    officer, citizen = office.browser("officer"), office.browser()
    for key, secret in ledger.filed.items():
        if isinstance(key, int):
            page = officer.get(f"{OFFICE}/requests/{key}")
            assert f"第{secret}号文件" in page, f"request {key} is lost"
        else:
            citizen.from_elsewhere()
            citizen.cookies = {"follow": secret}
            status, page, _ = citizen.send("GET", f"/requests/{key}")
            assert status == 200, f"request {key} is lost: {status}"
    for case, version in ledger.reached.items():
        found = hidden(officer.get(f"{OFFICE}/requests/{case}")).get("version")
        assert found is None or int(found) >= version, f"request {case} stood at {version} and now at {found}"
    officer.close()
    citizen.close()
    return len(ledger.filed), sum(ledger.reached.values())


class Load:
    """People at work, until the server goes away or `enough` is called: citizens file, officers register and move cases on."""

    def __init__(self, office, ledger, people=4):
        self.office, self.ledger, self.over, self.unexpected = office, ledger, threading.Event(), []
        self.threads = [threading.Thread(target=self._work, args=(number,)) for number in range(people)]
        self.browsers = [office.browser("officer" if number % 2 else "second") if number % 3 else office.browser() for number in range(people)]
        for thread in self.threads:
            thread.start()

    def _work(self, number):
        browser = self.browsers[number]
        try:
            while not self.over.is_set():
                if number % 3 == 0:
                    browser.from_elsewhere()
                    file_online(browser, self.ledger)
                    continue
                case = register(browser, self.ledger)
                for step in range(len(STEPS)):
                    if case is None or self.over.is_set() or not act(browser, self.ledger, case, step):
                        break
        except Unanswered:
            pass
        except Exception as error:  # noqa: BLE001: told by the test, whatever it is
            self.unexpected.append(repr(error))
        finally:
            browser.close()

    def wait(self):
        self.over.set()
        for thread in self.threads:
            thread.join(timeout=120)
        assert not self.unexpected, self.unexpected
