"""Whole cases by the JSON API, from the counter to the archive, each answer held against docs/api/openapi.json. In the end every
operation of it was answered once."""
import base64
import json
import re
import sys
import threading
import unittest
from datetime import date, timedelta

from api_test import HERE, TOWN, Api
from client import OPERATIONS, Client
from office import TODAY

R = HERE + "/requests"


def day(before=0):
    return (date.fromisoformat(TODAY) - timedelta(days=before)).isoformat()


def registration(number, **more):
    return {"channel": "in_person", "arrived_on": TODAY, "applicant_kind": "natural_person", "applicant_name": f"测试申请人{number}",
            "identity_kind": "passport", "identity_number": f"E{20000000 + number}", "telephone": f"139{10000000 + number}",
            "address": f"青石县人民路{number}号", "content": f"请求公开第{number}号文件", "subject": f"第{number}号文件",
            "wanted_form": "paper", "wanted_way": "post", **more}


class Stories(Api):
    count = 0

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.key("agency.see", "applicant.see")
        cls.counter = cls.key("agency.see", "applicant.see", "request.receive")
        cls.handler = cls.key("agency.see", "applicant.see", "request.handle")
        cls.reviewer = cls.key("letter.review")
        cls.signer = cls.key("agency.see", "letter.sign")

    def file(self, **more):
        Stories.count += 1
        return self.succeed(self.counter.write(R, **registration(Stories.count, **more)), 201)["id"]

    def version(self, case):
        return self.succeed(self.reader.get(f"{R}/{case}"))["version"]

    def write(self, who, case, what, **body):
        """A write on the case as it stands, which succeeds; the case after it."""
        return self.succeed(who.write(f"{R}/{case}/{what}", version=self.version(case), **body))

    def act(self, who, case, act, happened_on=TODAY, **fields):
        return self.write(who, case, f"acts/{act}", happened_on=happened_on, **fields)

    def begin(self, **more):
        case = self.file(**more)
        happened_on = more.get("arrived_on", TODAY)
        self.act(self.handler, case, "circulated", happened_on)
        self.act(self.handler, case, "assigned", happened_on, unit="办公室", assigned_to="person/1/2")
        return case

    def draft_letter(self, case, kind):
        begun = self.succeed(self.handler.get(f"{R}/{case}/letter-text", kind=kind))
        text = re.sub("〔缺：[^〕]*〕", "青石县某处", begun["text"])
        return max(letter["letter"] for letter in self.write(self.handler, case, "letters", kind=kind, text=text)["letters"])

    def decide(self, case):
        self.write(self.handler, case, "draft", kind="granted", access="随函附上复印件")
        return self.write(self.signer, case, "decision")


