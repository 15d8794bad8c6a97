#include "base/ensure.hpp"
#include "platform/files/file_type.hpp"

// Whatever is uploaded gets a type that its text gives back.
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const type = files::type_of({reinterpret_cast<char const*>(bytes), size});
    base::ensure(files::parse_file_type(files::to_text(type)) == type, "a type is read from its text");
    return 0;
}
