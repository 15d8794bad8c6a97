#include "agencies/api/api_answers.hpp"

#include "agencies/api/api_fixture.hpp"
#include "platform/http/problem.hpp"
#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;

class ApiAnswersOfAKey : public WithApiKeys {
protected:
    void SetUp() override
    {
        WithApiKeys::SetUp();
        if (IsSkipped())
            return;
        key_.agency = add("town");
        about_ = {key_.agency, "request/7"};
        answers_.emplace(database(), clock(), ring_);
    }

    SentWrite write(std::string content = "POST /x {}", std::string_view sent_key = "k1") { return {key_, sent_key, std::move(content)}; }
    bool is_new(SentWrite const& sent)
    {
        auto const begun = answers_->begin(sent);
        return begun && !*begun;
    }
    std::optional<KeptAnswer> kept(SentWrite const& sent) { return answers_->begin(sent).value(); }
    void erase_case()
    {
        sql::Transaction transaction{connection()};
        keys::Vault{connection(), ring_}.erase(about_);
        transaction.commit();
    }

    keys::KeyRing ring_{keys::MainKey::random()};
    ApiKey key_{.agency = {}, .number = 1, .name = "收件", .scopes = {}, .until = base::Date{2027y / March / 3}};
    keys::Case about_;
    KeptAnswer const filed_{201, "/api/v1/agencies/town/requests/7", R"({"secret":"ABCD"})"};
    std::optional<ApiAnswers> answers_;
};

}  // namespace

TEST_P(ApiAnswersOfAKey, AreGivenAgainForTheSameWrite)
{
    ASSERT_TRUE(is_new(write()));
    answers_->keep(write(), filed_, about_);

    EXPECT_EQ(kept(write()), filed_);
    EXPECT_TRUE(is_new(write("POST /x {}", "k2")));
}

TEST_P(ApiAnswersOfAKey, AreNotGivenForAnotherWriteUnderTheSameKey)
{
    ASSERT_TRUE(is_new(write()));
    EXPECT_EQ(answers_->begin(write("POST /y {}")).error().code, "api.sent-otherwise");
    answers_->keep(write(), filed_, about_);

    auto const refused = answers_->begin(write("POST /y {}"));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "api.sent-otherwise");
    EXPECT_EQ(http::status_of(refused.error().kind), 422);
}

TEST_P(ApiAnswersOfAKey, AreWaitedForWhileTheFirstIsUnderWay)
{
    ASSERT_TRUE(is_new(write()));

    auto const refused = answers_->begin(write());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "api.under-way");
    EXPECT_EQ(http::status_of(refused.error().kind), 409);

    clock().set(clock().now() + minutes{10});
    EXPECT_TRUE(is_new(write()));  // who began it is gone
    EXPECT_EQ(answers_->begin(write()).error().code, "api.under-way");
}

TEST_P(ApiAnswersOfAKey, AreNotKeptOfWhatWasRefused)
{
    ASSERT_TRUE(is_new(write()));
    answers_->drop(write());

    EXPECT_TRUE(is_new(write("POST /y {}")));
}

TEST_P(ApiAnswersOfAKey, GoWithTheCaseThatTheyAreAbout)
{
    ASSERT_TRUE(is_new(write()));
    answers_->keep(write(), filed_, about_);
    ASSERT_TRUE(is_new(write("POST /x {}", "k2")));
    erase_case();

    EXPECT_EQ(answers_->begin(write()).error().code, "vault.erased");
    answers_->keep(write("POST /x {}", "k2"), filed_, about_);
    EXPECT_TRUE(is_new(write("POST /x {}", "k2")));
}

TEST_P(ApiAnswersOfAKey, LieSealedAndForTwoDaysOnly)
{
    ASSERT_TRUE(is_new(write("POST /x secret")));
    answers_->keep(write("POST /x secret"), filed_, about_);

    auto const rows = connection().query("SELECT sent_key, content FROM api_answer");
    EXPECT_EQ(rows.front().bytes("content").find("ABCD"), std::string::npos);
    EXPECT_EQ(rows.front().text("sent_key").size(), 64U);
    EXPECT_EQ(answers_->forget_old(), 0);
    clock().set(clock().now() + hours{49});
    EXPECT_EQ(answers_->forget_old(), 1);
    EXPECT_TRUE(is_new(write("POST /x secret")));
}

ON_BOTH_ENGINES(ApiAnswersOfAKey);

}  // namespace agencies