class Cases(Stories):
    def test_a_request_goes_from_the_counter_to_the_archive(self):
        case = self.begin()
        kept = self.succeed(self.reader.get(f"{R}/{case}/draft"))
        self.assertEqual((kept["draft"], kept["findings"]), (None, []))
        self.assertEqual(self.decide(case)["state"], "decided")
        self.assertEqual(self.succeed(self.reader.get(f"{R}/{case}/draft"))["draft"]["access"], "随函附上复印件")
        letter = self.draft_letter(case, "granted")
        path = f"letters/{letter}"
        text = self.succeed(self.reader.get(f"{R}/{case}/{path}"))["text"]
        self.write(self.handler, case, path, text=text + "\n")
        self.assertIn("reviewed", [a["act"] for a in self.succeed(self.reader.get(f"{R}/{case}/{path}/acts"))["items"]])
        self.succeed(self.reviewer.get(f"{R}/{case}/{path}/review"))
        self.write(self.reviewer, case, path + "/acts/returned", happened_on=TODAY)
        self.write(self.reviewer, case, path + "/acts/reviewed", happened_on=TODAY)
        self.write(self.signer, case, path + "/acts/signed", happened_on=TODAY)
        numbered = self.write(self.handler, case, path + "/acts/numbered", happened_on=TODAY)
        self.assertRegex(numbered["letters"][0]["number"], r"〔\d{4}〕\d+号")
        self.write(self.handler, case, path + "/acts/stamped", happened_on=TODAY, medium="paper")
        served = self.write(self.handler, case, path + "/acts/served", happened_on=TODAY, mode="post", carrier="state_post")
        self.assertEqual((served["state"], served["due"]["awaited"]), ("served", "nothing"))
        self.write(self.handler, case, path + "/acts/received", happened_on=TODAY, proof="tracking")
        self.assertEqual(self.act(self.handler, case, "archived")["state"], "archived")

        entries = self.succeed(self.reader.get(f"{R}/{case}/history"))["items"]
        self.assertEqual({entry["by"].split("/")[0] for entry in entries}, {"key"})
        self.assertEqual(self.office.call("journal", "verify")[0], 0)

    def test_a_letter_is_signed_on_paper_and_the_case_ordered_anew(self):
        case = self.begin()
        self.decide(case)
        path = f"letters/{self.draft_letter(case, 'granted')}"
        self.write(self.reviewer, case, path + "/acts/reviewed", happened_on=TODAY)
        head = next(f["choices"] for a in self.succeed(self.reader.get(f"{R}/{case}/{path}/acts"))["items"] if a["act"] == "signed-on-paper"
                    for f in a["fields"] if f["name"] == "signer")[0]["id"]
        signed = self.write(self.handler, case, path + "/acts/signed-on-paper", happened_on=TODAY, signer=head)
        self.assertEqual(signed["letters"][0]["signed_by"], head)
        self.write(self.handler, case, path + "/acts/numbered", happened_on=TODAY)
        self.write(self.handler, case, path + "/acts/stamped", happened_on=TODAY, medium="screen")
        self.write(self.handler, case, path + "/acts/served", happened_on=TODAY, mode="direct")

        again = self.act(self.signer, case, "reopened", until=day(-30))

        self.assertEqual((again["state"], again["due"]["day"]), ("in_progress", day(-30)))

    def test_a_correction_starts_the_clock_anew_and_a_lapsed_one_does_not(self):
        supplied, lapsed = self.begin(), self.begin(arrived_on=day(30))
        self.act(self.handler, supplied, "correction-noticed", until=day(-15))
        self.assertEqual(self.succeed(self.reader.get(f"{R}/{supplied}"))["due"]["awaited"], "correction")
        self.act(self.handler, supplied, "correction-supplied")
        amended = {k: v for k, v in registration(1).items() if k in ("applicant_name", "identity_kind", "identity_number", "telephone", "address")}
        self.write(self.handler, supplied, "particulars", content="请求公开2025年第1号文件", **amended)
        self.act(self.handler, lapsed, "correction-noticed", day(28), until=day(5))

        self.assertEqual(self.act(self.handler, lapsed, "correction-lapsed")["state"], "correction_lapsed")
        versions = self.succeed(self.reader.get(f"{R}/{supplied}/particulars"))["items"]
        self.assertEqual((len(versions), versions[0]["content"]), (2, "请求公开2025年第1号文件"))

    def test_a_third_party_is_asked_and_the_period_extended(self):
        case = self.begin()
        self.act(self.handler, case, "opinion-asked", consulted="third_party")
        self.act(self.handler, case, "opinion-letter-reached", consultation=1)
        self.assertTrue(self.succeed(self.reader.get(f"{R}/{case}"))["due"]["moves"])
        given = self.act(self.handler, case, "opinion-given", consultation=1, opinion="consents")
        self.assertEqual(given["consultations"][0]["opinion"], "consents")

        extended = self.act(self.signer, case, "period-extended", working_days=10, approved_on=TODAY)

        self.assertGreater(extended["due"]["day"], given["due"]["day"])

    def test_many_requests_have_their_reasons_and_a_fee(self):
        many, paid, unpaid = self.begin(), self.begin(), self.begin(arrived_on=day(90))
        self.act(self.handler, many, "reasons-asked", until=day(-10))
        self.act(self.handler, many, "reasons-given", reasons_found="good")
        self.assertEqual(self.act(self.signer, many, "delay-set", until=day(-60))["due"]["day"], day(-60))
        fee = {"measure": "by_volume", "first": 1, "last": 100}
        self.assertGreater(self.act(self.handler, paid, "fee-demanded", sent_on=TODAY, **fee)["fee"]["yuan"], 0)
        self.assertEqual(self.act(self.handler, paid, "fee-settled")["due"]["awaited"], "answer")
        self.act(self.handler, unpaid, "fee-demanded", day(85), sent_on=day(86), **fee)

        self.assertEqual(self.act(self.handler, unpaid, "fee-lapsed")["state"], "payment_lapsed")

    def test_a_request_is_confirmed_passed_on_or_withdrawn(self):
        by_fax, elsewhere, given_up = self.file(channel="fax"), self.begin(), self.begin()
        self.assertIsNone(self.succeed(self.reader.get(f"{R}/{by_fax}"))["received_on"])

        self.assertEqual(self.act(self.counter, by_fax, "receipt-confirmed")["received_on"], TODAY)
        self.assertEqual(self.act(self.handler, elsewhere, "transferred", transferred_to="青石县水务局")["state"], "transferred")
        self.assertEqual(self.act(self.handler, given_up, "withdrawn")["state"], "withdrawn")
        self.assertEqual(self.write(self.handler, by_fax, "subject", subject="传真来件")["subject"], "传真来件")
        acts = [a["act"] for a in self.succeed(self.reader.get(f"{R}/{by_fax}/acts"))["items"]]
        self.assertIn("circulated", acts)
        self.assertNotIn("archived", acts)


