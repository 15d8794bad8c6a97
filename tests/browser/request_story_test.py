#!/usr/bin/env python3
"""Whole stories in the browser, as the people of an office and a citizen live them: every field is filled and every button pressed
on the page that shows it.

    GONGKAI_SHOTS=DIR tests/browser/request_story_test.py     keeps a picture of the last page of each step besides
"""
import json
import os
import re
import sys
import tempfile
import unittest
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
import chromium  # noqa: E402
from office import OFFICE, PASSWORD, TODAY, Office  # noqa: E402

SHOTS = os.environ.get("GONGKAI_SHOTS")
WIDE, PHONE = (1366, 768), (390, 844)
FILL = """((ending, values) => {
  const form = [...document.forms].find(f => new URL(f.action).pathname.endsWith(ending) && f.method === 'post');
  if (!form) return 'no form for ' + ending + ' on ' + location.pathname;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field) return 'no field ' + name + ' in ' + ending;
    if (field instanceof RadioNodeList) field.value = value;
    else if (field.type === 'checkbox') field.checked = value;
    else field.value = value;
    const list = field.tagName === 'SELECT' ? [...field.options].map(o => o.value) : [value];
    if (!list.includes(value)) return 'no choice ' + value + ' at ' + name + ', only ' + list;
  }
  for (let e = form; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
  globalThis.left = true;
  (form.querySelector('button:not(.quiet)') ?? form.querySelector('button')).click();
  return '';
})"""
# What a letter still lacks is marked in its text; whoever drafts it fills that in.
FILL_GAPS = "(() => { const t = document.querySelector('textarea[name=text]'); t.value = t.value.replace(/〔缺：[^〕]*〕/g, '青石县人民路1号'); })()"


class Person:
    """Somebody at a browser."""

    def __init__(self, test, port, login=None, size=WIDE):
        self.test, self.root, self.who = test, f"http://127.0.0.1:{port}", login or "citizen"
        self.tab = test.stack.enter_context(chromium.page(network=True))
        self.tab.resize(*size)
        if login:
            self.open("/sign-in")
            self.press("/sign-in", login=login, password=PASSWORD)

    def open(self, path):
        self.test.assertEqual(self.tab.visit(self.root + path), 200, path)

    def press(self, action, expect=200, **fields):
        """Fills the fields of a form of the page, presses its button, and comes to the page that answers."""
        said = self.tab.run(f"{FILL}({json.dumps(action)}, {json.dumps(fields)})")
        self.test.assertEqual(said, "")
        self.tab.wait_for("!globalThis.left && document.readyState === 'complete'")
        status = self.tab.run("performance.getEntriesByType('navigation')[0].responseStatus")
        if SHOTS:
            name = f"{self.who}-{action.strip('/').replace('/', '-')}.png"
            self.tab.photograph(Path(SHOTS) / name)
        self.test.assertEqual(status, expect, f"{self.who}, {action}: {self.text()}")

    def text(self):
        return self.tab.run("document.querySelector('main').innerText")

    def sees(self, *words):
        shown = self.text()
        for word in words:
            self.test.assertIn(word, shown)


