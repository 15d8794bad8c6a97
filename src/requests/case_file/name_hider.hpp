#pragma once

#include "disclosure/domain/screening/screening.hpp"
#include "requests/domain/submission.hpp"

namespace requests {

// Takes out of texts what is personal in a case: what is known of its people, and what the screening finds.
class NameHider {
public:
    // All versions of the particulars; the screening outlives the hider.
    NameHider(std::vector<Particulars> const& versions, disclosure::Screening const& screening);

    // Line by line.
    [[nodiscard]] std::string operator()(std::string_view text) const;

private:
    [[nodiscard]] std::string in_line(std::string line) const;

    std::vector<std::string> known_;  // the longest first
    disclosure::Screening const& screening_;
};

}  // namespace requests
