#include "requests/domain/submission.hpp"

#include "requests/domain/party_check.hpp"

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/person_name.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using Words = base::Error::Words;

std::string capitals(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

Party normalised(Party party)
{
    party.name = base::normalise_name(party.name);
    party.identity_number = capitals(base::fold(party.identity_number));
    party.telephone = base::fold(party.telephone);
    party.address = base::with_single_spaces(party.address);
    party.email = base::fold(party.email);
    return party;
}

bool fits_check_digit(Party const& party, RequestLaw const& law)
{
    auto const* kind = law.identity_kind(party.identity_kind);
    if (kind == nullptr || party.identity_number.empty())
        return true;  // another check speaks of that
    switch (kind->check) {
    case IdentityCheck::none: return true;
    case IdentityCheck::resident_id: return law.codes.is_resident_id(party.identity_number);
    case IdentityCheck::credit_code: return law.codes.is_credit_code(party.identity_number);
    }
    return false;
}

// What holds for the applicant and for each of the others who ask with him.
struct PartyRule {
    std::string_view id;
    bool (*holds)(Party const&, RequestLaw const&);
};

constexpr std::array party_rules{
    PartyRule{"submission.name", [](Party const& p, RequestLaw const&) { return !p.name.empty(); }},
    PartyRule{"submission.name-length",
              [](Party const& p, RequestLaw const& law) {
                  return p.name.empty() || base::is_name(p.name, static_cast<std::size_t>(law.defaults.name_characters_at_most));
              }},
    PartyRule{"submission.identity-number", [](Party const& p, RequestLaw const&) { return !p.identity_number.empty(); }},
    PartyRule{"submission.identity-checksum", fits_check_digit},
    PartyRule{"submission.telephone",
              [](Party const& p, RequestLaw const&) { return p.telephone.empty() || is_telephone(p.telephone); }},
    PartyRule{"submission.email", [](Party const& p, RequestLaw const&) { return p.email.empty() || is_email(p.email); }},
};

bool identity_fits(Submission const& s, RequestLaw const& law)
{
    auto const* kind = law.applicant(s.applicant_kind);
    auto const& identity = s.particulars.applicant.identity_kind;
    if (kind == nullptr)
        return law.identity_kind(identity) != nullptr;
    return std::find(kind->identity.begin(), kind->identity.end(), identity) != kind->identity.end();
}

std::string const* contact_of(Submission const& s, RequestLaw const& law)
{
    static std::string const nothing_needed = "-";
    auto const* way = law.wanted_way(s.wanted.way);
    auto const& p = s.particulars;
    if (way == nullptr)
        return &nothing_needed;  // another check speaks of that
    switch (way->contact) {
    case NeededContact::none: break;
    case NeededContact::address: return p.service_address.empty() ? &p.applicant.address : &p.service_address;
    case NeededContact::email: return &p.applicant.email;
    case NeededContact::telephone: return &p.applicant.telephone;
    }
    return &nothing_needed;
}

std::size_t description_limit(RequestLaw const& law)
{
    return static_cast<std::size_t>(law.defaults.description_characters_at_most);
}

bool is_blank(std::string const& text)
{
    return base::with_single_spaces(text).empty();
}

struct SubmissionRule {
    std::string_view id;
    bool (*holds)(Submission const&, RequestLaw const&);
};

constexpr std::array submission_rules{
    SubmissionRule{"submission.applicant-kind",
                   [](Submission const& s, RequestLaw const& law) { return law.applicant(s.applicant_kind) != nullptr; }},
    SubmissionRule{"submission.identity-kind", identity_fits},
    SubmissionRule{"submission.contact",
                   [](Submission const& s, RequestLaw const&) {
                       auto const& a = s.particulars.applicant;
                       return !a.telephone.empty() || !a.address.empty() || !a.email.empty() || !s.particulars.service_address.empty();
                   }},
    SubmissionRule{"submission.description", [](Submission const& s, RequestLaw const&) { return !is_blank(s.particulars.content); }},
    SubmissionRule{"submission.description-length",
                   [](Submission const& s, RequestLaw const& law) {
                       return base::is_valid_utf8(s.particulars.content) &&
                              base::count_code_points(s.particulars.content) <= description_limit(law);
                   }},
    SubmissionRule{"submission.wanted-form",
                   [](Submission const& s, RequestLaw const& law) { return law.wanted_form(s.wanted.form) != nullptr; }},
    SubmissionRule{"submission.wanted-way",
                   [](Submission const& s, RequestLaw const& law) { return law.wanted_way(s.wanted.way) != nullptr; }},
    SubmissionRule{"submission.way-contact", [](Submission const& s, RequestLaw const& law) { return !contact_of(s, law)->empty(); }},
    SubmissionRule{"submission.agent",
                   [](Submission const& s, RequestLaw const&) {
                       auto const& agent = s.particulars.agent;
                       return !agent || (!agent->person.name.empty() && agent->power == PowerOfAttorney::on_file);
                   }},
    SubmissionRule{"submission.representative",
                   [](Submission const& s, RequestLaw const&) {
                       auto const& p = s.particulars;
                       return p.co_applicants.empty() || (p.representative && *p.representative <= p.co_applicants.size());
                   }},
};

Words words_of(std::string_view id, Submission const& s, RequestLaw const& law)
{
    if (id == "submission.description-length")
        return {{"most", std::to_string(law.defaults.description_characters_at_most)}};
    if (id == "submission.way-contact") {
        auto const contact = law.wanted_way(s.wanted.way)->contact;
        return {{"contact", contact == NeededContact::address ? "地址" : contact == NeededContact::email ? "电子邮箱" : "电话"}};
    }
    return {};
}

}  // namespace

