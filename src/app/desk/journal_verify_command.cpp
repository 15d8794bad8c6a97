#include "agencies/agency_store.hpp"
#include "app/desk/desk_commands.hpp"
#include "journal/anchor_store.hpp"
#include "journal/journal.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/files/read_file.hpp"
#include "platform/timestamp/time_stamp.hpp"
#include "requests/case_audit.hpp"

#include <algorithm>
#include <map>

namespace app {
namespace {

using base::Result;

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

// From files, by the code of the agency.
using GivenAnchors = std::map<std::string, std::vector<journal::NamedHead>, std::less<>>;

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

Result<GivenAnchors> read_anchors(std::vector<std::string> const& files, console::Console const& console)
{
    GivenAnchors anchors;
    for (auto const& file : files) {
        auto const text = files::read_file(file, most_bytes);
        if (!text)
            return tl::unexpected{text.error()};
        auto heads = journal::parse_heads(*text);
        if (!heads) {
            return base::fail(heads.error().kind, "anchor.bad-file", "{file}: {reason}", {{"file", file}, {"reason", console.texts.say(heads.error())}});
        }
        for (auto& head : *heads)
            anchors[head.agency].push_back(std::move(head));
    }
    return anchors;
}

// The last entry before the break for which an anchor vouches: what was rewritten begins behind it.
std::int64_t vouched_before(journal::Break const& broken, std::vector<journal::Anchor> const& anchors)
{
    std::int64_t vouched = 0;
    for (auto const& anchor : anchors)
        if (anchor.number < broken.number)
            vouched = std::max(vouched, anchor.number);
    return vouched;
}

std::string break_text(journal::Break const& broken, std::vector<journal::Anchor> const& anchors, console::Console const& console)
{
    auto text = console.texts.say(text_of(broken.kind), {{"number", std::to_string(broken.number)}});
    if (broken.anchor)
        text += console.texts.say("journal.break.anchor", {{"number", std::to_string(broken.anchor->number)},
                                                           {"time", clocks::local_text(broken.anchor->taken_at)}});
    if (broken.kind == journal::Break::Kind::rewritten)
        text += console.texts.say("journal.break.from", {{"number", std::to_string(vouched_before(broken, anchors) + 1)}});
    return text;
}

// The time-stamps on the lists of the nights; what stands in a list that bears a good one is an anchor. False where one is bad.
bool check_stamps(sql::Connection& connection, std::string const& trusted, GivenAnchors& anchors, console::Console const& console)
{
    auto const lists = journal::AnchorStore{connection}.stamped_lists();
    auto const count = std::to_string(lists.size());
    if (lists.empty() || trusted.empty()) {
        if (!lists.empty())
            console.out << console.texts.say("journal.stamps-not-checked", {{"n", count}}) << '\n';
        return true;
    }
    auto good = true;
    clocks::Instant last{};
    for (auto const& list : lists) {
        auto const at = timestamp::check_token(*list.token, list.content, trusted);
        auto const heads = journal::parse_heads(list.content);
        if (!at || !heads) {
            good = false;
            console.out << console.texts.say("journal.stamp-bad", {{"number", std::to_string(list.number)},
                                                                   {"reason", console.texts.say(at ? heads.error() : at.error())}})
                        << '\n';
            continue;
        }
        last = *at;
        for (auto const& head : *heads)
            anchors[head.agency].push_back({head.agency, head.number, head.hash, *at});
    }
    if (good)
        console.out << console.texts.say("journal.stamps-good", {{"n", count}, {"time", clocks::local_text(last)}}) << '\n';
    return good;
}

// What a verification goes over.
struct Verification {
    sql::Connection& connection;
    journal::Journal const& journal;
    GivenAnchors& given;
    console::Console const& console;

    // False where the chain is broken. Takes what was given of the agency.
    bool tell_chain(agencies::Agency const& agency) const
    {
        auto anchors = journal::AnchorStore{connection}.anchors_of(agency.id);
        if (auto const of_agency = given.extract(agency.code))
            for (auto const& head : of_agency.mapped())
                anchors.push_back({agency.id, head.number, head.hash, head.taken_at});
        auto const broken = journal.verify(agency.id, anchors);
        auto const head = journal.head(agency.id);
        if (broken)
            console.out << agency.code << "  " << break_text(*broken, anchors, console) << '\n';
        else if (head)
            console.out << agency.code << "  "
                        << console.texts.say("journal.whole", {{"number", std::to_string(head->number)}, {"hash", head->hash},
                                                               {"anchors", std::to_string(anchors.size())}})
                        << '\n';
        return !broken;
    }
};

// Anchors of agencies that are not here: the whole chain is gone, or the file is another installation's.
bool tell_left_over(GivenAnchors const& given, console::Console const& console)
{
    for (auto const& [code, heads] : given)
        console.out << code << "  " << console.texts.say("journal.no-agency", {{"number", std::to_string(heads.front().number)}}) << '\n';
    return given.empty();
}

}  // namespace

Result<console::Outcome> run_journal_verify(JournalVerifyArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    auto anchors = read_anchors(given.anchors, console);
    if (!anchors)
        return tl::unexpected{anchors.error()};
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
    Verification const verification{*connection, journal, *anchors, console};
    auto whole = check_stamps(*connection, given.trusted, *anchors, console);
    agencies::AgencyStore const store{*connection};
    for (auto const& root : store.roots())
        for (auto const& agency : store.subtree_of(root.id)) {
            whole = verification.tell_chain(agency) && whole;
            whole = tell_cases(tools, agency, console) && whole;
        }
    whole = tell_left_over(*anchors, console) && whole;
    return whole ? console::Outcome::good : console::Outcome::errors_found;
}

}  // namespace app
