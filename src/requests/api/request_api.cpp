#include "requests/api/request_api.hpp"

#include "requests/fault_text.hpp"

#include <algorithm>
#include <charconv>

namespace requests {

namespace {

// 0, the number of nothing, for what is no number.
std::int64_t number_in(ApiCall const& call, std::string_view name)
{
    auto const& text = call.request.path_parameter(name);
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

RequestKey key_of(ApiCall const& call)
{
    return {call.agency.id, RequestId{number_in(call, "id")}};
}

LetterId letter_of(ApiCall const& call)
{
    return LetterId{number_in(call, "letter")};
}

http::Response refused(ApiCall const& call, base::Faults const& faults, PageTools const& tools)
{
    auto const is_conflict = std::ranges::any_of(faults, [](base::Fault const& fault) { return fault.code == "request.changed-meanwhile"; });
    auto const kind = is_conflict ? base::ErrorKind::conflict : base::ErrorKind::invalid_input;
    return agencies::api_faults(
        call, faults, [&](base::Fault const& fault) { return fault_text(fault, tools.law.requests(), call.texts); }, kind);
}

void add_request_api(ApiRoutes& routes, PageTools const& tools)
{
    add_list_api(routes, tools);
    add_intake_api(routes, tools);
    add_act_api(routes, tools);
    add_decision_api(routes, tools);
    add_file_api(routes, tools);
    add_remedy_api(routes, tools);
    add_reference_api(routes, tools);
}

}  // namespace requests
