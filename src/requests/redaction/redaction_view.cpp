#include "requests/redaction/redaction_view.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace requests {
namespace {

using base::Json;

constexpr float points_a_millimetre = 72 / 25.4F;

std::string millimetres(float points)
{
    return std::to_string(std::lround(points / points_a_millimetre));
}

std::optional<float> number_in(std::string_view text)
{
    float number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

std::string say_source(RedactionArea const& area, config::Texts const& texts)
{
    auto const state = area.state == AreaState::accepted ? "" : "." + std::string{to_text(area.state)};
    if (area.source == by_hand)
        return texts.say("desk.redaction.by-hand");
    return texts.say("desk.redaction.by-rule" + state, {{"rule", area.source}});
}

std::string say_place(base::Box const& box, config::Texts const& texts)
{
    return texts.say("desk.redaction.place", {{"left", millimetres(box.left)}, {"top", millimetres(box.top)},
                                              {"width", millimetres(box.right - box.left)}, {"height", millimetres(box.bottom - box.top)}});
}

}  // namespace

std::string redaction_path(Visit const& visit, int file, std::string_view rest)
{
    return case_path(visit, key_of(visit).id, "/files/" + std::to_string(file) + "/redaction" + std::string{rest});
}

Json work_json(RedactedFile const& file, Visit const& visit, PageTools const& tools, config::Texts const& texts)
{
    auto const& work = file.work;
    if (!work)
        return false;
    base::Error::Words const words{{"done", std::to_string(work->done)}, {"pages", std::to_string(work->pages)}, {"unplaced", std::to_string(work->unplaced)}};
    std::string const task{to_text(work->task)};
    Json shown{{"text", {}}, {"error", false}, {"done", false}, {"running", !work->finished}, {"copy", false}, {"unplaced", false}};
    if (!work->finished) {
        shown["text"] = texts.say("desk.redaction.running." + task, words);
    } else if (!work->fault.empty()) {
        shown["error"] = true;
        auto const most = std::to_string(tools.law.attachments().room_of(Sender::staff).bytes_at_most >> 20U);
        auto const why = texts.has(work->fault) ? texts.say(work->fault, {{"name", file.name}, {"most", most}, {"what", file.name}}) : work->fault;
        shown["text"] = texts.say("desk.redaction.failed", {{"why", why}});
    } else {
        shown["done"] = true;
        shown["text"] = texts.say("desk.redaction.done." + task, words);
        if (work->copy)
            shown["copy"] = case_path(visit, key_of(visit).id, "/files/" + std::to_string(*work->copy));
        if (work->unplaced > 0)
            shown["unplaced"] = texts.say("desk.redaction.unplaced", words);
    }
    return shown;
}

Json pages_json(RedactedFile const& file, Visit const& visit, int number, config::Texts const& texts)
{
    auto rows = Json::array();
    for (auto const& size : file.pages) {
        auto const count = [&](AreaState state) {
            return std::ranges::count_if(file.areas, [&](auto const& area) { return area.page == size.page && area.state == state; });
        };
        auto const proposed = count(AreaState::proposed);
        rows.push_back({{"page", texts.say("desk.redaction.page", {{"page", std::to_string(size.page)}})},
                        {"href", redaction_path(visit, number, "/pages/" + std::to_string(size.page))},
                        {"accepted", count(AreaState::accepted)},
                        {"proposed", proposed},
                        {"open", proposed > 0}});
    }
    return rows;
}

Json areas_json(RedactedFile const& file, int page, PageTools const& tools, config::Texts const& texts)
{
    auto rows = Json::array();
    for (auto const& area : file.areas) {
        if (area.page != page)
            continue;
        auto const& box = area.box;
        auto const* reason = tools.redactions.law().reason(area.reason);
        rows.push_back({{"number", area.number},
                        {"x", box.left},
                        {"y", box.top},
                        {"width", box.right - box.left},
                        {"height", box.bottom - box.top},
                        {"middle", (box.left + box.right) / 2},
                        {"base", (box.top + box.bottom) / 2 + 3},
                        {"kept", area.state != AreaState::dismissed},
                        {"state", to_text(area.state)},
                        {"place", say_place(box, texts)},
                        {"reason", reason == nullptr ? area.reason : in_language(reason->label, texts)},
                        {"source", say_source(area, texts)}});
    }
    return rows;
}

Json reasons_json(std::string_view chosen, PageTools const& tools, config::Texts const& texts)
{
    auto options = Json::array();
    for (auto const& reason : tools.redactions.law().reasons)
        options.push_back({{"id", reason.id}, {"label", in_language(reason.label, texts)}, {"chosen", reason.id == chosen}});
    return options;
}

Json lines_json(std::vector<document::PageLine> const& lines)
{
    auto rows = Json::array();
    for (auto const& line : lines)
        if (line.places_are_certain && line.text.find_first_not_of(' ') != std::string::npos)
            rows.push_back({{"text", line.text}, {"box", box_text(to_whole_points(box_of(line, 0, line.text.size())))}, {"id", rows.size() + 1}});
    return rows;
}

Json sheet_json(base::Box const& page)
{
    constexpr int step = 10;  // millimetres
    constexpr int labelled = 50;
    auto const ticks = [&](float length) {
        auto list = Json::array();
        for (int at = 0; static_cast<float>(at) * points_a_millimetre <= length; at += step) {
            auto const is_labelled = at % labelled == 0;
            list.push_back({{"at", static_cast<float>(at) * points_a_millimetre},
                            {"from", is_labelled ? -14 : -7},
                            {"label", is_labelled ? Json(std::to_string(at)) : Json(false)}});
        }
        return list;
    };
    return {{"width", page.right}, {"height", page.bottom}, {"outer_width", page.right + 30}, {"outer_height", page.bottom + 30},
            {"across", ticks(page.right)}, {"down", ticks(page.bottom)}};
}

std::string box_text(base::Box const& box)
{
    std::string text;
    for (auto const value : {box.left, box.top, box.right, box.bottom})
        text += (text.empty() ? "" : ",") + std::to_string(std::lround(value));
    return text;
}

std::optional<base::Box> parse_box(std::string_view text)
{
    std::array<float, 4> values{};
    for (std::size_t at = 0; at < values.size(); ++at) {
        auto const comma = text.find(',');
        auto const value = number_in(text.substr(0, comma));
        if (!value || (comma == std::string_view::npos) != (at + 1 == values.size()))
            return std::nullopt;
        values[at] = *value;
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return base::Box{values[0], values[1], values[2], values[3]};
}

std::optional<base::Box> parse_millimetres(std::array<std::string_view, 4> const& typed)
{
    std::array<float, 4> values{};
    for (std::size_t at = 0; at < values.size(); ++at) {
        auto const value = number_in(typed[at]);
        if (!value)
            return std::nullopt;
        values[at] = *value * points_a_millimetre;
    }
    return base::Box{values[0], values[1], values[0] + values[2], values[1] + values[3]};
}

}  // namespace requests
