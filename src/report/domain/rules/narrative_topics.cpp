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

void append_name(std::string& names, std::string_view name)
{
    names += names.empty() ? "" : "、";
    names += name;
}

// A topic's names, folded.
std::vector<std::string> names_of(FormTopic const& topic)
{
    std::vector<std::string> names{base::fold(topic.label.official)};
    for (auto const& variant : topic.label.variants)
        names.push_back(base::fold(variant));
    return names;
}

// The head of a passage: up to its first mark, at most twenty-five characters.
std::string_view head_of(Passage const& passage)
{
    constexpr std::size_t longest = 75;
    auto const ends = [](Token const& token) { return token.kind == Kind::stop || token.kind == Kind::colon || token.kind == Kind::comma; };
    auto const text = passage.text();
    auto const numbering = text.starts_with("(") ? std::min(text.find(')'), text.size()) : 0;
    auto const end = std::find_if(passage.tokens.begin(), passage.tokens.end(), [&](Token const& token) { return token.begin > numbering && ends(token); });
    return text.substr(0, std::min<std::size_t>(end == passage.tokens.end() ? longest : end->begin, longest));
}

// A report with headings speaks of a topic under one of its own; in running text any mention will do.
std::string missing_topics(std::span<Passage const> passages, std::vector<FormTopic> const& topics)
{
    constexpr std::size_t few = 3;
    std::vector<FormTopic const*> without_heading;
    for (auto const& topic : topics) {
        auto const names = names_of(topic);
        if (std::none_of(passages.begin(), passages.end(), [&](Passage const& p) { return contains_any(head_of(p), names); }))
            without_heading.push_back(&topic);
    }
    bool const has_headings = topics.size() - without_heading.size() >= few;
    std::string missing;
    for (auto const* topic : without_heading)
        if (has_headings || !mentions_any(passages, names_of(*topic)))
            append_name(missing, topic->label.official);
    return missing;
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

bool ends_clause(Kind kind)
{
    return kind == Kind::comma || kind == Kind::stop || kind == Kind::semicolon || kind == Kind::colon;
}

// 有待…, 需…: within the last four characters.
bool ends_in_need(std::string_view text, std::vector<std::string> const& needs)
{
    return contains_any(text.substr(text.size() > 12 ? text.size() - 12 : 0), needs);
}

// Whether a clause tells of an improvement: by a word of it, or by an action that it does not call for (有待提高).
bool tells_of_improvement(Assessor const& assessor, std::string_view clause)
{
    auto const& needs = words_of(assessor, "needs");
    auto const free_of_need = [&](std::string_view word) {
        auto const at = clause.find(word);
        return at != std::string_view::npos && !contains_any(clause.substr(0, at), needs);
    };
    auto const& actions = words_of(assessor, "actions");
    auto const& improvement = words_of(assessor, "improvement");
    return std::any_of(improvement.begin(), improvement.end(), [&](auto const& word) {
               auto const at = clause.find(word);
               return at != std::string_view::npos && !ends_in_need(clause.substr(0, at), needs);
           }) ||
           (!contains_any(clause, words_of(assessor, "problems")) && std::any_of(actions.begin(), actions.end(), free_of_need));
}

bool tells_of_improvement(Assessor const& assessor, std::span<Passage const> passages)
{
    for (auto const& passage : passages) {
        std::size_t from = 0;
        for (std::size_t i = 0; i <= passage.tokens.size(); ++i) {
            bool const last = i == passage.tokens.size();
            if (!last && !ends_clause(passage.tokens[i].kind))
                continue;
            auto const to = last ? passage.text().size() : passage.tokens[i].begin;
            if (tells_of_improvement(assessor, passage.text().substr(from, to - from)))
                return true;
            from = last ? to : passage.tokens[i].end;
        }
    }
    return false;
}

}  // namespace

void topics(Assessor& assessor)
{
    auto const* form = assessor.report().form;
    if (form == nullptr || form->sections[overview].topics.empty() || !has_text(assessor, overview))
        return assessor.not_assessable();
    TextOf const text{assessor};
    auto const missing = missing_topics(text->section(overview), form->sections[overview].topics);
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
    if (auto const& words = words_of(assessor, "problems"); !words.empty() && !mentions_any(passages, words))
        append_name(missing, words.front());
    if (auto const& words = words_of(assessor, "improvement"); !words.empty() && !tells_of_improvement(assessor, passages))
        append_name(missing, words.front());
    if (missing.empty())
        return assessor.passed();
    Finding finding;
    finding.at = assessor.report().sections[problems].at;
    finding.words = {{"missing", missing}};
    assessor.failed(std::move(finding));
}

}  // namespace report::narrative
