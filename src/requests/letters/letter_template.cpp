#include "requests/letters/letter_template.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace requests {
namespace {

using base::Json;

std::vector<std::string> parted_at(std::string_view text, char mark)
{
    std::vector<std::string> pieces;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find(mark, begin), text.size());
        pieces.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return pieces;
}

Condition condition_in(std::string_view text)
{
    Condition condition;
    auto const equals = text.find('=');
    auto name = text.substr(0, equals);
    if (equals != std::string_view::npos)
        condition.values = parted_at(text.substr(equals + 1), '|');
    if (name.starts_with('!') || name.ends_with('!')) {
        condition.holds_when_met = false;
        name = name.starts_with('!') ? name.substr(1) : name.substr(0, name.size() - 1);
    }
    condition.fact = name;
    return condition;
}

std::vector<Condition> conditions_in(Json const& json)
{
    std::vector<Condition> conditions;
    if (auto const when = json.find("when"); when != json.end())
        for (auto const& text : parted_at(when->get<std::string>(), ' '))
            conditions.push_back(condition_in(text));
    return conditions;
}

Phrase phrase_in(Json const& json)
{
    if (json.is_string())
        return {{.when = {}, .text = json.get<std::string>()}};
    Phrase phrase;
    for (auto const& choice : json)
        phrase.push_back({conditions_in(choice), choice.at("text").get<std::string>()});
    return phrase;
}

Phrases phrases_in(Json const& json)
{
    Phrases phrases;
    for (auto const& [name, phrase] : json.items())
        phrases.emplace(name, phrase_in(phrase));
    return phrases;
}

PassageKind kind_in(Json const& json)
{
    constexpr std::array<std::pair<std::string_view, PassageKind>, 6> kinds{{{"paragraph", PassageKind::paragraph},
                                                                            {"unindented", PassageKind::unindented},
                                                                            {"heading", PassageKind::heading},
                                                                            {"page_heading", PassageKind::page_heading},
                                                                            {"note", PassageKind::note},
                                                                            {"table", PassageKind::table}}};
    auto const name = json.value("kind", json.contains("rows") ? "table" : "paragraph");
    auto const found = std::find_if(kinds.begin(), kinds.end(), [&](auto const& kind) { return kind.first == name; });
    return found != kinds.end() ? found->second : throw std::invalid_argument{"no such kind of passage: " + name};
}

Passage passage_in(Json const& json)
{
    if (json.is_string())
        return {.text = json.get<std::string>()};
    Passage passage;
    passage.kind = kind_in(json);
    passage.when = conditions_in(json);
    passage.each = json.value("each", "");
    passage.text = json.value("text", "");
    passage.fills = json.value("fills", std::vector<std::string>{});
    passage.rows = json.value("rows", std::vector<std::vector<std::string>>{});
    passage.widths = json.value("widths", std::vector<double>{});
    for (auto const& row : passage.rows)
        if (row.size() != passage.rows.front().size())
            throw std::invalid_argument{"the rows of a table are of different lengths"};
    if (passage.kind == PassageKind::table && (passage.rows.size() < (passage.each.empty() ? 1U : 2U) || passage.rows.front().empty()))
        throw std::invalid_argument{"a table lacks its rows"};
    if (!passage.widths.empty() && !passage.rows.empty() && passage.widths.size() != passage.rows.front().size())
        throw std::invalid_argument{"a table has other widths than columns"};
    return passage;
}

std::vector<Passage> passages_in(Json const& json, char const* member)
{
    std::vector<Passage> passages;
    for (auto const& passage : json.value(member, Json::array()))
        passages.push_back(passage_in(passage));
    return passages;
}

LetterTemplate letter_in(Json const& json)
{
    LetterTemplate letter;
    letter.id = json.at("id").get<std::string>();
    letter.title = json.at("title").get<std::string>();
    for (auto const& line : json.value("box", Json::array()))
        letter.box.push_back({conditions_in(line), line.at("label").get<std::string>(), line.at("text").get<std::string>()});
    letter.passages = passages_in(json, "passages");
    letter.behind_signature = passages_in(json, "behind_signature");
    letter.phrases = phrases_in(json.value("phrases", Json::object()));
    letter.is_addressed = json.value("addressed", true);
    letter.is_signed = json.value("signed", true);
    return letter;
}

