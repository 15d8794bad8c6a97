#include "report/totalling/total.hpp"

#include "base/fold.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace report {
namespace {

using base::ErrorKind;
using base::Result;

constexpr Decimal beyond_any_count{1'000'000'000'000};  // Decimal holds less; two of them still fit into 64 bits

constexpr std::string_view joint_documents = "aggregate.joint_documents";  // the function of the rule about them

bool was_laid_down_for(Form const& form, int year)
{
    return form.first_year <= year && (!form.last_year || year <= *form.last_year);
}

// "2023 (a.docx, b.docx), 2024 (c.docx)", of each year the first three files.
std::string years_in_words(std::map<int, std::vector<std::string>> const& files_by_year)
{
    constexpr std::size_t most_files = 3;
    std::string words;
    for (auto const& [year, files] : files_by_year) {
        words += (words.empty() ? "" : ", ") + std::to_string(year) + " (";
        for (std::size_t i = 0; i < std::min(files.size(), most_files); ++i)
            words += (i > 0 ? ", " : "") + files[i];
        words += files.size() > most_files ? ", …)" : ")";
    }
    return words;
}

Result<int> the_one_year(std::vector<MemberReport> const& files)
{
    std::map<int, std::vector<std::string>> by_year;
    for (auto const& [file, report] : files)
        if (report.form != nullptr && report.year)
            by_year[*report.year].push_back(file);
    if (by_year.size() > 1)
        return base::fail(ErrorKind::invalid_input, "total.mixed-years",
                          "the files are of several years: {years}; total one year at a time",
                          {{"years", years_in_words(by_year)}});
    if (by_year.empty())
        return base::fail(ErrorKind::invalid_input, "total.nothing-to-total",
                          "none of the files is a report whose form and year are known");
    return by_year.begin()->first;
}

// The form laid down for the year where some file has it, else that of the first file.
Form const* the_one_form(std::vector<MemberReport> const& files, int year)
{
    Form const* first = nullptr;
    for (auto const& [file, report] : files) {
        if (report.form == nullptr || report.year != year)
            continue;
        if (was_laid_down_for(*report.form, year))
            return report.form;
        first = first == nullptr ? report.form : first;
    }
    return first;
}

class Adder {
public:
    Adder(Form const& form, int year, TotalRequest const& request) : form_{form}, year_{year}, request_{request}
    {
        if (request.expected)
            for (auto const& name : *request.expected)
                expected_.insert(base::fold(name));
    }

    void take(MemberReport const& file)
    {
        auto const& report = file.report;
        Member member{.file = file.file, .organisation = report.organisation, .year = report.year};
        member.state = state_of(report);
        if (member.state == MemberState::counted || member.state == MemberState::own)
            count(member, report);
        handed_in_.insert(base::fold(report.organisation));
        total_.members.push_back(std::move(member));
    }

    void name_missing()
    {
        if (!request_.expected)
            return;
        for (auto const& name : *request_.expected)
            if (!handed_in_.contains(base::fold(name)))
                total_.members.push_back({.organisation = name, .year = year_, .state = MemberState::missing});
    }

    Total finish()
    {
        total_.counted = figures_.size();
        total_.report = empty_report(form_);
        total_.report.organisation = request_.name;
        total_.report.year = year_;
        if (periods_agree_)
            total_.report.period = period_;
        total_.cells.resize(form_.cells.size());
        for (std::size_t cell = 0; cell < form_.cells.size(); ++cell)
            add_up(static_cast<CellIndex>(cell));
        return std::move(total_);
    }

private:
    // The figures of one office, from its first file.
    struct Office {
        std::size_t member = 0;  // position of that file
        std::vector<std::optional<Decimal>> values;
    };

    MemberState state_of(Report const& report) const
    {
        if (report.form == nullptr)
            return MemberState::no_form;
        if (!report.year)
            return MemberState::unknown_year;
        if (report.form != &form_)
            return MemberState::other_form;
        if (base::fold(report.organisation) == base::fold(request_.name))
            return MemberState::own;
        if (request_.expected && !expected_.contains(base::fold(report.organisation)))
            return MemberState::not_expected;
        return MemberState::counted;
    }

