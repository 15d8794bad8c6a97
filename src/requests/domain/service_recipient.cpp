#include "requests/domain/service_recipient.hpp"

#include <array>

namespace requests {
namespace {

Party const& party_of(Particulars const& particulars)
{
    if (particulars.agent)
        return particulars.agent->person;
    auto const& others = particulars.co_applicants;
    auto const who = particulars.representative.value_or(0);
    return who == 0 || who > others.size() ? particulars.applicant : others[who - 1];
}

}  // namespace

ServiceRecipient recipient_of(Particulars const& particulars)
{
    auto const& party = party_of(particulars);
    for (auto const* address : {&particulars.service_address, &party.address})
        if (!address->empty())
            return {party.name, *address};
    return {party.name, particulars.applicant.address};
}

}  // namespace requests
