#pragma once

#include "base/result.hpp"
#include "document/limits.hpp"
#include "document/office/zip_directory.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct zip;

namespace document::office {

// How much one file has been unpacked; shared by an archive and the archives inside it.
struct UnpackBudget {
    std::size_t bytes = 0;     // unpacked so far
    std::size_t elements = 0;  // XML elements met so far, in quarters
    std::size_t text = 0;      // bytes of text between them
};

// Looks at each piece of an entry while it is unpacked and may refuse the rest.
using PieceCheck = std::function<base::Result<void>(std::string_view piece)>;

struct PackageEntry {
    std::string name;  // the bytes as they stand in the directory
    bool name_is_utf8 = false;
    bool encrypted = false;
    bool symbolic_link = false;
    bool folder = false;
};

// A ZIP file in memory that cannot unpack more than the limits allow. Borrows the bytes and the budget.
class Package {
public:
    [[nodiscard]] static base::Result<Package> open(std::string_view bytes, Limits const& limits,
                                                    std::shared_ptr<UnpackBudget> budget = nullptr);

    [[nodiscard]] std::vector<PackageEntry> const& entries() const { return entries_; }
    // By the name of a part as OOXML compares names: without regard to case; '\\' counts as '/'.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    [[nodiscard]] base::Result<std::string> read(std::size_t entry, PieceCheck const& check = {}) const;
    [[nodiscard]] base::Result<std::string> read(std::string_view name, PieceCheck const& check = {}) const;

    [[nodiscard]] Limits const& limits() const { return limits_; }
    [[nodiscard]] UnpackBudget& budget() const { return *budget_; }
    [[nodiscard]] std::shared_ptr<UnpackBudget> shared_budget() const { return budget_; }

private:
    struct Discard {
        void operator()(zip* archive) const;
    };

    Package() = default;
    void list_entries(std::vector<ZipDirectoryEntry> const& directory);
    [[nodiscard]] base::Result<void> count(std::size_t piece, std::size_t unpacked, std::size_t packed) const;

    Limits limits_;
    std::size_t file_size_ = 0;
    std::shared_ptr<UnpackBudget> budget_;
    std::size_t used_before_ = 0;  // of the budget, by what was unpacked before this file
    std::unique_ptr<zip, Discard> archive_;
    std::vector<PackageEntry> entries_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

[[nodiscard]] base::Error encrypted();

}  // namespace document::office
