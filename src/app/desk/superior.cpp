#include "app/desk/superior.hpp"

#include "agencies/anchors/anchor_service.hpp"
#include "platform/files/read_file.hpp"

#include <algorithm>
#include <array>

namespace app {
namespace {

using base::Result;

// The key stands in a file, which is read each time: another key asks for no start anew.
Result<std::string> read_key(std::filesystem::path const& file)
{
    constexpr std::size_t longest = 4096;
    constexpr std::string_view blanks = " \t\r\n";
    auto key = files::read_file(file, longest);
    if (!key)
        return key;
    key->erase(key->find_last_not_of(blanks) + 1);
    if (key->empty() || key->find_first_of(blanks) != std::string::npos)
        return base::fail(base::ErrorKind::invalid_input, "superior.no-key", "{file} holds no key: put the one line into it that the superior has given",
                          {{"file", file.string()}});
    return key;
}

std::string without_slash(std::string address)
{
    while (address.ends_with('/'))
        address.pop_back();
    return address;
}

}  // namespace

Result<void> check_superior(DutySettings const& settings)
{
    auto const& address = settings.superior;
    constexpr std::array<std::string_view, 4> allowed{"https://", "http://127.0.0.1:", "http://[::1]:", "http://localhost:"};
    auto const fits = std::ranges::any_of(allowed, [&](auto const begin) { return address.starts_with(begin); });
    if (!address.empty() && (!fits || address.find_first_of(" ?#@\"<>") != std::string::npos))
        return base::fail(base::ErrorKind::wrong_call, "superior.bad-address", "the superior is reached by https://, as a key goes along: {address}",
                          {{"address", address}});
    return {};
}

Result<void> hand_heads_in(sql::Database& database, clocks::Clock const& clock, DutySettings const& settings)
{
    auto key = read_key(settings.superior_key);
    if (!key)
        return tl::unexpected{key.error()};
    agencies::AnchorService anchors{database, clock};
    anchors.make_list();
    return anchors.hand_in_lists({without_slash(settings.superior), std::move(*key)});
}

}  // namespace app
