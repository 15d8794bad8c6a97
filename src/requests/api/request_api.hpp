#pragma once

#include "agencies/api/api_routes.hpp"
#include "requests/pages/page_tools.hpp"

// The desk of requests in the JSON API: the third door to its services, beside the pages and the command line.
namespace requests {

using agencies::ApiCall;
using agencies::ApiRoutes;
using agencies::ApiWritten;

// The tools outlive the routes.
void add_request_api(ApiRoutes& routes, PageTools const& tools);

// Its parts.
void add_list_api(ApiRoutes& routes, PageTools const& tools);
void add_intake_api(ApiRoutes& routes, PageTools const& tools);
void add_act_api(ApiRoutes& routes, PageTools const& tools);
void add_decision_api(ApiRoutes& routes, PageTools const& tools);
void add_file_api(ApiRoutes& routes, PageTools const& tools);
void add_remedy_api(ApiRoutes& routes, PageTools const& tools);
void add_reference_api(ApiRoutes& routes, PageTools const& tools);

inline constexpr std::string_view requests_path = "/agencies/{agency}/requests";
inline constexpr std::string_view request_path = "/agencies/{agency}/requests/{id}";

// The request of the path; an id that is no number is that of none.
[[nodiscard]] RequestKey key_of(ApiCall const& call);
// The letter of the path.
[[nodiscard]] LetterId letter_of(ApiCall const& call);
// Every fault at its field, whether its code is a check of the law or a text.
[[nodiscard]] http::Response refused(ApiCall const& call, base::Faults const& faults, PageTools const& tools);

}  // namespace requests
