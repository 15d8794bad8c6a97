// What a browser sends: its bytes as a connection brings them, then its path, query, cookies and form.
#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "platform/http/decoding.hpp"
#include "platform/http/header_value.hpp"
#include "platform/http/message_parser.hpp"

namespace {

using State = http::MessageParser::State;

void check_text(std::string_view text)
{
    base::ensure(base::is_valid_utf8(text) && text.find('\0') == std::string_view::npos, "what was sent is text that can be stored");
}

void check_parameters(http::Parameters const& parameters)
{
    for (auto const& [name, value] : parameters.entries()) {
        check_text(name);
        check_text(value);
    }
}

void check_form(base::Result<http::Form> const& form, std::string_view body)
{
    if (!form)
        return;
    check_parameters(form->fields);
    for (auto const& file : form->files) {
        check_text(file.name);
        base::ensure(file.name.find('\n') == std::string::npos, "a file's name is one line");
        base::ensure(file.content.data() >= body.data() && file.content.data() + file.content.size() <= body.data() + body.size(),
                     "a file is part of the body");
    }
}

void check_request(http::Request const& request)
{
    for (auto const& segment : request.segments())
        check_text(segment);
    check_parameters(request.query());
    check_text(request.cookie("session"));
    check_form(request.form(), request.body());
    check_form(http::parse_multipart("b", request.body()), request.body());
    check_parameters(http::parse_urlencoded(request.body()));
    auto const name = http::as_text(request.body());
    if (name.find_first_of("\r\n") == std::string::npos)
        base::ensure(http::parse_header_value(http::attachment_named(name)).parameters.get("filename") == name,
                     "a browser gets the name that it was given");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    // The first byte says in pieces of what size the rest arrives.
    std::string_view rest{reinterpret_cast<char const*>(bytes) + 1, size - 1};
    std::size_t const piece = bytes[0] + 1U;
    http::MessageParser parser{4096};
    std::string pending;
    while (!rest.empty() && parser.state() < State::complete) {
        pending += rest.substr(0, piece);
        rest.remove_prefix(std::min(piece, rest.size()));
        for (std::size_t taken = 1; taken > 0 && !pending.empty() && parser.state() < State::complete;) {
            auto const before = parser.state();
            taken = parser.take(pending);
            pending.erase(0, taken);
            if (before == State::head && parser.state() == State::body)
                parser.set_body_limit(1'000'000);
        }
    }
    if (parser.state() == State::complete)
        check_request(http::Request{parser.take_message()});
    return 0;
}
