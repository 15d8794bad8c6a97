#include "platform/backup/tar.hpp"

#include "base/ensure.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <exception>
#include <optional>
#include <vector>

namespace backup {
namespace {

struct FreeWriter {
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeReader {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

struct TarWriter::State {
    // No exception may cross the C library: it waits here.
    static la_ssize_t write(archive* /*writer*/, void* context, void const* bytes, std::size_t size)
    {
        auto& state = *static_cast<State*>(context);
        try {
            state.sink({static_cast<char const*>(bytes), size});
            return static_cast<la_ssize_t>(size);
        } catch (...) {
            state.thrown = std::current_exception();
            return -1;
        }
    }

    void check(bool done) const
    {
        if (thrown)
            std::rethrow_exception(thrown);
        base::ensure(done, "libarchive writes a tar into a sink that takes it");
    }

    base::ByteSink sink;
    std::exception_ptr thrown = nullptr;
    std::unique_ptr<archive, FreeWriter> writer{archive_write_new()};
};

TarWriter::TarWriter(base::ByteSink sink) : state_{std::make_unique<State>()}
{
    state_->sink = std::move(sink);
    auto* const writer = state_->writer.get();
    archive_write_set_format_pax_restricted(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    state_->check(archive_write_open2(writer, state_.get(), nullptr, &State::write, nullptr, nullptr) == ARCHIVE_OK);
}

TarWriter::~TarWriter() = default;

void TarWriter::begin(std::string const& name, std::uint64_t size)
{
    std::unique_ptr<archive_entry, FreeEntry> const entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    state_->check(archive_write_header(state_->writer.get(), entry.get()) == ARCHIVE_OK);
}

void TarWriter::add(std::string_view bytes)
{
    auto const size = static_cast<la_ssize_t>(bytes.size());
    state_->check(archive_write_data(state_->writer.get(), bytes.data(), bytes.size()) == size);
}

void TarWriter::finish()
{
    state_->check(archive_write_close(state_->writer.get()) == ARCHIVE_OK);
}

struct TarReader::State {
    static la_ssize_t read(archive* /*reader*/, void* context, void const** bytes)
    {
        auto& state = *static_cast<State*>(context);
        try {
            auto const count = state.source(state.room);
            *bytes = state.room.data();
            if (count)
                return static_cast<la_ssize_t>(*count);
            state.error = count.error();
        } catch (...) {
            state.thrown = std::current_exception();
        }
        return -1;
    }

    [[nodiscard]] base::Error failure() const
    {
        if (thrown)
            std::rethrow_exception(thrown);
        return error.value_or(damaged_archive());
    }

    base::ByteSource source;
    std::vector<char> room = std::vector<char>(1 << 16);
    std::optional<base::Error> error = std::nullopt;
    std::exception_ptr thrown = nullptr;
    std::unique_ptr<archive, FreeReader> reader{archive_read_new()};
};

TarReader::TarReader(base::ByteSource source) : state_{std::make_unique<State>()}
{
    state_->source = std::move(source);
    archive_read_support_format_tar(state_->reader.get());
    // A failure shows at the first entry.
    archive_read_open(state_->reader.get(), state_.get(), nullptr, &State::read, nullptr);
}

TarReader::~TarReader() = default;

base::Result<std::string> TarReader::next()
{
    archive_entry* entry = nullptr;
    auto const code = archive_read_next_header(state_->reader.get(), &entry);
    if (code == ARCHIVE_EOF)
        return std::string{};
    if (code != ARCHIVE_OK)
        return tl::unexpected{state_->failure()};
    auto const* const name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr || name == nullptr || *name == '\0')
        return tl::unexpected{damaged_archive()};
    return std::string{name};
}

base::ByteSource TarReader::content()
{
    return [this](std::span<char> room) -> base::Result<std::size_t> {
        auto const count = archive_read_data(state_->reader.get(), room.data(), room.size());
        if (count < 0)
            return tl::unexpected{state_->failure()};
        return static_cast<std::size_t>(count);
    };
}

base::Error damaged_archive()
{
    return base::fail(base::ErrorKind::invalid_input, "backup.damaged", "The archive is damaged, cut off or none of this program.").value();
}

}  // namespace backup
