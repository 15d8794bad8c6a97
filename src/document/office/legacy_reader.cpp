#include "document/office/legacy_reader.hpp"

#include "base/ascii.hpp"
#include "document/office/child_process.hpp"
#include "document/office/docx_reader.hpp"
#include "document/office/office_kind.hpp"
#include "document/office/package.hpp"
#include "document/office/xlsx_reader.hpp"
#include "document/office/zip_directory.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <unistd.h>

namespace document {
namespace {

namespace fs = std::filesystem;

// No macros, no links to the outside.
constexpr std::string_view careful_settings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
)";

// A folder that is gone with this object.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto pattern = (fs::temp_directory_path() / "gongkai-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw fs::filesystem_error{"no temporary folder", std::make_error_code(std::errc::io_error)};
        path_ = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

void write_file(fs::path const& path, std::string_view bytes)
{
    std::ofstream file{path, std::ios::binary};
    file.exceptions(std::ios::badbit | std::ios::failbit);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool is_program(fs::path const& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

std::optional<std::string> find_program(std::string program)
{
    if (auto const* const named = std::getenv("GONGKAI_SOFFICE"); program.empty() && named != nullptr)
        program = named;
    if (!program.empty())
        return is_program(program) ? std::optional{program} : std::nullopt;
    auto const* const path = std::getenv("PATH");
    std::string const folders = std::string{path != nullptr ? path : ""} + ":/usr/lib/libreoffice/program";
    for (std::size_t at = 0; at < folders.size();) {
        auto const end = std::min(folders.find(':', at), folders.size());
        for (auto const* const name : {"soffice", "libreoffice"})
            if (auto const found = fs::path{folders.substr(at, end - at)} / name; end > at && is_program(found))
                return found.string();
        at = end + 1;
    }
    return std::nullopt;
}

std::string ending_of(std::string_view name)
{
    return base::to_small_letters(fs::path{name}.extension().string());
}

bool is_sheet(std::string_view ending)
{
    return ending == ".xls" || ending == ".et" || ending == ".xlt" || ending == ".ett" || ending == ".xlsb";
}

base::Result<void> convert(std::string const& program, fs::path const& folder, std::string_view input,
                           std::string_view target, std::chrono::seconds limit)
{
    fs::create_directories(folder / "profile" / "user");
    write_file(folder / "profile" / "user" / "registrymodifications.xcu", careful_settings);
    auto const outcome = office::run_child(
        program,
        {"-env:UserInstallation=file://" + (folder / "profile").string(), "--headless", "--norestore", "--nolockcheck",
         "--convert-to", std::string{target}, "--outdir", (folder / "out").string(), (folder / input).string()},
        folder.string(), limit);
    switch (outcome) {
    case office::ChildOutcome::succeeded: return {};
    case office::ChildOutcome::timed_out:
        return base::fail(base::ErrorKind::over_limit, "document.legacy-timeout",
                          "LibreOffice did not convert the file within {seconds} seconds: save it as DOCX or XLSX and try again",
                          {{"seconds", std::to_string(limit.count())}});
    case office::ChildOutcome::not_started:
    case office::ChildOutcome::failed: break;
    }
    return base::fail(base::ErrorKind::invalid_input, "document.legacy-failed", "LibreOffice could not convert the file: it may be damaged or protected by a password");
}

// RTF nests groups in braces; LibreOffice takes gigabytes for what nests without end.
bool nests_too_deeply(std::string_view rtf, std::size_t deepest)
{
    std::size_t depth = 0;
    for (std::size_t at = 0; rtf.starts_with("{\\rtf") && at < rtf.size() && depth <= deepest; ++at) {
        if (rtf[at] == '\\')
            ++at;
        else if (rtf[at] == '{')
            ++depth;
        else if (rtf[at] == '}')
            depth -= depth > 0 ? 1 : 0;
    }
    return depth > deepest;
}

base::Result<std::string> read_converted(fs::path const& path, Limits const& limits)
{
    std::error_code missing;
    auto const size = fs::file_size(path, missing);
    if (missing)
        return base::fail(base::ErrorKind::invalid_input, "document.legacy-failed",
                          "LibreOffice could not convert the file: it may be damaged or protected by a password");
    if (size > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    std::ifstream file{path, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

base::Result<Document> read_legacy(std::string_view bytes, std::string_view name, Limits const& limits,
                                   std::string program)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const kind = office_kind(bytes);
    if (kind == OfficeKind::docx || kind == OfficeKind::encrypted)
        return read_docx(bytes, limits);
    if (kind == OfficeKind::xlsx)
        return read_xlsx(bytes, limits);
    if (nests_too_deeply(bytes, limits.depth))
        return tl::unexpected{over_limit("depth", limits.depth)};
    if (is_protected_legacy(bytes))
        return tl::unexpected{office::encrypted()};
    auto const found = find_program(std::move(program));
    if (!found)
        return base::fail(base::ErrorKind::unavailable, "document.needs-libreoffice",
                          "to read .doc, .wps, .xls and .et files, install LibreOffice, or save the file as DOCX or XLSX");

    auto const ending = ending_of(name);
    std::string const target = is_sheet(ending) ? "xlsx" : "docx";
    TemporaryFolder const folder;
    auto const input = "input" + (ending.empty() ? ".doc" : ending);
    write_file(folder.path() / input, bytes);
    if (auto const converted = convert(*found, folder.path(), input, target, limits.file_time); !converted)
        return tl::unexpected{converted.error()};
    auto const output = read_converted(folder.path() / "out" / ("input." + target), limits);
    if (!output)
        return tl::unexpected{output.error()};
    auto document = is_sheet(ending) ? read_xlsx(*output, limits) : read_docx(*output, limits);
    if (document)
        document->format = ending.empty() ? "doc" : ending.substr(1);
    return document;
}

}  // namespace document
