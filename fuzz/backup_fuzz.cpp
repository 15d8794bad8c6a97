#include "base/ensure.hpp"
#include "platform/backup/exchange_format.hpp"
#include "platform/backup/tar.hpp"
#include "platform/crypto/recipients.hpp"
#include "platform/keys/main_key.hpp"

// The first byte says what the rest is: C the contents of an export, L a line of it, R what was typed of a recovery sheet,
// S a sealed file, anything else a tar.
namespace {

void read_tar(std::string_view bytes)
{
    backup::TarReader tar{base::bytes_of(bytes)};
    for (int files = 0; files < 1000; ++files) {
        auto const name = tar.next();
        base::ensure(name || !name.error().code.empty(), "a refusal has a code");
        if (!name || name->empty() || !base::pour(tar.content(), [](std::string_view) {}))
            return;
    }
}

void open_sealed(std::string_view bytes)
{
    static auto const key = crypto::RecipientKey::of(crypto::Key{std::string(crypto::Key::size, 'k')});
    if (auto const source = crypto::open_as(key, base::bytes_of(bytes)))
        static_cast<void>(base::pour(*source, [](std::string_view) {}));
}

void read_line(std::string_view bytes)
{
    backup::Table const table{"t", {"a", "b"}};
    auto const values = backup::parse_line(table, std::string{bytes});
    base::ensure(!values || values->size() == 2, "a row has a value for each column");
}

void read_sheet(std::string_view bytes)
{
    auto const key = keys::parse_recovery_lines(bytes);
    base::ensure(key || key.error().code.starts_with("keys.recovery-line"), "a sheet that is mistyped says where");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    std::string_view const input{reinterpret_cast<char const*>(bytes), size};
    auto const rest = input.substr(input.empty() ? 0 : 1);
    switch (input.empty() ? ' ' : input.front()) {
    case 'C': static_cast<void>(backup::parse_contents(std::string{rest})); break;
    case 'L': read_line(rest); break;
    case 'R': read_sheet(rest); break;
    case 'S': open_sealed(rest); break;
    default: read_tar(rest);
    }
    return 0;
}
