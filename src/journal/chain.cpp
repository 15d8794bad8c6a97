#include "journal/chain.hpp"

#include "base/ensure.hpp"

namespace journal {

ChainCheck::ChainCheck(AgencyId agency, std::optional<Anchor> const& head, std::vector<Anchor> const& anchors)
    : agency_{agency}, written_end_{head ? head->number : 0}
{
    if (head)
        anchors_.emplace(head->number, *head);
    for (auto const& anchor : anchors)
        if (anchor.agency == agency)
            anchors_.emplace(anchor.number, anchor);
}

void ChainCheck::take(Entry const& entry)
{
    base::ensure(entry.agency == agency_, "a chain is one agency's");
    if (break_)
        return;
    auto const expected = number_ + 1;
    if (entry.number != expected) {
        break_ = Break{Break::Kind::missing, expected, std::nullopt};
        return;
    }
    if (entry.hash != hash_of(entry, hash_)) {
        break_ = Break{Break::Kind::changed, expected, std::nullopt};
        return;
    }
    if (expected > written_end_) {
        break_ = Break{Break::Kind::slipped_in, expected, std::nullopt};
        return;
    }
    auto const [first, last] = anchors_.equal_range(expected);
    for (auto anchor = first; anchor != last && !break_; ++anchor)
        if (anchor->second.hash != entry.hash)
            break_ = Break{Break::Kind::rewritten, expected, anchor->second};
    number_ = expected;
    hash_ = entry.hash;
}

std::optional<Break> ChainCheck::first_break() const
{
    if (break_)
        return break_;
    auto const beyond = anchors_.upper_bound(number_);
    if (beyond != anchors_.end())
        return Break{Break::Kind::cut_off, number_ + 1, beyond->second};
    return std::nullopt;
}

}  // namespace journal
