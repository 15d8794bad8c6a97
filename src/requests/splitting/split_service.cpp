#include "requests/splitting/split_service.hpp"

#include "base/person_name.hpp"
#include "base/utf8.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/fault_text.hpp"
#include "requests/filing.hpp"

#include <algorithm>

namespace requests {
namespace {

void check_part(SplitPart const& part, std::string const& prefix, RequestLaw const& law, base::Faults& faults)
{
    auto const longest = static_cast<std::size_t>(law.defaults.description_characters_at_most);
    base::Error::Words const most{{"most", std::to_string(longest)}};
    if (!base::is_valid_utf8(part.content))
        faults.push_back({prefix + "content", "request.not-text"});
    else if (base::with_single_spaces(part.content).empty() || base::count_code_points(part.content) > longest)
        faults.push_back({prefix + "content", "split.no-content", most});
    if (!base::is_name(part.subject, longest))
        faults.push_back({prefix + "subject", "request.no-subject", most});
}

base::Faults find_faults(Splitting const& splitting, RequestLaw const& law)
{
    base::Faults faults;
    if (splitting.parts.empty())
        faults.push_back({"", "split.nothing"});
    if (splitting.parts.size() > split_parts_at_most)
        faults.push_back({"", "split.many", {{"most", std::to_string(split_parts_at_most)}}});
    check_part(splitting.kept, "kept_", law, faults);
    for (std::size_t i = 0; i < splitting.parts.size(); ++i)
        check_part(splitting.parts[i], "part-" + std::to_string(i + 1) + "-", law, faults);
    return faults;
}

Splitting normalised(Splitting splitting)
{
    splitting.kept.subject = base::normalise_name(splitting.kept.subject);
    for (auto& part : splitting.parts)
        part.subject = base::normalise_name(part.subject);
    return splitting;
}

// As the paper itself came in: the receipt is that of the paper, whatever its channel asks for.
Registration registration_of(SplitPart const& part, Request const& origin, Particulars particulars)
{
    auto const& intake = origin.intake;
    particulars.content = part.content;
    return {.submission = {.applicant_kind = intake.applicant_kind, .wanted = intake.wanted, .particulars = std::move(particulars)},
            .channel = intake.channel,
            .days = {.arrived_on = intake.arrived_on, .signed_on = origin.received_on, .confirmed_on = origin.received_on,
                     .contact_restored_on = origin.received_on},
            .subject = part.subject,
            .split_from = origin.key.id};
}

// The request goes on with its own matter alone.
Result<void> narrow(Desk& desk, LoadedCase& loaded, SplitPart const& kept, Particulars particulars, Actor const& by)
{
    particulars.content = kept.content;
    auto const version = seal_particulars(desk, loaded.request.key, particulars);
    if (!version)
        return tl::unexpected{version.error()};
    if (auto const taken = take_event(desk, loaded, {desk.today, desk.today, by, ParticularsAmended{*version}}); !taken)
        return taken;
    loaded.summary.subject = kept.subject;
    return take_event(desk, loaded, {desk.today, desk.today, by, Described{kept.subject}});
}

}  // namespace

base::Accepted<std::vector<Filed>> SplitService::split(RequestKey key, Splitting const& given, Acting const& acting)
{
    auto const splitting = normalised(given);
    if (auto faults = find_faults(splitting, tools_.law.requests()); !faults.empty())
        return base::refuse(std::move(faults));
    return write(tools_, [&](Desk& desk) -> base::Accepted<std::vector<Filed>> {
        auto const refused = [](base::Error const& error) { return base::refuse({fault_of(error, "")}); };
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return refused(loaded.error());
        auto const particulars = open_particulars(desk, key);
        if (!particulars)
            return refused(particulars.error());
        auto const by = actor_of(acting.by);
        if (auto const narrowed = narrow(desk, *loaded, splitting.kept, *particulars, by); !narrowed)
            return refused(narrowed.error());
        std::vector<Filed> all;
        for (auto const& part : splitting.parts) {
            auto filed = file(desk, key.agency, registration_of(part, loaded->request, *particulars), by);
            if (!filed)
                return refused(filed.error());
            all.push_back(std::move(*filed));
        }
        return all;
    });
}

}  // namespace requests
