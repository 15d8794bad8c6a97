#include "calendar/holiday_table.hpp"

#include <array>
#include <optional>

namespace calendar {
namespace {

constexpr std::string_view columns = "date,kind,name,source";
constexpr std::string_view covers_mark = "# covers:";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.back() == '\r' || text.back() == ' '))
        text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    return text;
}

std::optional<DateRange> parse_range(std::string_view text)
{
    auto const middle = text.find("..");
    if (middle == std::string_view::npos)
        return std::nullopt;
    auto const from = base::parse_date(trimmed(text.substr(0, middle)));
    auto const to = base::parse_date(trimmed(text.substr(middle + 2)));
    if (!from || !to || *to < *from)
        return std::nullopt;
    return DateRange{*from, *to};
}

// The four fields of a row; the last one takes the rest of the line.
std::optional<std::array<std::string_view, 4>> split_row(std::string_view line)
{
    std::array<std::string_view, 4> fields;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const comma = line.find(',');
        if (comma == std::string_view::npos)
            return std::nullopt;
        fields[i] = line.substr(0, comma);
        line.remove_prefix(comma + 1);
    }
    fields[3] = line;
    return fields;
}

std::optional<std::pair<base::Date, SpecialDay>> parse_row(std::string_view line)
{
    auto const fields = split_row(line);
    if (!fields)
        return std::nullopt;
    auto const& [date, kind, name, source] = *fields;
    auto const day = base::parse_date(date);
    if (!day || (kind != "holiday" && kind != "workday"))
        return std::nullopt;
    return std::pair{*day, SpecialDay{kind == "holiday" ? SpecialKind::holiday : SpecialKind::workday, std::string{name},
                                      std::string{source}}};
}

tl::unexpected<base::Error> malformed(int line)
{
    return base::fail(base::ErrorKind::invalid_input, "calendar.malformed",
                      "the holiday file is malformed in line {line}: expected date,kind,name,source",
                      {{"line", std::to_string(line)}});
}

DateRange whole_years(base::Date first, base::Date last)
{
    using std::chrono::year;
    return {std::chrono::January / 1 / year{first.year()}, std::chrono::December / 31 / year{last.year()}};
}

}  // namespace

HolidayTable::HolidayTable(std::map<base::Date, SpecialDay> days, DateRange covered)
    : days_{std::move(days)}, covered_{covered}
{
}

base::Result<HolidayTable> HolidayTable::parse(std::string_view csv)
{
    if (csv.starts_with("\xEF\xBB\xBF"))
        csv.remove_prefix(3);
    std::map<base::Date, SpecialDay> days;
    std::optional<DateRange> covered;
    auto header_seen = false;
    for (auto number = 1; !csv.empty(); ++number) {
        auto const end = std::min(csv.find('\n'), csv.size());
        auto const line = trimmed(csv.substr(0, end));
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (line.starts_with(covers_mark)) {
            covered = parse_range(line.substr(covers_mark.size()));
            if (!covered)
                return malformed(number);
        }
        if (line.empty() || line.starts_with('#'))
            continue;
        if (!header_seen) {
            if (line != columns)
                return malformed(number);
            header_seen = true;
            continue;
        }
        auto row = parse_row(line);
        if (!row || !days.insert(std::move(*row)).second)
            return malformed(number);
    }
    if (days.empty())
        return base::fail(base::ErrorKind::invalid_input, "calendar.empty", "the holiday file holds no day");
    auto const range = covered ? *covered : whole_years(days.begin()->first, days.rbegin()->first);
    return HolidayTable{std::move(days), range};
}

HolidayTable HolidayTable::with_region(HolidayTable const& region) const
{
    auto days = region.days_;
    days.insert(days_.begin(), days_.end());  // keeps the region's entry where both have one
    return {std::move(days), covered_};
}

SpecialDay const* HolidayTable::find(base::Date day) const
{
    auto const found = days_.find(day);
    return found == days_.end() ? nullptr : &found->second;
}

}  // namespace calendar