class Stories(unittest.TestCase):
    def setUp(self):
        self.stack = ExitStack()
        self.addCleanup(self.stack.close)
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        self.office = Office(folder)
        self.office.start()
        self.stack.callback(self.office.stop)

    def person(self, login=None, size=WIDE):
        return Person(self, self.office.port, login, size)

    def register(self, officer):
        officer.open(f"{OFFICE}/requests/new")
        officer.press("/requests/new", arrived_on=TODAY, applicant_kind="natural_person", applicant_name="甄名字", identity_kind="passport",
                      identity_number="E10000001", telephone="13810000001", address="青石县人民路1号",
                      content="请求公开青石县2025年农村低保名单和发放金额", subject="2025年低保名单和发放金额", wanted_form="paper",
                      wanted_way="post")
        officer.press("/requests/new")  # what looks alike was shown
        found = re.search(r"/requests/(\d+)", officer.tab.run("document.querySelector('main a[href*=\"/requests/\"]').href"))
        return f"{OFFICE}/requests/{found.group(1)}"

    def answer(self, case, officer, reviewer, kind):
        """The letter of a decision, from its draft to the post."""
        officer.open(f"{case}/letters/new?kind={kind}")
        officer.tab.run(FILL_GAPS)
        officer.press("/letters/new")
        letter = officer.tab.run("document.querySelector('main a[href*=\"/letters/\"]').href").split("/letters/")[1].split("/")[0]
        reviewer.open(f"{case}/letters/{letter}/review")
        reviewer.press(f"/letters/{letter}/reviewed")
        officer.open(f"{case}/letters/{letter}")
        signer = officer.tab.run("[...document.querySelectorAll('[name=signer] option')].find(o => o.textContent.includes('head')).value")
        officer.press("/signed-on-paper", signer=signer)
        for step, fields in (("numbered", {}), ("stamped", {"medium": "paper"}), ("served", {"mode": "post", "carrier": "state_post"})):
            officer.open(f"{case}/letters/{letter}")
            officer.press(f"/letters/{letter}/{step}", **fields)
        return letter

    def test_a_request_from_the_counter_to_reconsideration(self):
        officer, head, reviewer = (self.person(login) for login in ("officer", "head", "reviewer"))
        case = self.register(officer)

        officer.open(case)
        officer.sees("下一步：转办")
        officer.press("/circulated")
        officer.press("/assigned", unit="民政办")
        officer.press("/correction-noticed")
        officer.sees("等待补正")
        officer.press("/correction-supplied")
        officer.press("/opinion-asked", consulted="third_party")
        officer.press("/opinion-letter-reached")
        officer.press("/opinion-given", opinion="objects_with_ground")
        officer.press("/fee-demanded", measure="by_piece", first="1", last="12")
        officer.sees("计200元")
        officer.press("/fee-settled")
        officer.sees("期限")
        head.open(case)
        head.press("/period-extended", working_days="10")
        head.sees("延期 10个工作日", "还有 30 个工作日")

        officer.open(f"{case}/decision")
        officer.press("/decision", kind="partial", access="随函附上复印件", **{"what-1": "名单中的身份证件号码", "ground-1": "third_party",
                                                                        "reason-1": "属于个人隐私，第三方不同意公开"})
        head.open(f"{case}/decision")
        head.press("/decision/made")
        letter = self.answer(case, officer, reviewer, "partial")
        officer.open(case)
        officer.sees("已答复", "部分公开")
        officer.open(f"{case}/letters/{letter}")
        officer.sees("行政复议")

        officer.open(f"{OFFICE}/remedies/new?request=" + officer.tab.run(f"encodeURIComponent({json.dumps(self.number(officer, case))})"))
        officer.press("/remedies/new")
        officer.open(f"{OFFICE}/remedies")
        officer.sees("复议")
        self.office.verify()

    def number(self, officer, case):
        officer.open(case)
        return re.search(r"\S+申〔\d+〕\d+号", officer.text()).group(0)

    def test_a_citizen_on_the_phone(self):
        citizen, officer, head, reviewer = self.person(size=PHONE), *(self.person(login) for login in ("officer", "head", "reviewer"))
        citizen.open("/requests/new?agency=qingshi")
        asked = "请求公开青石县2025年村道硬化工程合同"
        citizen.press("/requests/new", expect=422, applicant_kind="natural_person", content=asked)
        citizen.sees("请填写申请人的姓名或者名称。")
        self.assertEqual(citizen.tab.run("document.querySelector('[name=content]').value"), asked)
        citizen.press("/requests/new", applicant_name="甄名字", identity_kind="passport", identity_number="E10000001",
                      telephone="13810000001", address="青石县人民路1号", wanted_form="paper", wanted_way="post")
        citizen.sees("这是您本月向本机关提交的第1件申请", asked)
        citizen.press("/requests/new")  # what was typed was read once more
        receipt = re.search(r"/requests/([^/]+)", citizen.tab.run("location.pathname")).group(1)
        citizen.sees(receipt)
        citizen.open(f"/requests/{receipt}")
        citizen.sees("期限")
        self.assertTrue(citizen.tab.run("document.documentElement.scrollWidth === document.documentElement.clientWidth"))

        officer.open(f"{OFFICE}/requests")
        case = f"{OFFICE}/requests/1"
        officer.open(case)
        officer.press("/subject", subject="村道硬化工程合同")
        officer.press("/circulated")
        officer.press("/assigned", unit="交通办")
        officer.open(f"{case}/decision")
        officer.press("/decision", kind="granted", access="随函附上复印件")
        head.open(f"{case}/decision")
        head.press("/decision/made")
        letter = self.answer(case, officer, reviewer, "granted")

        citizen.open(f"/requests/{receipt}")
        citizen.sees("予以公开", "行政复议", "尚未登记您收到的日期")
        officer.open(f"{case}/letters/{letter}")
        officer.press(f"/letters/{letter}/received", proof="return_receipt")
        citizen.open(f"/requests/{receipt}")
        citizen.sees("自您收到答复之日")
        citizen.open(f"/requests/{receipt}/letters/{letter}")
        citizen.sees("随函附上复印件")

    def test_a_third_party_answers_by_the_code_of_its_letter(self):
        officer, third_party = self.person("officer"), self.person(size=PHONE)
        case = self.register(officer)
        officer.open(case)
        officer.press("/circulated")
        officer.press("/assigned", unit="交通办")
        officer.open(f"{case}/opinions")
        officer.press("/opinions", expect=422, third_party="绿野公司", passages="甄名字要的合同单价")
        officer.sees("第三方不应知道是谁申请的")
        officer.press("/opinions", third_party="绿野公司", passages="合同单价\n结算账户")
        code = officer.tab.run("document.querySelector('main code').innerText")
        officer.open(f"{case}/letters/new?kind=third_party_consultation&sheet=1")
        letter = officer.tab.run("document.querySelector('textarea[name=text]').value")
        self.assertIn(code, letter)
        self.assertIn("（2）结算账户", letter)
        self.assertNotIn("甄名字", letter)
        officer.open(f"{case}/opinions")
        officer.press("/1/sent")

        third_party.open("/opinions")
        third_party.press("/opinions", expect=404, code="AAAAAAAAAAAA")
        third_party.press("/opinions", code=code)
        self.assertNotIn("甄名字", third_party.text())
        third_party.press("/opinions/answer", expect=422, **{"passage-1": "consent", "passage-2": "partly", "signer": "张经理"})
        third_party.sees("请写明哪一部分不同意")
        third_party.press("/opinions/answer", **{"reasons-2": "后四位以外属于商业秘密"})
        third_party.sees("您（单位）的意见已经收到")
        self.assertTrue(third_party.tab.run("document.documentElement.scrollWidth === document.documentElement.clientWidth"))

        officer.open(OFFICE)
        officer.sees("第三方意见待接收")
        officer.open(f"{case}/opinions")
        officer.sees("后四位以外属于商业秘密")
        officer.press("/1/taken")
        officer.open(case)
        officer.sees("的意见已接收")
        self.office.verify()

    def test_two_who_ask_together_for_two_things(self):
        officer = self.person("officer")
        officer.open(f"{OFFICE}/requests/new")
        officer.tab.run("globalThis.left = true; document.querySelector('button[value=add]').click()")
        officer.tab.wait_for("!globalThis.left && document.readyState === 'complete'")
        second = "co_applicants.1."
        officer.press("/requests/new", expect=422, arrived_on=TODAY, applicant_kind="natural_person", applicant_name="甄名字", identity_kind="passport",
                      identity_number="E10000001", telephone="13810000001", address="青石县人民路1号", content="低保名单；村道合同", subject="低保名单和村道合同",
                      wanted_form="paper", wanted_way="post", **{second + "applicant_name": "贾姓名", second + "identity_kind": "passport",
                                                                 second + "identity_number": "E10000002", second + "address": "青石县人民路2号"})
        officer.sees("共同申请人应当推选一名代表人")
        officer.press("/requests/new", representative="1")
        officer.press("/requests/new")  # what looks alike was shown
        case = f"{OFFICE}/requests/1"
        officer.open(case)
        officer.press("/particulars")
        officer.sees("共同申请人1 贾姓名")

        officer.open(f"{case}/split")
        officer.press("/split", expect=422, **{"part-1-content": "村道合同"})
        officer.press("/split", **{"kept_content": "低保名单", "kept_subject": "低保名单", "part-1-subject": "村道合同"})
        officer.sees("请把下面的受理编号和查询码告知申请人")
        officer.open(f"{OFFICE}/requests/2")
        officer.sees("村道合同")
        self.office.verify()


if __name__ == "__main__":
    unittest.main()
