#include "disclosure/domain/document_register.hpp"

#include "base/fold.hpp"

#include <algorithm>

namespace disclosure {
namespace {

constexpr std::size_t longest_text = 600;  // bytes: two hundred characters

Date last_day_of(int year)
{
    return std::chrono::year{year} / 12 / 31;
}

}  // namespace

std::string_view to_string(DocumentKind kind)
{
    return document_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<DocumentKind> parse_document_kind(std::string_view text)
{
    auto const* const found = std::ranges::find(document_kind_names, text);
    if (found == document_kind_names.end())
        return std::nullopt;
    return static_cast<DocumentKind>(found - document_kind_names.begin());
}

std::string_view to_string(ActKind kind)
{
    return act_kind_names.at(static_cast<std::size_t>(kind));
}

base::Faults faults_of(NormativeDocument const& document, Date today)
{
    base::Faults faults;
    if (document.title.empty() || document.title.size() > longest_text)
        faults.push_back({"title", "register.bad-title"});
    if (document.file_number.empty() || document.file_number.size() > longest_text)
        faults.push_back({"file_number", "register.bad-number"});
    if (document.issued_on > today)
        faults.push_back({"issued_on", "register.not-yet-issued"});
    if (document.repealed_on && (*document.repealed_on < document.issued_on || *document.repealed_on > today))
        faults.push_back({"repealed_on", "register.bad-repeal"});
    if (!document.repealed_on && !document.repealed_by.empty())
        faults.push_back({"repealed_on", "register.repealed-when"});
    return faults;
}

FileNumbers::FileNumbers(std::span<NormativeDocument const> documents)
{
    for (auto const& document : documents)
        documents_.emplace(base::fold(document.file_number), &document);
}

NormativeDocument const* FileNumbers::find(std::string_view file_number) const
{
    auto const [begin, end] = documents_.equal_range(base::fold(file_number));
    auto const alike = std::find_if(begin, end, [&](auto const& entry) { return entry.second->file_number == file_number; });
    if (alike != end)
        return alike->second;
    return begin == end ? nullptr : begin->second;
}

bool FileNumbers::is_taken(NormativeDocument const& by) const
{
    auto const [begin, end] = documents_.equal_range(base::fold(by.file_number));
    return std::any_of(begin, end, [&](auto const& entry) { return entry.second->number != by.number; });
}

bool is_in_force(NormativeDocument const& document, Date on)
{
    return document.issued_on <= on && (!document.repealed_on || *document.repealed_on > on);
}

std::map<DocumentKind, DocumentCounts> count_documents(std::span<NormativeDocument const> documents, int year)
{
    std::map<DocumentKind, DocumentCounts> counts;
    for (auto const& document : documents) {
        auto& of_kind = counts[document.kind];
        of_kind.issued += document.issued_on.year() == year ? 1 : 0;
        of_kind.repealed += document.repealed_on && document.repealed_on->year() == year ? 1 : 0;
        of_kind.in_force += is_in_force(document, last_day_of(year)) ? 1 : 0;
    }
    return counts;
}

std::optional<Decimal> sum_of_year(MonthlyFigures const& figures)
{
    Decimal sum;
    for (auto const& figure : figures) {
        if (!figure)
            return std::nullopt;
        sum += *figure;
    }
    return sum;
}

bool is_figure_of(ActKind kind, Decimal value)
{
    return value >= Decimal{0} && (kind == ActKind::admin_fee || value.is_whole());
}

}  // namespace disclosure
