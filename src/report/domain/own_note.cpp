#include "report/domain/own_note.hpp"

#include "base/fold.hpp"

namespace report {

bool opens_own_note(std::string_view text)
{
    constexpr std::size_t a_few_characters = 16;
    if (text.substr(0, a_few_characters).find("注") == std::string_view::npos)
        return false;  // nearly every line, without folding it
    // A broken line may end inside the opening; this much of it is unmistakable.
    static auto const unknown = base::fold("〔注：表中留空处的数值未知");
    static auto const check_list = base::fold(check_list_opening);
    auto const folded = base::fold(text);
    return folded.starts_with(unknown) || folded.starts_with(check_list);
}

bool closes_own_note(std::string_view text)
{
    return base::fold(text).ends_with(']');
}

}  // namespace report
