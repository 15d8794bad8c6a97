#pragma once

#include "base/result.hpp"
#include "report/sample/sample_text.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace report {

// How many of a hundred files are of a format or group of formats (sample_format.hpp).
struct FormatShare {
    std::string format;
    int share = 0;
};

struct SampleOptions {
    std::size_t count = 100;
    std::uint64_t seed = 1;
    int year = 2024;
    std::vector<FormatShare> formats = {{"text", 40}, {"site", 40}, {"word", 5}, {"docx", 15}};  // the shares of benchmarks
    int damaged_percent = 0;    // of the files that damages can be seen in
    int mistaken_percent = 0;
    std::filesystem::path previous = {};  // where last year's reports go, which this year's follow from; empty: none
    unsigned threads = 0;  // 0: as many as there are cores
};

// "text,site-html,docx": each in equal shares. Refused with "sample.unknown-format".
[[nodiscard]] base::Result<std::vector<FormatShare>> parse_formats(std::string_view list);

// Writes 000001.txt, 000002.html, … and truth.jsonl into `folder`, which is made where it is missing. The same options
// give the same files. A line of truth.jsonl says of its file: file, title, organisation, year, form, cells (what may be
// read: a number; null where a damage took the figure away; else the state's name), damages, mistakes with the rule that
// each must raise. With `previous` that folder gets last year's reports under the same names, and the mistakes are those
// that only last year's report shows. Refused when the year has no form, a format is unknown, or a file cannot be written.
[[nodiscard]] base::Result<void> make_sample_files(std::filesystem::path const& folder, Forms const& forms,
                                                   SampleSentences const& sentences, SampleOptions const& options);

}  // namespace report
