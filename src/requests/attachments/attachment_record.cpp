#include "requests/attachments/attachment_record.hpp"

#include "base/json.hpp"

namespace requests {

Result<Attachment> find_there(Desk const& desk, RequestKey key, int number)
{
    auto attachment = desk.attachments.find({key, number});
    if (attachment && attachment->gone_on)
        return base::fail(base::ErrorKind::not_found, "attachment.gone", "The content of this file is destroyed.");
    return attachment;
}

Result<ListedAttachment> as_listed(Desk& desk, RequestKey key, Attachment const& attachment)
{
    files::CaseFiles const case_files{desk.connection, desk.vault};
    return case_files.find(vault_case(key), attachment.address).map([&](files::CaseFile const& file) {
        return ListedAttachment{attachment, file.stored.size, file.examination};
    });
}

Result<void> seal_findings(Desk& desk, RequestKey key, int number, Reading const& reading)
{
    return desk.vault.seal(vault_case(key), findings_field(number), to_sealed_text(reading.findings)).map([&](std::string const& sealed) {
        desk.attachments.set_findings({key, number}, sealed);
    });
}

std::string findings_field(int number)
{
    return "attachment findings " + std::to_string(number);
}

std::string details_of(int number)
{
    return base::Json{{"attachment", number}}.dump();
}

}  // namespace requests
