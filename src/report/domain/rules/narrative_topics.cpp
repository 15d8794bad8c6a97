#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <array>

// What the parts have to speak of.
namespace report::narrative {
namespace {

constexpr std::size_t overview = 0;  // part one
constexpr std::size_t problems = 4;  // part five
constexpr std::size_t other_matters = 5;  // part six

bool has_text(Assessor const& assessor, std::size_t section)
{
    auto const& part = assessor.report().sections[section];
    return part.present && !part.paragraphs.empty();
}

bool mentions(std::span<Passage const> passages, std::string_view word)
{
    return std::any_of(passages.begin(), passages.end(), [word](Passage const& passage) { return contains(passage.text(), word); });
}

bool mentions_any(std::span<Passage const> passages, std::vector<std::string> const& words)
{
    return std::any_of(words.begin(), words.end(), [&](auto const& word) { return mentions(passages, word); });
}

bool mentions_topic(std::span<Passage const> passages, Label const& label)
{
    return mentions(passages, base::fold(label.official)) ||
           std::any_of(label.variants.begin(), label.variants.end(), [&](auto const& v) { return mentions(passages, base::fold(v)); });
}

void append_name(std::string& names, std::string_view name)
{
    names += names.empty() ? "" : "、";
    names += name;
}

// Governments report on these; departments and sub-district offices need not.
std::optional<bool> is_government(Assessor const& assessor)
{
    using enum Level;
    if (auto const* profile = assessor.facts().profile; profile != nullptr && profile->level)
        return *profile->level == township || *profile->level == county || *profile->level == city || *profile->level == province;
    auto const& name = assessor.report().organisation;
    if (name.empty())
        return std::nullopt;
    auto const& ends = words_of(assessor, "government_ends");
    return std::any_of(ends.begin(), ends.end(), [&](auto const& end) { return name.ends_with(end); });
}

// The sentence of `text` around [begin, end), at most `reach` bytes to either side.
std::string_view near(Passage const& passage, std::size_t begin, std::size_t end, std::size_t reach)
{
    std::size_t from = begin > reach ? begin - reach : 0;
    std::size_t to = std::min(end + reach, passage.text().size());
    for (auto const& token : passage.tokens) {
        if (token.kind != Kind::stop && token.kind != Kind::semicolon)
            continue;
        if (token.end <= begin)
            from = std::max<std::size_t>(from, token.end);
        else if (token.begin >= end)
            to = std::min<std::size_t>(to, token.begin);
    }
    return passage.text().substr(from, to - from);
}

bool has_count(Passage const& passage, std::string_view window)
{
    auto const from = static_cast<std::size_t>(window.data() - passage.text().data());
    return std::any_of(passage.tokens.begin(), passage.tokens.end(), [&](Token const& token) {
        bool const result = token.is_count() || (token.kind == Kind::number && token.unit.kind == UnitKind::share);
        return result && token.begin >= from && token.end <= from + window.size();
    });
}

// The word stands with a result, and not as the name of a system (责任追究制度).
bool states_result(Assessor const& assessor, Passage const& passage, std::string_view word)
{
    auto const reach = static_cast<std::size_t>(3 * assessor.limit("window"));
    auto const text = passage.text();
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        auto const behind = text.substr(at + word.size(), 15);
        auto const& systems = words_of(assessor, "systems");
        if (std::any_of(systems.begin(), systems.end(), [&](auto const& system) { return behind.starts_with(system); }))
            continue;
        auto const window = near(passage, at, at + word.size(), reach);
        if (has_count(passage, window) || contains_any(window, words_of(assessor, "results")))
            return true;
    }
    return false;
}

bool states_any_result(Assessor const& assessor, Narrative const& text, std::vector<std::string> const& words)
{
    for (auto const section : {overview, other_matters})
        for (auto const& passage : text.section(section))
            for (auto const& word : words)
                if (contains(passage.text(), word) && states_result(assessor, passage, word))
                    return true;
    return false;
}

// The text outside 《》 and brackets says that nothing was charged, or how much.
bool states_fee(Assessor const& assessor, Passage const& passage)
{
    std::string plain;
    std::size_t from = 0;
    bool amount = false;
    for (auto const& token : passage.tokens) {
        amount = amount || (token.is_count() && token.unit.kind >= UnitKind::money);
        if (token.kind != Kind::title)
            continue;
        plain += passage.text().substr(from, token.begin - from);
        from = token.end;
    }
    plain += passage.text().substr(from);
    return amount || contains_any(plain, words_of(assessor, "none_charged"));
}

}  // namespace

void topics(Assessor& assessor)
{
    auto const* form = assessor.report().form;
    if (form == nullptr || form->sections[overview].topics.empty() || !has_text(assessor, overview))
        return assessor.not_assessable();
    TextOf const text{assessor};
    std::string missing;
    for (auto const& topic : form->sections[overview].topics)
        if (!mentions_topic(text->section(overview), topic.label))
            append_name(missing, topic.label.official);
    if (missing.empty())
        return assessor.passed();
    Finding finding;
    finding.at = assessor.report().sections[overview].at;
    finding.words = {{"topic", missing}};
    assessor.failed(std::move(finding));
}

void supervision_results(Assessor& assessor)
{
    auto const government = is_government(assessor);
    if (!government || (!has_text(assessor, overview) && !has_text(assessor, other_matters)))
        return assessor.not_assessable();
    if (!*government)
        return assessor.passed();
    TextOf const text{assessor};
    std::string missing;
    for (auto const* name : {"assessment", "rating", "accountability"}) {
        auto const& words = words_of(assessor, name);
        if (!words.empty() && !states_any_result(assessor, *text, words))
            append_name(missing, words.front());
    }
    if (missing.empty())
        return assessor.passed();
    Finding finding;
    finding.at = assessor.report().sections[overview].at;
    finding.words = {{"missing", missing}};
    assessor.failed(std::move(finding));
}

void problems_and_improvement(Assessor& assessor)
{
    if (!has_text(assessor, problems))
        return assessor.not_assessable();
    TextOf const text{assessor};
    auto const passages = text->section(problems);
    std::string missing;
    for (auto const* name : {"problems", "improvement"}) {
        auto const& words = words_of(assessor, name);
        if (!words.empty() && !mentions_any(passages, words))
            append_name(missing, words.front());
    }
    if (missing.empty())
        return assessor.passed();
    Finding finding;
    finding.at = assessor.report().sections[problems].at;
    finding.words = {{"missing", missing}};
    assessor.failed(std::move(finding));
}

void processing_fee(Assessor& assessor)
{
    auto const& section = assessor.report().sections[other_matters];
    if (!section.present)
        return assessor.not_assessable();
    TextOf const text{assessor};
    auto const passages = text->section(other_matters);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (!contains_any(passages[i].text(), words_of(assessor, "fee")))
            continue;
        bool const next = i + 1 < passages.size() && contains(passages[i].text().substr(passages[i].text().size() - 1), ":") &&
                          states_fee(assessor, passages[i + 1]);
        if (next || states_fee(assessor, passages[i]))
            return assessor.passed();
    }
    Finding finding;
    finding.at = section.at;
    assessor.failed(std::move(finding));
}

}  // namespace report::narrative
