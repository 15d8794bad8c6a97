#include "platform/keys/vault.hpp"

#include "platform/keys/main_key_in_use.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <thread>

namespace keys {
namespace {

constexpr base::AgencyId town{12};
constexpr base::AgencyId county{1};
Case const request{town, "request/1"};

class Vaults : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (!IsSkipped())
            for (auto const& step : schema())
                connection().run_script(step.statements);
    }

    template <class Step>
    auto write(Step const& step)
    {
        sql::Transaction transaction{connection()};
        Vault vault{connection(), ring_};
        auto result = step(vault);
        transaction.commit();
        return result;
    }

    std::string seal(Case const& owner, std::string_view field, std::string_view plain)
    {
        return write([&](Vault& vault) { return vault.seal(owner, field, plain); }).value();
    }

    std::string open_code(Case const& owner, std::string_view field, std::string_view sealed)
    {
        auto const opened = Vault{connection(), ring_}.open(owner, field, sealed);
        return opened ? "" : opened.error().code;
    }

    SearchKey search_key(base::AgencyId agency)
    {
        return write([&](Vault& vault) { return vault.search_key_or_new(agency); }).value();
    }

    void erase(Case const& owner)
    {
        write([&](Vault& vault) {
            vault.erase(owner);
            return 0;
        });
    }

    // As one who can write to the database.
    void tamper(std::string_view statement, sql::Values const& values = {})
    {
        sql::Transaction transaction{connection()};
        connection().execute(statement, values);
        transaction.commit();
    }

    KeyRing ring_{MainKey::random()};
};

}  // namespace

TEST_P(Vaults, GiveBackWhatWasSealed)
{
    auto const name = seal(request, "name", "张三");
    auto const telephone = seal(request, "telephone", "13800138000");

    EXPECT_EQ((Vault{connection(), ring_}.open(request, "name", name)), "张三");
    EXPECT_EQ((Vault{connection(), ring_}.open(request, "telephone", telephone)), "13800138000");
    EXPECT_EQ(name.find("张三"), std::string::npos);
}

TEST_P(Vaults, RefuseAValueThatWasMovedToAnotherFieldCaseOrAgency)
{
    auto const sealed = seal(request, "name", "张三");
    auto const other = seal({town, "request/2"}, "name", "李四");
    seal({county, "request/1"}, "name", "王五");

    EXPECT_EQ(open_code(request, "address", sealed), "crypto.not-opened");
    EXPECT_EQ(open_code({town, "request/2"}, "name", sealed), "crypto.not-opened");
    EXPECT_EQ(open_code({county, "request/1"}, "name", sealed), "crypto.not-opened");
    EXPECT_EQ(open_code(request, "name", other), "crypto.not-opened");
    EXPECT_EQ(open_code({town, "request/9"}, "name", sealed), "vault.no-key");
}

TEST_P(Vaults, RefuseAKeyThatWasMovedToAnotherCase)
{
    auto const sealed = seal(request, "name", "张三");
    seal({town, "request/2"}, "name", "李四");

    tamper("UPDATE case_key SET wrapped = (SELECT wrapped FROM case_key WHERE subject = 'request/1') WHERE subject = 'request/2'");

    EXPECT_EQ(open_code({town, "request/2"}, "name", sealed), "crypto.not-opened");
    EXPECT_EQ((Vault{connection(), ring_}.verify().first_bad), (Case{town, "request/2"}));
}

TEST_P(Vaults, OpenNothingOfAnErasedCase)
{
    auto const sealed = seal(request, "name", "张三");
    auto const kept = seal({town, "request/2"}, "name", "李四");

    erase(request);

    EXPECT_EQ(open_code(request, "name", sealed), "vault.erased");
    EXPECT_TRUE((Vault{connection(), ring_}.is_erased(request)));
    EXPECT_EQ(open_code({town, "request/2"}, "name", kept), "");
    EXPECT_TRUE(connection().query("SELECT wrapped FROM case_key WHERE subject = 'request/1'").front()["wrapped"].is_null());
}

TEST_P(Vaults, SealNothingInAnErasedCase)
{
    erase(request);

    auto const sealed = write([](Vault& vault) { return vault.seal(request, "name", "张三"); });

    EXPECT_EQ(sealed.error().code, "vault.erased");
}

TEST_P(Vaults, KeepNoKeyOfATransactionThatWasRolledBack)
{
    {
        sql::Transaction const transaction{connection()};
        ASSERT_TRUE((Vault{connection(), ring_}.seal(request, "name", "张三")));
    }

    EXPECT_EQ(open_code(request, "name", ""), "vault.no-key");
}

