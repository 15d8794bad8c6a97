#pragma once

#include "report/domain/report.hpp"
#include "report/sample/random.hpp"

#include <span>
#include <string_view>

namespace report {

// One way in which clerks get a report wrong, and the rule that must notice. Unlike a damage it is no fault of the file:
// it is in what the report says.
struct Mistake {
    std::string_view name;
    std::string_view what;  // as documentation says it
    std::string_view rule;  // id of the rule that must raise it
    // False when the report gives no occasion for it; then nothing has changed. `other` is another office's report; of a
    // mistake between two years the same office's of the year before.
    bool (*plant)(Report&, Report const& other, Random&);
};

// Every mistake that can be made in a report alone, by name; find_mistake also knows those between two years.
[[nodiscard]] std::span<Mistake const> all_mistakes();
[[nodiscard]] Mistake const* find_mistake(std::string_view name);

// The families that all_mistakes is made of.
[[nodiscard]] std::span<Mistake const> figure_mistakes();
[[nodiscard]] std::span<Mistake const> text_mistakes();

// Mistakes that only last year's report shows.
[[nodiscard]] std::span<Mistake const> year_mistakes();

}  // namespace report
