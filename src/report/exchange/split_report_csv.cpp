#include "report/exchange/csv_text.hpp"
#include "report/exchange/report_csv.hpp"

#include <algorithm>
#include <unordered_map>

namespace report {
namespace {

void append_record(std::string& out, std::vector<std::string> const& record)
{
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (i > 0)
            out += ',';
        append_csv_field(out, record[i]);
    }
    out += '\n';
}

}  // namespace

bool is_report_csv(std::string_view text)
{
    auto const head = text.substr(0, text.find('\n'));
    return head.find("cell,") != std::string_view::npos && head.find("state") != std::string_view::npos;
}

base::Result<std::vector<CsvOfFile>> split_report_csv(std::string_view text)
{
    auto const records = parse_csv(text);
    if (!records)
        return tl::unexpected{records.error()};
    std::vector<CsvOfFile> files;
    if (records->empty())
        return files;
    auto const& head = records->front();
    auto const column = static_cast<std::size_t>(std::find(head.begin(), head.end(), "file") - head.begin());
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t i = 1; i < records->size(); ++i) {
        auto const& record = (*records)[i];
        auto const file = column < record.size() ? record[column] : std::string{};
        auto const [position, is_new] = positions.emplace(file, files.size());
        if (is_new) {
            files.push_back({file, {}});
            append_record(files.back().text, head);
        }
        append_record(files[position->second].text, record);
    }
    if (files.size() < 2)
        files.clear();
    return files;
}

}  // namespace report