TEST_P(Vaults, MakeOneKeyForACaseThatTwoBeginAtOnce)
{
    std::array<std::string, 4> sealed;
    std::vector<std::jthread> threads;
    for (auto& value : sealed)
        threads.emplace_back([this, &value] {
            auto const lease = database().connection();
            value = sql::retry_when_busy([&] {
                sql::Transaction transaction{*lease};
                auto made = Vault{*lease, ring_}.seal(request, "name", "张三").value();
                transaction.commit();
                return made;
            });
        });
    threads.clear();

    for (auto const& value : sealed)
        EXPECT_EQ(open_code(request, "name", value), "");
}

TEST_P(Vaults, OpenNothingWithoutTheMainKey)
{
    auto const sealed = seal(request, "name", "张三");

    ring_ = KeyRing{MainKey::random()};

    EXPECT_EQ(open_code(request, "name", sealed), "vault.other-main-key");
    EXPECT_EQ((Vault{connection(), ring_}.verify()), (VaultCheck{.bad = 1, .first_bad = request}));
}

TEST_P(Vaults, RewrapAllKeysUnderANewMainKey)
{
    std::vector<std::string> sealed;
    for (int i = 0; i < 600; ++i)
        sealed.push_back(seal({town, "request/" + std::to_string(i)}, "name", "张三"));
    erase({town, "request/5"});
    auto const hash = search_key(town).name("张三");
    ring_.rotate(MainKey::random());
    EXPECT_EQ((Vault{connection(), ring_}.verify()), (VaultCheck{.opened = 600, .erased = 1, .under_old_keys = 600}));

    EXPECT_EQ((Vault{connection(), ring_}.rewrap()), 600);
    ring_.drop_old();

    EXPECT_EQ((Vault{connection(), ring_}.verify()), (VaultCheck{.opened = 600, .erased = 1}));
    EXPECT_EQ((Vault{connection(), ring_}.rewrap()), 0);
    EXPECT_EQ(open_code({town, "request/599"}, "name", sealed[599]), "");
    EXPECT_EQ(open_code({town, "request/5"}, "name", sealed[5]), "vault.erased");
    EXPECT_EQ(search_key(town).name("张三"), hash);
}

TEST_P(Vaults, SealNothingNewUnderAMainKeyThatIsNoLongerInUse)
{
    auto const sealed = seal(request, "name", "张三");
    auto const next = MainKey::random();
    write([&](Vault&) {
        set_main_key_in_use(connection(), next);
        return 0;
    });

    auto const late = write([](Vault& vault) { return vault.seal({town, "request/2"}, "name", "李四"); });

    EXPECT_EQ(late.error().code, "vault.main-key-replaced");
    EXPECT_EQ(open_code(request, "name", sealed), "");
    ring_.rotate(next);
    EXPECT_FALSE(seal({town, "request/2"}, "name", "李四").empty());
}

TEST_P(Vaults, RewrapNothingWhenAKeyDoesNotOpen)
{
    seal(request, "name", "张三");
    tamper("UPDATE case_key SET wrapped = $1", {sql::Blob{std::string(73, 'x')}});
    ring_.rotate(MainKey::random());

    EXPECT_FALSE((Vault{connection(), ring_}.rewrap()));
    EXPECT_EQ((Vault{connection(), ring_}.verify()), (VaultCheck{.bad = 1, .first_bad = request}));
}

TEST_P(Vaults, RefuseAKeyWithAnyByteChanged)
{
    auto const sealed = seal(request, "name", "张三");
    auto const wrapped = connection().query("SELECT wrapped FROM case_key").front().bytes("wrapped");
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
        auto changed = wrapped;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        tamper("UPDATE case_key SET wrapped = $1", {sql::Blob{changed}});

        EXPECT_NE(open_code(request, "name", sealed), "") << i;
    }
}

TEST_P(Vaults, FindAValueByItsHashHoweverItIsTyped)
{
    auto const key = search_key(town);

    EXPECT_EQ(key.name("阿卜杜拉·买买提"), key.name("阿卜杜拉 • 买买提"));
    EXPECT_EQ(key.telephone("+86 138-0013-8000"), key.telephone("13800138000"));
    EXPECT_EQ(key.id_number("11010119900307123x"), key.id_number("11010119900307123X"));
    EXPECT_NE(key.name("阿卜杜拉·买买提"), key.name("张三"));
    EXPECT_NE(key.telephone("13800138000"), key.id_number("13800138000"));
    EXPECT_EQ(key.name("张三").size(), 32U);
}

TEST_P(Vaults, HaveOneSearchKeyForEachAgency)
{
    EXPECT_EQ((Vault{connection(), ring_}.search_key(town).error().code), "vault.no-key");

    auto const hash = search_key(town).name("张三");

    EXPECT_EQ((Vault{connection(), ring_}.search_key(town)->name("张三")), hash);
    EXPECT_NE(search_key(county).name("张三"), hash);
}

ON_BOTH_ENGINES(Vaults);

}  // namespace keys
