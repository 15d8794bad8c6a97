// From a document to the cells of a report: text, or HTML where it begins with '<'. Whatever the document, each cell of the
// form is there, only what is ambiguous has candidates, and the same document gives the same report.
#include "check_document.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/text_reader.hpp"
#include "report/reading/read_report.hpp"
#include "shipped_forms.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    static report::ReportReader const reader{shipped_forms()};
    std::string_view const input{reinterpret_cast<char const*>(bytes), size};
    auto const document = input.starts_with('<') ? document::read_utf8_html(input, document::fuzz_limits())
                                                 : document::read_text(input, document::fuzz_limits());
    if (!document)
        return 0;
    auto const report = reader.read(*document);
    base::ensure(report.form == nullptr || report.cells.size() == report.form->cells.size(), "each cell of the form is there");
    for (auto const& cell : report.cells)
        base::ensure(cell.candidates.empty() || cell.state == report::CellState::ambiguous, "only what is ambiguous has candidates");
    base::ensure(reader.read(*document).cells == report.cells, "the same document gives the same cells");
    return 0;
}
