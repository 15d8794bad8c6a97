#pragma once

#include "base/date.hpp"
#include "platform/config/law_files.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace requests {

// For tests: the shipped law with one more day off, as a late notice brings it.
inline config::LawFiles files_with_day_off(base::Date off)
{
    auto const folder = std::filesystem::temp_directory_path() / ("gongkai-holidays-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::string content{config::LawFiles::shipped("holidays.csv")};
    auto const version = content.find("# version: ");
    content.replace(version, content.find('\n', version) - version, "# version: 99");
    auto const row = content.find("\n2026-");
    auto const line = content.substr(row + 1, content.find('\n', row + 1) - row - 1);
    content += to_string(off) + line.substr(10) + "\n";
    std::ofstream{folder / "holidays.csv"} << content;
    auto files = config::LawFiles::with_folder(folder).value();
    std::filesystem::remove_all(folder);
    return files;
}

}  // namespace requests
