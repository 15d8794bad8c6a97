#include "requests/domain/third_party_opinion.hpp"

#include "base/person_name.hpp"
#include "base/utf8.hpp"
#include "requests/domain/asker_marks.hpp"

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
    auto const marks = asker_marks(particulars);
    for (auto const& passage : question.passages) {
        if (!base::is_valid_utf8(passage))
            return {{"passages", "request.not-text"}};
        if (is_longer(passage, longest_text(law)))
            faults.push_back(too_long("passages", longest_text(law)));
        if (tells_one_of(marks, passage))
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
