#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <optional>
#include <set>

// Names of other agencies that stand where the own is expected. Chinese has no spaces and no gazetteer is at hand, so a
// name is one only where both its ends can be told: before it a mark, a year, a superior's name or a word that leads to
// an agency (由, 通过), behind it what the own agency does or has (严格, 政府信息公开工作, 人民政府网站).
namespace report::narrative {
namespace {

using Words = std::vector<std::string>;

bool is_han_byte(char c)
{
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
}

// The longest of `words` that the text begins with.
std::string_view leading(std::string_view text, Words const& words)
{
    std::string_view longest;
    for (auto const& word : words)
        if (word.size() > longest.size() && text.starts_with(word))
            longest = word;
    return longest;
}

bool ends_in(std::string_view text, Words const& words)
{
    return std::any_of(words.begin(), words.end(), [text](auto const& word) { return text.ends_with(word); });
}

// 示例县青禾镇: a name in its parts.
struct AgencyName {
    std::string whole;
    std::string superior;       // 示例, of the unit above
    std::string superior_kind;  // 县
    std::string stem;           // 青禾
    std::string kind;           // 镇
};

AgencyName cut(Assessor const& assessor, std::string whole)
{
    AgencyName name;
    for (auto const* rank : {"township_kinds", "county_kinds", "department_kinds"})
        for (auto const& kind : words_of(assessor, rank))
            if (whole.ends_with(kind) && kind.size() > name.kind.size())
                name.kind = kind;
    name.stem = whole.substr(0, whole.size() - name.kind.size());
    for (auto const& kind : words_of(assessor, "superiors"))
        if (auto const at = name.stem.rfind(kind); at != std::string::npos && at > 3 && at + kind.size() < name.stem.size()) {
            name.superior = name.stem.substr(0, at);
            name.superior_kind = kind;
            name.stem = name.stem.substr(at + kind.size());
        }
    for (auto const& kind : words_of(assessor, "superiors"))  // 江源市示例 -> 示例
        if (auto const at = name.superior.rfind(kind); at != std::string::npos && at + kind.size() + 3 < name.superior.size())
            name.superior = name.superior.substr(at + kind.size());
    name.whole = std::move(whole);
    return name;
}

// 示例县青禾镇人民政府 -> 示例县青禾镇, 示例区人民政府金水街道办事处 -> 示例区金水街道, 示例县人民政府办公室 -> 示例县
AgencyName own_name(Assessor const& assessor)
{
    auto const& government = words_of(assessor, "government");
    auto own = cut(assessor, base::fold(assessor.report().organisation));
    for (auto const& word : government)
        if (own.whole.ends_with(word))
            if (auto name = cut(assessor, own.whole.substr(0, own.whole.size() - word.size())); !name.kind.empty()) {
                own = std::move(name);
                break;
            }
    for (auto const& word : government)
        if (auto const at = own.whole.find(word); at != std::string::npos && at > 0 && at + word.size() < own.whole.size())
            return cut(assessor, own.whole.substr(0, at) + own.whole.substr(at + word.size()));
    return own;
}

// What stands before a name.
enum class Edge : std::uint8_t { none, mark, lead, superior };

// A name found in a passage: [begin, end) with its superior and 人民政府.
struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string plain;  // 柳林镇
};

class NameReader {
public:
    NameReader(Assessor const& assessor, AgencyName const& own)
        : assessor_{assessor}, own_{own}, kinds_{own_kinds()}, county_kinds_{superior_kinds()}, starts_{kinds_},
          government_{words_of(assessor, "government")}, followers_{words_of(assessor, "followers")},
          contexts_{words_of(assessor, "contexts")}, leads_{words_of(assessor, "leads")},
          superiors_{words_of(assessor, "superiors")}, no_name_{words_of(assessor, "no_name")},
          no_end_{words_of(assessor, "no_name_ends")}
    {
        starts_.add(county_kinds_);
    }

    template <class Found>  // void(Mention)
    void read(std::string_view text, Found const& found) const
    {
        for (auto at = starts_.next(text, 0); at < text.size(); at = starts_.next(text, at + 3))
            if (auto const mention = mention_at(text, at))
                found(*mention);
    }

private:
    struct Name {
        Edge edge = Edge::none;
        std::size_t begin = 0;  // with the superior's name
        std::size_t stem = 0;
        bool bare = false;      // 县柳林镇: the superior without its name
    };

