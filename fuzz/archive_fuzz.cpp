#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "document/office/archive.hpp"
#include "document/office/office_kind.hpp"
#include "document/office/test_package.hpp"

// The first byte says what the rest is: N a member's name in a ZIP, T one in a TAR, anything else a whole archive.
namespace {

std::string to_archive(std::string_view input)
{
    using namespace document::test;
    auto const kind = input.empty() ? 'Z' : input.front();
    std::string const rest{input.substr(input.empty() ? 0 : 1)};
    std::string const name = rest.substr(0, std::min<std::size_t>(rest.find('\0'), 200));
    if (kind == 'N' && !name.empty())
        return make_zip({{name, "x"}});
    if (kind == 'T' && !name.empty())
        return make_tar({{name, "x"}}, Packing::plain);
    return rest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    document::Limits limits;
    limits.unpacked_bytes = 4U << 20;
    auto const archive = to_archive({reinterpret_cast<char const*>(bytes), size});
    static_cast<void>(document::office_kind(archive));
    auto const walked = document::for_each_member(
        archive, limits, [&](std::string_view name, document::MemberBytes const& read) -> base::Result<void> {
            base::ensure(!name.empty() && !name.starts_with('/') && ("/" + std::string{name} + "/").find("/../") == std::string::npos,
                         "a name never leads out of the archive");
            base::ensure(base::is_valid_utf8(name), "a name is UTF-8");
            if (auto const member = read())
                base::ensure(member->size() <= limits.unpacked_bytes, "a member keeps the limit");
            return {};
        });
    base::ensure(walked || !walked.error().code.empty(), "a refusal has a code");
    return 0;
}
