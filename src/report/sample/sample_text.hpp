#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "report/domain/report.hpp"
#include "report/sample/random.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// The sentences of data/sample-text.json.
class SampleSentences {
public:
    [[nodiscard]] static base::Result<SampleSentences> parse(std::string_view json);

    [[nodiscard]] std::vector<std::string> const& of(std::string_view topic) const;
    [[nodiscard]] std::vector<std::string> const& names(std::string_view list) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> topics_;
    std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

// A made-up township in a made-up county: 青河县柳溪镇人民政府.
[[nodiscard]] std::string sample_organisation(SampleSentences const& sentences, Random& random);

// Writes title, preamble and the text of the parts so that they agree with the figures and name nobody else.
void fill_sample_text(Report& report, SampleSentences const& sentences, Random& random);

}  // namespace report
