#include "report/batch/finished_output.hpp"

#include "base/json.hpp"

#include <fstream>

namespace report {
namespace {

constexpr std::string_view first_member = R"({"file":)";

// A quotation mark inside a text is escaped, so this can only be the member.
std::string sha256_of(std::string_view line)
{
    constexpr std::string_view member = R"("sha256":")";
    auto const at = line.find(member);
    return at == std::string_view::npos ? std::string{} : std::string{line.substr(at + member.size(), 64)};
}

}  // namespace

std::optional<std::string> file_of_line(std::string const& line)
{
    if (!line.starts_with(first_member) || line.size() <= first_member.size() || line[first_member.size()] != '"')
        return std::nullopt;
    auto end = first_member.size() + 1;
    while (end < line.size() && line[end] != '"')
        end += line[end] == '\\' ? 2 : 1;
    if (end >= line.size())
        return std::nullopt;
    auto const name = base::Json::parse(line.substr(first_member.size(), end + 1 - first_member.size()), nullptr, false);
    return name.is_string() ? std::optional{name.get<std::string>()} : std::nullopt;
}

base::Result<FinishedOutput> read_finished_output(std::filesystem::path const& path)
{
    FinishedOutput finished;
    std::ifstream stream{path, std::ios::binary};
    std::string line;
    // A line that the end of the file cuts off is torn: it was not wholly written.
    while (std::getline(stream, line) && !stream.eof()) {
        auto name = file_of_line(line);
        if (!name || !line.ends_with('}'))
            return base::fail(base::ErrorKind::conflict, "resume.not-ours",
                              "{file} cannot be continued: line {line} is not of a JSONL output of this program",
                              {{"file", path.string()}, {"line", std::to_string(finished.files.size() + 1)}});
        finished.files.push_back({std::move(*name), sha256_of(line)});
        finished.bytes += line.size() + 1;
        // A quotation mark inside a text is escaped, so these can only be members.
        finished.has_error = finished.has_error || line.find(R"("severity":"error")") != std::string::npos;
        finished.has_refusal = finished.has_refusal || line.find(R"("error":{"code":)") != std::string::npos;
    }
    return finished;
}

}  // namespace report
