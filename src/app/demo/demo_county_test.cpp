#include "app/demo/demo_county.hpp"

#include "base/json.hpp"

#include <gtest/gtest.h>
#include <random>

namespace app {
namespace {

using namespace std::chrono;

// A demo of one quarter, in a folder of its own.
class DemoCounties : public testing::Test {
protected:
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::vector<requests::RequestSummary> made(std::string const& name)
    {
        auto const installation =
            Installation::create({.data = (folder_ / name).string(), .database = {}}, keys::KeyRing{keys::MainKey::random()}).value();
        config::LawFiles const law;
        clocks::SetClock clock{clocks::Instant{}};
        Desk desk{*installation, law, clock, {.password_cost = {.passes = 1, .memory = 8192}}};
        auto const names = DemoNames::parse(base::Json::parse(law.file("demo.json").content)).value();
        DemoCounty county{desk, clock, names, {.seed = 3, .today = Date{2026y / March / 31}, .years = 1}};
        logins_ = county.make([](double) {});
        std::vector<requests::RequestSummary> all;
        for (auto const& agency : desk.agencies().subtree_of(desk.agencies().find("qingshi")->id))
            for (auto const which : {requests::WorkFilter::Which::open, requests::WorkFilter::Which::closed}) {
                auto const list = desk.work_lists().work_list(agency.id, {.which = which}, {.number = 1, .size = 200}).value();
                all.insert(all.end(), list.requests.begin(), list.requests.end());
            }
        return all;
    }

    std::vector<DemoLogin> logins_;

private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("gongkai-demo-" + std::to_string(std::random_device{}()));
};

}  // namespace

TEST_F(DemoCounties, AreTheSameForTheSameSeedAndDay)
{
    auto const first = made("first");

    EXPECT_EQ(first, made("second"));
    EXPECT_GT(first.size(), 50U);
    EXPECT_EQ(logins_.size(), agencies::role_names.size());
}

TEST_F(DemoCounties, HaveOpenAndAnsweredRequests)
{
    std::map<requests::RequestState, int> states;
    for (auto const& request : made("county"))
        ++states[request.state];

    EXPECT_GT(states[requests::RequestState::served], 20);
    EXPECT_GT(states[requests::RequestState::in_progress], 2);
    EXPECT_GT(states[requests::RequestState::withdrawn], 0);
}

}  // namespace app
