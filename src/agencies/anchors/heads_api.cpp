#include "agencies/anchors/heads_api.hpp"

#include "agencies/anchors/anchor_service.hpp"

namespace agencies {
namespace {

using base::Json;

constexpr std::size_t longest_list = std::size_t{8} << 20U;  // of 50,000 agencies

Json receipt_json(AnchorService::Receipt const& receipt)
{
    auto contradictions = Json::array();
    for (auto const& [now, earlier] : receipt.contradictions)
        contradictions.push_back({{"agency", now.agency}, {"number", now.number}, {"taken_at", clocks::iso_text(now.taken_at)},
                                  {"earlier_number", earlier.head.number}, {"earlier_taken_at", clocks::iso_text(earlier.head.taken_at)}});
    return {{"received", receipt.count}, {"contradictions", std::move(contradictions)}};
}

ApiWritten take_list(ApiCall const& call, sql::Database& database, clocks::Clock const& clock)
{
    auto const list = call.body.find("list");
    if (list == call.body.end() || !list->is_string())
        return {.response = api_problem(call, {base::ErrorKind::invalid_input, "anchor.no-list",
                                               "this is no list of ends of journals: make one with gongkai journal heads", {}})};
    auto const heads = journal::parse_head_list(list->get<std::string>());
    if (!heads)
        return {.response = api_problem(call, heads.error())};
    auto const receipt = AnchorService{database, clock}.receive_from(call.agency.id, *heads, actor_text(call.by()));
    if (!receipt)
        return {.response = api_problem(call, receipt.error())};
    return {.response = http::json(receipt_json(*receipt)), .about = {call.agency.id, "journal-heads"}};
}

}  // namespace

void add_heads_api(ApiRoutes& routes, sql::Database& database, clocks::Clock const& clock)
{
    routes.write("/journal/heads", Permission::hand_in_heads, [&database, &clock](ApiCall const& call) { return take_list(call, database, clock); },
                 longest_list);
}

}  // namespace agencies
