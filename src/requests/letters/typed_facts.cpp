#include "requests/letters/typed_facts.hpp"

#include <algorithm>
#include <optional>

namespace requests {
namespace {

using FactTexts = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    auto const first = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::vector<std::string_view> lines_in(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// A line with marks: the words before each of them, and those behind the last.
struct MarkedLine {
    std::vector<std::string> facts;
    std::vector<std::string_view> words;
};

MarkedLine marked_line(std::string_view line, std::vector<std::pair<std::string, std::string>> const& marks)
{
    MarkedLine marked;
    for (;;) {
        auto at = std::string_view::npos;
        auto const* next = &marks.front();
        for (auto const& mark : marks)
            if (auto const found = line.find(mark.second); found < at) {
                at = found;
                next = &mark;
            }
        marked.words.push_back(line.substr(0, at));
        if (at == std::string_view::npos)
            return marked;
        marked.facts.push_back(next->first);
        line.remove_prefix(at + next->second.size());
    }
}

// What stands between the words, one text a fact; none where the line is another one.
std::optional<std::vector<std::string_view>> texts_between(MarkedLine const& marked, std::string_view line)
{
    if (!line.starts_with(marked.words.front()))
        return std::nullopt;
    line.remove_prefix(marked.words.front().size());
    std::vector<std::string_view> texts;
    for (std::size_t i = 1; i < marked.words.size(); ++i) {
        auto const& words = marked.words[i];
        auto const is_last = i + 1 == marked.words.size();
        if ((is_last && !line.ends_with(words)) || (!is_last && words.empty()))
            return std::nullopt;
        auto const at = is_last ? line.size() - words.size() : line.find(words);
        if (at == std::string_view::npos)
            return std::nullopt;
        texts.push_back(line.substr(0, at));
        line.remove_prefix(at + words.size());
    }
    return texts;
}

}  // namespace

FactTexts typed_facts(WrittenLetter const& first, std::string_view text, LetterTemplates const& templates)
{
    FactTexts typed;
    std::vector<std::pair<std::string, std::string>> marks;
    for (auto const& finding : first.missing)
        marks.emplace_back(finding.field, templates.mark_of_missing(finding.field));
    if (marks.empty())
        return typed;
    auto const written = lines_in(first.text);
    auto changed = lines_in(text);
    std::erase_if(changed, [&](std::string_view line) { return std::ranges::find(written, line) != written.end(); });
    for (auto const line : written) {
        auto const marked = marked_line(line, marks);
        if (marked.facts.empty())
            continue;
        for (auto const other : changed) {
            auto const texts = texts_between(marked, other);
            for (std::size_t i = 0; texts && i < texts->size(); ++i) {
                auto const value = trimmed((*texts)[i]);
                if (!value.empty() && value != templates.mark_of_missing(marked.facts[i]))
                    typed.try_emplace(marked.facts[i], value);
            }
        }
    }
    return typed;
}

FactTexts elements_in(std::string_view kind, LetterFacts facts, std::string_view text, LetterTemplates const& templates, RequestLaw const& law)
{
    auto const first = write_letter(kind, facts, templates, law);
    for (auto const& [name, value] : typed_facts(first, text, templates))
        facts.say(name, value);
    auto elements = write_letter(kind, facts, templates, law).elements;
    // What nothing fills yet is no element, though its mark stands in the words.
    std::erase_if(elements, [&](auto const& element) {
        return std::ranges::any_of(first.missing, [&](Finding const& finding) {
            return element.second.find(templates.mark_of_missing(finding.field)) != std::string::npos;
        });
    });
    return elements;
}

}  // namespace requests
