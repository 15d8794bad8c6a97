#pragma once

#include "requests/desk.hpp"
#include "requests/domain/submission.hpp"

// What is personal about a request, from plain to sealed and back, within a transaction of the desk.
namespace requests {

[[nodiscard]] Result<ApplicantHashes> hashes_of(keys::Vault& vault, AgencyId agency, Party const& applicant);

// As the latest particulars of the request; gives their version, from 1 on.
[[nodiscard]] Result<std::int64_t> seal_particulars(Desk& desk, RequestKey key, Particulars const& particulars);
// `vault.erased` after the erasure.
[[nodiscard]] Result<Particulars> open_particulars(Desk const& desk, RequestKey key);
// Every version, the latest first.
[[nodiscard]] Result<std::vector<Particulars>> open_all_particulars(Desk const& desk, RequestKey key);

// Of the secret by which a citizen follows, made with the key of the case: who has the database alone cannot guess it.
[[nodiscard]] Result<std::string> secret_hash(Desk& desk, RequestKey key, std::string_view secret);

// Whether every text of it is valid UTF-8.
[[nodiscard]] bool is_all_text(Particulars const& particulars);

}  // namespace requests
