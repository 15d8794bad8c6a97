#include "agencies/domain/checked_numbers.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace agencies {

TEST(CheckedNumbers, AreToldFromOthersByTheExamplesOfRulesJson)
{
    auto const rules = base::Json::parse(config::LawFiles::shipped("rules.json"));
    auto const numbers = CheckedNumbers::parse(rules).value();
    auto const& checksums = rules.at("checksums");

    for (auto const& id : checksums.at("resident_id_18").at("tests").at("valid"))
        EXPECT_TRUE(numbers.is_resident_id(id.get<std::string>())) << id;
    for (auto const& id : checksums.at("resident_id_18").at("tests").at("invalid"))
        EXPECT_FALSE(numbers.is_resident_id(id.get<std::string>())) << id;
    for (auto const& code : checksums.at("uscc_18").at("tests").at("valid"))
        EXPECT_TRUE(numbers.is_credit_code(code.get<std::string>())) << code;
    for (auto const& code : checksums.at("uscc_18").at("tests").at("invalid"))
        EXPECT_FALSE(numbers.is_credit_code(code.get<std::string>())) << code;
}

}  // namespace agencies
