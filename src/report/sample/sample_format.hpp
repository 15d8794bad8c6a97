#pragma once

#include "base/result.hpp"
#include "report/sample/damage.hpp"

#include <span>
#include <string>
#include <string_view>

namespace report {

// One layout of one file format that samples are written in.
struct SampleFormat {
    std::string_view name;    // "text-tabs", "site-html"
    std::string_view group;   // "text", "site": what stands for all layouts of a kind
    std::string_view ending;  // of the file's name, without the dot
    bool from_document;       // so that damages show in it; else it is made from the figures
    base::Result<std::string> (*write)(SampleSource const&, Report const&);
};

[[nodiscard]] std::span<SampleFormat const> sample_formats();

// The formats of that name or group; none when there are none.
[[nodiscard]] std::vector<SampleFormat const*> find_sample_formats(std::string_view name_or_group);

}  // namespace report
