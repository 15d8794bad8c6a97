// What was read from JSON is written and read again as it is.
#include "base/ensure.hpp"
#include "platform/config/law_files.hpp"
#include "report/exchange/report_json.hpp"

namespace {

report::Forms const& forms()
{
    static auto const parsed = [] {
        config::LawFiles const law;
        return report::Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    }();
    return parsed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto const read = report::parse_report_json({reinterpret_cast<char const*>(bytes), size}, forms());
    if (!read)
        return 0;
    std::string written;
    report::append_json(written, {}, *read, nullptr);
    auto const again = report::parse_report_json(written, forms());
    base::ensure(again && again->cells == read->cells, "the cells come back");
    base::ensure(again->title == read->title && again->year == read->year, "the head comes back");
    return 0;
}