Particulars normalised(Particulars particulars)
{
    particulars.applicant = normalised(std::move(particulars.applicant));
    if (particulars.agent)
        particulars.agent->person = normalised(std::move(particulars.agent->person));
    for (auto& other : particulars.co_applicants)
        other = normalised(std::move(other));
    particulars.service_address = base::with_single_spaces(particulars.service_address);
    return particulars;
}

std::vector<Finding> check_party(Party const& party, RequestLaw const& law, std::string const& prefix)
{
    std::vector<Finding> findings;
    for (auto const& rule : party_rules)
        if (!rule.holds(party, law)) {
            Words const words = rule.id == "submission.name-length" ? Words{{"most", std::to_string(law.defaults.name_characters_at_most)}} : Words{};
            findings.push_back(law.finding(rule.id, words, prefix.empty() ? "" : prefix + law.check(rule.id)->field));
        }
    return findings;
}

std::vector<Finding> check_submission(Submission const& submission, RequestLaw const& law)
{
    auto findings = check_party(submission.particulars.applicant, law);
    auto const& others = submission.particulars.co_applicants;
    for (std::size_t i = 0; i < others.size(); ++i)
        for (auto& finding : check_party(others[i], law, "co_applicants." + std::to_string(i + 1) + "."))
            findings.push_back(std::move(finding));
    for (auto const& rule : submission_rules)
        if (!rule.holds(submission, law))
            findings.push_back(law.finding(rule.id, words_of(rule.id, submission, law)));
    return findings;
}

std::vector<std::string_view> submission_checks()
{
    std::vector<std::string_view> ids;
    ids.reserve(party_rules.size() + submission_rules.size());
    for (auto const& rule : party_rules)
        ids.push_back(rule.id);
    for (auto const& rule : submission_rules)
        ids.push_back(rule.id);
    return ids;
}

bool is_telephone(std::string_view text)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (base::is_digit(text[i]))
            digits += text[i];
        else if (text[i] != '-' && text[i] != ' ' && text[i] != '(' && text[i] != ')' && !(text[i] == '+' && i == 0))
            return false;
    }
    auto const national = digits.size() == 13 && digits.starts_with("86") ? digits.substr(2) : digits;
    if (national.size() == 11 && national.front() == '1')
        return national[1] >= '3';
    return digits.size() >= 7 && digits.size() <= 15;
}

bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.size() > 254 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    auto const domain = text.substr(at + 1);
    auto const dot = domain.find('.');
    auto const is_plain = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != ',' && c != ';' && c != '<' && c != '>' && c != '"';
    };
    return dot != std::string_view::npos && dot != 0 && !domain.ends_with('.') && domain.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), is_plain);
}

}  // namespace requests
