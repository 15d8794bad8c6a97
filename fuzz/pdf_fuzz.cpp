#include "check_document.hpp"

#include "document/page/page_layout.hpp"
#include "document/page/pdf_content.hpp"
#include "document/page/pdf_reader.hpp"

// Reading a PDF in this process, where a crash is seen. Recognition of its pictures is left out by a budget of no time.
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto limits = document::fuzz_limits();
    limits.pages = 5;
    limits.pixels = 400'000;
    limits.page_time = std::chrono::seconds{0};
    limits.file_time = std::chrono::seconds{5};
    if (auto const document = document::read_pdf({reinterpret_cast<char const*>(bytes), size}, limits))
        document::check_document(*document);
    return 0;
}
