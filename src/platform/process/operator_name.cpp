#include "platform/process/operator_name.hpp"

#include <array>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace process {

std::string operator_name()
{
    // Only root may speak for another: of anybody else the variable could say what it likes.
    auto const* const behind_sudo = std::getenv("SUDO_USER");
    if (geteuid() == 0 && behind_sudo != nullptr && *behind_sudo != '\0')
        return behind_sudo;
    std::array<char, 4096> room{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &entry, room.data(), room.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return "uid-" + std::to_string(geteuid());
}

}  // namespace process
