#include "agencies/agency_import.hpp"
#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"
#include "document/readers/read_document.hpp"
#include "platform/files/read_file.hpp"

namespace app {
namespace {

// As a person counts them in the file: lines of a text, rows of a sheet.
int line_of(base::Place const& at)
{
    return at.kind == base::Place::Kind::sheet ? at.second : at.first;
}

}  // namespace

base::Result<console::Outcome> run_agency_import(AgencyImportArguments const& given, config::LawFiles const& law,
                                                 console::Console const& console)
{
    document::Limits const limits;
    auto const bytes = files::read_file(given.file, limits.file_bytes);
    if (!bytes)
        return tl::unexpected{bytes.error()};
    auto const document = document::read_document(*bytes, given.file, limits);
    if (!document)
        return tl::unexpected{document.error()};
    clocks::SystemClock const clock;
    auto list = agencies::read_agency_list(*document, console.texts, clock.today());
    if (!list)
        return tl::unexpected{list.error()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};

    Desk desk{**installation, law, clock};
    using agencies::AgencyService;
    auto const count = list->size();
    auto const lines = agencies::import_agencies(desk.agencies(), std::move(*list),
                                                 given.dry_run ? AgencyService::Trial::yes : AgencyService::Trial::no,
                                                 agencies::operator_actor);
    auto faults = 0;
    for (auto const& line : lines)
        for (auto const& fault : line.faults) {
            ++faults;
            console.err << console.texts.say("agency-import.fault", {{"line", std::to_string(line_of(line.at))},
                                                                     {"text", console.texts.say(fault.code, fault.words)}})
                        << '\n';
        }
    auto const* const end = faults > 0 ? "agency-import.nothing" : given.dry_run ? "agency-import.would" : "agency-import.done";
    console.out << console.texts.say(end, {{"count", std::to_string(count)}, {"faults", std::to_string(faults)}}) << '\n';
    return faults > 0 ? console::Outcome::errors_found : console::Outcome::good;
}

}  // namespace app
