#include "check_document.hpp"

#include "document/office/docx_comments.hpp"
#include "document/office/docx_reader.hpp"
#include "document/office/test_package.hpp"

// The first byte says what the rest is: Z a whole file, D word/document.xml, B its body, N numbering.xml, S styles.xml.
namespace {

constexpr std::string_view sample_body =
    "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    "<w:r><w:t>a</w:t></w:r></w:p>";

std::string to_package(std::string_view input)
{
    using namespace document::test;
    auto const kind = input.empty() ? 'Z' : input.front();
    std::string const rest{input.substr(input.empty() ? 0 : 1)};
    if (kind == 'B')
        return make_docx(rest);
    if (kind == 'N')
        return make_docx(sample_body, {{"word/numbering.xml", rest}});
    if (kind == 'S')
        return make_docx(sample_body, {{"word/styles.xml", rest}});
    if (kind != 'D')
        return rest;
    auto parts = docx_parts("");
    parts[3].second = rest;
    return make_zip(parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const docx = to_package({reinterpret_cast<char const*>(bytes), size});
    auto const read = document::read_docx(docx, document::fuzz_limits());
    if (!read)
        return 0;
    std::vector<document::DocxComment> comments;
    for (auto const& block : read->blocks)
        std::visit([&comments](auto const& one) { comments.push_back({one.at, "a", "b", "a"}); }, block);
    document::check_document(*read);
    if (auto const commented = document::add_comments(docx, comments, document::fuzz_limits())) {
        auto const again = document::read_docx(*commented, {});
        base::ensure(again && again->blocks == read->blocks, "comments do not change what is read");
    }
    return 0;
}
