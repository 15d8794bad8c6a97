#pragma once

#include "requests/remedy_store.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// A case with what is awaited in it, in the order of the days.
struct RemedyView {
    RemedyKey key;
    RemedyCase remedy;
    std::int64_t version = 0;
    std::vector<RemedyDue> awaited;
};

struct RemedyList {
    std::vector<RemedyView> cases;
    std::int64_t total = 0;  // on all pages
};

// Reconsiderations and suits against what the agency did with a request or a published item. Each act leaves a row in the journal;
// who acts on a version that another has changed meanwhile is told (`remedy.changed-meanwhile`).
class RemedyService {
public:
    explicit RemedyService(RequestTools const& tools) : tools_{tools} {}

    // The id in the filing is given here.
    Result<RemedyView> file(RemedyFiled filing, Date filed_on, PersonKey by);
    struct Entry {
        RemedyHappening what;
        Date happened_on;
        PersonKey by;
        std::int64_t version = 0;
    };
    Result<RemedyView> record(RemedyKey key, Entry const& entry);

    [[nodiscard]] Result<RemedyView> find(RemedyKey key) const;
    [[nodiscard]] Result<std::vector<RemedyView>> of_request(RequestKey key) const;
    // Open ones first, by the day that is awaited next.
    [[nodiscard]] Result<std::vector<RemedyView>> of_agency(AgencyId agency) const;
    [[nodiscard]] Result<RemedyList> list(AgencyId agency, RemedyFilter const& filter, PageOf const& page) const;
    [[nodiscard]] Result<RequestKey> request_of_number(AgencyId agency, std::string_view number) const;
    // From the filing on.
    [[nodiscard]] Result<std::vector<RemedyEvent>> history(RemedyKey key) const;

private:
    RequestTools tools_;
};

}  // namespace requests
