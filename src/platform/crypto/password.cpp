#include "platform/crypto/password.hpp"

#include "platform/crypto/sodium.hpp"

#include <array>
#include <new>

namespace crypto {

std::string hash_password(std::string_view password, PasswordCost cost)
{
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    // Its only failure.
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return hash.data();
}

PasswordCheck check_password(std::string const& hash, std::string_view password, PasswordCost cost)
{
    start_sodium();
    if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) != 0)
        return PasswordCheck::wrong;
    return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory) == 0 ? PasswordCheck::right
                                                                                      : PasswordCheck::right_to_be_hashed_anew;
}

class PasswordHasher::Place {
public:
    explicit Place(PasswordHasher& hasher) : hasher_{hasher}
    {
        std::unique_lock lock{hasher_.mutex_};
        hasher_.given_back_.wait(lock, [this] { return hasher_.free_ > 0; });
        --hasher_.free_;
    }
    ~Place()
    {
        std::lock_guard const lock{hasher_.mutex_};
        ++hasher_.free_;
        hasher_.given_back_.notify_one();
    }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;

private:
    PasswordHasher& hasher_;
};

std::string PasswordHasher::hash(std::string_view password)
{
    Place const place{*this};
    return hash_password(password, cost_);
}

PasswordCheck PasswordHasher::check(std::string const& hash, std::string_view password)
{
    Place const place{*this};
    return check_password(hash, password, cost_);
}

}  // namespace crypto