class FilesAndRemedies(Stories):
    def add_file(self, case, name, text):
        content = base64.b64encode(text.encode()).decode()
        return self.handler.write(f"{R}/{case}/files", name=name, kind="material", content=content)

    def test_a_file_is_added_read_and_enclosed(self):
        case = self.begin()
        number = self.succeed(self.add_file(case, "河道整治.txt", "河道整治项目，投资十二万元。"), 201)["file"]

        self.assertEqual([(f["file"], f["type"]) for f in self.succeed(self.reader.get(f"{R}/{case}/files"))["items"]], [(number, "text/plain")])
        answer = self.reader.get(f"{R}/{case}/files/{number}/content")
        self.assertEqual((answer.status, answer.body.decode()), (200, "河道整治项目，投资十二万元。"))
        self.decide(case)
        letter = self.draft_letter(case, "granted")
        self.write(self.handler, case, f"letters/{letter}/enclosures", files=[number])
        self.refuse(self.add_file(case, "密.txt", "机密★10年 关于某事的通知"), 422, "api.faults")
        self.refuse(self.handler.write(f"{R}/{case}/files", name="x", kind="material", content="no base64!"), 422, "api.faults")

    def test_a_reconsideration_and_a_suit_are_followed(self):
        case, remedies = self.begin(arrived_on=day(40)), HERE + "/remedies"
        filed = self.succeed(self.handler.write(remedies, remedy_kind="suit", before="nothing", request=case, body="青石县人民法院", filed_on=day(30)), 201)
        one = f"{remedies}/{filed['id']}"

        def act(name, before, **fields):
            version = self.succeed(self.reader.get(one))["version"]
            return self.succeed(self.handler.write(f"{one}/acts/{name}", version=version, happened_on=day(before), **fields))
        act("accepted", 25, procedure="ordinary", file_number="（2026）1号")
        self.assertEqual([due["awaited"] for due in act("copy-received", 24)["awaited"]][0], "reply")
        act("reply-sent", 20)
        self.assertIn("suit_revoked", [outcome["id"] for outcome in self.succeed(self.reader.get("/law"))["outcomes"]])
        act("decided", 10, outcome="suit_revoked")
        act("served-on-applicant", 9)
        act("served-on-agency", 8)
        act("appealed", 5)
        self.assertEqual(act("appeal-decided", 1, outcome="suit_revoked")["stage"], "appeal_decided")
        review = self.succeed(self.handler.write(remedies, remedy_kind="review", before="nothing", request=case, filed_on=day(20)), 201)
        one = f"{remedies}/{review['id']}"
        act("accepted", 18, procedure="ordinary")
        self.assertTrue(act("review-extended", 2)["extended"])

        self.assertEqual([r["id"] for r in self.succeed(self.reader.get(remedies))["items"]], [review["id"]])
        self.assertEqual([r["id"] for r in self.succeed(self.reader.get(remedies, which="closed", kind="suit"))["items"]], [filed["id"]])
        self.assertEqual(len(self.succeed(self.reader.get(f"{remedies}/{filed['id']}/history"))["items"]), 9)
        self.refuse(self.handler.write(remedies, remedy_kind="suit", before="nothing", filed_on=TODAY), 422, "api.faults")
        self.refuse(self.reader.get(remedies, kind="quarrel", due_until="soon"), 422, "api.faults")

    def test_days_fees_people_and_the_journals_head_are_told(self):
        deadline = self.succeed(self.reader.get(HERE + "/deadline", start="2026-03-03", working_days=20))
        self.assertEqual((deadline["due"], deadline["warning"]), ("2026-03-31", None))
        fields = [e["field"] for e in self.refuse(self.reader.get(HERE + "/deadline", start="x", suspended="y"), 422, "api.faults")["errors"]]
        self.assertEqual(sorted(set(fields)), ["start", "suspended", "working_days"])
        self.assertGreater(self.succeed(self.reader.get("/fee", measure="by_volume", count=100))["total"], 0)
        self.refuse(self.reader.get("/fee", measure="by_weight", count=0), 422, "api.faults")
        self.assertIn("person/1/2", [p["id"] for p in self.succeed(self.handler.get(HERE + "/people"))["items"]])
        auditor = self.key("journal.read")
        before = self.succeed(auditor.get(HERE + "/journal/head"))
        self.file()
        self.assertGreater(self.succeed(auditor.get(HERE + "/journal/head"))["number"], before["number"])


