#include "report/batch/file_reader.hpp"

#include "platform/crypto/sha256.hpp"
#include "report/batch/open_report.hpp"
#include "report/batch/report_identity.hpp"

#include <exception>

namespace report {

FileResult FileReader::begin(InputFile const& file) const
{
    FileResult result;
    result.meta.file = file.name;
    result.meta.reader = version_;
    result.meta.rules = statutes_.checker.book().version();
    if (auto const* entry = manifest_.find(file.name))
        result.meta.manifest = *entry;
    return result;
}

base::Result<std::string> FileReader::load(InputFile const& file) const
{
    if (file.refusal)
        return tl::unexpected{*file.refusal};
    if (file.content)
        return *file.content;
    return load_file(file.path, statutes_.limits.file_bytes);
}

FileResult FileReader::read(InputFile const& file) const
{
    auto result = begin(file);
    try {
        auto const loaded = file.content ? base::Result<std::string>{std::string{}} : load(file);
        if (loaded)
            read_into(result, file.content ? *file.content : *loaded, file.is_csv ? "report.csv" : file.name);
        else
            result.refusal = loaded.error();
    } catch (std::exception const& failure) {  // of a library, or our own mistake: this file only
        result.refusal = base::Error{base::ErrorKind::unavailable, "input.failed", "reading {file} failed: {what}",
                                     {{"file", file.name}, {"what", failure.what()}}};
    }
    return result;
}

FileResult FileReader::identify(InputFile const& file) const
{
    auto result = begin(file);
    auto const loaded = file.content ? base::Result<std::string>{std::string{}} : load(file);
    if (loaded)
        result.meta.sha256 = crypto::sha256_hex(file.content ? *file.content : *loaded);
    else
        result.refusal = loaded.error();
    return result;
}

void FileReader::read_into(FileResult& result, std::string_view content, std::string const& name) const
{
    result.meta.size = content.size();
    result.meta.sha256 = crypto::sha256_hex(content);
    if (content.size() > statutes_.limits.file_bytes) {
        result.refusal = document::over_limit("file_bytes", statutes_.limits.file_bytes);
        return;
    }
    auto opened = open_report(content, name, statutes_);
    if (!opened) {
        result.refusal = opened.error();
        return;
    }
    result.meta.format = std::move(opened->format);
    result.report = std::move(opened->report);
    result.meta.report_id = crypto::sha256_hex(identity_text(result.report));
}

FileResult FileReader::give_up(InputFile const& file) const
{
    auto result = begin(file);
    result.refusal = document::over_limit("file_seconds", static_cast<std::size_t>(statutes_.limits.file_time.count()));
    return result;
}

}  // namespace report
