#pragma once

#include "platform/config/law_files.hpp"

#include <map>

namespace requests {

// What due days are counted by, so that a change shows: the words say which files it is made of, the digest covers their content.
struct CalendarEdition {
    std::string words;   // "holidays 2, clock 1, holidays/ningxia 1"
    std::string digest;

    friend bool operator==(CalendarEdition const&, CalendarEdition const&) = default;
};

// The editions in force, by the region of an agency.
class CalendarEditions {
public:
    explicit CalendarEditions(config::LawFiles const& files);

    // None for a region that is not known.
    [[nodiscard]] CalendarEdition const* find(std::string_view region) const;
    // That have holidays of their own, in the order of the alphabet.
    [[nodiscard]] std::vector<std::string> regions() const;

private:
    std::map<std::string, CalendarEdition, std::less<>> by_region_;
};

}  // namespace requests
