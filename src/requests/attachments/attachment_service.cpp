#include "requests/attachments/attachment_service.hpp"

#include "base/json.hpp"
#include "base/person_name.hpp"
#include "base/utf8.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/upload.hpp"
#include "requests/attachments/attachment_reading.hpp"
#include "requests/attachments/attachment_record.hpp"
#include "requests/case_record.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

// Without control characters, and no longer than the law allows; one without a name is called by its kind.
std::string kept_name(std::string const& given, AttachmentKind kind, std::size_t most)
{
    auto const name = base::normalise_name(given);
    if (name.empty() || base::count_code_points(name) > most || !base::is_name(name, most))
        return std::string{to_text(kind)};
    return name;
}

document::Limits within(document::Limits limits, std::chrono::seconds time)
{
    limits.file_time = std::min(limits.file_time, time);
    return limits;
}

std::string megabytes(std::size_t bytes)
{
    return std::to_string(bytes >> 20U);
}

// The sweep may be about to remove the same content, which went from the case before: it waits, or has done so.
Result<files::StoredFile> store_content(Desk& desk, files::FileStore& store, RequestKey key, std::string_view content)
{
    auto const case_key = desk.vault.key_or_new(vault_case(key));
    if (!case_key)
        return tl::unexpected{case_key.error()};
    auto const put = [&]() -> Result<files::StoredFile> {
        files::Upload upload{store, content.size(), files::file_key(*case_key)};
        return upload.add(content).map([&] { return upload.finish(); });
    };
    auto stored = put();
    if (!stored || !desk.attachments.forget({key.agency, stored->address}) || store.exists(stored->address))
        return stored;
    return put();
}

// Stores the content and writes the file down in the case.
Result<int> keep(Desk& desk, files::FileStore& store, RequestKey key, InspectedFile const& file, Actor const& by)
{
    auto const owner = vault_case(key);
    auto const stored = store_content(desk, store, key, file.content);
    if (!stored)
        return tl::unexpected{stored.error()};
    for (auto const& known : desk.attachments.of(key))
        if (known.address == stored->address && !known.gone_on)
            return known.number;
    files::CaseFiles case_files{desk.connection, desk.vault};
    if (auto const added = case_files.add(owner, {*stored, file.name, file.examination, desk.tools.clock.now()}); !added)
        return tl::unexpected{added.error()};
    auto const number = desk.attachments.add(key, {.address = stored->address, .kind = file.kind, .added_by = by, .added_on = desk.today,
                                                   .original = file.original, .reading = file.reading.state});
    if (auto const sealed = seal_findings(desk, key, number, file.reading); !sealed)
        return tl::unexpected{sealed.error()};
    note(desk, key, {.act = "attachment_added", .by = by,
                     .details = base::Json{{"attachment", number}, {"kind", to_text(file.kind)}, {"address", stored->address}}.dump()});
    return number;
}

}  // namespace

Result<InspectedFile> AttachmentService::inspect(GivenFile const& file, Sender sender) const
{
    auto const& law = tools_.law.attachments();
    auto const& room = law.room_of(sender);
    if (file.content.empty())
        return base::fail(ErrorKind::invalid_input, "attachment.empty", "The file {name} is empty.", {{"name", file.name}});
    if (file.content.size() > room.bytes_at_most)
        return base::fail(ErrorKind::over_limit, "attachment.too-large", "The file {name} has more than {most} MB.",
                          {{"name", file.name}, {"most", megabytes(room.bytes_at_most)}});
    auto const type = files::type_of(file.content);
    if (!law.file_kinds.contains(type.kind))
        return base::fail(ErrorKind::unsupported, "attachment.unknown-type", "The file {name} is of a kind that is not taken here.",
                          {{"name", file.name}});
    auto scan = with_.scanner.scan(base::bytes_of(file.content));
    if (scan.verdict == files::ScanVerdict::infected)
        return base::fail(ErrorKind::invalid_input, "attachment.infected", "The scanner found {finding} in the file {name}.",
                          {{"name", file.name}, {"finding", scan.finding}});
    auto const is_picture = files::media_type(type.kind).starts_with("image/");
    Reading reading;
    if (file.kind != AttachmentKind::identity && !(is_picture && sender == Sender::applicant))
        reading = read_attachment(file.content, file.name, within(with_.limits, room.reading), tools_.law.screening());
    if (auto const* mark = state_secret_in(reading))
        return base::fail(ErrorKind::forbidden, "attachment.state-secret",
                          "The file {name} bears the mark of a state secret. It must not be stored or handled here.",
                          {{"name", file.name}, {"check", mark->check}});
    return InspectedFile{.name = kept_name(file.name, file.kind, law.name_characters_at_most),
                         .content = std::string{file.content},
                         .kind = file.kind,
                         .examination = {type, std::move(scan)},
                         .reading = std::move(reading)};
}

