#include "base/result.hpp"

#include <algorithm>
#include <string_view>

namespace base {

tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string message, Error::Words words)
{
    return tl::unexpected{Error{kind, std::move(code), std::move(message), std::move(words)}};
}

std::string fill_words(std::string_view text, Error::Words const& words)
{
    std::string filled;
    while (!text.empty()) {
        auto const open = text.find('{');
        filled += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        auto const close = text.find('}', open);
        auto const name = text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
        auto const word = std::find_if(words.begin(), words.end(), [name](auto const& w) { return w.first == name; });
        if (close == std::string_view::npos || word == words.end()) {
            filled += '{';
            text.remove_prefix(open + 1);
            continue;
        }
        filled += word->second;
        text.remove_prefix(close + 1);
    }
    return filled;
}

std::string to_string(Error const& error)
{
    return fill_words(error.message, error.words);
}

}  // namespace base
