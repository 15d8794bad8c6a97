#include "report/batch/input_stream.hpp"

#include "document/office/office_kind.hpp"

namespace report {

InputStream::InputStream(std::vector<InputFile> files, document::Limits const& limits)
    : files_{std::move(files)}, limits_{limits}
{
}

std::optional<InputFile> InputStream::next()
{
    while (true) {
        if (archive_) {
            if (auto member = archive_->next()) {
                ++members_;
                return member;
            }
            archive_.reset();
        }
        if (next_ == files_.size())
            return std::nullopt;
        auto file = std::move(files_[next_++]);
        if (!open_archive(file))
            return file;
    }
}

bool InputStream::open_archive(InputFile& file)
{
    if (file.refusal || !has_archive_name(file.path))
        return false;
    auto content = load_file(file.path, limits_.file_bytes);
    if (!content) {
        file.refusal = content.error();
        return false;
    }
    file.content = std::move(*content);
    if (!document::is_archive(*file.content))
        return false;
    archive_ = std::make_unique<ArchiveFeed>(std::move(file), limits_);
    return true;
}

}  // namespace report
