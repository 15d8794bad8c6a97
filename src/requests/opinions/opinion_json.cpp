#include "requests/opinions/opinion_json.hpp"

#include "requests/json_fields.hpp"

namespace requests {

template <>
inline constexpr std::array stored_names<PassageMark>{"consent"sv, "refuse"sv, "partly"sv};

template <class A>
void fields(A const& archive, Same<OpinionQuestion> auto& v)
{
    archive("third_party", v.third_party);
    archive("passages", v.passages);
}
template <class A>
void fields(A const& archive, Same<CodedQuestion> auto& v)
{
    archive("question", v.question);
    archive("code", v.code);
}
template <class A>
void fields(A const& archive, Same<PassageOpinion> auto& v)
{
    archive("mark", v.mark);
    archive("reasons", v.reasons);
}
template <class A>
void fields(A const& archive, Same<ThirdPartyOpinion> auto& v)
{
    archive("passages", v.passages);
    archive("signer", v.signer);
    archive("contact", v.contact);
}

std::string to_sealed_text(CodedQuestion const& question)
{
    return written(question).dump();
}

std::string to_sealed_text(ThirdPartyOpinion const& opinion)
{
    return written(opinion).dump();
}

CodedQuestion coded_question_of(std::string_view text)
{
    CodedQuestion question;
    read(base::Json::parse(text), question);
    return question;
}

ThirdPartyOpinion third_party_opinion_of(std::string_view text)
{
    ThirdPartyOpinion opinion;
    read(base::Json::parse(text), opinion);
    return opinion;
}

}  // namespace requests
