#include "report/desk/page_parts.hpp"

#include "report/commands/written_report.hpp"
#include "report/comparing/text_comparison.hpp"
#include "report/desk/door/door_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace report {

using base::Json;

std::optional<int> year_in(Visit const& visit)
{
    auto const text = visit.request.path_parameter("year");
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year >= 2008 && year <= 2999 ? std::optional{year} : std::nullopt;
}

base::Error no_such_year()
{
    return {base::ErrorKind::not_found, "report.no-such-year", "There is no report of that year.", {}};
}

base::Result<Draft> draft_in(Visit const& visit, ReportPageTools const& tools, std::optional<int> year)
{
    if (!year)
        return tl::unexpected{no_such_year()};
    return tools.reports.draft(visit.agency, *year);
}

std::string report_path(Visit const& visit, int year, std::string_view rest)
{
    return agencies::office_path(visit.agency, "report/" + std::to_string(year) + std::string{rest});
}

bool acts_for_own(Visit const& visit, Permission permission)
{
    return visit.visitor.key.agency == visit.agency.id && is_allowed(visit.roles, permission);
}

bool acts_for_superior(Visit const& visit)
{
    auto const is_own = visit.visitor.key.agency == visit.agency.id;
    return is_allowed(visit.roles, Permission::supervise) && is_own == !visit.agency.superior;
}

bool gives_out_for(Visit const& visit, Draft const& draft)
{
    return came_by_file(draft.submitted_by) && visit.visitor.key.agency == visit.agency.superior && is_allowed(visit.roles, Permission::sign_letter);
}

std::string say_person(std::string const& actor, ReportPageTools const& tools)
{
    auto const* const before = "person/";
    if (!actor.starts_with(before))
        return actor;
    auto const slash = actor.rfind('/');
    agencies::PersonKey key;
    auto const begin = std::string_view{before}.size();
    if (slash <= begin)
        return actor;
    std::from_chars(actor.data() + begin, actor.data() + slash, key.agency.value);
    std::from_chars(actor.data() + slash + 1, actor.data() + actor.size(), key.number);
    auto const person = tools.accounts.find(key);
    return person ? person->name : actor;
}

namespace {

// The part and the beginning of the paragraph that a finding is about: {"part", "paragraph", "quote"}; nothing where it is about none.
Json where_it_stands(Report const& report, Finding const& finding)
{
    constexpr std::size_t longest = 90;  // bytes: thirty characters
    if (finding.at.kind == base::Place::Kind::unknown)
        return false;
    for (std::size_t part = 0; part < section_count; ++part) {
        auto const& paragraphs = report.sections[part].paragraphs;
        auto const found = std::ranges::find(paragraphs, finding.at, &Paragraph::at);
        if (found == paragraphs.end())
            continue;
        auto end = std::min(found->text.size(), longest);
        while (end < found->text.size() && (static_cast<unsigned char>(found->text[end]) & 0xC0U) == 0x80U)
            --end;
        return {{"part", "part-" + std::to_string(part)},
                {"paragraph", std::distance(paragraphs.begin(), found)},
                {"quote", found->text.substr(0, end) + (end < found->text.size() ? "…" : "")}};
    }
    return false;
}

}  // namespace

Json text_findings_json(Draft const& draft, CheckResult const& check, Visit const& visit, ReportPageTools const& tools)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const& rules = tools.reports.statutes().checker.book();
    auto const in_a_table = [&](FindingCell const& cell) { return draft.form->find_cell(cell.id).has_value(); };
    auto const report = report_of(draft);
    auto all = Json::array();
    for (auto const& finding : check.findings) {
        auto where = where_it_stands(report, finding);
        if (where == false && std::ranges::any_of(finding.cells, in_a_table))
            continue;
        auto const& rule = *rules.find(finding.rule);
        all.push_back({{"text", message_of(rule, finding, texts.language())},
                       {"advice", advice_of(rule, finding, texts.language())},
                       {"error", finding.severity == Severity::error},
                       {"where", std::move(where)},
                       {"severity", texts.say("report.severity." + std::string{to_string(finding.severity)})}});
    }
    return {{"none", all.empty()}, {"all", std::move(all)}};
}

Json likeness_json(Draft const& draft, Visit const& visit, ReportPageTools const& tools)
{
    constexpr std::size_t most_shown = 5;
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto all = Json::array();
    for (auto const& one : tools.reports.likeness(visit.agency, draft)) {
        if (all.size() == most_shown)
            break;
        auto const year = std::to_string(one.year);
        all.push_back({{"what", one.name.empty() ? texts.say("report.likeness.own", {{"year", year}})
                                                 : texts.say("report.likeness.other", {{"unit", one.name}, {"year", year}})},
                       {"share", std::to_string(static_cast<int>(one.share * 100))},
                       {"much", one.is_too_much}});
    }
    return {{"none", all.empty()}, {"all", std::move(all)}};
}

Json texts_json(Draft const& draft, std::optional<Report> const& last)
{
    auto const report = report_of(draft);
    auto parts = Json::array();
    for (std::size_t part = 0; part < section_count; ++part) {
        auto const& section = draft.form->sections[part];
        if (section.is_table)
            continue;
        auto sentences = Json::array();
        if (last)
            for (auto const& sentence : compare_texts(last->sections[part].paragraphs, report.sections[part].paragraphs))
                if (!sentence.older.empty())
                    sentences.push_back({{"text", sentence.older}, {"same", sentence.change == TextChange::same},
                                         {"opens", sentence.opens_older && !sentences.empty()}});
        parts.push_back({{"name", "part-" + std::to_string(part)},
                         {"heading", section.number + "、" + section.title.official},
                         {"content", draft.texts[part]},
                         {"has_last", !sentences.empty()},
                         {"last", std::move(sentences)}});
    }
    return parts;
}

http::Response report_download(Visit const& visit, Report const& report, CheckResult const& check, std::string const& name,
                               ReportPageTools const& tools)
{
    struct Format {
        std::string_view name;
        std::string_view type;
    };
    static constexpr std::array formats{
        Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        Format{"pdf", "application/pdf"},
        Format{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        Format{"json", "application/json"},
        Format{"csv", "text/csv; charset=utf-8"},
        Format{"html", "text/html; charset=utf-8"}};
    auto const* const format = std::ranges::find(formats, visit.request.query().get("format"), &Format::name);
    if (format == formats.end())
        return tools.site.problem(visit.request, {base::ErrorKind::invalid_input, "report.no-such-format", "There is no such format.", {}});
    auto const file = name + "." + std::string{format->name};
    ResultMeta meta;
    meta.file = file;
    meta.format = format->name;
    meta.rules = tools.reports.statutes().checker.book().version();
    Checked const checked{check, tools.reports.statutes().checker.book(), tools.site.texts_for(visit.request.headers()).language()};
    auto content = written_report({meta, report, checked}, file);
    return content ? http::download(*std::move(content), format->type, file) : tools.site.problem(visit.request, content.error());
}

}  // namespace report
