#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace app {

// What the made-up county is called, and who asks it for what: data/demo.json.
struct DemoNames {
    struct Unit {
        std::string code;
        std::string name;
    };

    Unit county;
    std::string county_abbreviation;
    std::string file_mark;
    std::string unit;
    std::string address;
    std::string telephone;
    std::vector<Unit> townships;
    std::vector<Unit> departments;
    std::vector<std::string> subjects;
    std::vector<std::string> families;
    std::vector<std::string> given;
    std::vector<std::string> companies;
    std::map<std::size_t, std::string> report_texts;  // of an annual report, by part

    [[nodiscard]] static base::Result<DemoNames> parse(base::Json const& json);
};

}  // namespace app