class Supervision(Stories):
    def test_a_superior_sees_what_is_late_and_what_came_afterwards(self):
        overseer = self.key("agency.oversee")
        case = self.file()

        units = self.succeed(overseer.get(HERE + "/supervision"))
        self.assertIn("qingshi", [unit["agency"] for unit in units["items"]])
        self.assertGreaterEqual(units["whole"]["open"], 1)
        self.assertEqual(self.succeed(overseer.get(HERE + "/supervision", late_only=1))["whole"]["late"]["reply"], 0)
        self.assertEqual(self.succeed(overseer.get(HERE + "/supervision/late", **{"with": "reply"}))["total"], 0)
        self.assertNotIn(case, [one["id"] for one in self.succeed(overseer.get(HERE + "/supervision/late"))["items"]])
        self.assertEqual(self.succeed(overseer.get(HERE + "/supervision/backdated", until="2020-01-01", effective=1))["items"], [])
        self.assertEqual(self.succeed(overseer.get(HERE + "/supervision/calendar"))["total"], 0)
        errors = self.refuse(overseer.get(HERE + "/supervision/late", **{"with": "hunger", "level": "moon", "page": 0}), 422, "api.faults")["errors"]
        self.assertEqual([e["field"] for e in errors], ["with", "level", "page"])
        self.refuse(overseer.get(HERE + "/supervision/backdated", **{"from": "soon"}), 422, "api.faults")
        self.refuse(self.key("agency.see").get(HERE + "/supervision"), 403, "api-key.not-in-scope")

    def test_a_unit_leaves_the_ends_of_its_journals(self):
        unit = self.key("journal.hand-in")
        title = {"list": "gongkai-journal-heads", "installation": "beihe", "taken_at": "2026-03-03T00:00:00Z"}
        end = {"agency": "beihe", "number": 7, "hash": "a" * 64, "taken_at": "2026-03-03T00:00:00Z"}

        def listed(**other):
            return "\n".join(json.dumps(line) for line in (title, {**end, **other}))

        self.assertEqual(self.succeed(unit.write("/journal/heads", list=listed())), {"received": 1, "contradictions": []})
        contradiction = self.succeed(unit.write("/journal/heads", list=listed(hash="b" * 64)))["contradictions"]
        self.assertEqual([(one["agency"], one["number"], one["earlier_number"]) for one in contradiction], [("beihe", 7, 7)])
        self.refuse(unit.write("/journal/heads", list="nothing"), 422, "anchor.no-list")


class Intake(Stories):
    def test_faults_come_all_at_once_at_their_fields(self):
        bad = registration(900, applicant_name="", identity_number="", arrived_on="soon", co_applicants=[{"applicant_name": 7}], colour="red")
        errors = self.refuse(self.counter.write(R, **bad), 422, "api.faults")["errors"]

        self.assertLessEqual({"arrived_on", "colour", "applicant_name"}, {error["field"] for error in errors})
        self.assertNotIn("E2", str(errors))

    def test_a_look_alike_is_found_before_and_the_case_after(self):
        case = self.file(subject="河道整治资金使用情况")
        again = registration(Stories.count, subject="河道整治资金使用情况")

        alike = self.succeed(self.counter.look(R + "/look-alikes", **again))
        self.assertEqual((alike["items"][0]["request"]["id"], alike["items"][0]["same_applicant"]), (case, True))
        self.assertEqual(alike["next_this_month"], 2)
        found = self.succeed(self.reader.look(R + "/search", by="name", value=again["applicant_name"]))["items"]
        self.assertEqual([one["id"] for one in found], [case])
        self.refuse(self.reader.look(R + "/search", by="colour", value="red"), 422, "api.faults")

    def test_co_applicants_have_one_representative(self):
        case = self.file(co_applicants=[{"applicant_name": "共同申请人", "identity_kind": "passport", "identity_number": "E30000001"}], representative=1)

        seen = self.succeed(self.reader.get(f"{R}/{case}/particulars"))["items"][0]
        self.assertEqual((seen["co_applicants"][0]["applicant_name"], seen["representative"]), ("共同申请人", 1))

    def test_a_new_secret_opens_the_page_of_progress(self):
        case = self.file()

        secret = self.succeed(self.counter.write(f"{R}/{case}/secret"))["secret"]
        self.assertRegex(secret, r"^[0-9A-Z]{12}$")

    def test_a_key_acts_in_the_cases_of_its_own_agency_alone(self):
        self.refuse(self.counter.write(TOWN + "/requests", **registration(901)), 403, "request.not-of-this-agency")
        of_town = self.key("agency.see", "request.receive", "applicant.see", agency="liuhe")
        case = self.succeed(of_town.write(TOWN + "/requests", **registration(902)), 201)["id"]

        self.succeed(self.reader.get(f"{TOWN}/requests/{case}"))
        self.refuse(self.handler.write(f"{TOWN}/requests/{case}/acts/circulated", version=1, happened_on=TODAY), 403, "request.not-of-this-agency")

    def test_every_act_and_look_stands_in_the_journal_under_the_key(self):
        case = self.file()
        self.succeed(self.reader.get(f"{R}/{case}/particulars"))
        number = self.succeed(self.reader.get("/key"))["number"]

        page = self.officer.get(f"/office/qingshi/requests/{case}")
        self.assertIn("接口密钥", page)
        self.assertEqual(self.office.call("journal", "verify")[0], 0)
        self.assertGreater(number, 0)


