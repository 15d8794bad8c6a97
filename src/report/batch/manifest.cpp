#include "report/batch/manifest.hpp"

#include "report/exchange/csv_text.hpp"
#include "report/exchange/year_text.hpp"

#include <algorithm>

namespace report {
namespace {

using Record = std::vector<std::string>;

std::string plain_name(std::filesystem::path const& path)
{
    return std::filesystem::absolute(path).lexically_normal().string();
}

tl::unexpected<base::Error> malformed(std::size_t record)
{
    return base::fail(base::ErrorKind::invalid_input, "manifest.malformed",
                      "the manifest is malformed in record {record}: it needs the column file, dates as 2026-01-05, years "
                      "of four digits, and each file once",
                      {{"record", std::to_string(record)}});
}

// The columns, by name.
struct Columns {
    explicit Columns(Record const& head) : head_{head} {}

    [[nodiscard]] std::string text(Record const& record, std::string_view name) const
    {
        auto const at = static_cast<std::size_t>(std::find(head_.begin(), head_.end(), name) - head_.begin());
        return at < record.size() ? record[at] : std::string{};
    }

private:
    Record const& head_;
};

std::optional<ManifestEntry> parse_entry(Columns const& columns, Record const& record)
{
    ManifestEntry entry{.source = columns.text(record, "source"),
                        .fetched = {},
                        .agency_code = columns.text(record, "agency_code"),
                        .year = {}};
    if (auto const fetched = columns.text(record, "fetched"); !fetched.empty()) {
        entry.fetched = base::parse_date(fetched);
        if (!entry.fetched)
            return std::nullopt;
    }
    if (auto const year = columns.text(record, "year"); !year.empty()) {
        entry.year = parse_year(year);
        if (!entry.year)
            return std::nullopt;
    }
    return entry;
}

}  // namespace

base::Result<Manifest> Manifest::parse(std::string_view csv, std::filesystem::path const& folder)
{
    auto const records = parse_csv(csv);
    if (!records)
        return tl::unexpected{records.error()};
    if (records->empty() || std::find(records->front().begin(), records->front().end(), "file") == records->front().end())
        return malformed(1);
    Columns const columns{records->front()};
    Manifest manifest;
    for (std::size_t i = 1; i < records->size(); ++i) {
        auto const& record = (*records)[i];
        auto const file = columns.text(record, "file");
        auto entry = parse_entry(columns, record);
        if (file.empty() || !entry)
            return malformed(i + 1);
        auto& row = manifest.rows_.emplace_back();
        row.file = file;
        row.entry = std::move(*entry);
        if (!manifest.by_name_.emplace(plain_name(folder / file), &row).second)
            return malformed(i + 1);
    }
    return manifest;
}

ManifestEntry const* Manifest::find(std::string const& file) const
{
    if (rows_.empty())
        return nullptr;
    auto const found = by_name_.find(plain_name(file));
    if (found == by_name_.end())
        return nullptr;
    found->second->found.store(true, std::memory_order_relaxed);
    return &found->second->entry;
}

std::vector<std::string> Manifest::never_found() const
{
    std::vector<std::string> files;
    for (auto const& row : rows_)
        if (!row.found.load(std::memory_order_relaxed))
            files.push_back(row.file);
    return files;
}

}  // namespace report
