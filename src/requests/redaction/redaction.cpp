#include "requests/redaction/redaction.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace requests {
namespace {

using namespace std::string_view_literals;

constexpr std::array state_names{"proposed"sv, "accepted"sv, "dismissed"sv};
constexpr std::array task_names{"propose"sv, "copy"sv};

template <class E, class Names>
std::optional<E> value_in(Names const& names, std::string_view text)
{
    auto const found = std::ranges::find(names, text);
    return found == names.end() ? std::nullopt : std::optional{static_cast<E>(found - names.begin())};
}

}  // namespace

RedactionLaw RedactionLaw::parse(base::Json const& json)
{
    RedactionLaw law;
    for (auto const& reason : json.at("reasons"))
        law.reasons.push_back({reason.at("id"), {reason.at("zh"), reason.at("en")}, reason.at("basis")});
    for (auto const& [check, reason] : json.at("proposals").items())
        law.proposals.emplace(check, reason.get<std::string>());
    law.dots_per_inch = json.at("dots_per_inch").get<int>();
    law.dots_per_inch_of_many = json.at("dots_per_inch_of_many").get<int>();
    law.many_pages = json.at("many_pages").get<int>();
    law.copy_name = json.at("copy_name");
    auto const& list = json.at("list");
    law.list_title = list.at("title");
    law.list_intro = list.at("intro");
    law.list_page = list.at("page");
    law.list_count = list.at("count");
    law.list_basis = list.at("basis");
    return law;
}

RedactionReason const* RedactionLaw::reason(std::string_view id) const
{
    auto const found = std::ranges::find(reasons, id, &RedactionReason::id);
    return found == reasons.end() ? nullptr : &*found;
}

std::string_view to_text(AreaState state)
{
    return state_names.at(static_cast<std::size_t>(state));
}

std::optional<AreaState> parse_area_state(std::string_view text)
{
    return value_in<AreaState>(state_names, text);
}

base::Box to_whole_points(base::Box const& box)
{
    return {std::floor(box.left), std::floor(box.top), std::ceil(box.right), std::ceil(box.bottom)};
}

std::string_view to_text(RedactionTask task)
{
    return task_names.at(static_cast<std::size_t>(task));
}

std::optional<RedactionTask> parse_redaction_task(std::string_view text)
{
    return value_in<RedactionTask>(task_names, text);
}

}  // namespace requests