    // The kinds of agency that are of one rank with the own (镇, 乡, …); of a department only its own.
    [[nodiscard]] Words own_kinds() const
    {
        for (auto const* rank : {"township_kinds", "county_kinds"})
            if (auto const& kinds = words_of(assessor_, rank); std::find(kinds.begin(), kinds.end(), own_.kind) != kinds.end())
                return kinds;
        return own_.kind.empty() ? Words{} : Words{own_.kind};
    }

    // The kinds of the unit above, where the own name tells which it is: 柳河县人民政府 in a report of 示例县青禾镇.
    [[nodiscard]] Words superior_kinds() const
    {
        Words kinds;
        if (!own_.superior.empty())
            std::copy_if(superiors().begin(), superiors().end(), std::back_inserter(kinds), [](auto const& kind) { return kind == "县" || kind == "区" || kind == "旗"; });
        return kinds;
    }

    [[nodiscard]] Words const& superiors() const { return words_of(assessor_, "superiors"); }

    [[nodiscard]] std::optional<Mention> mention_at(std::string_view text, std::size_t at) const
    {
        if (auto const kind = leading(text.substr(at), kinds_); !kind.empty())
            return of_own_rank(text, at, kind);
        if (auto const kind = leading(text.substr(at), county_kinds_); !kind.empty())
            return of_superior(text, at, kind);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Mention> of_own_rank(std::string_view text, std::size_t at, std::string_view kind) const
    {
        auto const before = text.substr(0, at);
        if (before.ends_with(own_.stem) && kind == own_.kind)
            return std::nullopt;
        if (kind == "市" && own_.kind != kind)
            return std::nullopt;  // the city above
        auto const name = name_before(before);
        auto const behind = name.edge == Edge::none ? Behind::nothing : behind_of(text, at + kind.size());
        if (behind == Behind::nothing)
            return std::nullopt;
        bool const named = name.edge == Edge::lead || (name.edge == Edge::superior && !name.bare) || is_quoted(text, name);
        bool const acts = behind == Behind::acts && name.edge == Edge::mark;
        if (!named && !acts)
            return std::nullopt;
        auto const end = at + kind.size() + leading(text.substr(at + kind.size()), government_).size();
        return Mention{name.begin, end, std::string{before.substr(name.stem)} + std::string{kind}};
    }

    // 通过柳河县人民政府网站, and 柳河县青禾镇 where the own is 示例县青禾镇.
    [[nodiscard]] std::optional<Mention> of_superior(std::string_view text, std::size_t at, std::string_view kind) const
    {
        auto const before = text.substr(0, at);
        auto const rest = text.substr(at + kind.size());
        if (before.ends_with(own_.superior))
            return std::nullopt;
        auto const own = own_.stem + own_.kind;
        auto const tail = rest.starts_with(own) ? own.size() : leading(rest, government_).size();
        auto const name = name_before(before);
        bool const named = name.edge == Edge::lead || is_quoted(text, name) || (rest.starts_with(own) && name.edge == Edge::mark);
        if (tail == 0 || !named)
            return std::nullopt;
        return Mention{name.stem, at + kind.size() + tail, std::string{before.substr(name.stem)} + std::string{kind}};
    }

    [[nodiscard]] static bool is_quoted(std::string_view text, Name const& name)
    {
        return name.edge == Edge::mark && name.begin > 0 && text[name.begin - 1] == '"';
    }

    // acts: 严格…, which only an agency does; has: 党政办公室, 政府信息公开工作, also behind a word that is no name.
    enum class Behind : std::uint8_t { nothing, has, acts };

    [[nodiscard]] Behind behind_of(std::string_view text, std::size_t at) const
    {
        auto const government = leading(text.substr(at), government_).size();
        auto const rest = text.substr(at + government);
        if (!leading(rest, followers_).empty())
            return Behind::acts;
        bool const year = rest.size() > 4 && rest[0] == '2' && rest[1] == '0';
        return government > 0 || year || !leading(rest, contexts_).empty() ? Behind::has : Behind::nothing;
    }

    // The shortest run of characters that ends the text and can be a name.
    [[nodiscard]] Name name_before(std::string_view before) const
    {
        constexpr std::size_t shortest = 6;
        auto const longest = static_cast<std::size_t>(3 * assessor_.limit("characters"));
        for (std::size_t size = 3; size <= std::min(longest, before.size()) && is_han_byte(before[before.size() - size]); size += 3) {
            auto const stem = before.substr(before.size() - size);
            auto const left = before.substr(0, before.size() - size);
            auto const edge = size < shortest ? Edge::none : edge_of(left);
            if (edge == Edge::none)
                continue;
            if (ends_in(stem, no_end_) || contains_any(stem, no_name_))
                return {};
            return with_superior({edge, left.size(), left.size(), false}, left);
        }
        return {};
    }

    [[nodiscard]] Edge edge_of(std::string_view left) const
    {
        if (left.empty() || !is_han_byte(left[left.size() < 3 ? 0 : left.size() - 3]) || left.ends_with("年"))
            return Edge::mark;
        if (ends_in(left, leads_))
            return Edge::lead;
        return ends_in(left, superiors_) ? Edge::superior : Edge::none;
    }

    [[nodiscard]] Name with_superior(Name name, std::string_view left) const
    {
        if (name.edge != Edge::superior)
            return name;
        left.remove_suffix(3);
        name.bare = left.empty() || !is_han_byte(left[left.size() < 3 ? 0 : left.size() - 3]) || ends_in(left, no_end_);
        for (std::size_t i = 0; i < 3 && !left.empty() && left.size() >= 3 && is_han_byte(left[left.size() - 3]) && edge_of(left) == Edge::none; ++i)
            left.remove_suffix(3);
        name.begin = left.size();
        return name;
    }

    Assessor const& assessor_;
    AgencyName const& own_;
    Words kinds_;
    Words county_kinds_;
    WordStarts starts_;
    Words const& government_;
    Words const& followers_;
    Words const& contexts_;
    Words const& leads_;
    Words const& superiors_;
    Words const& no_name_;
    Words const& no_end_;
};

// From the full stop or semicolon before to the one behind, at most some four hundred characters.
std::string_view sentence_around(Passage const& passage, Mention const& mention)
{
    constexpr std::size_t reach = 600;
    auto const ends = [](Token const& token) { return token.kind == Kind::stop || token.kind == Kind::semicolon; };
    auto from = mention.begin > reach ? mention.begin - reach : 0;
    auto to = std::min(mention.end + reach, passage.text().size());
    auto token = std::partition_point(passage.tokens.begin(), passage.tokens.end(), [from](Token const& t) { return t.end < from; });
    for (; token != passage.tokens.end() && token->begin < to; ++token)
        if (ends(*token))
            (token->end <= mention.begin ? from : to) = token->end;
    return passage.text().substr(from, to - from);
}

// The profile names the place, or the sentence tells of a visit or of work done together.
bool is_allowed(Assessor const& assessor, Passage const& passage, AgencyName const& own, Mention const& mention)
{
    if (contains(own.whole, mention.plain))
        return true;
    if (contains_any(sentence_around(passage, mention), words_of(assessor, "visits")))
        return true;
    auto const* profile = assessor.facts().profile;
    if (profile == nullptr)
        return false;
    auto const names = [&](std::string const& allowed) { return contains(base::fold(allowed), mention.plain); };
    return std::any_of(profile->allowed_names.begin(), profile->allowed_names.end(), names) ||
           (profile->members && std::any_of(profile->members->begin(), profile->members->end(), names)) ||
           (profile->region && names(*profile->region));
}

}  // namespace

void names_of_others(Assessor& assessor)
{
    auto const own = own_name(assessor);
    if (own.kind.empty() || own.stem.empty())
        return assessor.not_assessable();
    TextOf const text{assessor};
    NameReader const reader{assessor, own};
    std::set<std::string> seen;
    for (auto const& passage : text->passages) {
        if (passage.section != 0 && passage.section != 4 && passage.section != 5 && passage.section != preamble)
            continue;
        reader.read(passage.text(), [&](Mention const& mention) {
            if (is_allowed(assessor, passage, own, mention) || !seen.insert(mention.plain).second)
                return;
            auto finding = finding_at(passage);
            finding.words = {{"other", std::string{passage.source(mention.begin, mention.end)}}, {"org", assessor.report().organisation},
                             {"quote", quote_around(passage, mention.begin, mention.end)}};
            assessor.failed(std::move(finding));
        });
    }
    if (seen.empty())
        assessor.passed();
}

}  // namespace report::narrative
