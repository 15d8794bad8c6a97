#include "requests/case_file/case_summary.hpp"

#include "base/names.hpp"
#include "platform/clock/local_time.hpp"
#include "requests/case_file/case_table.hpp"
#include "requests/domain/request_clock.hpp"
#include "requests/opinions/opinion_json.hpp"
#include "requests/remedies/remedy_words.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <ranges>

namespace requests {
namespace {

using base::Json;
using Row = std::vector<std::string>;

std::string field(std::string_view name, config::Texts const& texts)
{
    return texts.say("desk.field." + std::string{name});
}

void add_party(CaseTable& table, Party const& party, RequestLaw const& law, config::Texts const& texts)
{
    auto const add = [&](std::string_view name, std::string const& value) {
        if (!value.empty())
            table.rows.push_back({field(name, texts), value});
    };
    auto const* kind = law.identity_kind(party.identity_kind);
    add("applicant_name", party.name);
    add("identity_kind", kind == nullptr ? party.identity_kind : in_language(kind->name, texts));
    add("identity_number", party.identity_number);
    add("telephone", party.telephone);
    add("address", party.address);
    add("email", party.email);
}

void add_version(document::Document& paper, Particulars const& particulars, PageTools const& tools, config::Texts const& texts)
{
    auto const& law = tools.law.requests();
    CaseTable table{.head = {texts.say("desk.case-file.item"), texts.say("desk.case-file.value")}, .widths = {2, 6}};
    add_party(table, particulars.applicant, law, texts);
    if (particulars.agent) {
        table.rows.push_back({texts.say("desk.agent"), ""});
        add_party(table, particulars.agent->person, law, texts);
    }
    for (auto const& other : particulars.co_applicants) {
        table.rows.push_back({texts.say("desk.co-applicant"), ""});
        add_party(table, other, law, texts);
    }
    if (!particulars.service_address.empty())
        table.rows.push_back({field("service_address", texts), particulars.service_address});
    if (!particulars.needed_help.empty())
        table.rows.push_back({field("needed_help", texts), particulars.needed_help});
    table.rows.push_back({field("content", texts), particulars.content});
    paper.blocks.emplace_back(table_of(table));
}

// As it was before it was closed: a closed clock awaits nothing any more.
DueDay due_when_closed(Request request, Terms const& terms)
{
    std::erase_if(request.clock_events, [](ClockEvent const& event) { return std::holds_alternative<Closed>(event); });
    auto const clock = clock_of(request, terms);
    return clock ? clock->due(*request.closed_on) : DueDay{};
}

std::string say_service(LetterServed const& service, RequestLaw const& law, config::Texts const& texts)
{
    auto const* mode = law.service(service.mode);
    return mode == nullptr ? service.mode : in_language(mode->name, texts);
}

// The day on which the addressee had it, and what shows that.
std::string say_receipt(Letter const& letter, RequestLaw const& law, config::Texts const& texts)
{
    if (!letter.served_on)
        return "—";
    auto const received = received_day(letter, law);
    return received ? to_string(*received) + "\n" + say_proof(letter, law, texts) : texts.say("desk.posting.not-received");
}

std::string or_dash(std::string const& text)
{
    return text.empty() ? "—" : text;
}

void add_answer(document::Document& paper, OpinionQuestion const& question, ThirdPartyOpinion const& said, config::Texts const& texts)
{
    CaseTable table{.head = {texts.say("opinion.passage"), texts.say("opinion.mark"), texts.say("opinion.reasons")}, .widths = {5, 2, 4}};
    for (std::size_t i = 0; i < question.passages.size(); ++i) {
        auto const of = i < said.passages.size() ? said.passages[i] : PassageOpinion{};
        auto const mark = of.mark ? texts.say("opinion.mark." + std::string{base::name_in(passage_mark_names, *of.mark)}) : "";
        table.rows.push_back({question.passages[i], or_dash(mark), or_dash(of.reasons)});
    }
    paper.blocks.emplace_back(table_of(table));
}

}  // namespace

document::Document application_paper(OpenCase const& open, std::vector<Particulars> const& versions, PageTools const& tools,
                                     config::Texts const& texts)
{
    auto const& request = open.view.request;
    auto const& law = tools.law.requests();
    auto paper = titled(texts.say("desk.case-file.application"));
    CaseTable table{.head = {texts.say("desk.case-file.item"), texts.say("desk.case-file.value")}, .widths = {2, 6}};
    auto const* channel = law.channel(request.intake.channel);
    table.rows.push_back({texts.say("desk.column.number"), request.intake.number});
    table.rows.push_back({texts.say("desk.fact.channel"), channel == nullptr ? request.intake.channel : in_language(channel->name, texts)});
    table.rows.push_back({texts.say("desk.fact.arrived"), say_day(request.intake.arrived_on, texts)});
    if (request.received_on)
        table.rows.push_back({texts.say("desk.fact.received"), say_day(*request.received_on, texts)});
    paper.blocks.emplace_back(table_of(table));
    for (auto version = versions.size(); auto const& particulars : versions) {
        add_heading(paper, texts.say("desk.details.version", {{"n", std::to_string(version--)}}));
        add_version(paper, particulars, tools, texts);
    }
    return paper;
}

document::Document clock_paper(OpenCase const& open, PageTools const& tools, config::Texts const& texts)
{
    auto const& request = open.view.request;
    auto paper = titled(texts.say("desk.case-file.clock"));
    auto const due = request.closed_on && request.received_on ? due_when_closed(request, open.terms) : open.view.due;
    if (!due.day) {
        add_paragraph(paper, texts.say("desk.case-file.no-clock"));
        return paper;
    }
    add_paragraph(paper, texts.say("desk.awaited." + std::string{stored_name(due.awaited)}) + " " + say_day(*due.day, texts));
    if (request.closed_on)
        add_paragraph(paper, texts.say("desk.fact.closed") + " " + say_day(*request.closed_on, texts));
    else
        add_paragraph(paper, texts.say("desk.case-file.as-of", {{"day", say_day(tools.clock.today(), texts)}}));
    if (!due.derivation)
        return paper;
    CaseTable table{.head = {texts.say("desk.case-file.days"), texts.say("desk.derivation")}, .widths = {4, 5}};
    for (auto const& step : derivation_json(*due.derivation, texts))
        table.rows.push_back({step.at("days").get<std::string>(), step.at("text").get<std::string>()});
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

document::Document history_paper(OpenCase const& open, std::vector<RecordedEvent> const& history, PageTools const& tools,
                                 config::Texts const& texts)
{
    auto paper = titled(texts.say("desk.timeline"));
    CaseTable table{.head = {texts.say("desk.case-file.day"), texts.say("desk.case-file.what"), texts.say("desk.case-file.who"), texts.say("desk.case-file.basis")},
                    .widths = {3, 4, 2, 4}};
    auto const entries = timeline_json(history, open.view.request, tools, texts);
    for (auto const& entry : std::views::reverse(entries)) {
        auto const& recorded = entry.at("recorded");
        auto what = entry.at("what").get<std::string>();
        if (auto const details = entry.at("details").get<std::string>(); !details.empty())
            what += "：" + details;
        table.rows.push_back({entry.at("day").get<std::string>() + (recorded.is_string() ? "\n" + recorded.get<std::string>() : ""), what,
                              entry.at("who").get<std::string>(), entry.at("basis").get<std::string>() + " " + entry.at("rule").get<std::string>()});
    }
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

document::Document service_paper(OpenCase const& open, PageTools const& tools, config::Texts const& texts)
{
    auto const& law = tools.law.requests();
    auto paper = titled(texts.say("desk.case-file.service"));
    CaseTable table{.head = {texts.say("desk.case-file.paper"), texts.say("desk.register.number"), texts.say("desk.register.dated"),
                             texts.say("desk.case-file.mode"), texts.say("desk.register.served"), texts.say("desk.posting.received")},
                    .widths = {4, 4, 3, 2, 3, 4}};
    for (auto const& [id, letter] : open.view.request.letters)
        table.rows.push_back({say_letter(letter.kind, law, texts), or_dash(letter.number), or_dash(letter.dated ? to_string(*letter.dated) : ""),
                              or_dash(letter.service ? say_service(*letter.service, law, texts) : ""),
                              or_dash(letter.served_on ? to_string(*letter.served_on) : ""), say_receipt(letter, law, texts)});
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

document::Document opinions_paper(std::vector<OpinionSheet> const& sheets, config::Texts const& texts)
{
    auto paper = titled(texts.say("opinion.heading"));
    for (auto const& sheet : sheets) {
        add_heading(paper, texts.say("opinion.sheet", {{"n", std::to_string(sheet.key.sheet)}, {"who", sheet.question.third_party}}));
        if (sheet.answers.empty())
            add_answer(paper, sheet.question, {}, texts);
        for (auto const& answer : sheet.answers) {
            auto told = texts.say("opinion.answered", {{"day", say_day(answer.sent_on, texts)}, {"who", answer.said.signer}});
            if (!answer.said.contact.empty())
                told += " · " + answer.said.contact;
            if (answer.taken_on)
                told += " · " + texts.say("opinion.taken", {{"day", say_day(*answer.taken_on, texts)}});
            add_paragraph(paper, std::move(told));
            add_answer(paper, sheet.question, answer.said, texts);
        }
    }
    return paper;
}

document::Document remedies_paper(std::vector<RemedyView> const& remedies, PageTools const& tools, config::Texts const& texts)
{
    auto paper = titled(texts.say("page.job.remedies"));
    CaseTable table{.head = {texts.say("desk.case-file.kind"), texts.say("desk.case-file.stage"), texts.say("desk.case-file.counted")}, .widths = {3, 4, 5}};
    for (auto const& one : remedies)
        table.rows.push_back({say_remedy_kind(one.remedy.filing, texts), say_remedy_stage(one.remedy, texts),
                              or_dash(say_table_four(one.remedy, static_cast<int>(tools.clock.today().year()), tools.law.requests(), texts))});
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

document::Document journal_paper(std::vector<journal::Entry> const& entries, PageTools const& tools, config::Texts const& texts)
{
    auto paper = titled(texts.say("desk.case-file.journal"));
    add_paragraph(paper, texts.say("desk.case-file.journal.about"));
    CaseTable table{.head = {texts.say("desk.case-file.entry"), texts.say("desk.case-file.time"), texts.say("desk.case-file.what"), texts.say("desk.case-file.who"),
                             texts.say("desk.case-file.hash")},
                    .widths = {1.4, 3, 4, 2.2, 4}};
    for (auto const& entry : entries)
        table.rows.push_back({std::to_string(entry.number), clocks::local_text(entry.recorded_at), entry.act.event + (entry.act.rule.empty() ? "" : " " + entry.act.rule),
                              say_actor({entry.act.actor}, tools, texts), entry.hash.substr(0, 32)});
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

}  // namespace requests
