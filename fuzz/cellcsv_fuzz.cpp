// What was read from CSV is written and read again as it is.
#include "base/ensure.hpp"
#include "report/exchange/report_csv.hpp"
#include "shipped_forms.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const read = report::parse_report_csv({reinterpret_cast<char const*>(bytes), size}, shipped_forms());
    if (!read)
        return 0;
    std::string written;
    report::append_csv_head(written);
    report::append_csv_rows(written, "a.csv", *read);
    auto const again = report::parse_report_csv(written, shipped_forms());
    base::ensure(again && again->cells == read->cells && again->title == read->title, "the report comes back");
    return 0;
}
