#include "agencies/anchors/journal_words.hpp"

#include <charconv>

namespace agencies {
namespace {

// "person/3/17"; nothing for another kind of actor.
std::optional<PersonKey> person_in(std::string_view actor)
{
    constexpr std::string_view before = "person/";
    if (!actor.starts_with(before))
        return std::nullopt;
    actor.remove_prefix(before.size());
    auto const slash = actor.find('/');
    PersonKey key;
    if (slash == std::string_view::npos || std::from_chars(actor.data(), actor.data() + slash, key.agency.value).ec != std::errc{} ||
        std::from_chars(actor.data() + slash + 1, actor.data() + actor.size(), key.number).ec != std::errc{})
        return std::nullopt;
    return key;
}

}  // namespace

std::string JournalWords::actor(std::string const& actor)
{
    if (auto const known = known_.find(actor); known != known_.end())
        return known->second;
    auto words = actor;
    if (auto const key = person_in(actor)) {
        if (auto const person = accounts_.find(*key))
            words = person->name;
    } else if (auto const code = "desk.actor." + actor; texts_.has(code)) {
        words = texts_.say(code);
    }
    return known_[actor] = words;
}

std::string JournalWords::event(std::string const& event) const
{
    auto const code = "journal.event." + event;
    return texts_.has(code) ? texts_.say(code) : event;
}

}  // namespace agencies
