#include "app/demo/demo_names.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace app {
namespace {

std::vector<DemoNames::Unit> units_in(base::Json const& list)
{
    std::vector<DemoNames::Unit> units;
    for (auto const& unit : list)
        units.push_back({unit.at(0).get<std::string>(), unit.at(1).get<std::string>()});
    return units;
}

std::vector<std::string> characters_of(std::string const& text)
{
    std::vector<std::string> characters;
    for (std::size_t at = 0; at < text.size();)
        base::append_utf8(characters.emplace_back(), base::next_code_point(text, at));
    return characters;
}

// "1": the text of part one.
std::map<std::size_t, std::string> texts_in(base::Json const& json)
{
    std::map<std::size_t, std::string> texts;
    for (auto const& [part, text] : json.items())
        texts[static_cast<std::size_t>(std::stoul(part)) - 1] = text.get<std::string>();
    return texts;
}

}  // namespace

base::Result<DemoNames> DemoNames::parse(base::Json const& json)
{
    try {
        auto const& county = json.at("county");
        return DemoNames{.county = {county.at("code").get<std::string>(), county.at("name").get<std::string>()},
                         .county_abbreviation = county.at("abbreviation").get<std::string>(),
                         .file_mark = county.at("file_mark").get<std::string>(),
                         .unit = county.at("unit").get<std::string>(),
                         .address = county.at("address").get<std::string>(),
                         .telephone = county.at("telephone").get<std::string>(),
                         .townships = units_in(json.at("townships")),
                         .departments = units_in(json.at("departments")),
                         .subjects = json.at("subjects").get<std::vector<std::string>>(),
                         .families = characters_of(json.at("families").get<std::string>()),
                         .given = json.at("given").get<std::vector<std::string>>(),
                         .companies = json.at("companies").get<std::vector<std::string>>(),
                         .report_texts = texts_in(json.at("report_texts"))};
    } catch (base::Json::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "demo.malformed", "demo.json is malformed: {reason}", {{"reason", broken.what()}});
    }
}

}  // namespace app
