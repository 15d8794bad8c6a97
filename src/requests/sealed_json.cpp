#include "requests/sealed_json.hpp"

#include "requests/party_fields.hpp"

namespace requests {

template <class A>
void fields(A const& archive, Same<Agent> auto& v)
{
    archive("person", v.person);
    archive("power", v.power);
}
template <class A>
void fields(A const& archive, Same<Particulars> auto& v)
{
    archive("applicant", v.applicant);
    archive("agent", v.agent);
    archive("co_applicants", v.co_applicants);
    archive("representative", v.representative);
    archive("service_address", v.service_address);
    archive("content", v.content);
    archive("needed_help", v.needed_help);
}
template <class A>
void fields(A const& archive, Same<LetterContent> auto& v)
{
    archive("kind", v.kind);
    archive("text", v.text);
    archive("elements", v.elements);
}
template <class A>
void fields(A const& archive, Same<Withheld> auto& v)
{
    archive("what", v.what);
    archive("ground", v.ground);
    archive("reason", v.reason);
}
template <class A>
void fields(A const& archive, Same<RightAgency> auto& v)
{
    archive("name", v.name);
    archive("contact", v.contact);
}
template <class A>
void fields(A const& archive, Same<Override> auto& v)
{
    archive("reasons", v.reasons);
    archive("letter", v.letter);
}
template <class A>
void fields(A const& archive, Same<DecisionDraft> auto& v)
{
    archive("kind", v.kind);
    archive("reasons", v.reasons);
    archive("access", v.access);
    archive("withheld", v.withheld);
    archive("search_record", v.search_record);
    archive("governing_law", v.governing_law);
    archive("earlier_answer", v.earlier_answer);
    archive("right_agency", v.right_agency);
    archive("overrides", v.overrides);
}

namespace {

template <class T>
T parsed(std::string_view text)
{
    T value;
    read(base::Json::parse(text), value);
    return value;
}

}  // namespace

std::string to_sealed_text(Particulars const& particulars)
{
    return written(particulars).dump();
}

std::string to_sealed_text(LetterContent const& content)
{
    return written(content).dump();
}

std::string to_sealed_text(DecisionDraft const& draft)
{
    return written(draft).dump();
}

Particulars particulars_of(std::string_view text)
{
    return parsed<Particulars>(text);
}

LetterContent letter_content_of(std::string_view text)
{
    return parsed<LetterContent>(text);
}

DecisionDraft decision_draft_of(std::string_view text)
{
    return parsed<DecisionDraft>(text);
}

}  // namespace requests
