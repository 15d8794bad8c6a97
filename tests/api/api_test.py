"""The JSON API of a running server, held against docs/api/openapi.json: every route is described, every answer fits."""
import re
import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "faults"), str(TESTS / "cli")]
import jsonschema  # noqa: E402
from client import BASE, DESCRIPTION, OPERATIONS, Client, resolved  # noqa: E402
from office import OFFICE, Office, paper  # noqa: E402
from session import gongkai  # noqa: E402

HERE = "/agencies/qingshi"
TOWN = "/agencies/liuhe"


class Api(unittest.TestCase):
    office = None

    @classmethod
    def setUpClass(cls):
        """One office for all tests of a file."""
        if Api.office:
            return
        folder = tempfile.TemporaryDirectory()
        unittest.addModuleCleanup(folder.cleanup)
        Api.office = Office(Path(folder.name) / "office")
        units = Path(folder.name) / "units.csv"
        units.write_text("代码,上级代码,级别,名称\nliuhe,qingshi,乡镇,柳河镇人民政府\n", encoding="utf-8")
        code, shown = Api.office.call("agency", "import", units)
        assert code == 0, shown
        Api.office.start()
        unittest.addModuleCleanup(Api.office.stop)
        Api.officer = Api.office.browser("officer")
        unittest.addModuleCleanup(Api.officer.close)

    @classmethod
    def key(cls, *scopes, agency="qingshi"):
        """A client with a new key."""
        code, shown = cls.office.call("agency", "key", "add", agency, "--name", "测试", *(part for scope in scopes for part in ("--scope", scope)))
        assert code == 0, shown
        return Client(cls.office.port, re.search(r"gongkai_\S+", shown).group(0))

    def succeed(self, answer, status=200):
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def refuse(self, answer, status, code):
        self.assertEqual((answer.status, answer.json["code"]), (status, code), answer)
        return answer.json

    def register(self, number):
        status, page, _ = self.officer.post(f"{OFFICE}/requests/new", **paper(number))
        self.assertEqual(status, 200)
        return int(re.search(r"/requests/(\d+)\"", page).group(1))


