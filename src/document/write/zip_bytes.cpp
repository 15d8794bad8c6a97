#include "document/write/zip_bytes.hpp"

#include "base/ensure.hpp"

#include <zip.h>

namespace document {

std::string zip_bytes(std::vector<std::pair<std::string, std::string>> const& parts)
{
    // ZIP knows local time only; the fields of 1980-01-01 00:00, its first moment, do not depend on the time zone.
    constexpr zip_uint16_t fixed_time = 0;
    constexpr zip_uint16_t fixed_date = (0U << 9U) | (1U << 5U) | 1U;

    zip_error_t error;
    zip_error_init(&error);
    auto* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    base::ensure(buffer != nullptr, "a buffer in memory can be made");
    zip_source_keep(buffer);
    auto* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    base::ensure(archive != nullptr, "an archive in memory can be made");
    for (auto const& [name, content] : parts) {
        auto* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        auto const index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        base::ensure(index >= 0, "a part can be added to an archive in memory");
        auto const entry = static_cast<zip_uint64_t>(index);
        zip_file_set_dostime(archive, entry, fixed_time, fixed_date, 0);
        zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, 6);
    }
    base::ensure(zip_close(archive) == 0, "an archive in memory can be closed");

    std::string bytes;
    base::ensure(zip_source_open(buffer) == 0, "an archive in memory can be read");
    zip_stat_t stat;
    base::ensure(zip_source_stat(buffer, &stat) == 0, "an archive in memory has a size");
    bytes.resize(stat.size);
    base::ensure(zip_source_read(buffer, bytes.data(), stat.size) == static_cast<zip_int64_t>(stat.size),
                 "an archive in memory is read whole");
    zip_source_close(buffer);
    zip_source_free(buffer);
    zip_error_fini(&error);
    return bytes;
}

}  // namespace document
