#include "document/office/package_rewrite.hpp"

#include "document/office/package.hpp"

#include <memory>
#include <zip.h>

namespace document::office {
namespace {

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

bool put_part(zip_t* archive, std::string const& name, std::string const& bytes, time_t written_at)
{
    auto* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (source == nullptr)
        return false;
    auto const found = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
    auto const entry = found >= 0 ? found : zip_int64_t{-1};
    zip_stat_t stat;
    if (entry >= 0 && zip_stat_index(archive, static_cast<zip_uint64_t>(entry), 0, &stat) == 0)
        written_at = stat.mtime;
    auto const put = entry >= 0 ? (zip_file_replace(archive, static_cast<zip_uint64_t>(entry), source, 0) == 0 ? entry : -1)
                                : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (put < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_mtime(archive, static_cast<zip_uint64_t>(put), written_at, 0) == 0;
}

std::string read_all(zip_source_t* source)
{
    zip_stat_t stat;
    std::string bytes;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return bytes;
    bytes.resize(static_cast<std::size_t>(stat.size));
    auto const got = zip_source_read(source, bytes.data(), bytes.size());
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    zip_source_close(source);
    return bytes;
}

}  // namespace

base::Result<std::string> rewrite_package(std::string_view bytes, std::map<std::string, std::string> const& parts)
{
    auto const failed = tl::unexpected{damaged("ZIP directory")};
    std::unique_ptr<zip_source_t, FreeSource> const source{
        zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr)};
    if (!source)
        return failed;
    std::unique_ptr<zip_t, Discard> archive{zip_open_from_source(source.get(), 0, nullptr)};
    if (!archive)
        return failed;
    zip_source_keep(source.get());  // one share for the archive, one to read the result

    zip_stat_t first;
    auto const written_at = zip_stat_index(archive.get(), 0, 0, &first) == 0 ? first.mtime : time_t{};
    for (auto const& [name, part] : parts)
        if (!put_part(archive.get(), name, part, written_at))
            return failed;
    if (zip_close(archive.get()) != 0)
        return failed;
    archive.release();  // NOLINT(bugprone-unused-return-value): closed, so that nothing is left to discard
    return read_all(source.get());
}

}  // namespace document::office
