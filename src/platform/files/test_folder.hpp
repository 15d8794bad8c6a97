#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace files {

// An empty folder, gone with this object.
class TestFolder {
public:
    TestFolder()
    {
        static std::atomic<int> count{0};
        path_ = std::filesystem::temp_directory_path() / ("files_test_" + std::to_string(getpid()) + "_" + std::to_string(++count));
        std::filesystem::create_directory(path_);
    }
    ~TestFolder() { std::filesystem::remove_all(path_); }
    TestFolder(TestFolder const&) = delete;
    TestFolder& operator=(TestFolder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void write_content(std::filesystem::path const& file, std::string_view content)
{
    std::ofstream{file, std::ios::binary | std::ios::trunc} << content;
}

}  // namespace files
