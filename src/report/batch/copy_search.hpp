#pragma once

#include "report/batch/file_reader.hpp"
#include "report/domain/rules/near_copies.hpp"

#include <cstdio>
#include <memory>
#include <vector>

namespace report {

// Finds texts that are nearly the same as another agency's earlier in the batch (R-XY-06). What is compared lies in a
// temporary file, so that memory stays small however many reports there are.
class CopySearch {
public:
    // `rule` is the entry of R-XY-06, whose limits count; it must live as long.
    explicit CopySearch(Rule const& rule);

    // Compares with every report before, adds the finding to the result, and remembers this one.
    void compare(FileResult& result);

private:
    struct Remembered {
        std::string organisation;
        std::string report_id;
        std::uint64_t offset = 0;
        std::uint32_t count = 0;  // of hashes
        std::size_t characters = 0;
    };
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    [[nodiscard]] std::optional<Finding> find_closest(FileResult const& result, narrative::Sketch const& sketch) const;
    [[nodiscard]] narrative::ShingleSet recall(Remembered const& earlier) const;
    void remember(FileResult const& result, narrative::Sketch const& sketch);

    Rule const& rule_;
    narrative::CopyIndex index_;
    std::vector<Remembered> remembered_;
    std::unique_ptr<std::FILE, CloseFile> shingles_;
    std::uint64_t end_ = 0;
};

}  // namespace report
