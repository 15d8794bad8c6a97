#include "requests/pages/enclosure_view.hpp"

#include "requests/pages/attachment_words.hpp"

#include <algorithm>
#include <charconv>

namespace requests {
namespace {

using base::Json;

std::string reason_of(std::vector<HeldEnclosure> const& held, int number)
{
    auto const found = std::ranges::find(held, number, &HeldEnclosure::number);
    return found == held.end() ? "" : found->reason;
}

}  // namespace

Result<Json> enclosures_json(Visit const& visit, PageTools const& tools, LetterId letter, Door door)
{
    auto const key = key_of(visit);
    auto const enclosed = tools.attachments.enclosures(key, letter);
    auto const files = enclosed ? tools.attachments.of(key) : enclosed;
    auto const held = files ? tools.attachments.held_enclosures(key, letter) : tl::unexpected{files.error()};
    if (!held)
        return tl::unexpected{held.error()};
    auto const names = door == Door::applicants ? tools.attachments.names(key, visit.visitor.key) : std::map<int, std::string>{};
    if (!names)
        return tl::unexpected{names.error()};
    auto const& texts = tools.texts(visit);
    auto list = attachments_json(*enclosed, *names, case_path(visit, key.id, "/files"), tools, texts);
    for (auto& one : list) {
        if (door == Door::review)
            one["href"] = one["href"].get<std::string>() + "/review";
        auto const reason = reason_of(*held, one["number"].get<int>());
        one["held"] = reason.empty() ? Json(false) : Json(texts.say("desk.held." + reason));
    }
    auto choices = Json::array();
    for (auto const& [number, name] : *names)
        choices.push_back({{"number", number}, {"name", name},
                           {"chosen", std::ranges::any_of(*enclosed, [number = number](auto const& one) { return one.attachment.number == number; })}});
    return Json{{"any", !list.empty()}, {"list", std::move(list)}, {"choices", std::move(choices)}};
}

std::vector<int> chosen_enclosures(http::Form const& form)
{
    std::vector<int> numbers;
    for (auto const value : form.fields.all("file")) {
        int number = 0;
        if (std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc{})
            numbers.push_back(number);
    }
    return numbers;
}

}  // namespace requests
