#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace crypto {

// What one guess costs whoever has stolen the hashes, and one sign-in costs us.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory = std::size_t{64} << 20U;  // bytes
};

// Argon2id with a salt and its cost in the text.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

enum class PasswordCheck {
    wrong,
    right,
    right_to_be_hashed_anew,  // it was hashed at another cost
};

// A text that is no hash is never right.
[[nodiscard]] PasswordCheck check_password(std::string const& hash, std::string_view password, PasswordCost cost = {});

// The same for all who share it, a few at a time: each takes the memory of its cost, and the others wait.
class PasswordHasher {
public:
    explicit PasswordHasher(PasswordCost cost = {}, int at_once = 2) : cost_{cost}, free_{at_once} {}

    [[nodiscard]] std::string hash(std::string_view password);
    [[nodiscard]] PasswordCheck check(std::string const& hash, std::string_view password);

private:
    class Place;

    PasswordCost cost_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    int free_;
};

}  // namespace crypto
