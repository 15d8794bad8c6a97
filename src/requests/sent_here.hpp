#pragma once

#include "requests/domain/submission.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// Which requests of this month a browser has sent, by a token that it keeps as a cookie. By it the form can say the how-manieth request of
// the applicant to the office one more would be, and yet tells nobody how often somebody else has asked: whoever types the name and the
// number of another learns only what was sent from the same browser.
class SentHere {
public:
    explicit SentHere(RequestTools const& tools) : tools_{tools} {}

    // Of the same applicant, to this agency, in this calendar month.
    [[nodiscard]] Result<int> next_of_month(std::string_view token, AgencyId agency, Particulars const& particulars);
    // Forgets what was sent in months before.
    Result<void> keep(std::string_view token, RequestKey key);

private:
    RequestTools tools_;
};

// With the case.
void forget_sent_here(sql::Connection& connection, RequestKey key);

}  // namespace requests
