#pragma once

#include "requests/domain/request_fixture.hpp"
#include "requests/letters/letter_text.hpp"
#include "requests/letters/service_papers.hpp"

// Letters of a made-up township to made-up people, for tests.
namespace requests {

inline LetterTemplates const& shipped_templates()
{
    static auto const templates = LetterTemplates::parse(shipped_json("letters.json"), shipped_law()).value();
    return templates;
}

inline agencies::Agency willow_town()
{
    return {.id = base::AgencyId{1},
            .level = agencies::Level::township,
            .names = {{day(2019, 5, 15), "青石县柳河镇人民政府", "柳河镇"}},
            .guide = {.unit = "柳河镇党政办公室", .address = "青石县柳河镇人民路1号", .postcode = "000000", .office_hours = "工作日9:00—12:00，14:00—17:30", .telephone = "0000-6831234"}};
}

inline Request willow_request()
{
    auto request = open_request(registration(day(2026, 1, 5)), shipped_terms()).value();
    request.intake.number = "柳河申〔2026〕17号";
    request.intake.subject = "2025年柳河镇农村低保对象名单及发放金额";
    request.correction_until = day(2026, 1, 26);
    return request;
}

inline Particulars lin_xiaohe()
{
    return {.applicant = {.name = "林小禾", .identity_kind = "resident_id", .identity_number = "110101190001010014", .telephone = "13800001234", .address = "青石县柳河镇双河村", .email = {}},
            .content = "2025年柳河镇农村低保对象名单及每户发放金额"};
}

inline RemedyPlaces qingshi_places()
{
    return {.reconsideration_body = "青石县人民政府", .court = "青石县人民法院"};
}

inline std::string typical_reasons(std::string_view kind)
{
    static std::map<std::string, std::string, std::less<>> const reasons{
        {"state_secret", "该信息经依法定密，尚在保密期限内"},
        {"law_prohibited", "该信息属于统计调查中取得的能够识别单个统计调查对象的资料"},
        {"three_safety_one_stability", "该信息包含水库大坝的安防布置"},
        {"third_party", "该信息包含低保对象的银行账号和健康状况，第三方不同意公开"},
        {"internal_affairs", "该信息是本机关值班和车辆管理的内部安排"},
        {"process_info", "该信息是尚未定稿的讨论记录"},
        {"enforcement_file", "该信息是行政处罚案卷中的调查笔录"},
        {"admin_query", "该信息属于不动产登记资料，其查询另有规定"},
        {"not_held", "本镇2025年没有开展该项普查，未形成相关记录"},
        {"not_responsible", "该信息由青石县民政局制作"},
        {"no_ready_info", "本机关只有逐月发放表，没有按户汇总的材料"},
        {"unclear_after_correction", "补正后仍未写明所需名单的年度和所在的村"},
        {"petition", "申请内容是要求调查处理邻里宅基地纠纷"},
        {"abusive_volume", "所述理由是“随便看看”，不能说明需要在一个月内提出42件申请"},
        {"confirm_or_reissue", "所需材料已于2025年11月3日提供，申请内容是要求加盖印章予以确认"},
        {"ended_otherwise", "申请人已去世，无人承受该申请"},
    };
    auto const found = reasons.find(kind);
    return found == reasons.end() ? "" : found->second;
}

// What the drafter writes for a decision of that kind.
inline DecisionDraft typical_draft(std::string kind)
{
    DecisionDraft draft{.kind = std::move(kind)};
    draft.reasons = typical_reasons(draft.kind);
    if (draft.kind == "already_public")
        draft.access = "登录青石县人民政府网站“政府信息公开”栏目，在“社会救助”目录下查看、下载";
    if (draft.kind == "granted" || draft.kind == "partial")
        draft.access = "可于收到本文书之日起的工作日到柳河镇党政办公室领取纸质件，也可以按申请时填写的地址邮寄";
    if (draft.kind == "publication")
        draft.access = "可到青石县图书馆政府信息查阅点阅览《青石县人民政府公报》";
    if (draft.kind == "petition")
        draft.access = "可到柳河镇综治中心反映，或者拨打12345政务服务便民热线";
    if (draft.kind == "partial")
        draft.withheld = {{"低保对象的身份证号码和银行账号", "third_party", "属于个人隐私，第三方不同意公开"}, {"入户调查的讨论记录", "process_info", "属于讨论记录，尚未形成结论"}};
    if (draft.kind == "not_held")
        draft.search_record = "2026年1月12日检索了镇政务公文系统、民政办档案柜（2025年度）和镇档案室目录，检索词为“低保”“名单”";
    if (draft.kind == "law_prohibited")
        draft.governing_law = "《中华人民共和国统计法》关于单个统计调查对象资料保密的规定";
    if (draft.kind == "admin_query")
        draft.governing_law = "《不动产登记资料查询暂行办法》";
    if (draft.kind == "repeat")
        draft.earlier_answer = "柳河公开〔2025〕31号";
    if (draft.kind == "not_responsible")
        draft.right_agency = RightAgency{"青石县民政局", "0000-6835678"};
    return draft;
}

// Facts for any of the notices: what the office types in.
inline void add_typed(LetterFacts& facts)
{
    for (auto const& [name, text] : std::initializer_list<std::pair<char const*, char const*>>{
             {"unclear_points", "“相关名单”所指的年度和范围不清楚"}, {"guidance", "请写明所需名单的年度和所在的村"}, {"correction_days", "15"}, {"reasons_days", "10"},
             {"count", "2026年1月1日至1月31日共收到42件申请"}, {"extension_days", "20"}, {"question", "2025年养殖补贴合同中的单价和结算账户"}, {"content", "2025年养殖补贴合同的补贴总额"},
             {"approver", "周明"}, {"seal", "柳河镇人民政府印章"}, {"payment_way", "持本通知书到青石县政务服务中心非税窗口缴纳，或者扫描所附缴款码缴纳"}, {"reply_until", "2026年2月6日"},
             {"given", "2025年柳河镇农村低保资金发放总额和分村户数"}, {"mode", "邮寄送达"}, {"service_address", "青石县柳河镇双河村"}, {"papers_served", "政府信息公开答复书（柳河公开〔2026〕7号）1份"},
             {"correction_result", "corrected"}})
        facts.say(name, text);
    add_papers(facts, {{.name = "政府信息公开申请表", .pages = 2}, {.name = "政府信息公开答复书", .number = "柳河公开〔2026〕7号", .date = day(2026, 2, 2), .pages = 3}});
}

inline LetterFacts typical_facts()
{
    static auto const agency = willow_town();
    static auto const request = willow_request();
    static auto const person = lin_xiaohe();
    auto facts = facts_of({agency, request, person, day(2026, 1, 30)}, shipped_terms());
    facts.say("number", "柳河公开〔2026〕7号");
    facts.say("date", day(2026, 1, 30));
    add_typed(facts);
    auto const due = due_day(request, day(2026, 1, 12), shipped_terms());
    add_due_day(facts, "first_due", due);
    return facts;
}

// Facts of the letter that tells a decision.
inline LetterFacts decision_facts(DecisionDraft const& draft)
{
    auto facts = typical_facts();
    auto const& law = shipped_law();
    auto const& kind = *law.decision(draft.kind);
    std::vector<std::string> grounds;
    for (auto const& each : draft.withheld)
        grounds.push_back(each.ground);
    add_decision(facts, draft, day(2026, 1, 30), law);
    auto remedies = remedies_of(clause_of(kind, grounds, law), "township", day(2026, 2, 2), shipped_terms()).value();
    remedies.review_until.reset();  // not served yet
    remedies.suit_until.reset();
    add_remedies(facts, remedies, qingshi_places(), law);
    return facts;
}

// Facts of a letter of that kind, whatever it is for.
inline LetterFacts facts_for(LetterKind const& kind)
{
    auto const& law = shipped_law();
    auto const decision = std::find_if(law.decisions.begin(), law.decisions.end(), [&](auto const& each) { return each.letter == kind.id; });
    auto facts = decision == law.decisions.end() ? typical_facts() : decision_facts(typical_draft(decision->id));
    if (kind.to == Addressee::third_party || kind.to == Addressee::agency)
        facts.say("recipient", kind.to == Addressee::third_party ? "青石县绿野养殖有限公司" : "青石县民政局");
    if (kind.id == "transfer")
        facts.say("reasons", "该申请系寄送贵机关而误投我机关");
    if (kind.id == "delay_notice" || kind.id == "extension_notice")
        facts.say("reasons", "需要核对多个年度的档案");
    if (kind.id == "delay_notice")
        add_due_day(facts, "new_due", {.day = day(2026, 4, 30), .derivation = {}});
    if (kind.id == "extension_notice") {
        auto extended = willow_request();
        extended.clock_events.emplace_back(Extended{.approved_on = day(2026, 1, 28), .told_on = day(2026, 1, 30), .working_days = 20});
        add_due_day(facts, "new_due", due_day(extended, day(2026, 1, 30), shipped_terms()));
    }
    if (kind.id == "third_party_disclosure_notice")
        facts.say("override_reasons", "该资金由财政负担，其使用情况关系众多群众的切身利益");
    if (kind.id == "third_party_disclosure_notice" || kind.id == "record_correction")
        add_remedies(facts, remedies_of(kind.remedy, "township", day(2026, 2, 2), shipped_terms()).value(), qingshi_places(), law);
    if (kind.id == "fee_notice") {
        static auto const schedule = parse_fee_schedule(shipped_json("fees.json")).value();
        add_fee(facts, {.sent_on = day(2026, 1, 30), .measure = FeeMeasure::by_piece, .first = 1, .last = 42, .yuan = processing_fee(schedule.by_piece, 42)->total},
                *processing_fee(schedule.by_piece, 42));
    }
    return facts;
}

}  // namespace requests
