#include "disclosure/domain/sheet_year.hpp"

#include "base/fold.hpp"

#include <charconv>

namespace disclosure {

int usual_sheet_year(base::Date today)
{
    auto const civil = today.civil();
    return static_cast<int>(civil.year()) - (civil.month() <= std::chrono::March ? 1 : 0);
}

base::Result<int> parse_sheet_year(std::string_view text)
{
    auto const folded = base::fold(text);
    int year = 0;
    auto const [end, failed] = std::from_chars(folded.data(), folded.data() + folded.size(), year);
    if (failed != std::errc{} || end != folded.data() + folded.size() || year < 2008 || year > 2999)
        return base::fail(base::ErrorKind::invalid_input, "register.bad-year", "\"{year}\" is no year of a sheet: write it with four digits, as 2025.",
                          {{"year", std::string{text}}});
    return year;
}

}  // namespace disclosure
