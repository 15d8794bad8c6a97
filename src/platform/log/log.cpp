#include "platform/log/log.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace logs {
namespace {

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        auto const c = base::next_code_point(text, at);
        if (c == '"' || c == '\\')
            out += '\\';
        if (c < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            base::append_utf8(out, c);
    }
    out += '"';
}

void append_name(std::string& out, std::string_view name)
{
    out += ", ";
    append_quoted(out, name);
    out += ": ";
}

}  // namespace

Line::Line(std::string_view event)
{
    text("event", event);
}

Line& Line::text(std::string_view name, std::string_view value)
{
    append_name(members_, name);
    append_quoted(members_, value);
    return *this;
}

Line& Line::number(std::string_view name, std::int64_t value)
{
    append_name(members_, name);
    members_ += std::to_string(value);
    return *this;
}

Line& Line::milliseconds(std::string_view name, std::chrono::nanoseconds value)
{
    append_name(members_, name);
    members_ += fmt::format("{:.3f}", std::chrono::duration<double, std::milli>(value).count());
    return *this;
}

void Log::write(Line const& line) const
{
    sink_("{\"time\": \"" + clocks::iso_text(clock_.now()) + "\"" + line.members() + "}\n");
}

Log::Sink to_descriptor(int descriptor)
{
    return [descriptor](std::string_view line) {
        // A log that cannot be written must not stop the work that is logged.
        [[maybe_unused]] auto const written = ::write(descriptor, line.data(), line.size());
    };
}

}  // namespace logs
