#include "requests/case_file/case_file_service.hpp"

#include "base/json.hpp"
#include "document/readers/read_document.hpp"
#include "document/redact/redact.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/desk.hpp"
#include "requests/redaction/redaction_service.hpp"

namespace requests {
namespace {

constexpr int dots_of_pictures = 150;

Result<std::string> as_pdf(OpenedAttachment const& file, document::Limits const& limits)
{
    auto const& type = file.examination.type;
    if (type.kind == files::FileKind::pdf && type.traits.empty())
        return file.content;
    if (auto const format = page_format(type.kind))
        return document::redact(*format, file.content, {.blackouts = {}, .list = {}, .dots_per_inch = dots_of_pictures}, limits,
                                [](int) { return Result<void>{}; });
    return document::read_document(file.content, file.name, limits).and_then([](document::Document const& read) {
        return document::write_pdf(read);
    });
}

}  // namespace

Result<FilePages> CaseFileService::pages_of(RequestKey key, int file, PersonKey looking)
{
    auto const opened = attachments_.open(key, file, {looking});
    if (!opened)
        return tl::unexpected{opened.error()};
    return as_pdf(*opened, limits_).map([&](std::string pdf) {
        return FilePages{opened->name, std::move(pdf), crypto::sha256_hex(opened->content)};
    });
}

Result<std::vector<journal::Entry>> CaseFileService::journal_of(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<journal::Entry>> {
        return journal::Journal{desk.connection, desk.tools.clock}.entries_of(key.agency, subject_of(key));
    });
}

Result<void> CaseFileService::note_bound(RequestKey key, Names names, std::string const& digest, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        note(desk, key, {.act = "case_file_bound", .by = actor_of(by),
                         .details = base::Json{{"names", names == Names::shown}, {"sha256", digest}}.dump()});
        return {};
    });
}

}  // namespace requests
