#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace base {

// What kind of refusal it is; becomes an exit code or an HTTP status in one place each. A wrong call is mended by reading
// --help, a wrong input by mending the file.
enum class ErrorKind { invalid_input, not_found, conflict, forbidden, over_limit, unsupported, unavailable, wrong_call };

// A step that was refused. `code` is stable and names the text in data/texts.json; `message` is the English text
// with {placeholders}; `words` fill them.
struct Error {
    using Words = std::vector<std::pair<std::string, std::string>>;

    ErrorKind kind = ErrorKind::invalid_input;
    std::string code;
    std::string message;
    Words words;

    friend bool operator==(Error const&, Error const&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string message,
                                         Error::Words words = {});

// Replaces each {name} of `text` that `words` knows; an unknown one stays as it is.
[[nodiscard]] std::string fill_words(std::string_view text, Error::Words const& words);

// The English message with its words filled in.
[[nodiscard]] std::string to_string(Error const& error);

}  // namespace base
