#pragma once

#include "base/fault.hpp"
#include "requests/domain/receipt.hpp"
#include "requests/domain/submission.hpp"
#include "requests/request_tools.hpp"

#include <functional>

namespace requests {

// The channel of the agency's own form, whose success page is the confirmation.
constexpr std::string_view own_form = "own_form";

// What a member of staff takes in at the counter, from the post, the telephone, another unit.
struct Registration {
    Submission submission;
    std::string channel;
    ReceiptFacts days;
    std::string subject = {};  // in the office's words, without personal values
    std::optional<RequestId> split_from = {};  // another request of the same paper
    std::string form = {};  // token of the page it was typed into: sent twice, it is one request; empty: of none
};

// What is told to the applicant at once. The secret is kept only as a hash: it is shown here, and never again.
struct Filed {
    RequestKey key;
    std::string number;   // of the register
    std::string receipt;  // twelve characters, for the page of progress
    std::string secret;   // twelve characters
    std::optional<Date> received_on = {};  // none until it is confirmed
    std::vector<Finding> warnings = {};
};

// One that may be the same request: by the same applicant, or with nearly the same subject.
struct LookAlike {
    RequestSummary summary;
    bool same_applicant = false;
    double likeness = 0;  // of the subjects, from 0 to 1
};

struct Desk;

// What comes in with a request, in its transaction; what is refused leaves no request behind.
struct Together {
    std::string digest = {};  // of all of it
    std::function<Result<void>(Desk&, RequestKey)> keep = {};
};

struct SentForm {
    std::string channel = std::string{own_form};
    std::string token = {};  // of the page it was typed into: sent twice, it is one request
    Together together = {};
};

// How requests come in. Each act leaves a row in the agency's journal.
class IntakeService {
public:
    explicit IntakeService(RequestTools const& tools) : tools_{tools} {}

    // From the citizen, by our own form; a channel that waits for staff leaves it unconfirmed. All faults come at once; a code is
    // a check of data/requests.json or a text (fault_text says either). Of a form that was sent before with the same content, the
    // request that it became, with a new secret: the answer that bore the old one may never have arrived.
    base::Accepted<Filed> submit(AgencyId agency, Submission const& submission, SentForm const& sent = {});
    // By staff of the agency. With split_from, the other request's history tells of it too.
    base::Accepted<Filed> register_request(AgencyId agency, Registration const& registration, PersonKey by);

    // A new secret in the place of a lost one, for who has shown at the counter who he is.
    Result<std::string> renew_secret(RequestKey key, PersonKey by);

    // The how-manieth request of this applicant to the agency in this calendar month one more would be: fees are counted by it.
    [[nodiscard]] Result<int> next_this_month(AgencyId agency, Particulars const& particulars);
    // The requests of the same applicant in the calendar month of this one, itself among them, in the order of arrival.
    [[nodiscard]] Result<std::vector<RequestSummary>> same_applicant_requests(RequestKey key);
    // Of the last two thousand requests, the likest first.
    [[nodiscard]] Result<std::vector<LookAlike>> look_alikes(AgencyId agency, Particulars const& particulars, std::string_view subject);

private:
    RequestTools tools_;
};

}  // namespace requests
