#include "report/batch/findings_text.hpp"

#include "platform/config/place_text.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

using console::Style;

Style style_of(Severity severity)
{
    switch (severity) {
    case Severity::error: return Style::error;
    case Severity::warning: return Style::warning;
    case Severity::info: return Style::info;
    }
    return Style::info;
}

class FindingsPrinter {
public:
    FindingsPrinter(FileResult const& result, RuleBook const& rules, console::Console const& console, std::ostream& out)
        : result_{result}, rules_{rules}, console_{console}, out_{out}
    {
    }

    void print() const
    {
        print_head();
        for (auto const severity : {Severity::error, Severity::warning, Severity::info})
            print_group(severity);
        print_not_read();
        print_summary();
    }

private:
    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const
    {
        return console_.texts.say(code, words);
    }

    void print_head() const
    {
        auto const& report = result_.report;
        out_ << console_.styled(Style::heading, result_.meta.file) << '\n';
        auto const title = report.title.empty() ? say("check.untitled") : report.title;
        out_ << "  " << title
             << (report.form == nullptr ? say("check.no-form") : say("check.form", {{"form", report.form->id}})) << '\n';
    }

    void print_group(Severity severity) const
    {
        auto const& findings = result_.check.findings;
        auto const count = std::count_if(findings.begin(), findings.end(), [&](auto const& f) { return f.severity == severity; });
        if (count == 0)
            return;
        auto const heading = say("check." + std::string{to_string(severity)}, {{"count", std::to_string(count)}});
        out_ << '\n' << console_.styled(style_of(severity), heading) << '\n';
        for (auto const& finding : findings)
            if (finding.severity == severity)
                print(finding);
    }

    void print(Finding const& finding) const
    {
        auto const* rule = rules_.find(finding.rule);
        auto const language = console_.texts.language();
        auto const message = rule == nullptr ? std::string{} : message_of(*rule, finding, language);
        out_ << "  " << console::padded(finding.rule, 11) << message;
        if (auto const at = place_text(finding.at, console_.texts); !at.empty())
            out_ << console_.styled(Style::faint, say("check.at", {{"place", at}}));
        out_ << '\n';
        print_values(finding);
        auto const advice = rule == nullptr ? std::string{} : advice_of(*rule, finding, language);
        if (!advice.empty())
            print_line(say("check.advice", {{"advice", advice}}));
    }

    // The cells by their labels, a line each; of cells that were all lost together only how many they are.
    void print_values(Finding const& finding) const
    {
        constexpr std::size_t most_cells = 12;
        auto const& cells = finding.cells;
        auto const unknown = std::none_of(cells.begin(), cells.end(), [](FindingCell const& cell) { return cell.value.has_value(); });
        if (unknown && cells.size() > 1) {
            print_line(say("check.unknown-cells", {{"count", std::to_string(cells.size())}}));
            return;
        }
        for (std::size_t i = 0; i < std::min(cells.size(), most_cells); ++i)
            print_line(cell_text(cells[i]));
        if (cells.size() > most_cells)
            print_line(say("check.more-cells", {{"count", std::to_string(cells.size() - most_cells)}}));
        if (finding.left && finding.right && finding.difference)
            print_line(say("check.sides", {{"left", to_string(*finding.left)},
                                           {"right", to_string(*finding.right)},
                                           {"difference", to_string(*finding.difference)}}));
    }

    [[nodiscard]] std::string cell_text(FindingCell const& cell) const
    {
        constexpr std::string_view last_year = "prev.";
        auto const is_last_year = cell.id.starts_with(last_year);
        auto const id = is_last_year ? cell.id.substr(last_year.size()) : cell.id;
        auto const* form = result_.report.form;
        auto const index = form == nullptr ? std::nullopt : form->find_cell(id);
        auto const label = index ? std::string{table_name(form->cells[*index].table)} + " " + form->cell_label(*index) : id;
        return (is_last_year ? say("check.last-year") : std::string{}) + label + " = " +
               (cell.value ? to_string(*cell.value) : say("check.unknown"));
    }

    void print_line(std::string const& text) const
    {
        out_ << std::string(13, ' ') << console_.styled(Style::faint, text) << '\n';
    }

    // How many cells have no value, by the reason.
    void print_not_read() const
    {
        std::string states;
        std::size_t all = 0;
        for (auto const state : unread_states) {
            auto const count = count_cells(result_.report, state);
            if (count == 0)
                continue;
            all += count;
            states += (states.empty() ? "" : say("check.not-read.next")) +
                      say("check.not-read." + std::string{to_string(state)}, {{"count", std::to_string(count)}});
        }
        if (all > 0)
            out_ << "\n  " << console_.styled(Style::warning, say("check.not-read", {{"count", std::to_string(all)}, {"states", states}})) << '\n';
    }

    void print_summary() const
    {
        std::array<int, 3> rules{};  // with a failure; else with a pass; else not assessable
        for (auto const& [id, assessment] : result_.check.assessed) {
            if (assessment.failed > 0)
                ++rules[1];
            else if (assessment.passed > 0)
                ++rules[0];
            else if (assessment.not_assessable > 0)
                ++rules[2];
        }
        auto const style = rules[1] > 0 ? Style::warning : Style::good;
        out_ << '\n'
             << "  "
             << console_.styled(style, say("check.summary", {{"passed", std::to_string(rules[0])},
                                                             {"failed", std::to_string(rules[1])},
                                                             {"not_assessable", std::to_string(rules[2])}}))
             << "\n\n";
    }

    FileResult const& result_;
    RuleBook const& rules_;
    console::Console const& console_;
    std::ostream& out_;
};

}  // namespace

void print_findings(FileResult const& result, RuleBook const& rules, console::Console const& console, std::ostream& out)
{
    FindingsPrinter{result, rules, console, out}.print();
}

}  // namespace report
