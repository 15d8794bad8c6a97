#include "requests/domain/third_party_opinion.hpp"

#include "base/person_name.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace requests {
namespace {

std::size_t longest_name(RequestLaw const& law)
{
    return static_cast<std::size_t>(law.defaults.name_characters_at_most);
}

std::size_t longest_text(RequestLaw const& law)
{
    return static_cast<std::size_t>(law.defaults.description_characters_at_most);
}

base::Fault too_long(std::string field, std::size_t most)
{
    return {std::move(field), "opinion.long", {{"most", std::to_string(most)}}};
}

bool is_longer(std::string_view text, std::size_t most)
{
    return base::count_code_points(text) > most;
}

// One character names nobody: it would forbid half of all words.
void add_mark(std::vector<std::string_view>& marks, std::string_view text)
{
    if (base::count_code_points(text) > 1)
        marks.push_back(text);
}

void add_marks(std::vector<std::string_view>& marks, Party const& party)
{
    for (std::string_view const text : {std::string_view{party.name}, std::string_view{party.identity_number}, std::string_view{party.telephone},
                                        std::string_view{party.address}, std::string_view{party.email}})
        add_mark(marks, text);
}

// By what whoever asked could be known.
std::vector<std::string_view> marks_of(Particulars const& particulars)
{
    std::vector<std::string_view> marks;
    add_marks(marks, particulars.applicant);
    if (particulars.agent)
        add_marks(marks, particulars.agent->person);
    for (auto const& one : particulars.co_applicants)
        add_marks(marks, one);
    add_mark(marks, particulars.service_address);
    return marks;
}

}  // namespace

base::Faults check_question(OpinionQuestion const& question, Particulars const& particulars, RequestLaw const& law)
{
    base::Faults faults;
    if (!base::is_name(question.third_party, longest_name(law)))
        faults.push_back({"third_party", "opinion.no-third-party", {{"most", std::to_string(longest_name(law))}}});
    if (question.passages.empty())
        faults.push_back({"passages", "opinion.no-passage"});
    if (question.passages.size() > passages_at_most)
        faults.push_back({"passages", "opinion.many-passages", {{"most", std::to_string(passages_at_most)}}});
    auto const marks = marks_of(particulars);
    for (auto const& passage : question.passages) {
        if (!base::is_valid_utf8(passage))
            return {{"passages", "request.not-text"}};
        if (is_longer(passage, longest_text(law)))
            faults.push_back(too_long("passages", longest_text(law)));
        auto const names = [&](std::string_view mark) { return passage.find(mark) != std::string::npos; };
        if (std::ranges::any_of(marks, names))
            faults.push_back({"passages", "opinion.names-applicant"});
    }
    return faults;
}

base::Faults check_opinion(ThirdPartyOpinion const& opinion, OpinionQuestion const& question, RequestLaw const& law)
{
    base::Faults faults;
    for (std::size_t i = 0; i < question.passages.size(); ++i) {
        auto const number = std::to_string(i + 1);
        auto const said = i < opinion.passages.size() ? opinion.passages[i] : PassageOpinion{};
        if (!said.mark)
            faults.push_back({"passage-" + number, "opinion.no-mark", {{"n", number}}});
        else if (*said.mark == PassageMark::partly && said.reasons.empty())
            faults.push_back({"reasons-" + number, "opinion.which-part", {{"n", number}}});
        if (!base::is_valid_utf8(said.reasons))
            faults.push_back({"reasons-" + number, "request.not-text"});
        else if (is_longer(said.reasons, longest_text(law)))
            faults.push_back(too_long("reasons-" + number, longest_text(law)));
    }
    if (!base::is_name(opinion.signer, longest_name(law)))
        faults.push_back({"signer", "opinion.no-signer", {{"most", std::to_string(longest_name(law))}}});
    if (!opinion.contact.empty() && !base::is_name(opinion.contact, longest_name(law)))
        faults.push_back(too_long("contact", longest_name(law)));
    return faults;
}

Opinion proposed_opinion(ThirdPartyOpinion const& opinion)
{
    auto const consents = [](PassageOpinion const& said) { return said.mark == PassageMark::consent; };
    if (std::ranges::all_of(opinion.passages, consents))
        return Opinion::consents;
    auto const has_reasons = [&](PassageOpinion const& said) { return consents(said) || !said.reasons.empty(); };
    return std::ranges::all_of(opinion.passages, has_reasons) ? Opinion::objects_with_ground : Opinion::objects_without_ground;
}

}  // namespace requests
