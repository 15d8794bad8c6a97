#pragma once

#include "disclosure/register_list.hpp"
#include "disclosure/register_service.hpp"

namespace disclosure {

enum class ListTrial : std::uint8_t { no, yes };  // yes: tells what would happen, and keeps nothing

// Takes all lines of the list, or none. A document whose number is registered is changed where the list says something else; what
// the list has no column for stays, and one that is as the list says is left alone, so that a list may be taken twice. What is
// wrong stands at its line.
[[nodiscard]] std::vector<ListedDocument> import_documents(sql::Database& database, clocks::Clock const& clock, AgencyId agency,
                                                           std::vector<ListedDocument> list, ListTrial trial, agencies::PersonKey by);

// The sheet of a year with the figures of the list; months that it leaves blank stay as they are.
[[nodiscard]] RegisterService::Sheet with_months(RegisterService::Sheet sheet, std::vector<ListedMonth> const& list);

template <class Line>
[[nodiscard]] bool has_faults(std::vector<Line> const& list)
{
    for (auto const& line : list)
        if (!line.faults.empty())
            return true;
    return false;
}

}  // namespace disclosure
