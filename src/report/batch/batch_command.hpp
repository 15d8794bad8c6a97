#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"
#include "report/batch/result_writer.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <functional>
#include <string>
#include <vector>

namespace report {

// gongkai report read|check FILE|DIR…, as typed.
struct BatchArguments {
    Purpose purpose = Purpose::check;
    std::string format;  // jsonl, csv, text
    std::vector<std::string> files;
    std::string output;    // empty: standard output
    std::string manifest;
    int jobs = 0;          // 0: all cores
    bool resume = false;
    std::string previous;  // the rest of check only
    std::string members;
    std::string rules;
    std::string profile;
    std::string level;
};

// A file that was read and checked, with what read it, for one who wants to do more with it.
struct InspectedFile {
    InputFile const& file;
    FileResult const& result;
    FileReader const& reader;
    RuleBook const& rules;
};
using OnInspected = std::function<base::Result<void>(InspectedFile const&)>;

// Reads the files, applies the rules, and writes each result in the order of the files. `version` is the program's.
// `on_inspected` is called for each file in that order before its result is written; what it refuses ends the call.
[[nodiscard]] base::Result<console::Outcome> run_batch(BatchArguments const& arguments, config::LawFiles const& law,
                                                       std::string const& version, console::Console const& console,
                                                       OnInspected const& on_inspected = {});

}  // namespace report
