#include "report/batch/output_path.hpp"

#include "report/batch/finished_output.hpp"
#include "report/exchange/csv_text.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

namespace report {
namespace {

namespace fs = std::filesystem;

// Of a JSONL or CSV that this program wrote, the name of the file that it begins with.
std::optional<std::string> first_file_of(std::string const& path)
{
    constexpr std::size_t enough = 64U << 10;  // for the head and one record
    std::string start(enough, '\0');
    std::ifstream stream{path, std::ios::binary};
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(stream.gcount()));
    if (auto json = file_of_line(start))
        return json;
    auto const end_of_head = std::min(start.find('\n'), start.size());
    auto const records = parse_csv(std::string_view{start}.substr(0, start.find('\n', end_of_head + 1)));
    if (!records || records->size() != 2 || records->front().front() != "file")
        return std::nullopt;
    return records->back().front();
}

// Whether the file holds the results of the files it lies among, as an earlier run of the same call leaves it.
bool is_earlier_output(std::string const& path, std::vector<InputFile> const& files)
{
    auto const first = first_file_of(path);
    return first && std::any_of(files.begin(), files.end(), [&](auto const& file) {
               return first == file.name || first->starts_with(file.name + "/");  // of an archive
           });
}

tl::unexpected<base::Error> would_replace(std::string const& output)
{
    return base::fail(base::ErrorKind::wrong_call, "output.is-input",
                      "{file} is one of the files to be read: give the output another name or place", {{"file", output}});
}

bool is_same_file(fs::path const& one, fs::path const& other)
{
    std::error_code not_there;
    return fs::equivalent(one, other, not_there);
}

bool is_there(std::string const& path)
{
    std::error_code failure;
    return !path.empty() && fs::exists(path, failure);
}

}  // namespace

base::Result<void> keep_apart(std::string const& output, std::vector<std::string> const& read)
{
    if (!is_there(output))
        return {};
    for (auto const& file : list_files(read))
        if (is_same_file(file.path, output))
            return would_replace(output);
    return {};
}

base::Result<std::vector<InputFile>> list_inputs(std::vector<std::string> const& names, std::string const& output)
{
    auto files = list_files(names);
    if (!is_there(output))
        return files;
    if (std::any_of(names.begin(), names.end(), [&](auto const& name) { return is_same_file(name, output); }))
        return would_replace(output);
    auto const is_output = [&](InputFile const& file) { return is_same_file(file.path, output); };
    if (std::any_of(files.begin(), files.end(), is_output) && !is_earlier_output(output, files))
        return would_replace(output);
    std::erase_if(files, is_output);
    return files;
}

}  // namespace report
