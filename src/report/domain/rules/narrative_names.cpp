#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <optional>
#include <set>

// Names of other agencies that stand where the own is expected: at the head of a clause, as the one that acts.
// A name cannot be told from any other word without a gazetteer, so only this position counts.
namespace report::narrative {
namespace {

struct Name {
    std::string_view whole;  // 柳林镇人民政府
    std::string_view stem;   // 柳林
    std::string_view kind;   // 镇
};

bool is_han_byte(char c)
{
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
}

// The end of `list` that the text begins with.
std::string_view leading(std::string_view text, std::vector<std::string> const& list)
{
    std::string_view longest;
    for (auto const& word : list)
        if (word.size() > longest.size() && text.starts_with(word))
            longest = word;
    return longest;
}

// The kinds of agency (镇, 乡, …) that are of one rank with the own: the entry's list in which the own name ends.
std::vector<std::string> own_kinds(Assessor const& assessor, std::string_view own)
{
    for (auto const* rank : {"township_kinds", "county_kinds", "department_kinds"})
        for (auto const& kind : words_of(assessor, rank))
            if (own.ends_with(kind))
                return words_of(assessor, rank);
    return {};
}

// 嘉祥县金屯镇人民政府 -> 嘉祥县金屯镇
std::string without_government(Assessor const& assessor, std::string_view organisation)
{
    auto own = base::fold(organisation);
    for (auto const& end : words_of(assessor, "government"))
        if (own.ends_with(end)) {
            own.resize(own.size() - end.size());
            break;
        }
    return own;
}

// A name of two to eight characters and a kind at the head of `text`, followed by what only an acting agency is
// followed by.
std::optional<Name> name_at(Assessor const& assessor, std::string_view text, std::vector<std::string> const& kinds)
{
    constexpr std::size_t shortest = 6;
    auto const longest = static_cast<std::size_t>(3 * assessor.limit("characters"));
    for (std::size_t stem = 3; stem <= longest && stem + 3 < text.size() && is_han_byte(text[stem - 3]); stem += 3) {
        auto const kind = stem < shortest ? std::string_view{} : leading(text.substr(stem), kinds);
        if (kind.empty())
            continue;
        auto const government = leading(text.substr(stem + kind.size()), words_of(assessor, "government"));
        auto const size = stem + kind.size() + government.size();
        if (!leading(text.substr(size), words_of(assessor, "followers")).empty())
            return Name{text.substr(0, size), text.substr(0, stem), kind};
    }
    return std::nullopt;
}

bool is_allowed(Assessor const& assessor, std::string_view own, Name const& name)
{
    auto const plain = std::string{name.stem} + std::string{name.kind};
    if (contains(own, plain) || contains(plain, own))
        return true;
    if (contains_any(name.stem, words_of(assessor, "no_name")))
        return true;
    auto const* profile = assessor.facts().profile;
    if (profile == nullptr)
        return false;
    auto const names = [&](std::string const& allowed) { return contains(base::fold(allowed), plain); };
    return std::any_of(profile->allowed_names.begin(), profile->allowed_names.end(), names) ||
           (profile->members && std::any_of(profile->members->begin(), profile->members->end(), names)) ||
           (profile->region && names(*profile->region));
}

// Places in the passage where a clause begins, also behind the year that it names first (2024年柳林镇…).
std::vector<std::size_t> clause_heads(Passage const& passage)
{
    std::vector<std::size_t> heads{0};
    for (auto const& token : passage.tokens) {
        bool const mark = token.kind == Kind::comma || token.kind == Kind::stop || token.kind == Kind::semicolon || token.kind == Kind::colon;
        if (mark || (token.kind == Kind::number && token.unit.kind == UnitKind::year))
            heads.push_back(token.end);
    }
    return heads;
}

}  // namespace

void names_of_others(Assessor& assessor)
{
    auto const own = without_government(assessor, assessor.report().organisation);
    auto const kinds = own_kinds(assessor, own);
    if (own.empty() || kinds.empty())
        return assessor.not_assessable();
    TextOf const text{assessor};
    std::set<std::string_view> seen;
    for (auto const& passage : text->passages) {
        if (passage.section != 0 && passage.section != 4 && passage.section != 5)
            continue;
        for (auto const head : clause_heads(passage)) {
            auto const name = name_at(assessor, passage.text().substr(head), kinds);
            if (!name || is_allowed(assessor, own, *name) || !seen.insert(name->whole).second)
                continue;
            auto finding = finding_at(passage);
            finding.words = {{"other", std::string{name->whole}}, {"org", assessor.report().organisation},
                             {"quote", quote_around(passage, head, head + name->whole.size())}};
            assessor.failed(std::move(finding));
        }
    }
    if (seen.empty())
        assessor.passed();
}

}  // namespace report::narrative
