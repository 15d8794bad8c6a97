#include "requests/oversight/calendar_editions.hpp"

#include "platform/crypto/key.hpp"
#include "platform/crypto/sha256.hpp"

namespace requests {
namespace {

constexpr std::string_view region_folder = "holidays/";
constexpr std::string_view ending = ".csv";

CalendarEdition edition_of(config::LawFile const& nation, config::LawFile const& clock, config::LawFile const* region)
{
    CalendarEdition edition{.words = "holidays " + nation.version + ", clock " + clock.version, .digest = {}};
    if (region != nullptr)
        edition.words += ", " + region->name.substr(0, region->name.size() - ending.size()) + " " + region->version;
    edition.digest = crypto::sha256_hex(crypto::bound_together({nation.content, clock.content, region == nullptr ? std::string{} : region->content}));
    return edition;
}

}  // namespace

CalendarEditions::CalendarEditions(config::LawFiles const& files)
{
    auto const& nation = files.file("holidays.csv");
    auto const& clock = files.file("clock.json");
    by_region_.emplace("", edition_of(nation, clock, nullptr));
    for (auto const& file : files.files())
        if (file.name.starts_with(region_folder) && file.name.ends_with(ending))
            by_region_.emplace(file.name.substr(region_folder.size(), file.name.size() - region_folder.size() - ending.size()),
                               edition_of(nation, clock, &file));
}

CalendarEdition const* CalendarEditions::find(std::string_view region) const
{
    auto const found = by_region_.find(region);
    return found == by_region_.end() ? nullptr : &found->second;
}

std::vector<std::string> CalendarEditions::regions() const
{
    std::vector<std::string> names;
    for (auto const& [region, edition] : by_region_)
        if (!region.empty())
            names.push_back(region);
    return names;
}

}  // namespace requests
