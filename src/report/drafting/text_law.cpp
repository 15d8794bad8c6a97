#include "report/drafting/text_law.hpp"

#include "base/json.hpp"

namespace report {
namespace {

using base::Json;

tl::unexpected<base::Error> missing(std::string const& member)
{
    return base::fail(base::ErrorKind::invalid_input, "report-text.malformed", "report-text.json lacks {member}", {{"member", member}});
}

bool has_text(Json const& json, char const* name)
{
    auto const found = json.find(name);
    return found != json.end() && found->is_string() && !found->get_ref<std::string const&>().empty();
}

bool has_list(Json const& json, char const* name)
{
    auto const found = json.find(name);
    return found != json.end() && found->is_array();
}

}  // namespace

base::Result<TextLaw> TextLaw::parse(base::Json const& json)
{
    for (auto const* name : {"facts", "questions", "problem_words"})
        if (!json.is_object() || !has_list(json, name))
            return missing(name);
    for (auto const* name : {"document_clause", "repeal_clause"})
        if (!has_text(json, name))
            return missing(name);
    TextLaw law{.facts = {}, .document_clause = json["document_clause"], .repeal_clause = json["repeal_clause"], .questions = {}, .problem_words = {}};
    for (auto const& one : json["facts"]) {
        if (!one.is_object() || !has_text(one, "id") || !has_text(one, "clause"))
            return missing("facts.id, facts.clause");
        law.facts.push_back({one["id"], one["clause"], one.value("unless_zero", false), one.value("each_result", false)});
    }
    for (auto const& one : json["questions"]) {
        if (!one.is_object() || !has_text(one, "id") || !has_text(one, "zh") || !has_text(one, "en"))
            return missing("questions.id, questions.zh, questions.en");
        law.questions.push_back({one["id"], one["zh"], one["en"]});
    }
    for (auto const& word : json["problem_words"])
        if (word.is_string())
            law.problem_words.push_back(word);
    return law;
}

}  // namespace report
