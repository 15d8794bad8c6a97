#pragma once

#include "report/batch/file_reader.hpp"
#include "platform/console/console.hpp"

#include <ostream>

namespace report {

enum class Purpose { read, check };
enum class ResultFormat { jsonl, csv, text };

// Writes results one after the other in one format, and keeps count of how they were.
class ResultWriter {
public:
    struct Setting {
        Purpose purpose = Purpose::check;
        ResultFormat format = ResultFormat::text;
        bool appends = false;      // behind what an earlier run wrote
        bool to_terminal = false;  // refusals then stand in their place already
    };

    ResultWriter(Setting setting, RuleBook const& rules, console::Console const& console, std::ostream& out);

    void write(FileResult const& result);
    // Counts a result that an earlier run has written.
    void count(FileResult const& result);
    // After the last one: how many there were, for people, where there was more than one.
    void write_summary();
    [[nodiscard]] console::Outcome outcome() const;

    // What an earlier run left counts too.
    void count_earlier(bool errors, bool refusals);

private:
    void write_refusal(FileResult const& result);
    [[nodiscard]] std::string say_refusal(FileResult const& result) const;

    Setting setting_;
    RuleBook const& rules_;
    console::Console const& console_;
    std::ostream& out_;
    std::size_t files_ = 0;
    std::size_t refused_ = 0;
    std::size_t with_errors_ = 0;
    std::size_t with_warnings_ = 0;
    bool earlier_errors_ = false;
    bool earlier_refusals_ = false;
};

}  // namespace report
