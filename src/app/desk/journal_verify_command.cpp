#include "agencies/agency_store.hpp"
#include "app/desk/desk_commands.hpp"
#include "journal/journal.hpp"
#include "requests/case_audit.hpp"

namespace app {
namespace {

std::string_view text_of(journal::Break::Kind kind)
{
    using enum journal::Break::Kind;
    switch (kind) {
    case missing: return "journal.break.missing";
    case changed: return "journal.break.changed";
    case cut_off: return "journal.break.cut-off";
    case rewritten: return "journal.break.rewritten";
    case slipped_in: return "journal.break.slipped-in";
    }
    return {};
}

std::string_view text_of(requests::CaseFlaw::Kind kind)
{
    using enum requests::CaseFlaw::Kind;
    switch (kind) {
    case history: return "journal.case.history";
    case row: return "journal.case.row";
    case journal: return "journal.case.journal";
    case particulars: return "journal.case.particulars";
    case letter: return "journal.case.letter";
    }
    return {};
}

// Every case beside its history, for which the journal vouches. False where something does not belong together.
bool tell_cases(requests::RequestTools const& tools, agencies::Agency const& agency, console::Console const& console)
{
    auto const check = requests::check_cases(tools, agency.id);
    for (auto const& flaw : check.flaws)
        console.out << agency.code << "  " << console.texts.say(text_of(flaw.kind), {{"id", std::to_string(flaw.key.id.value)}}) << '\n';
    if (check.flaws.empty() && check.cases > 0)
        console.out << agency.code << "  " << console.texts.say("journal.cases-whole", {{"cases", std::to_string(check.cases)}}) << '\n';
    return check.flaws.empty();
}

}  // namespace

base::Result<console::Outcome> run_journal_verify(JournalVerifyArguments const& given, config::LawFiles const& law,
                                                  console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    auto const connection = (*installation)->database().connection();
    journal::Journal const journal{*connection, clock};
    auto const desk_law = requests::DeskLaw::read(law);
    if (!desk_law)
        return tl::unexpected{desk_law.error()};
    requests::RequestTools const tools{(*installation)->database(), clock, (*installation)->keys(), *desk_law};
    auto outcome = console::Outcome::good;
    agencies::AgencyStore const store{*connection};
    for (auto const& root : store.roots())
        for (auto const& agency : store.subtree_of(root.id)) {
            auto const broken = journal.verify(agency.id, {});
            auto const head = journal.head(agency.id);
            if (broken) {
                outcome = console::Outcome::errors_found;
                console.out << agency.code << "  "
                            << console.texts.say(text_of(broken->kind), {{"number", std::to_string(broken->number)}}) << '\n';
            } else if (head) {
                console.out << agency.code << "  "
                            << console.texts.say("journal.whole", {{"number", std::to_string(head->number)}, {"hash", head->hash}}) << '\n';
            }
            if (!tell_cases(tools, agency, console))
                outcome = console::Outcome::errors_found;
        }
    return outcome;
}

}  // namespace app
