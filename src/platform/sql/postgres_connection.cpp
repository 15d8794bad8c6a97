#include "platform/sql/postgres_connection.hpp"

#include "platform/sql/postgres_values.hpp"

#include "base/ensure.hpp"

#include <libpq-fe.h>
#include <map>

namespace sql {
namespace {

constexpr std::size_t most_prepared = 256;

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

// By the class of the SQLSTATE: the first two characters (PostgreSQL, appendix A).
Failure::Kind kind_of(std::string_view state)
{
    auto const state_class = state.substr(0, 2);
    if (state_class == "40" || state == "55P03")  // rolled back, lock not available
        return Failure::Kind::busy;
    if (state_class == "23")
        return Failure::Kind::constraint;
    if (state == "53100")
        return Failure::Kind::full;
    if (state_class == "08" || state_class == "57" || state == "25006")  // gone, shut down, became a standby
        return Failure::Kind::lost;
    return Failure::Kind::other;
}

std::string field(PGresult const* result, int code)
{
    auto const* const text = PQresultErrorField(result, code);
    return text == nullptr ? std::string{} : text;
}

class PostgresConnection final : public Connection {
public:
    PostgresConnection(std::string const& address, Prepare prepare) : prepare_{prepare}
    {
        // The address has the last word on all but what the values and the failover depend on.
        char const* const keys[] = {"connect_timeout", "application_name", "dbname", "client_encoding", "target_session_attrs", nullptr};
        char const* const values[] = {"10", "gongkai", address.c_str(), "UTF8", "read-write", nullptr};
        connection_.reset(PQconnectdbParams(keys, values, 1));
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw Failure{Failure::Kind::lost, std::string{"PostgreSQL: "} + PQerrorMessage(connection_.get())};
        PQsetNoticeProcessor(connection_.get(), [](void*, char const*) {}, nullptr);
        run_script("SET TIME ZONE 'UTC'; SET default_transaction_isolation TO 'serializable'");
    }

    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }
    [[nodiscard]] bool is_alive() const override { return PQstatus(connection_.get()) == CONNECTION_OK; }

    Rows query(std::string_view statement, Values const& values) override
    {
        auto const answer = run(statement, values);
        auto rows = empty_rows(*answer);
        for (int i = 0; i < PQntuples(answer.get()); ++i)
            rows.add(row_of(*answer, i));
        return rows;
    }

    std::int64_t execute(std::string_view statement, Values const& values) override
    {
        auto const answer = run(statement, values);
        std::string const changed = PQcmdTuples(answer.get());
        return changed.empty() ? 0 : std::stoll(changed);
    }

    void each(std::string_view statement, Values const& values, std::function<void(Row const&)> const& take) override
    {
        Parameters const parameters{values};
        auto const sent = PQsendQueryParams(connection_.get(), std::string{statement}.c_str(), parameters.count(), nullptr,
                                            parameters.starts(), parameters.lengths(), parameters.formats(), 0);
        if (sent == 0)
            throw Failure{Failure::Kind::lost, std::string{"PostgreSQL: "} + PQerrorMessage(connection_.get())};
        PQsetSingleRowMode(connection_.get());
        DrainAnswers const rest{connection_.get()};
        std::optional<Rows> row;
        while (Answer const answer{PQgetResult(connection_.get())}) {
            check(answer.get(), statement);
            if (PQntuples(answer.get()) == 0)
                continue;  // the end of the result
            if (!row)
                row = empty_rows(*answer);
            row->clear();
            row->add(row_of(*answer, 0));
            take(row->front());
        }
    }

    void run_script(std::string_view statements) override
    {
        Answer const answer{PQexec(connection_.get(), std::string{statements}.c_str())};
        check(answer.get(), statements);
    }

protected:
    void begin(Access access) override
    {
        base::ensure(PQtransactionStatus(connection_.get()) != PQTRANS_INTRANS, "transactions are not nested");
        switch (access) {
        case Access::read: return run_script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        case Access::write: return run_script("BEGIN");
        case Access::claim: return run_script("BEGIN ISOLATION LEVEL READ COMMITTED");
        }
    }

    void commit() override
    {
        Answer const answer{PQexec(connection_.get(), "COMMIT")};
        check(answer.get(), "COMMIT");
        // A transaction in which a statement failed is answered with ROLLBACK, and that is no error to the server.
        base::ensure(std::string_view{PQcmdStatus(answer.get())} == "COMMIT", "a transaction that failed is not committed");
    }

    void roll_back() noexcept override
    {
        Answer const answer{PQexec(connection_.get(), "ROLLBACK")};
    }

private:
    // Reads what is left of a result whose reading was broken off.
    struct DrainAnswers {
        PGconn* connection;
        ~DrainAnswers()
        {
            while (Answer const answer{PQgetResult(connection)}) {
            }
        }
    };

    // The server's own message may repeat a value ("invalid input syntax for …"), so only its codes are told.
    void check(PGresult const* result, std::string_view statement) const
    {
        auto const status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE)
            return;
        if (!is_alive())
            throw Failure{Failure::Kind::lost, "PostgreSQL: the connection is lost: " + std::string{statement}};
        auto const state = field(result, PG_DIAG_SQLSTATE);
        auto const constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
        throw Failure{kind_of(state), "PostgreSQL " + state + (constraint.empty() ? "" : ", " + constraint) + ": " + std::string{statement}};
    }

    Answer run(std::string_view statement, Values const& values)
    {
        Parameters const parameters{values};
        Answer answer;
        if (prepare_ == Prepare::never)
            answer.reset(PQexecParams(connection_.get(), std::string{statement}.c_str(), parameters.count(), nullptr,
                                      parameters.starts(), parameters.lengths(), parameters.formats(), 0));
        else
            answer.reset(PQexecPrepared(connection_.get(), prepared_name(statement).c_str(), parameters.count(), parameters.starts(),
                                        parameters.lengths(), parameters.formats(), 0));
        check(answer.get(), statement);
        return answer;
    }

    std::string const& prepared_name(std::string_view statement)
    {
        if (auto const found = prepared_.find(statement); found != prepared_.end())
            return found->second;
        if (prepared_.size() == most_prepared) {
            run_script("DEALLOCATE ALL");
            prepared_.clear();
        }
        auto name = "s" + std::to_string(++prepared_so_far_);
        Answer const answer{PQprepare(connection_.get(), name.c_str(), std::string{statement}.c_str(), 0, nullptr)};
        check(answer.get(), statement);
        return prepared_.emplace(statement, std::move(name)).first->second;
    }

    Prepare prepare_;
    std::unique_ptr<PGconn, FinishConnection> connection_;
    std::map<std::string, std::string, std::less<>> prepared_;  // the server's name of each statement
    int prepared_so_far_ = 0;
};

}  // namespace

std::unique_ptr<Connection> connect_postgres(std::string const& address, Prepare prepare)
{
    return std::make_unique<PostgresConnection>(address, prepare);
}

}  // namespace sql
