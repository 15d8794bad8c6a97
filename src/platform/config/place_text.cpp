#include "platform/config/place_text.hpp"

namespace config {

std::string place_text(base::Place const& place, Texts const& texts)
{
    using Kind = base::Place::Kind;
    auto const number = [](std::int32_t n) { return std::to_string(n); };
    switch (place.kind) {
    case Kind::unknown: return {};
    case Kind::line: return texts.say("place.line", {{"line", number(place.first)}});
    case Kind::page: return texts.say("place.page", {{"page", number(place.first)}});
    case Kind::sheet: {
        auto const whole = to_string(place);
        return texts.say("place.sheet", {{"sheet", number(place.first)}, {"cell", whole.substr(whole.rfind(' ') + 1)}});
    }
    case Kind::paragraph: return texts.say("place.paragraph", {{"paragraph", number(place.first)}});
    case Kind::table:
        return texts.say("place.table", {{"table", number(place.first)}, {"row", number(place.second)}, {"column", number(place.third)}});
    }
    return {};
}

}  // namespace config
