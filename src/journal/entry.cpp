#include "journal/entry.hpp"

#include "platform/crypto/sha256.hpp"

namespace journal {
namespace {

// With its length before it, so that no two rows of fields give the same bytes.
void add(crypto::Sha256& sum, std::string_view field)
{
    sum.add(std::to_string(field.size()) + ":");
    sum.add(field);
}

}  // namespace

std::string hash_of(Entry const& entry, std::string_view previous_hash)
{
    crypto::Sha256 sum;
    add(sum, "gongkai-journal-1");
    add(sum, previous_hash);
    add(sum, std::to_string(entry.agency.value));
    add(sum, std::to_string(entry.number));
    add(sum, entry.act.event);
    add(sum, entry.act.subject);
    add(sum, entry.act.actor);
    add(sum, entry.act.rule);
    add(sum, clocks::iso_text(entry.act.happened_at));
    add(sum, clocks::iso_text(entry.recorded_at));
    add(sum, entry.act.details);
    return sum.hex();
}

}  // namespace journal
