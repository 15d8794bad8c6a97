#pragma once

#include "agencies/domain/level.hpp"
#include "base/date.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agencies {

using base::AgencyId;
using base::Date;

// The name that an agency bears from a day on, until the next one.
struct AgencyName {
    Date from;
    std::string full;      // "青石县柳河镇人民政府": as it signs
    std::string abbreviation;  // "柳河镇": in lists

    friend bool operator==(AgencyName const&, AgencyName const&) = default;
};

// What the guide must say of the unit that does the work (Art. 12): R-PRO-03.
struct GuideContacts {
    std::string unit{};
    std::string address{};
    std::string postcode{};
    std::string office_hours{};
    std::string telephone{};
    std::string fax{};
    std::string email{};

    friend bool operator==(GuideContacts const&, GuideContacts const&) = default;
};

// A node of the tree. Agencies of the same name are common, so an agency is only ever known by its id or its code.
struct Agency {
    AgencyId id{};
    std::optional<AgencyId> superior{};
    std::string code{};  // of its own choice, in addresses: lower-case letters, digits, hyphens; never used twice
    Level level = Level::township;
    std::vector<AgencyName> names{};  // by day; never empty
    std::string division_code{};      // 行政区划代码: 6, 9 or 12 digits; empty when unknown
    std::string credit_code{};        // 统一社会信用代码; empty when unknown
    bool makes_rules = false;         // 规章制定权
    std::string holiday_region{};     // overlay of the working-day calendar; empty: the national one
    std::string file_mark{};          // 机关代字, "柳政": begins the numbers of its letters
    GuideContacts guide{};
    std::optional<Date> closed_on{};
    std::int64_t version = 0;  // rises with each change, so that of two who change it at once the later one is told

    friend bool operator==(Agency const&, Agency const&) = default;
};

// The name it bore on that day; the first one for a day before all.
[[nodiscard]] AgencyName const& name_on(Agency const& agency, Date day);

// A door through which requests come, with the person who looks after it and the deputy.
enum class PointKind : std::uint8_t { post_room, hall, hotline, mailbox, fax, village, online };
constexpr std::array<std::string_view, 7> point_kind_names{"post-room", "hall", "hotline", "mailbox", "fax", "village", "online"};
[[nodiscard]] std::string_view to_string(PointKind kind);
[[nodiscard]] std::optional<PointKind> parse_point_kind(std::string_view text);

struct ReceivingPoint {
    int number = 0;  // within the agency, from 1
    PointKind kind = PointKind::hall;
    std::string name{};
    std::string person{};  // name of the one in charge
    std::string deputy{};

    friend bool operator==(ReceivingPoint const&, ReceivingPoint const&) = default;
};

}  // namespace agencies
