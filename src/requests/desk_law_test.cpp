#include "requests/desk_law.hpp"

#include "base/json.hpp"
#include "requests/fault_text.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

DeskLaw const& shipped()
{
    static auto const law = DeskLaw::read(config::LawFiles{}).value();
    return law;
}

std::vector<std::string> names_of_events()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::variant_size_v<Happening>; ++i)
        names.emplace_back(name_of(i));
    return names;
}

}  // namespace

TEST(DeskLaw, NamesRulesForActsThatThereAre)
{
    auto const acts = base::Json::parse(config::LawFiles::shipped("request-acts.json")).at("acts");

    EXPECT_FALSE(acts.empty());
    for (auto const& entry : acts)
        EXPECT_THAT(names_of_events(), testing::Contains(entry.at("act").get<std::string>()));
    EXPECT_EQ(shipped().rule_of("correction_noticed"), "R-CLK-03");
    EXPECT_EQ(shipped().rule_of("particulars_seen"), "");
}

TEST(DeskLaw, HasTheNationalCalendarAndRefusesARegionThatItDoesNotKnow)
{
    EXPECT_TRUE(shipped().terms(""));
    EXPECT_EQ(shipped().terms("atlantis").error().code, "calendar.no-region");
}

TEST(FaultText, SaysChecksOfTheLawAndTextsOfTheProgramAlike)
{
    auto const texts = config::Texts::parse(config::LawFiles::shipped("texts.json"), base::Language::zh).value();
    auto const& law = shipped().requests();

    EXPECT_EQ(fault_text({"channel", "request.unknown-channel", {{"id", "pigeon"}}}, law, texts), "没有收件渠道“pigeon”。");
    EXPECT_EQ(fault_text({"content", "submission.description-length", {{"most", "9"}}}, law, texts),
              base::fill_words(law.check("submission.description-length")->message.zh, {{"most", "9"}}));
}

}  // namespace requests
