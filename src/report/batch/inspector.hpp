#pragma once

#include "report/batch/member_reports.hpp"
#include "report/batch/previous_reports.hpp"

#include <optional>

namespace report {

// Reads one file and applies the rules to it. May be used from several threads.
class Inspector {
public:
    struct Setting {
        Profile profile = {};
        bool has_profile = false;
        std::optional<PreviousReports> previous = {};
        std::optional<MemberReports> members = {};
        bool compare_texts = false;  // keep what near-copies are found by
    };

    Inspector(Statutes const& statutes, FileReader const& reader, Setting setting)
        : statutes_{statutes}, reader_{reader}, setting_{std::move(setting)}
    {
    }

    [[nodiscard]] FileResult inspect(InputFile const& file) const;
    // For a file that is finished: what tells whether it is still the same, and what near-copies are found by.
    [[nodiscard]] FileResult revisit(InputFile const& file) const;
    [[nodiscard]] FileResult give_up(InputFile const& file) const { return reader_.give_up(file); }

private:
    void check(FileResult& result) const;

    Statutes const& statutes_;
    FileReader const& reader_;
    Setting setting_;
};

}  // namespace report
