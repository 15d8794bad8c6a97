#include "agencies/agency_store.hpp"
#include "app/desk/desk_commands.hpp"
#include "journal/journal.hpp"

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

}  // namespace

base::Result<console::Outcome> run_journal_verify(JournalVerifyArguments const& given, config::LawFiles const&,
                                                  console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    auto const connection = (*installation)->database().connection();
    journal::Journal const journal{*connection, clock};
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
        }
    return outcome;
}

}  // namespace app
