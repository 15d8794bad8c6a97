#include "app/wrong_call.hpp"

namespace app {
namespace {

using base::Error;
using base::ErrorKind;

std::string behind(std::string const& text, std::string_view mark)
{
    auto const at = text.find(mark);
    return at == std::string::npos ? text : text.substr(at + mark.size());
}

// A command or option that is required. CLI11 asks for a command before it minds a word that is none.
Error missing(std::string const& said, std::vector<std::string> const& remaining)
{
    if (said.starts_with("A subcommand")) {
        if (remaining.empty())
            return {ErrorKind::wrong_call, "cli.no-command", "no command is given", {}};
        return {ErrorKind::wrong_call, "cli.unknown-command", "there is no command {what}", {{"what", remaining[0]}}};
    }
    if (said.starts_with("Exactly 1 option"))
        return {ErrorKind::wrong_call,
                "cli.exactly-one",
                "give exactly one of {what}",
                {{"what", behind(said.substr(0, said.find(']')), "[")}}};
    return {ErrorKind::wrong_call, "cli.missing", "missing: {what}", {{"what", said.substr(0, said.find(" is required"))}}};
}

// An option without its value, or with more than one.
Error mismatch(std::string const& said)
{
    auto const option = said.substr(0, said.find(": "));
    if (!said.ends_with(" missing"))
        return {ErrorKind::wrong_call, "cli.several-values", "{option} is given more than once", {{"option", option}}};
    auto const value = behind(said, " required ");
    return {ErrorKind::wrong_call, "cli.no-value", "{option} lacks its value {value}",
            {{"option", option}, {"value", value.substr(0, value.rfind(" missing"))}}};
}

Error out_of_range(std::string const& said)
{
    auto const range = behind(said, ": ");
    return {ErrorKind::wrong_call, "cli.out-of-range", "{option} takes a whole number from {first} to {last}",
            {{"option", said.substr(0, said.find(": "))}, {"first", range.substr(0, range.find(".."))}, {"last", behind(said, "..")}}};
}

}  // namespace

base::Error explain(WrongCall kind, std::string const& said, std::vector<std::string> const& remaining)
{
    switch (kind) {
    case WrongCall::unexpected:
        return {ErrorKind::wrong_call, "cli.unexpected", "unexpected argument: {what}", {{"what", behind(said, ": ")}}};
    case WrongCall::missing: return missing(said, remaining);
    case WrongCall::not_a_number:
        return {ErrorKind::wrong_call, "cli.not-a-number", "not a number: {what}", {{"what", behind(said, ": ")}}};
    case WrongCall::out_of_range: return out_of_range(said);
    case WrongCall::mismatch: return mismatch(said);
    case WrongCall::other: break;
    }
    return {ErrorKind::wrong_call, "cli.wrong-call", "wrong call: {what}", {{"what", said}}};
}

}  // namespace app