// Every text of a letter in which placeholders may stand.
std::vector<std::string> texts_of(LetterTemplate const& letter)
{
    std::vector<std::string> texts{letter.title};
    for (auto const& line : letter.box)
        texts.push_back(line.text);
    for (auto const* passages : {&letter.passages, &letter.behind_signature})
        for (auto const& passage : *passages) {
            texts.push_back(passage.text);
            for (auto const& row : passage.rows)
                texts.insert(texts.end(), row.begin(), row.end());
        }
    return texts;
}

std::vector<std::string> texts_of(Phrases const& phrases)
{
    std::vector<std::string> texts;
    for (auto const& [name, phrase] : phrases)
        for (auto const& choice : phrase)
            texts.push_back(choice.text);
    return texts;
}

}  // namespace

std::vector<std::string> placeholders_in(std::string_view text)
{
    std::vector<std::string> names;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        auto const close = text.find('}', open);
        if (close == std::string_view::npos)
            throw std::invalid_argument{"a brace is not closed: " + std::string{text}};
        names.emplace_back(text.substr(open + 1, close - open - 1));
    }
    return names;
}

base::Result<LetterTemplates> LetterTemplates::parse(Json const& json, RequestLaw const& law)
{
    LetterTemplates templates;
    try {
        templates.version_ = json.at("version").get<std::string>();
        for (auto const& [name, words] : json.at("facts").items())
            templates.facts_.emplace(name, Wording{words.at("zh").get<std::string>(), words.at("en").get<std::string>()});
        templates.phrases_ = phrases_in(json.at("phrases"));
        for (auto const& letter : json.at("letters"))
            templates.letters_.push_back(letter_in(letter));

        auto const expect_known = [&](std::vector<std::string> const& texts, Phrases const& own) {
            for (auto const& text : texts)
                for (auto const& name : placeholders_in(text))
                    if (!templates.facts_.contains(name) && !templates.phrases_.contains(name) && !own.contains(name))
                        throw std::invalid_argument{"a placeholder that is neither a fact nor a phrase: " + name};
        };
        expect_known(texts_of(templates.phrases_), {});
        for (auto const& letter : templates.letters_) {
            expect_known(texts_of(letter), letter.phrases);
            expect_known(texts_of(letter.phrases), letter.phrases);
        }
        for (std::string const needed : {"check_mark", "draft_mark", "draft_note", "envelope_receiver", "envelope_sender_postcode"})
            if (!templates.phrases_.contains(needed))
                throw std::invalid_argument{"a phrase is missing: " + needed};
        for (auto const& kind : law.letters)
            if (std::none_of(templates.letters_.begin(), templates.letters_.end(), [&](auto const& letter) { return letter.id == kind.id; }))
                throw std::invalid_argument{"a letter without a template: " + kind.id};
    } catch (std::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "letters.malformed", "letters.json is malformed: {reason}", {{"reason", broken.what()}});
    }
    return templates;
}

LetterTemplate const& LetterTemplates::letter(std::string_view id) const
{
    auto const found = std::find_if(letters_.begin(), letters_.end(), [id](auto const& letter) { return letter.id == id; });
    base::ensure(found != letters_.end(), "the letter is one of letters.json");
    return *found;
}

Wording const* LetterTemplates::fact_name(std::string_view fact) const
{
    auto const found = facts_.find(fact);
    return found == facts_.end() ? nullptr : &found->second;
}

std::string LetterTemplates::mark_of_missing(std::string_view fact) const
{
    auto const* wording = fact_name(fact);
    return "〔缺：" + (wording == nullptr ? std::string{fact} : wording->zh) + "〕";
}

}  // namespace requests