class Description(Api):
    def test_is_well_formed(self):
        self.assertEqual(DESCRIPTION["openapi"], "3.1.0")
        for name, schema in DESCRIPTION["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
        ids = [operation["operationId"] for operation in OPERATIONS.values()]
        self.assertEqual(len(ids), len(set(ids)))

    def test_has_every_route_with_its_scope_and_no_other(self):
        code, shown, _ = gongkai("routes")
        self.assertEqual(code, 0)
        routes = {}
        for line in shown.splitlines():
            method, path, needs = re.split(r"\s+", line, maxsplit=2)
            if path.startswith(BASE + "/"):
                routes[method, path.removeprefix(BASE)] = re.split(r"\s{2,}", needs)[0]
        described = {}
        for key, operation in OPERATIONS.items():
            described[key] = operation.get("x-scope") or ("any key" if operation["security"] else "open to all")
        self.assertEqual(routes, described)

    def test_names_every_part_of_a_path(self):
        for (method, path), operation in OPERATIONS.items():
            named = {resolved(p)["name"] for p in operation.get("parameters", []) if resolved(p)["in"] == "path"}
            self.assertEqual(named, set(re.findall(r"\{(\w+)\}", path)), f"{method} {path}")

    def test_is_served(self):
        self.assertEqual(self.succeed(Client(self.office.port, "").get("/openapi.json")), DESCRIPTION)


class Door(Api):
    def test_asks_for_a_key(self):
        answer = Client(self.office.port, "").get("/key")

        self.refuse(answer, 401, "api-key.missing")
        self.assertTrue(answer.headers["WWW-Authenticate"].startswith("Bearer"))

    def test_slows_an_address_down_that_tries_keys(self):
        guesser = Client(self.office.port, "gongkai_1.1.guess", address="127.7.7.7")
        codes = [guesser.get("/key").json["code"] for _ in range(25)]

        self.assertEqual(codes[:20], ["api-key.unknown"] * 20)
        self.assertEqual(codes[20:], ["http.too-often"] * 5)
        self.assertGreater(int(guesser.get("/key").headers["Retry-After"]), 0)
        self.succeed(self.key("agency.see").get("/key"))  # from another address

    def test_lets_a_key_do_what_its_scopes_say(self):
        reader = self.key("journal.read")

        self.assertEqual(self.succeed(reader.get("/key"))["scopes"], ["journal.read"])
        self.assertIn("agency.see", self.refuse(reader.get(HERE), 403, "api-key.not-in-scope")["detail"])

    def test_opens_the_agency_of_the_key_and_those_below_it(self):
        of_town = self.key("agency.see", agency="liuhe")

        self.succeed(of_town.get(TOWN))
        self.refuse(of_town.get(HERE), 403, "api-key.other-agency")
        self.refuse(of_town.get("/agencies/nowhere"), 403, "api-key.other-agency")
        self.succeed(self.key("agency.see").get(TOWN))

    def test_shuts_a_key_that_was_revoked(self):
        client = self.key("agency.see")
        number = self.succeed(client.get("/key"))["number"]

        self.assertEqual(self.office.call("agency", "key", "revoke", "qingshi", number)[0], 0)

        self.refuse(client.get("/key"), 401, "api-key.unknown")
        self.assertIn("已吊销", self.office.call("agency", "key", "list", "qingshi")[1])

    def test_gives_no_key_that_may_draft_review_and_sign(self):
        code, shown = self.office.call("agency", "key", "add", "qingshi", "--name", "太多", "--scope", "request.handle", "--scope", "letter.sign")

        self.assertEqual(code, 1, shown)
        self.assertIn("拟稿、审核、签发", shown)
        self.assertEqual(self.office.call("agency", "key", "add", "qingshi", "--name", "无此权限", "--scope", "people.manage")[0], 1)

    def test_answers_what_it_does_not_know_as_a_problem(self):
        client = self.key("agency.see")

        self.refuse(client.get("/nowhere"), 404, "http.not-found")
        self.refuse(client.send("DELETE", HERE), 405, "http.wrong-method")


class Reading(Api):
    def test_finds_agencies(self):
        client = self.key("agency.see")

        self.assertEqual([a["code"] for a in self.succeed(client.get("/agencies"))["items"]], ["qingshi", "liuhe"])
        self.assertEqual([a["code"] for a in self.succeed(client.get("/agencies", text="柳河"))["items"]], ["liuhe"])
        part = self.succeed(client.get("/agencies", page=2, per_page=1))
        self.assertEqual(([a["code"] for a in part["items"]], part["total"]), (["liuhe"], 2))
        errors = self.refuse(client.get("/agencies", page=0, per_page="many"), 422, "api.faults")["errors"]
        self.assertEqual([e["field"] for e in errors], ["page", "per_page"])

    def test_lists_requests_by_the_filters_of_the_work_list(self):
        client = self.key("agency.see")
        first, second = self.register(1), self.register(2)

        def ids(**query):
            return [r["id"] for r in self.succeed(client.get(HERE + "/requests", **query))["items"]]

        self.assertLessEqual({first, second}, set(ids(per_page=200)))
        self.assertEqual(ids(text="第2号"), [second])
        self.assertIn(first, ids(state="registered", per_page=200))
        self.assertEqual(ids(state="served"), [])
        self.assertEqual(ids(which="closed"), [])
        self.assertEqual(ids(due_until="2020-01-01"), [])
        self.assertEqual(ids(assigned_to="person/1/1"), [])
        errors = self.refuse(client.get(HERE + "/requests", state="lost", due_from="soon"), 422, "api.faults")["errors"]
        self.assertEqual([e["field"] for e in errors], ["state", "due_from"])

    def test_shows_a_case_with_its_clock_day_by_day(self):
        client = self.key("agency.see")
        case = self.succeed(client.get(f"{HERE}/requests/{self.register(3)}"))

        self.assertEqual((case["state"], case["due"]["awaited"], case["version"]), ("registered", "answer", 1))
        steps = case["due"]["derivation"]["steps"]
        self.assertEqual((steps[0]["kind"], steps[-1]["kind"], steps[-1]["to"]), ("start", "due", case["due"]["day"]))
        self.assertNotIn("测试申请人", str(case))
        history = self.succeed(client.get(f"{HERE}/requests/{case['id']}/history"))["items"]
        self.assertEqual([entry["event"] for entry in history], ["registered"])
        self.refuse(client.get(HERE + "/requests/999999"), 404, "request.not-found")
        self.refuse(client.get(HERE + "/requests/x"), 404, "request.not-found")

    def test_counts_what_waits_today(self):
        self.register(4)

        self.assertGreater(self.succeed(self.key("agency.see").get(HERE + "/today"))["to_circulate"], 0)


if __name__ == "__main__":
    sys.exit(unittest.main())
