#include "requests/applicant_seal.hpp"

#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "requests/sealed_json.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

constexpr auto field = "particulars";

std::string field_of(std::int64_t number)
{
    return field + ("/" + std::to_string(number));
}

bool is_text(Party const& party)
{
    std::array const texts{&party.name, &party.identity_kind, &party.identity_number, &party.telephone, &party.address, &party.email};
    return std::ranges::all_of(texts, [](std::string const* text) { return base::is_valid_utf8(*text); });
}

}  // namespace

Result<ApplicantHashes> hashes_of(keys::Vault& vault, AgencyId agency, Party const& applicant)
{
    auto const key = vault.search_key_or_new(agency);
    if (!key)
        return tl::unexpected{key.error()};
    ApplicantHashes hashes{.name = key->name(applicant.name)};
    if (!applicant.telephone.empty())
        hashes.telephone = key->telephone(applicant.telephone);
    if (!applicant.identity_number.empty())
        hashes.identity = key->id_number(applicant.identity_number);
    return hashes;
}

Result<std::int64_t> seal_particulars(Desk& desk, RequestKey key, Particulars const& particulars)
{
    auto const hashes = hashes_of(desk.vault, key.agency, particulars.applicant);
    if (!hashes)
        return tl::unexpected{hashes.error()};
    auto const latest = desk.applicants.particulars(key);
    auto const number = latest ? latest->number + 1 : 1;
    auto const sealed = desk.vault.seal(vault_case(key), field_of(number), to_sealed_text(particulars));
    if (!sealed)
        return tl::unexpected{sealed.error()};
    desk.applicants.add_particulars(key, {number, *sealed}, *hashes);
    return number;
}

Result<Particulars> open_particulars(Desk const& desk, RequestKey key)
{
    if (auto const case_key = desk.vault.key_of(vault_case(key)); !case_key)
        return tl::unexpected{case_key.error()};
    auto const latest = desk.applicants.particulars(key);
    base::ensure(latest.has_value(), "a request that is not erased has particulars");
    return desk.vault.open(vault_case(key), field_of(latest->number), latest->bytes).map(particulars_of);
}

Result<std::vector<Particulars>> open_all_particulars(Desk const& desk, RequestKey key)
{
    if (auto const case_key = desk.vault.key_of(vault_case(key)); !case_key)
        return tl::unexpected{case_key.error()};
    std::vector<Particulars> versions;
    for (auto const& sealed : desk.applicants.all_particulars(key)) {
        auto const opened = desk.vault.open(vault_case(key), field_of(sealed.number), sealed.bytes).map(particulars_of);
        if (!opened)
            return tl::unexpected{opened.error()};
        versions.push_back(*opened);
    }
    base::ensure(!versions.empty(), "a request that is not erased has particulars");
    return versions;
}

Result<std::string> secret_hash(Desk& desk, RequestKey key, std::string_view secret)
{
    return desk.vault.key_of(vault_case(key)).map([&](keys::CaseKey const& case_key) {
        return crypto::keyed_hash(case_key.for_purpose("citizen"), "secret", secret);
    });
}

bool is_all_text(Particulars const& particulars)
{
    return is_text(particulars.applicant) && (!particulars.agent || is_text(particulars.agent->person)) &&
           std::ranges::all_of(particulars.co_applicants, [](Party const& party) { return is_text(party); }) &&
           base::is_valid_utf8(particulars.service_address) && base::is_valid_utf8(particulars.content) &&
           base::is_valid_utf8(particulars.needed_help);
}

}  // namespace requests
