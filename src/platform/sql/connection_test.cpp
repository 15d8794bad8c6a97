#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>

namespace sql {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto create_table = "CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL, bytes BYTEA, size BIGINT)";
constexpr auto insert_note = "INSERT INTO note (id, text, bytes, size) VALUES ($1, $2, $3, $4)";
constexpr auto select_note = "SELECT id, text, bytes, size FROM note WHERE id = $1";
constexpr auto count_notes = "SELECT COUNT(*) AS notes FROM note";

class Connections : public OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        Transaction transaction{connection()};
        connection().run_script(create_table);
        transaction.commit();
    }

    void insert(Values const& values)
    {
        Transaction transaction{connection()};
        connection().execute(insert_note, values);
        transaction.commit();
    }

    std::int64_t count() { return connection().query(count_notes).front().integer("notes"); }
};

}  // namespace

TEST_P(Connections, GiveBackWhatWasStored)
{
    std::string const bytes{"\0\xff'\\", 4};
    insert({7, "𠮷林县的“公开”·\n'; DROP TABLE note", Blob{bytes}, std::int64_t{9'007'199'254'740'993}});

    auto const rows = connection().query(select_note, {7});

    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().text("text"), "𠮷林县的“公开”·\n'; DROP TABLE note");
    EXPECT_EQ(rows.front().bytes("bytes"), bytes);
    EXPECT_EQ(rows.front().integer("size"), 9'007'199'254'740'993);
}

TEST_P(Connections, TellNullFromEmpty)
{
    insert({1, "", Blob{}, std::optional<int>{}});

    auto const rows = connection().query(select_note, {1});

    EXPECT_EQ(rows.front().text("text"), "");
    EXPECT_EQ(rows.front().bytes("bytes"), "");
    EXPECT_TRUE(rows.front()["size"].is_null());
    EXPECT_TRUE(connection().query(select_note, {2}).empty());
}

TEST_P(Connections, BindAParameterByItsNumber)
{
    auto const row = connection().query("SELECT CAST($2 AS TEXT) AS second, CAST($1 AS TEXT) AS first, CAST($2 AS TEXT) AS again",
                                        {"a", "b"});

    EXPECT_EQ(row.front().text("first"), "a");
    EXPECT_EQ(row.front().text("second"), "b");
    EXPECT_EQ(row.front().text("again"), "b");
}

TEST_P(Connections, SayHowManyRowsChanged)
{
    insert({1, "a", {}, 1});
    insert({2, "b", {}, 2});

    Transaction transaction{connection()};

    EXPECT_EQ(connection().execute("UPDATE note SET size = size + 1 WHERE size >= $1", {1}), 2);
    EXPECT_EQ(connection().execute("DELETE FROM note WHERE id = $1", {9}), 0);
}

TEST_P(Connections, SumIntegersToAnInteger)
{
    insert({1, "a", {}, 40});
    insert({2, "b", {}, 2});

    EXPECT_EQ(connection().query("SELECT SUM(size) AS total FROM note").front().integer("total"), 42);
}

TEST_P(Connections, HandOutRowsOneByOne)
{
    for (int i = 0; i < 20; ++i)
        insert({i, std::to_string(i), {}, i});
    std::vector<std::int64_t> seen;

    connection().each("SELECT id FROM note WHERE id >= $1 ORDER BY id", {17}, [&](Row const& row) { seen.push_back(row.integer("id")); });

    EXPECT_EQ(seen, (std::vector<std::int64_t>{17, 18, 19}));
    EXPECT_THROW(connection().each("SELECT id FROM note", {}, [](Row const&) { throw std::runtime_error{"enough"}; }), std::runtime_error);
    EXPECT_EQ(count(), 20);
}

TEST_P(Connections, RollBackWhatIsNotCommitted)
{
    {
        Transaction const transaction{connection()};
        connection().execute(insert_note, {1, "a", {}, 1});
    }

    EXPECT_EQ(count(), 0);
}

TEST_P(Connections, AreOfUseAgainAfterAStatementFailed)
{
    insert({1, "a", {}, 1});

    try {
        insert({1, "身份证110101199003070000", {}, 1});
        FAIL() << "the key stands twice";
    } catch (Failure const& failure) {
        EXPECT_EQ(failure.kind(), Failure::Kind::constraint);
        EXPECT_THAT(failure.what(), HasSubstr("INSERT INTO note"));
        EXPECT_THAT(failure.what(), Not(HasSubstr("110101199003070000")));
    }

    insert({2, "b", {}, 2});
    EXPECT_EQ(count(), 2);
}

TEST_P(Connections, NeverTellABoundValue)
{
    try {
        insert({1, "a", {}, "张三的手机"});
        if (GetParam() == Engine::postgresql)
            FAIL() << "a text is no integer";
    } catch (Failure const& failure) {
        EXPECT_THAT(failure.what(), Not(HasSubstr("张三")));
    }
}

TEST_P(Connections, SeeOneStateWhileTheyOnlyRead)
{
    insert({1, "a", {}, 1});
    auto const other = database().connection();

    Transaction const reading{connection(), Access::read};
    auto const before = count();
    {
        Transaction writing{*other};
        other->execute(insert_note, {2, "b", {}, 2});
        writing.commit();
    }

    EXPECT_EQ(count(), before);
    EXPECT_EQ(other->query(count_notes).front().integer("notes"), before + 1);
}

TEST_P(Connections, RefuseWhatDoesNotFitTheStatement)
{
    EXPECT_ANY_THROW(connection().query(select_note, {}));
    EXPECT_ANY_THROW(connection().query(select_note, {1, 2}));
    EXPECT_ANY_THROW(connection().query("SELECT missing FROM note"));
}

ON_BOTH_ENGINES(Connections);

}  // namespace sql