class WritesSentTwice(Stories):
    def test_are_carried_out_once(self):
        body = registration(950)
        first = self.counter.write(R, sent_key="twice", **body)
        second = self.counter.write(R, sent_key="twice", **body)

        self.assertEqual((second.status, second.json), (201, first.json))
        self.assertEqual(second.headers["Idempotent-Replayed"], "true")
        self.assertEqual(second.headers["Location"], first.headers["Location"])
        self.assertEqual(len(self.succeed(self.reader.get(R, text="第950号文件"))["items"]), 1)

    def test_are_refused_with_something_else(self):
        self.succeed(self.counter.write(R, sent_key="other", **registration(951)), 201)

        self.refuse(self.counter.write(R, sent_key="other", **registration(952)), 422, "api.sent-otherwise")
        self.succeed(self.key("agency.see", "request.receive").write(R, sent_key="other", **registration(952)), 201)

    def test_need_a_key_of_their_own(self):
        self.refuse(self.counter.send("POST", R, registration(953)), 400, "api.no-idempotency-key")
        self.refuse(self.counter.send("POST", R, registration(953), {"Idempotency-Key": "x" * 300}), 400, "api.no-idempotency-key")

    def test_may_be_mended_when_they_were_refused(self):
        self.refuse(self.counter.write(R, sent_key="mended", **registration(954, subject="")), 422, "api.faults")
        self.succeed(self.counter.write(R, sent_key="mended", **registration(954)), 201)

    def test_are_carried_out_once_when_they_come_at_once(self):
        case, answers = self.begin(), []
        body = {"version": self.version(case), "happened_on": TODAY}

        def send():
            answers.append(Client(self.office.port, self.handler.token).write(f"{R}/{case}/acts/withdrawn", sent_key="at once", **body))
        threads = [threading.Thread(target=send) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        self.assertEqual({answer.status for answer in answers} - {200, 409}, set(), answers)
        self.assertIn(200, {answer.status for answer in answers})
        entries = [entry["event"] for entry in self.succeed(self.reader.get(f"{R}/{case}/history"))["items"]]
        self.assertEqual(entries.count("withdrawn"), 1)

    def test_on_an_old_version_change_nothing(self):
        case = self.begin()

        self.refuse(self.handler.write(f"{R}/{case}/acts/withdrawn", version=1, happened_on=TODAY), 409, "request.changed-meanwhile")
        errors = self.refuse(self.handler.write(f"{R}/{case}/acts/withdrawn", happened_on=TODAY), 422, "api.faults")["errors"]
        self.assertEqual([error["field"] for error in errors], ["version"])

    def test_are_json_or_refused(self):
        target = f"{R}/{self.begin()}/acts/withdrawn"
        headers = {"Idempotency-Key": "no json"}

        self.refuse(self.handler.send("POST", target, b"version=1", headers, "application/x-www-form-urlencoded"), 415, "api.not-json-type")
        for body in (b"[1]", b"{", b'{"a":"\xff"}', b'{"subject":"\\u0000"}', b"1"):
            self.refuse(self.handler.send("POST", target, body, headers), 400, "api.not-json")


class ZEverything(Stories):
    """After all others, by its name."""

    def test_every_operation_was_answered(self):
        for path in ("/openapi.json", "/key", "/agencies", HERE, HERE + "/today"):
            self.succeed(self.reader.get(path))

        self.assertEqual(set(OPERATIONS) - Client.answered, set())


if __name__ == "__main__":
    sys.exit(unittest.main())
