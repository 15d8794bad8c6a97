#include "app/desk/recovery_sheet.hpp"

#include "platform/console/prompt.hpp"

namespace app {

base::Result<void> confirm_recovery_sheet(keys::MainKey const& key, console::Console const& console, std::istream& in)
{
    console.out << console.texts.say("init.sheet") << "\n\n";
    for (auto const& line : keys::recovery_lines(key))
        console.out << "    " << line << '\n';
    console.out << '\n' << console.texts.say("init.type-back") << std::endl;
    auto const typed = keys::parse_recovery_lines(console::read_lines(in));
    if (!typed)
        return tl::unexpected{typed.error()};
    if (typed->id() != key.id())
        return base::fail(base::ErrorKind::invalid_input, "init.other-sheet", "these are the lines of another sheet");
    return {};
}

}  // namespace app
