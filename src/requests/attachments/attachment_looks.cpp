#include "document/readers/read_document.hpp"
#include "requests/attachments/attachment_record.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/case_record.hpp"
#include "requests/letters/letter_review.hpp"

// The part of the service that shows files. Each look is journalled.
namespace requests {
namespace {

using base::ErrorKind;

// Who registered the request saw the proof. One that came in by our own form is for whoever takes requests in.
Result<void> check_may_see(Desk const& desk, RequestKey key, Attachment const& attachment, Look const& look)
{
    if (look.door == Door::review && !desk.attachments.is_enclosed({key, attachment.number}))
        return base::fail(ErrorKind::not_found, "attachment.not-found", "The case has no such file.");
    if (attachment.kind != AttachmentKind::identity)
        return {};
    auto const history = desk.requests.history(key);
    auto const registered_by = history.empty() ? std::string{} : history.front().event.by.id;
    auto const is_persons = registered_by.starts_with("person/");
    if (is_persons && registered_by != actor_of(look.by).id)
        return base::fail(ErrorKind::forbidden, "attachment.not-yours", "A proof of identity is seen only by who registered the request.");
    return {};
}

Result<std::string> name_of(Desk& desk, RequestKey key, Attachment const& attachment)
{
    files::CaseFiles const case_files{desk.connection, desk.vault};
    return case_files.find(vault_case(key), attachment.address).map([](files::CaseFile const& file) { return file.name; });
}

}  // namespace

Result<ShownAttachment> AttachmentService::show(RequestKey key, int number, Look const& look)
{
    return write(tools_, [&](Desk& desk) -> Result<ShownAttachment> {
        auto const attachment = find_there(desk, key, number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        if (auto const may = check_may_see(desk, key, *attachment, look); !may)
            return tl::unexpected{may.error()};
        auto const one = as_listed(desk, key, *attachment);
        auto const name = name_of(desk, key, *attachment);
        if (!one || !name)
            return tl::unexpected{!one ? one.error() : name.error()};
        auto const sealed = desk.attachments.findings({key, number});
        auto const text = sealed ? desk.vault.open(vault_case(key), findings_field(number), *sealed) : Result<std::string>{"[]"};
        if (!text)
            return tl::unexpected{text.error()};
        note(desk, key, {.act = "attachment_seen", .by = actor_of(look.by), .details = details_of(number)});
        return ShownAttachment{*one, *name, findings_of(*text)};
    });
}

Result<std::map<int, std::string>> AttachmentService::names(RequestKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<std::map<int, std::string>> {
        std::map<int, std::string> names;
        for (auto const& attachment : desk.attachments.of(key)) {
            if (attachment.gone_on || attachment.kind == AttachmentKind::identity)
                continue;
            auto name = name_of(desk, key, attachment);
            if (!name)
                return tl::unexpected{name.error()};
            names.emplace(attachment.number, *std::move(name));
        }
        if (!names.empty())
            note(desk, key, {.act = "attachment_names_seen", .by = actor_of(looking)});
        return names;
    });
}

Result<OpenedAttachment> AttachmentService::content_of(Desk& desk, RequestKey key, Attachment const& attachment) const
{
    auto const owner = vault_case(key);
    files::CaseFiles const case_files{desk.connection, desk.vault};
    auto const file = case_files.find(owner, attachment.address);
    if (!file)
        return tl::unexpected{file.error()};
    return case_files.open(with_.store, owner, attachment.address)
        .and_then([&](base::ByteSource const& source) { return base::read_all(source, file->stored.size); })
        .map([&](std::string content) { return OpenedAttachment{file->name, std::move(content), file->examination}; });
}

Result<OpenedAttachment> AttachmentService::open(RequestKey key, int number, Look const& look)
{
    return write(tools_, [&](Desk& desk) -> Result<OpenedAttachment> {
        auto const attachment = find_there(desk, key, number);
        if (!attachment)
            return tl::unexpected{attachment.error()};
        if (auto const may = check_may_see(desk, key, *attachment, look); !may)
            return tl::unexpected{may.error()};
        auto opened = content_of(desk, key, *attachment);
        if (opened)
            note(desk, key, {.act = "attachment_opened", .by = actor_of(look.by), .details = details_of(number)});
        return opened;
    });
}

Result<OpenedAttachment> AttachmentService::open_as_it_came(RequestKey key, int number, Look const& look)
{
    auto const file = requests::look(tools_, [&](Desk& desk) {
        return find_there(desk, key, number).and_then([&](Attachment const& attachment) { return as_listed(desk, key, attachment); });
    });
    if (!file)
        return tl::unexpected{file.error()};
    if (!may_be_handed_out(file->examination))
        return base::fail(ErrorKind::forbidden, "attachment.only-text", "This file holds macros or other files that nobody has scanned: it is shown as text alone.");
    return open(key, number, look);
}

Result<std::vector<std::string>> AttachmentService::text(RequestKey key, int number, Look const& look)
{
    auto const opened = open(key, number, look);
    if (!opened)
        return tl::unexpected{opened.error()};
    auto const document = document::read_document(opened->content, opened->name, with_.limits);
    if (!document)
        return tl::unexpected{document.error()};
    std::vector<std::string> lines;
    for (auto& one : screened_texts(*document))
        if (!one.text.empty())
            lines.push_back(std::move(one.text));
    return lines;
}

}  // namespace requests
