#include "agencies/domain/account_rules.hpp"

#include "base/ascii.hpp"
#include "base/person_name.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::size_t longest_name = 100;  // characters
constexpr std::size_t longest_login = 60;
constexpr std::size_t shortest_password = 10;  // characters
constexpr std::size_t longest_password = 200;  // bytes

bool is_login(std::string_view text)
{
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || base::is_digit(c) || c == '-' || c == '.' || c == '_' || c == '@'; };
    return !text.empty() && text.size() <= longest_login && std::ranges::all_of(text, allowed);
}

}  // namespace

bool is_password(std::string_view text)
{
    return base::is_valid_utf8(text) && base::count_code_points(text) >= shortest_password && text.size() <= longest_password;
}

base::Faults find_account_faults(std::string_view login, std::string_view name, std::string_view password)
{
    base::Faults faults;
    if (!is_login(login))
        faults.push_back({"login", "account.bad-login"});
    if (!base::is_name(name, longest_name))
        faults.push_back({"name", "account.bad-name"});
    if (!is_password(password))
        faults.push_back({"password", "account.bad-password"});
    return faults;
}

}  // namespace agencies
