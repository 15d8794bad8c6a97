#include "requests/attachments/attachment_reading.hpp"
#include "requests/attachments/attachment_record.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/case_record.hpp"
#include "requests/retention.hpp"

// The part of the service that works by itself, day by day.
namespace requests {
namespace {

constexpr auto identity_retention = "identity_picture";

// The content is destroyed; that there was such a file stays known.
Result<void> destroy(Desk& desk, RequestKey key, Attachment attachment, Note const& why)
{
    files::CaseFiles case_files{desk.connection, desk.vault};
    case_files.forget(vault_case(key), attachment.address);
    desk.attachments.discard(key.agency, attachment.address);
    attachment.gone_on = desk.today;
    desk.attachments.save(key, attachment);
    note(desk, key, why);
    return {};
}

template <class Each, class Work>
Result<int> each_of(Each const& all, AttachmentService::GoOn const& go_on, Work const& work)
{
    int count = 0;
    for (auto const& one : all) {
        if (auto const may = go_on(); !may)
            return tl::unexpected{may.error()};
        count += work(one) ? 1 : 0;
    }
    return count;
}

}  // namespace

Result<void> AttachmentService::read(AttachmentKey const& of, Actor const& by)
{
    auto const& [key, number] = of;
    auto const opened = look(tools_, [&](Desk& desk) {
        return find_there(desk, key, number).and_then([&](Attachment const& attachment) { return content_of(desk, key, attachment); });
    });
    if (!opened)
        return tl::unexpected{opened.error()};
    auto reading = read_attachment(opened->content, opened->name, with_.limits, tools_.law.screening());
    if (reading.state == ReadingState::waiting)
        reading.state = ReadingState::unreadable;  // all the time that there is was not enough
    return write(tools_, [&](Desk& desk) -> Result<void> {
        auto attachment = find_there(desk, key, number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        attachment->reading = reading.state;
        if (state_secret_in(reading) != nullptr)
            return destroy(desk, key, *attachment, {.act = "attachment_refused", .by = by, .details = details_of(number)});
        desk.attachments.save(key, *attachment);
        note(desk, key, {.act = "attachment_read", .by = by, .details = details_of(number)});
        return seal_findings(desk, key, number, reading);
    });
}

Result<void> AttachmentService::read_now(RequestKey key, int number, PersonKey by)
{
    auto const may_read = look(tools_, [&](Desk& desk) -> Result<void> {
        if (auto const ours = check_agency(key, by); !ours)
            return ours;
        auto const attachment = find_there(desk, key, number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        if (attachment->reading != ReadingState::waiting || attachment->kind == AttachmentKind::identity)
            return base::fail(base::ErrorKind::conflict, "attachment.not-waiting", "This file is not waiting to be read.");
        return {};
    });
    return may_read ? read({key, number}, actor_of(by)) : may_read;
}

Result<int> AttachmentService::read_waiting(GoOn const& go_on)
{
    auto const keys = look(tools_, [](Desk& desk) { return Result<std::vector<AttachmentKey>>{desk.attachments.waiting()}; });
    return each_of(*keys, go_on, [&](AttachmentKey const& one) {  // one may be erased or destroyed meanwhile
        return read(one, actor_of(system_of(one.request.agency))).has_value();
    });
}

Result<int> AttachmentService::delete_identities(GoOn const& go_on)
{
    auto const months = tools_.law.requests().retention.at(identity_retention).months;
    auto const closed = look(tools_, [](Desk& desk) { return Result<std::vector<AttachmentStore::Identity>>{desk.attachments.identities(desk.today)}; });
    return each_of(*closed, go_on, [&](AttachmentStore::Identity const& one) {
        return tools_.clock.today() > kept_until(one.closed_on, months) && delete_identity(one.key);
    });
}

// Refused where it is gone meanwhile.
Result<void> AttachmentService::delete_identity(AttachmentKey const& of)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        auto const attachment = find_there(desk, of.request, of.number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        auto const by = actor_of(system_of(of.request.agency));
        return destroy(desk, of.request, *attachment, {.act = "identity_deleted", .by = by, .details = details_of(of.number)});
    });
}

Result<int> AttachmentService::sweep(GoOn const& go_on)
{
    auto const files = look(tools_, [](Desk& desk) { return Result<std::vector<AttachmentStore::Discarded>>{desk.attachments.discarded()}; });
    return each_of(*files, go_on, [&](AttachmentStore::Discarded const& file) {
        return *write(tools_, [&](Desk& desk) -> Result<bool> { return desk.attachments.forget(file) && with_.store.remove(file.address); });
    });
}

}  // namespace requests
