#pragma once

#include "platform/files/file_store.hpp"

#include <filesystem>

namespace files {

// A store in a folder, "ab/cd/abcd…", which any number of processes may use at once.
class FolderStore final : public FileStore {
public:
    // The folder is made when the first file comes.
    explicit FolderStore(std::filesystem::path folder) : folder_{std::move(folder)} {}

    [[nodiscard]] std::unique_ptr<IncomingFile> receive() override;
    [[nodiscard]] base::Result<base::ByteSource> open(std::string const& address) const override;
    [[nodiscard]] bool exists(std::string const& address) const override;
    bool remove(std::string const& address) override;
    void each(std::function<void(StoredFile const&)> const& take) const override;

    // Removes what a crash left on its way in and that was last written before the given time; returns how many.
    std::size_t sweep(std::filesystem::file_time_type before);

private:
    [[nodiscard]] std::filesystem::path path_of(std::string const& address) const;

    std::filesystem::path folder_;
};

}  // namespace files
