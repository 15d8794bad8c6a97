#include "report/reading/read_report.hpp"

#include "report/domain/own_note.hpp"
#include "report/reading/cell_text.hpp"
#include "report/reading/element.hpp"
#include "report/reading/figures.hpp"
#include "report/reading/form_labels.hpp"
#include "report/reading/outline.hpp"
#include "report/reading/recognised_labels.hpp"
#include "report/reading/title_text.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <unordered_map>

namespace report {
namespace {

constexpr std::array<std::string_view, 9> page_ends{"版权所有", "ICP备", "主办单位", "上一篇", "下一篇", "打印本页", "关闭窗口", "扫一扫", "公网安备"};
// Of the line that a site puts between the title and the text.
constexpr std::array<std::string_view, 11> page_bars{"来源：", "来源:", "字号：", "【字体", "[字体", "浏览次数", "点击数", "发布日期：", "发布时间：", "索引号：", "分享到"};

// For each label the forms that have it, one bit a form.
using LabelOwners = std::unordered_map<std::string, unsigned>;

LabelOwners owners_of(std::vector<FormLabels> const& forms)
{
    LabelOwners owners;
    for (std::size_t f = 0; f < forms.size(); ++f)
        forms[f].for_each([&](std::string const& key, LabelMeaning const& meaning) {
            if (meaning.kind != LabelMeaning::Kind::header && meaning.kind != LabelMeaning::Kind::case_outcome)
                owners[key] |= 1U << f;
        });
    return owners;
}

struct FormVotes {
    std::vector<int> only;  // labels that no other form has
    int shared = 0;

    void add(std::string const& key, LabelOwners const& owners)
    {
        auto const found = key.empty() ? owners.end() : owners.find(key);
        if (found == owners.end())
            return;
        if (std::has_single_bit(found->second))
            ++only[static_cast<std::size_t>(std::countr_zero(found->second))];
        else
            ++shared;
    }
};

FormVotes count_votes(std::vector<Element> const& elements, Outline const& outline, LabelOwners const& owners, std::size_t forms)
{
    FormVotes votes{std::vector<int>(forms), 0};
    for (std::size_t i = 0; i < elements.size(); ++i) {
        auto const& element = elements[i];
        for (auto const& slot : element.slots)
            votes.add(slot.key, owners);
        if (element.kind != Element::Kind::line || element.text.size() > longest_label)
            continue;
        if (auto const part = outline.part_of(static_cast<int>(i)); part >= 1 && part <= 3)
            for (auto const& slot : line_slots(element))
                votes.add(slot.key, owners);
    }
    return votes;
}

// The form whose own labels stand in the tables. Labels that stand in several forms leave the choice to the year; without
// one it stays open, for a guess would give every cell a place it may not have.
struct ChosenForm {
    FormLabels const* labels = nullptr;
    FormLabels const* other = nullptr;  // another form whose labels stand there too
};

ChosenForm choose_form(FormVotes const& votes, std::vector<FormLabels> const& forms, std::optional<int> year)
{
    auto const best = std::max_element(votes.only.begin(), votes.only.end());
    ChosenForm chosen;
    if (*best > 0) {
        chosen.labels = &forms[static_cast<std::size_t>(best - votes.only.begin())];
        for (std::size_t f = 0; f < forms.size(); ++f)
            if (&forms[f] != chosen.labels && votes.only[f] > 0)
                chosen.other = &forms[f];
        return chosen;
    }
    if (votes.shared == 0)
        return chosen;
    for (auto const& form : forms)
        if (year && *year >= form.form().first_year && (!form.form().last_year || *year <= *form.form().last_year))
            chosen.labels = &form;
    return chosen;
}

bool ends_the_page(std::string_view text)
{
    return text.size() <= 300 && std::any_of(page_ends.begin(), page_ends.end(), [text](auto mark) {
        return text.find(mark) != std::string_view::npos;
    });
}

bool is_page_bar(std::string_view text)
{
    return text.size() <= 300 && text.find("。") == std::string_view::npos &&
           std::any_of(page_bars.begin(), page_bars.end(), [text](auto mark) { return text.find(mark) != std::string_view::npos; });
}

// The cells of a row that is no part of an official table, as one line of text.
std::string row_text(Element const& element)
{
    std::string text;
    for (auto const& slot : element.slots) {
        if (!text.empty() && !slot.text.empty())
            text += ' ';
        text += slot.text;
    }
    return text;
}

bool is_text(Element const& element)
{
    return element.kind == Element::Kind::line || !element.text.empty();
}

// Our own notes (own_note.hpp) are no text of the report, and their labels no rows of a table.
void drop_own_notes(std::vector<Element>& elements)
{
    for (auto first = elements.begin(); first != elements.end();) {
        if (!is_text(*first) || !opens_own_note(first->text)) {
            ++first;
            continue;
        }
        auto const last = std::find_if(first, elements.end(), [](Element const& element) {
            return is_text(element) && closes_own_note(element.text);
        });
        first = elements.erase(first, last == elements.end() ? first + 1 : last + 1);  // never all that follows
    }
}

// The elements that the title stands in; none when there is no title.
template <class Elements>
auto title_lines(Elements& elements, Outline const& outline)
{
    auto const first = static_cast<std::size_t>(std::max(outline.title, 0));
    auto const count = outline.title < 0 ? 0 : static_cast<std::size_t>(outline.title_lines);
    return std::span{elements}.subspan(first, count);
}

void mark_headings(std::vector<Element>& elements, Outline const& outline)
{
    for (auto const& part : outline.parts)
        if (part.element >= 0)
            elements[static_cast<std::size_t>(part.element)].used = true;
    for (auto& line : title_lines(elements, outline))
        line.used = true;
}

void fill_sections(Report& report, std::vector<Element> const& elements, Outline const& outline)
{
    for (std::size_t s = 0; s < section_count; ++s) {
        auto const& part = outline.parts[s];
        if (part.element < 0)
            continue;
        auto const& heading = elements[static_cast<std::size_t>(part.element)];
        report.sections[s].present = true;
        report.sections[s].title = std::string{trim(part.title)};
        report.sections[s].at = heading.at;
        if (!part.rest.empty())
            report.sections[s].paragraphs.push_back({std::string{part.rest}, heading.at});
        report.printed.sections.push_back({s, std::string{heading.text}, heading.at});
    }
    std::sort(report.printed.sections.begin(), report.printed.sections.end(), [&outline](auto const& a, auto const& b) {
        return outline.parts[a.section].element < outline.parts[b.section].element;
    });
    for (std::size_t i = 0; i < elements.size(); ++i) {
        auto const& element = elements[i];
        auto const part = outline.part_of(static_cast<int>(i));
        if (part == static_cast<int>(section_count) - 1 && ends_the_page(element.text))
            break;
        if (element.used || element.kind == Element::Kind::picture || static_cast<int>(i) < outline.title)
            continue;
        auto text = element.kind == Element::Kind::row ? row_text(element) : std::string{element.text};
        if (text.empty() || (part < 0 && is_page_bar(text)))
            continue;
        auto& paragraphs = part < 0 ? report.preamble : report.sections[static_cast<std::size_t>(part)].paragraphs;
        paragraphs.push_back({std::move(text), element.at});
    }
}

void fill_title(Report& report, std::vector<Element> const& elements, Outline const& outline, document::Document const& document)
{
    for (auto const& line : title_lines(elements, outline))
        report.title += line.text;
    if (outline.title >= 0)
        report.title_at = elements[static_cast<std::size_t>(outline.title)].at;
    else if (document.title.find("公开") != std::string::npos)
        report.title = document.title.substr(0, document.title.find_first_of("_|"));
    report.organisation = organisation_of_title(report.title);
    report.year = year_of_title(report.title);
}

void fill_periods(Report& report)
{
    report.printed.periods = stated_periods(report);
    for (auto const& stated : report.printed.periods)
        if (!report.period)
            report.period = stated.period;
    if (!report.year && report.period && report.period->from.year() == report.period->to.year())
        report.year = report.period->from.year();
    if (report.organisation.empty())
        report.organisation = organisation_of_text(report);
}

}  // namespace

struct ReportReader::Prepared {
    explicit Prepared(Forms const& all) : headings{all.all().front()}
    {
        for (auto const& form : all.all()) {
            forms.emplace_back(form);
            printed.emplace_back(form);
        }
        owners = owners_of(forms);
    }

