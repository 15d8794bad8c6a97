// What was read from JSON is written and read again as it is.
#include "base/ensure.hpp"
#include "report/exchange/report_json.hpp"
#include "shipped_forms.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const read = report::parse_report_json({reinterpret_cast<char const*>(bytes), size}, shipped_forms());
    if (!read)
        return 0;
    std::string written;
    report::append_json(written, {}, *read, nullptr);
    auto const again = report::parse_report_json(written, shipped_forms());
    base::ensure(again && again->cells == read->cells, "the cells come back");
    base::ensure(again->title == read->title && again->year == read->year, "the head comes back");
    return 0;
}
