#include "agencies/anchors/anchor_service.hpp"
#include "agencies/domain/person.hpp"
#include "app/desk/desk_commands.hpp"
#include "app/desk/superior.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/files/atomic_file.hpp"
#include "platform/files/read_file.hpp"

namespace app {
namespace {

using base::Result;

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

// What an installation below has handed up, as the list that it would have written itself.
Result<journal::HeadList> received_list(agencies::AnchorService const& anchors, std::string const& installation, clocks::Instant now)
{
    journal::HeadList list{.installation = installation, .taken_at = now};
    for (auto const& received : anchors.received(installation))
        list.heads.push_back(received.head);
    if (list.heads.empty())
        return base::fail(base::ErrorKind::not_found, "anchor.none-received", "nothing was ever received of the installation {code}", {{"code", installation}});
    return list;
}

void write_file(std::filesystem::path const& path, std::string const& text)
{
    files::AtomicFile file{path.has_parent_path() ? path.parent_path() : "."};
    file.add(text);
    file.keep_as(path);
}

// False where a chain is not what it was.
bool tell(agencies::AnchorService::Receipt const& receipt, std::string const& file, console::Console const& console)
{
    console.out << console.texts.say("journal.received", {{"file", file}, {"n", std::to_string(receipt.count)}}) << '\n';
    for (auto const& [now, earlier] : receipt.contradictions)
        console.out << now.agency << "  "
                    << console.texts.say("journal.contradiction",
                                         {{"number", std::to_string(now.number)}, {"time", clocks::local_text(now.taken_at)},
                                          {"earlier", std::to_string(earlier.head.number)}, {"then", clocks::local_text(earlier.head.taken_at)}})
                    << '\n';
    return receipt.contradictions.empty();
}

Result<std::vector<journal::HeadList>> read_lists(std::vector<std::string> const& files, console::Console const& console)
{
    std::vector<journal::HeadList> lists;
    for (auto const& file : files) {
        auto list = files::read_file(file, most_bytes).and_then(journal::parse_head_list);
        if (!list)
            return base::fail(list.error().kind, "anchor.bad-file", "{file}: {reason}", {{"file", file}, {"reason", console.texts.say(list.error())}});
        lists.push_back(std::move(*list));
    }
    return lists;
}

}  // namespace

Result<console::Outcome> run_journal_heads(JournalHeadsArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    agencies::AnchorService anchors{(*installation)->database(), clock};
    auto const list = given.received.empty() ? Result<journal::HeadList>{anchors.hand_out()} : received_list(anchors, given.received, clock.now());
    if (!list)
        return tl::unexpected{list.error()};
    if (given.file.empty()) {
        console.out << to_text(*list);
        return console::Outcome::good;
    }
    write_file(given.file, to_text(*list));
    console.out << console.texts.say("journal.heads-written", {{"file", given.file}, {"n", std::to_string(list->heads.size())}}) << '\n';
    return console::Outcome::good;
}

Result<console::Outcome> run_journal_hand_in(JournalHandInArguments const& given, config::LawFiles const&, console::Console const& console)
{
    if (auto const fits = check_superior(given.to); !fits)
        return tl::unexpected{fits.error()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    if (auto const handed_in = hand_heads_in((*installation)->database(), clock, given.to); !handed_in)
        return tl::unexpected{handed_in.error()};
    console.out << console.texts.say("journal.handed-in", {{"address", given.to.superior}}) << '\n';
    return console::Outcome::good;
}

Result<console::Outcome> run_journal_receive(JournalReceiveArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto const lists = read_lists(given.files, console);
    if (!lists)
        return tl::unexpected{lists.error()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    agencies::AnchorService anchors{(*installation)->database(), clock};
    auto agree = true;
    for (std::size_t i = 0; i < lists->size(); ++i)
        agree = tell(anchors.receive((*lists)[i], agencies::operator_actor), given.files[i], console) && agree;
    return agree ? console::Outcome::good : console::Outcome::errors_found;
}

}  // namespace app