    std::vector<FormLabels> forms;
    std::vector<PrintedLabels> printed;
    LabelOwners owners;
    HeadingKeys headings;  // forms share their headings, so any form's will do
};

ReportReader::ReportReader(Forms const& forms) : prepared_{std::make_unique<Prepared>(forms)} {}

ReportReader::ReportReader(ReportReader&&) noexcept = default;
ReportReader& ReportReader::operator=(ReportReader&&) noexcept = default;
ReportReader::~ReportReader() = default;

Report ReportReader::read(document::Document const& source) const
{
    auto const mended = mend_recognised_labels(source, prepared_->printed);
    auto const& document = mended ? *mended : source;
    auto const characters = is_traditional(document) ? Characters::simplified : Characters::as_they_are;
    auto elements = to_elements(document, characters);
    drop_own_notes(elements.list);
    auto const outline = find_outline(elements.list, prepared_->headings);
    mark_headings(elements.list, outline);

    Report report;
    fill_title(report, elements.list, outline, document);
    auto const votes = count_votes(elements.list, outline, prepared_->owners, prepared_->forms.size());
    auto const chosen = choose_form(votes, prepared_->forms, report.year);
    report.printed.from_document = true;
    if (chosen.labels != nullptr) {
        report.form = &chosen.labels->form();
        report.cells.resize(report.form->cells.size());
        fill_figures(report, collect_rows(elements.list, outline, *chosen.labels));
    }
    if (chosen.other != nullptr)
        report.printed.other_form = chosen.other->form().id;
    report.printed.tables_in_pictures = elements.has_pictures && !report.printed.lost.empty();
    fill_sections(report, elements.list, outline);
    fill_periods(report);
    return report;
}

}  // namespace report
