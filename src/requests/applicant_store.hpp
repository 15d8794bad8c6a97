#pragma once

#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// By what an applicant is found again: keyed hashes of what is not empty.
struct ApplicantHashes {
    std::string name;
    std::optional<std::string> telephone = {};
    std::optional<std::string> identity = {};
};

struct Sealed {
    std::int64_t number = 0;
    std::string bytes;
};

struct StoredReceipt {
    RequestKey key;
    std::string secret_hash;
};

// What became of a form that was sent.
struct StoredForm {
    RequestKey key;
    std::string receipt;
};

// What is personal about requests, sealed; who applied, by hashes; and the receipts by which citizens follow. Within the
// transaction of its connection.
class ApplicantStore {
public:
    explicit ApplicantStore(sql::Connection& connection) : connection_{connection} {}

    void add_particulars(RequestKey key, Sealed const& sealed, ApplicantHashes const& hashes);
    // The last ones; none after the erasure.
    [[nodiscard]] std::optional<Sealed> particulars(RequestKey key) const;
    // Every version, the last one first.
    [[nodiscard]] std::vector<Sealed> all_particulars(RequestKey key) const;
    [[nodiscard]] std::optional<ApplicantHashes> hashes(RequestKey key) const;

    // By any version of the particulars, the newest request first.
    [[nodiscard]] std::vector<RequestSummary> find_by(AgencyId agency, SearchBy by, std::string const& hash) const;
    // Those of an applicant that arrived from day to day, in the order of arrival. The same one has the same identity number,
    // or the same name and telephone.
    [[nodiscard]] std::vector<RequestSummary> of_applicant(AgencyId agency, ApplicantHashes const& hashes, Date from, Date to) const;

    void add_receipt(std::string_view receipt, StoredReceipt const& stored);
    void set_secret(StoredReceipt const& stored);
    [[nodiscard]] std::optional<StoredReceipt> find_receipt(std::string_view receipt) const;

    void add_form(std::string const& form_hash, StoredForm const& form);
    [[nodiscard]] std::optional<StoredForm> find_form(AgencyId agency, std::string const& form_hash) const;

    // All that this store has of the request.
    void erase(RequestKey key);

private:
    sql::Connection& connection_;
};

}  // namespace requests
