#include "document/text/mht_reader.hpp"

#include "check_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const document = document::read_mht({reinterpret_cast<char const*>(bytes), size}, document::fuzz_limits());
    if (document)
        document::check_document(*document);
    return 0;
}