base::Accepted<std::vector<InspectedFile>> AttachmentService::inspect_all(std::vector<GivenFile> const& files, Sender sender,
                                                                          std::string const& field) const
{
    auto const most = tools_.law.attachments().room_of(sender).files_at_most;
    if (files.size() > most)
        return base::refuse({{field, "attachment.too-many", {{"most", std::to_string(most)}}}});
    std::vector<InspectedFile> inspected;
    base::Faults faults;
    for (auto const& file : files) {
        auto one = inspect(file, sender);
        if (one)
            inspected.push_back(*std::move(one));
        else
            faults.push_back({field, one.error().code, one.error().words});
    }
    if (!faults.empty())
        return base::refuse(std::move(faults));
    return inspected;
}

Result<int> AttachmentService::add(RequestKey key, InspectedFile const& file, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<int> {
        auto const summary = desk.requests.find(key);
        if (!summary)
            return tl::unexpected{summary.error()};
        if (auto const ours = check_agency(key, by); !ours)
            return tl::unexpected{ours.error()};
        if (summary->erased_on)
            return base::fail(ErrorKind::conflict, "request.erased", "What was personal in this case is erased: it is only counted.");
        return keep(desk, with_.store, key, file, actor_of(by));
    });
}

Together AttachmentService::together(std::vector<InspectedFile> files) const
{
    std::string digest;
    for (auto const& file : files)
        digest += crypto::sha256_hex(file.content);
    auto keep_all = [store = &with_.store, files = std::move(files)](Desk& desk, RequestKey key) -> Result<void> {
        for (auto const& file : files)
            if (auto const kept = keep(desk, *store, key, file, Actor{"applicant"}); !kept)
                return tl::unexpected{kept.error()};
        return {};
    };
    return {std::move(digest), std::move(keep_all)};
}

Result<std::vector<ListedAttachment>> AttachmentService::of(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<ListedAttachment>> {
        if (auto const summary = desk.requests.find(key); !summary)
            return tl::unexpected{summary.error()};
        std::vector<ListedAttachment> found;
        for (auto const& attachment : desk.attachments.of(key)) {
            if (attachment.gone_on)
                continue;
            auto one = as_listed(desk, key, attachment);
            if (!one)
                return tl::unexpected{one.error()};
            found.push_back(*std::move(one));
        }
        return found;
    });
}

Result<void> AttachmentService::clear(RequestKey key, int number, std::string_view reason, PersonKey by)
{
    auto const words = base::normalise_name(std::string{reason});
    if (words.empty())
        return base::fail(ErrorKind::invalid_input, "attachment.no-reason", "Say why the file may go out.");
    return write(tools_, [&](Desk& desk) -> Result<void> {
        if (auto const ours = check_agency(key, by); !ours)
            return ours;
        auto attachment = find_there(desk, key, number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        auto const sealed = desk.vault.seal(vault_case(key), "attachment reason " + std::to_string(number), words);
        if (!sealed)
            return tl::unexpected{sealed.error()};
        attachment->cleared_by = actor_of(by);
        desk.attachments.save(key, *attachment);
        desk.attachments.set_reason({key, number}, *sealed);
        note(desk, key, {.act = "attachment_cleared", .by = actor_of(by), .details = details_of(number)});
        return {};
    });
}

}  // namespace requests
