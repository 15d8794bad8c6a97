#include "report/desk/links/link_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/links/link_store.hpp"

#include <algorithm>

namespace report {
namespace {

using agencies::Agency;
using base::ErrorKind;
using base::Result;

constexpr std::chrono::days lives_at_most{92};
constexpr std::chrono::hours session_lasts{2};

tl::unexpected<base::Error> is_over()
{
    return base::fail(ErrorKind::not_found, "link.over", "This link does not open any more. Ask who sent it for a new one.");
}

void note(sql::Connection& connection, clocks::Clock const& clock, LinkKey const& key, std::string event, std::string actor, base::Json const& details)
{
    journal::Journal{connection, clock}.record(
        key.agency, journal::Act{.event = std::move(event), .subject = "report-link/" + std::to_string(key.id), .actor = std::move(actor), .rule = {},
                                 .happened_at = clock.now(), .details = details.empty() ? "" : details.dump()});
}

}  // namespace

bool is_open(ReportLink const& link, Date today)
{
    return !link.revoked_on && today <= link.until && (link.use == LinkUse::until_day || link.opened == 0);
}

std::string actor_of(LinkKey const& link)
{
    return "report-link/" + std::to_string(link.agency.value) + "/" + std::to_string(link.id);
}

Result<std::string> LinkService::issue(Agency const& collector, Wanted const& wanted, agencies::PersonKey by)
{
    auto const below = agencies_.subtree_of(collector.id);
    auto const unit = std::ranges::find_if(below, [&](Agency const& one) { return wanted.unit == one.id && one.id != collector.id; });
    if (unit == below.end())
        return base::fail(ErrorKind::invalid_input, "link.no-unit", "Choose the unit that the link is for.");
    auto const today = clock_.today();
    if (wanted.until < today || wanted.until > today + lives_at_most)
        return base::fail(ErrorKind::invalid_input, "link.bad-day", "A link ends today at the earliest, and after {days} days at the latest.",
                          {{"days", std::to_string(lives_at_most.count())}});
    auto token = crypto::random_token();
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        ReportLink const link{.key = {collector.id, 0}, .unit = unit->id, .year = wanted.year, .use = wanted.use, .until = wanted.until,
                              .made_by = actor_text(by), .made_on = today};
        auto const key = LinkStore{*connection}.add(link, crypto::sha256_hex(token));
        note(*connection, clock_, key, "report.link-given", link.made_by,
             {{"unit", unit->code}, {"year", wanted.year}, {"once", wanted.use == LinkUse::once}, {"until", to_string(wanted.until)}});
        transaction.commit();
    });
    return token;
}

Result<void> LinkService::revoke(LinkKey const& key, agencies::PersonKey by)
{
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        auto const by_whom = actor_text(by);
        if (!LinkStore{*connection}.revoke(key, by_whom, clock_.today()))
            return base::fail(ErrorKind::not_found, "link.no-link", "There is no such link, or it is revoked already.");
        note(*connection, clock_, key, "report.link-revoked", by_whom, base::Json::object());
        transaction.commit();
        return {};
    });
}

std::vector<ReportLink> LinkService::of(AgencyId collector, int year) const
{
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return LinkStore{*connection}.of(collector, year);
    });
}

Result<std::string> LinkService::open(std::string_view token)
{
    auto kept = crypto::random_token();
    return sql::retry_when_busy([&]() -> Result<std::string> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        LinkStore store{*connection};
        auto const link = store.by_token(crypto::sha256_hex(token));
        if (!link || !is_open(*link, clock_.today()))
            return is_over();
        store.opened(link->key, crypto::sha256_hex(kept), clock_.now() + session_lasts);
        note(*connection, clock_, link->key, "report.link-opened", actor_of(link->key), base::Json::object());
        transaction.commit();
        return kept;
    });
}

Result<ReportLink> LinkService::session(std::string_view kept) const
{
    if (kept.empty())
        return is_over();
    auto const link = sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return LinkStore{*connection}.by_session(crypto::sha256_hex(kept), clock_.now());
    });
    if (!link || link->revoked_on)
        return is_over();
    return *link;
}

}  // namespace report
