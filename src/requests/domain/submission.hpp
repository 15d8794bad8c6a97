#pragma once

#include "requests/domain/request_event.hpp"

namespace requests {

// A person or an organisation, as the paper or the form names it.
struct Party {
    std::string name;
    std::string identity_kind = {};  // id of data/requests.json
    std::string identity_number = {};
    std::string telephone = {};
    std::string address = {};
    std::string email = {};

    friend bool operator==(Party const&, Party const&) = default;
};

enum class PowerOfAttorney { missing, on_file };
struct Agent {
    Party person;
    PowerOfAttorney power = PowerOfAttorney::missing;

    friend bool operator==(Agent const&, Agent const&) = default;
};

// Everything personal about a request. Never part of Request: the store seals it with the key of the case.
struct Particulars {
    Party applicant;                           // the principal; table three follows him, not his agent
    std::optional<Agent> agent = {};
    std::vector<Party> co_applicants = {};
    std::optional<std::size_t> representative = {};  // 0 the applicant, 1 the first of the others, …
    std::string service_address = {};          // where letters go, if elsewhere
    std::string content = {};                  // what is asked, in the applicant's words
    std::string needed_help = {};              // Art. 43: reading, sight, hearing

    friend bool operator==(Particulars const&, Particulars const&) = default;
};

// What a form or a counter hands in.
struct Submission {
    std::string applicant_kind;
    Wanted wanted;
    Particulars particulars;
};

// Names with one kind of dot, numbers without spaces and in half-width characters, code letters in capitals.
[[nodiscard]] Particulars normalised(Particulars particulars);

// Every broken check at once, each at its field ("co_applicants.1.applicant_name" for the others). Takes normalised particulars.
[[nodiscard]] std::vector<Finding> check_submission(Submission const& submission, RequestLaw const& law);

// Ids of the checks, for the test that holds them and data/requests.json equal.
[[nodiscard]] std::vector<std::string_view> submission_checks();

// A telephone number as people write it: 7 to 15 digits with +, -, spaces or brackets; a mobile begins with 13 to 19.
[[nodiscard]] bool is_telephone(std::string_view text);
[[nodiscard]] bool is_email(std::string_view text);

}  // namespace requests
