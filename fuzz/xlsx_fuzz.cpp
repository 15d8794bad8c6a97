#include "check_document.hpp"

#include "document/office/test_package.hpp"
#include "document/office/xlsx_reader.hpp"

// The first byte says what the rest is: Z a whole file, W the content of a worksheet, S styles.xml, T sharedStrings.xml.
namespace {

constexpr std::string_view sample_sheet =
    "<sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45657.5</v></c></row></sheetData>";

std::string to_package(std::string_view input)
{
    using namespace document::test;
    auto const kind = input.empty() ? 'Z' : input.front();
    std::string const rest{input.substr(input.empty() ? 0 : 1)};
    if (kind == 'W')
        return make_xlsx({{"a", rest}});
    if (kind == 'S')
        return make_xlsx({{"a", std::string{sample_sheet}}}, {{"xl/styles.xml", rest}});
    if (kind == 'T')
        return make_xlsx({{"a", std::string{sample_sheet}}}, {{"xl/sharedStrings.xml", rest}});
    return rest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const read =
        document::read_xlsx(to_package({reinterpret_cast<char const*>(bytes), size}), document::fuzz_limits());
    if (read)
        document::check_document(*read);
    return 0;
}
