#include "agencies/domain/setting_rules.hpp"

#include "base/ascii.hpp"
#include "base/person_name.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::size_t longest_text = 200;
constexpr std::size_t longest_name = 100;
constexpr std::size_t postcode_digits = 6;

// Digits with what stands between them: "0898-6666 1234 转 8", several parted by a comma.
bool is_telephone(std::string const& text)
{
    auto const digits = std::ranges::count_if(text, base::is_digit);
    return digits >= 3 && base::is_name(text, longest_name);
}

bool is_postcode(std::string const& text)
{
    return text.size() == postcode_digits && std::ranges::all_of(text, base::is_digit);
}

bool is_email(std::string const& text)
{
    auto const at = text.find('@');
    return base::is_name(text, longest_name) && at != std::string::npos && at > 0 && text.find('.', at + 2) != std::string::npos && text.back() != '.' &&
           text.find('@', at + 1) == std::string::npos && text.find_first_of(" ,;<>\"") == std::string::npos;
}

}  // namespace

base::Faults find_contact_faults(GuideContacts const& contacts)
{
    base::Faults faults;
    auto const need = [&](bool fits, std::string_view field, std::string_view code) {
        if (!fits)
            faults.push_back({std::string{field}, std::string{code}, {{"most", std::to_string(longest_text)}}});
    };
    for (auto const& [name, member] : contact_fields)
        need((contacts.*member).empty() || base::is_name(contacts.*member, longest_text), name, "settings.bad-text");
    need(contacts.postcode.empty() || is_postcode(contacts.postcode), "postcode", "settings.bad-postcode");
    need(contacts.telephone.empty() || is_telephone(contacts.telephone), "telephone", "settings.bad-telephone");
    need(contacts.fax.empty() || is_telephone(contacts.fax), "fax", "settings.bad-telephone");
    need(contacts.email.empty() || is_email(contacts.email), "email", "settings.bad-email");
    return faults;
}

base::Faults find_point_faults(std::vector<ReceivingPoint> const& points)
{
    base::Faults faults;
    if (points.size() > points_at_most)
        faults.push_back({"", "settings.too-many-points", {{"most", std::to_string(points_at_most)}}});
    for (auto const& point : points) {
        auto const need = [&](bool fits, std::string_view part) {
            if (!fits)
                faults.push_back({"point." + std::to_string(point.number) + "." + std::string{part}, "settings.bad-name", {{"most", std::to_string(longest_name)}}});
        };
        need(base::is_name(point.name, longest_name), "name");
        need(base::is_name(point.person, longest_name), "person");
        need(point.deputy.empty() || base::is_name(point.deputy, longest_name), "deputy");
        if (!point.deputy.empty() && point.deputy == point.person)
            faults.push_back({"point." + std::to_string(point.number) + ".deputy", "settings.deputy-is-person"});
    }
    return faults;
}

}  // namespace agencies
