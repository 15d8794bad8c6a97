#include "requests/redaction/redaction_list.hpp"

#include "base/ensure.hpp"
#include "base/result.hpp"

namespace requests {
namespace {

using document::Paragraph;

using Counts = std::map<std::size_t, int>;  // by the reason's position in the law

std::size_t position_of(RedactionLaw const& law, std::string const& reason)
{
    auto const* found = law.reason(reason);
    base::ensure(found != nullptr, "an area has a reason of the law");
    return static_cast<std::size_t>(found - law.reasons.data());
}

std::string say_counts(Counts const& counts, RedactionLaw const& law)
{
    std::string words;
    for (auto const& [reason, count] : counts)
        words += (words.empty() ? "" : "、") +
                 base::fill_words(law.list_count, {{"reason", law.reasons[reason].label.zh}, {"count", std::to_string(count)}});
    return words;
}

}  // namespace

document::Document redaction_list(std::vector<RedactionArea> const& areas, RedactionLaw const& law)
{
    std::map<int, Counts> by_page;
    Counts all;
    for (auto const& area : areas) {
        auto const reason = position_of(law, area.reason);
        ++by_page[area.page][reason];
        ++all[reason];
    }
    document::Document list{.format = "redaction", .title = law.list_title};
    list.blocks.emplace_back(document::Heading{.level = 0, .text = law.list_title, .at = {}});
    list.blocks.emplace_back(Paragraph{base::fill_words(law.list_intro, {{"count", std::to_string(areas.size())}}), {}});
    for (auto const& [page, counts] : by_page)
        list.blocks.emplace_back(Paragraph{base::fill_words(law.list_page, {{"page", std::to_string(page)}, {"reasons", say_counts(counts, law)}}), {}});
    for (auto const& [reason, count] : all)
        list.blocks.emplace_back(Paragraph{
            base::fill_words(law.list_basis, {{"reason", law.reasons[reason].label.zh}, {"basis", law.reasons[reason].basis}}), {}});
    return list;
}

}  // namespace requests
