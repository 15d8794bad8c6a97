// Any text as the parts of a report: the narrative parser and every rule come to an end, each number lies inside its
// passage, and a text checked twice gives the same findings.
#include "base/ensure.hpp"
#include "base/json.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/check.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

report::Forms const& forms()
{
    static config::LawFiles const law;
    static report::Forms const all = report::Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    return all;
}

report::Checker const& checker()
{
    static config::LawFiles const law;
    static report::Checker const prepared = [] {
        std::vector<report::KnownDocument> documents;
        auto const file = base::Json::parse(law.file("documents.json").content);
        for (auto const& document : file.at("documents"))
            documents.push_back({document.at("no").get<std::string>(), document.at("title").get<std::string>()});
        return report::Checker::prepare(report::RuleBook::parse(law.file("rules.json").content).value(), forms(), documents).value();
    }();
    return prepared;
}

// Each line is a paragraph; a line that holds one digit alone opens that part.
report::Report to_report(std::string const& text)
{
    auto report = report::empty_report(*forms().find("2021"));
    report.organisation = "示例县青禾镇人民政府";
    report.year = 2025;
    std::size_t section = 0;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        auto const line = text.substr(from, end - from);
        if (line.size() == 1 && line[0] >= '1' && line[0] <= '6')
            section = static_cast<std::size_t>(line[0] - '1');
        else
            report.sections[section].paragraphs.push_back({line, {}});
        report.sections[section].present = true;
        from = end + 1;
    }
    return report;
}

void check_bounds(report::narrative::Narrative const& narrative)
{
    for (auto const& passage : narrative.passages)
        for (auto const& token : passage.tokens)
            base::ensure(token.begin < token.end && token.end <= passage.text().size(), "a token lies inside its passage");
    for (auto const& count : narrative.counts)
        base::ensure(count.token < narrative.passages[count.passage].tokens.size(), "a count points at a token");
    for (auto const& breakdown : narrative.breakdowns)
        for (auto const part : breakdown.parts)
            base::ensure(narrative.token(breakdown.passage, part).is_count(), "a part is a count");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const report = to_report({reinterpret_cast<char const*>(data), size});
    check_bounds(report::narrative::parse_narrative(report));
    auto const first = checker().check({report});
    auto const second = checker().check({report});
    base::ensure(first.findings.size() == second.findings.size(), "the same text gives the same findings");
    auto const shingles = report::narrative::shingles_of(report);
    base::ensure(shingles.hashes.empty() || report::narrative::similarity(shingles, shingles) == 1.0, "a text is the same as itself");
    return 0;
}
