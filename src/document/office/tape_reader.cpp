#include "document/office/tape_reader.hpp"

#include "document/office/member_name.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <array>

namespace document::office {
namespace {

constexpr std::size_t piece_size = 64U << 10;
constexpr std::size_t ratio_counts_from = 1U << 20;

struct Close {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

// Unpacked bytes are counted whether a visitor asks for them or passes over them: a gzip stream has to be unpacked
// in any case.
base::Result<void> check_unpacked(archive* reader, std::size_t packed, std::size_t before, Limits const& limits)
{
    auto const unpacked = static_cast<std::size_t>(archive_filter_bytes(reader, 0));
    if (before + unpacked > limits.unpacked_bytes)
        return tl::unexpected{over_limit("unpacked_bytes", limits.unpacked_bytes)};
    if (unpacked > ratio_counts_from && unpacked / limits.unpack_ratio > packed)
        return tl::unexpected{over_limit("unpack_ratio", limits.unpack_ratio)};
    return {};
}

class Tape {
public:
    Tape(std::string_view bytes, Limits const& limits, WalkBudget& budget)
        : reader_{archive_read_new()}, packed_{bytes.size()}, limits_{limits}, budget_{budget},
          before_{budget.unpacked->bytes}
    {
        archive_read_support_format_tar(reader_.get());
        archive_read_support_filter_gzip(reader_.get());
        open_ = archive_read_open_memory(reader_.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
    }

    base::Result<void> walk(TapeVisitor const& visit)
    {
        archive_entry* entry = nullptr;
        for (;;) {
            auto const next = open_ ? archive_read_next_header(reader_.get(), &entry) : ARCHIVE_FATAL;
            if (next == ARCHIVE_EOF)
                return {};
            if (next != ARCHIVE_OK && next != ARCHIVE_WARN)
                return tl::unexpected{breaks_off()};
            if (++budget_.entries > limits_.archive_entries)
                return tl::unexpected{over_limit("archive_entries", limits_.archive_entries)};
            auto visited = visit_entry(entry, visit);
            if (!visited)
                return visited;
            if (auto rest = skip_rest(); !rest)
                return rest.error().code == "document.damaged" ? tl::unexpected{breaks_off()} : rest;
            last_whole_ = archive_entry_pathname(entry) == nullptr ? "" : member_name(archive_entry_pathname(entry), NameEncoding::by_content);
        }
    }

private:
    // A stream that cannot be read on: what came before is whole, what would have come is not known.
    [[nodiscard]] base::Error breaks_off() const
    {
        if (last_whole_.empty())
            return damaged("TAR");
        return {base::ErrorKind::invalid_input, "archive.cut-short", "the archive breaks off after {last}; get it again for what stood behind it",
                {{"last", last_whole_}}};
    }

    base::Result<void> visit_entry(archive_entry* entry, TapeVisitor const& visit)
    {
        auto const* const name = archive_entry_pathname(entry);
        auto const linked = archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr;
        if (name == nullptr || linked || archive_entry_filetype(entry) != AE_IFREG)
            return {};
        auto const read = [this]() -> base::Result<std::string> {
            std::string bytes;
            auto const unpacked = read_pieces([&](std::string_view piece) {
                if (bytes.size() <= limits_.file_bytes)
                    bytes += piece;
            });
            if (!unpacked)
                return tl::unexpected{unpacked.error()};
            if (bytes.size() > limits_.file_bytes)
                return tl::unexpected{over_limit("file_bytes", limits_.file_bytes)};
            return bytes;
        };
        return visit(name, read);
    }

    base::Result<void> skip_rest()
    {
        return read_pieces([](std::string_view) {});
    }

    base::Result<void> read_pieces(std::function<void(std::string_view)> const& take)
    {
        for (;;) {
            auto const got = archive_read_data(reader_.get(), piece_.data(), piece_.size());
            if (got < 0)
                return tl::unexpected{damaged("TAR")};
            if (auto const checked = check_unpacked(reader_.get(), packed_, before_, limits_); !checked)
                return checked;
            budget_.unpacked->bytes += static_cast<std::size_t>(got);
            if (got == 0)
                return {};
            take({piece_.data(), static_cast<std::size_t>(got)});
        }
    }

    std::unique_ptr<archive, Close> reader_;
    std::size_t packed_;
    Limits const& limits_;
    WalkBudget& budget_;
    std::size_t before_;
    bool open_ = false;
    std::string last_whole_;  // the entry read last to its end, as UTF-8
    std::array<char, piece_size> piece_{};
};

}  // namespace

base::Result<void> walk_tape(std::string_view bytes, Limits const& limits, WalkBudget& budget, TapeVisitor const& visit)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const tape = std::make_unique<Tape>(bytes, limits, budget);
    return tape->walk(visit);
}

}  // namespace document::office