    void count(Member& member, Report const& report)
    {
        std::vector<std::optional<Decimal>> values;
        for (auto const& cell : report.cells)
            values.push_back(cell.known());
        // Reports without a printed name cannot be told apart, so none of them is taken for another's double.
        auto const name = base::fold(report.organisation);
        auto const earlier = name.empty() ? offices_.end() : offices_.find(name);
        if (earlier != offices_.end())
            return meet(figures_[earlier->second], values, member);
        if (!name.empty())
            offices_.emplace(name, figures_.size());
        periods_agree_ = periods_agree_ && (figures_.empty() || period_ == report.period);
        period_ = report.period;
        figures_.push_back({total_.members.size(), std::move(values)});
    }

    // Where two files of one office differ, neither is believed.
    void meet(Office& office, std::vector<std::optional<Decimal>> const& values, Member& member)
    {
        member.same_as = total_.members[office.member].file;
        member.state = MemberState::duplicate;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (office.values[i] == values[i])
                continue;
            member.state = MemberState::conflicting;
            member.not_read.push_back(static_cast<CellIndex>(i));
            office.values[i] = std::nullopt;
        }
    }

    void add_up(CellIndex index)
    {
        auto& cell = total_.cells[index];
        for (auto const& office : figures_) {
            auto const& value = office.values[index];
            if (!value) {
                cell.not_read_by.push_back(office.member);
                total_.members[office.member].not_read.push_back(index);
                continue;
            }
            cell.sum_of_known += *value;
            cell.too_large = cell.too_large || cell.sum_of_known >= beyond_any_count || cell.sum_of_known <= -beyond_any_count;
            if (cell.too_large)
                cell.sum_of_known = Decimal{};
        }
        auto& printed = total_.report.cells[index];
        printed.state = CellState::unreadable;
        if (cell.too_large || !cell.not_read_by.empty())
            return;
        cell.sum = cell.sum_of_known;
        printed = {CellState::read, *cell.sum, base::to_string(*cell.sum), {}, {}};
    }

    Form const& form_;
    int year_;
    TotalRequest const& request_;
    std::set<std::string> expected_;
    std::set<std::string> handed_in_;
    std::map<std::string, std::size_t> offices_;  // folded name to position in figures_
    std::vector<Office> figures_;
    std::optional<Period> period_;
    bool periods_agree_ = true;
    Total total_;
};

void find_joint_documents(Total& total, RuleBook const& rules)
{
    auto const& book = rules.rules();
    auto const rule = std::find_if(book.begin(), book.end(), [](Rule const& r) { return r.function == joint_documents; });
    if (rule == book.end() || !rule->on || total.counted < 2)
        return;
    auto const ids = rule->texts.find("cells");
    if (ids == rule->texts.end())
        return;
    for (auto const& id : ids->second)
        if (auto const cell = total.report.form->find_cell(id); cell && total.cells[*cell].sum_of_known > Decimal{})
            total.joint_cells.push_back(*cell);
    if (!total.joint_cells.empty())
        total.joint_rule = &*rule;
}

}  // namespace

std::string_view to_string(MemberState state)
{
    switch (state) {
    case MemberState::counted: return "counted";
    case MemberState::own: return "own";
    case MemberState::duplicate: return "duplicate";
    case MemberState::conflicting: return "conflicting";
    case MemberState::not_expected: return "not-expected";
    case MemberState::other_form: return "other-form";
    case MemberState::unknown_year: return "unknown-year";
    case MemberState::no_form: return "no-form";
    case MemberState::missing: return "missing";
    }
    return {};
}

Result<Total> total_reports(std::vector<MemberReport> const& files, TotalRequest const& request, RuleBook const& rules)
{
    auto const year = the_one_year(files);
    if (!year)
        return tl::unexpected{year.error()};
    Adder adder{*the_one_form(files, *year), *year, request};
    for (auto const& file : files)
        adder.take(file);
    adder.name_missing();
    auto total = adder.finish();
    if (total.counted == 0)
        return base::fail(ErrorKind::invalid_input, "total.nobody-expected",
                          "none of the files is of an office that should be in the total");
    find_joint_documents(total, rules);
    return total;
}

}  // namespace report
