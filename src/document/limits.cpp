#include "document/limits.hpp"

#include "base/json.hpp"

namespace document {
namespace {

template <class Value>
bool take(base::Json const& json, char const* name, Value& value)
{
    auto const found = json.find(name);
    if (found == json.end())
        return true;
    if (!found->is_number_unsigned())
        return false;
    value = Value{found->get<std::size_t>()};
    return true;
}

bool take(base::Json const& json, char const* name, std::chrono::seconds& value)
{
    auto seconds = static_cast<std::size_t>(value.count());
    auto const good = take<std::size_t>(json, name, seconds);
    value = std::chrono::seconds{seconds};
    return good;
}

}  // namespace

base::Result<Limits> parse_limits(base::Json const& json)
{
    Limits limits;
    auto const good = json.is_object() && take(json, "file_bytes", limits.file_bytes) &&
                      take(json, "unpacked_bytes", limits.unpacked_bytes) &&
                      take(json, "unpack_ratio", limits.unpack_ratio) &&
                      take(json, "archive_entries", limits.archive_entries) && take(json, "elements", limits.elements) &&
                      take(json, "depth", limits.depth) &&
                      take(json, "text_bytes", limits.text_bytes) && take(json, "pages", limits.pages) &&
                      take(json, "pixels", limits.pixels) && take(json, "file_seconds", limits.file_time) &&
                      take(json, "page_seconds", limits.page_time);
    if (!good)
        return base::fail(base::ErrorKind::invalid_input, "limits.malformed",
                          "limits.json must hold whole numbers that are not negative");
    return limits;
}

base::Error over_limit(std::string_view what, std::size_t limit)
{
    return {base::ErrorKind::over_limit,
            "limits." + std::string{what},
            "refused: more than the limit {what} = {limit}",
            {{"what", std::string{what}}, {"limit", std::to_string(limit)}}};
}

}  // namespace document
