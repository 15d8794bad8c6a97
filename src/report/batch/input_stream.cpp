#include "report/batch/input_stream.hpp"

#include "document/office/office_kind.hpp"
#include "document/text/encoding.hpp"
#include "report/exchange/report_csv.hpp"

namespace report {

InputStream::InputStream(std::vector<InputFile> files, document::Limits const& limits)
    : files_{std::move(files)}, limits_{limits}
{
}

std::optional<InputFile> InputStream::next()
{
    while (true) {
        if (auto member = next_member()) {
            ++members_;
            return member;
        }
        if (next_ == files_.size())
            return std::nullopt;
        auto file = std::move(files_[next_++]);
        if (!open(file))
            return file;
    }
}

std::optional<InputFile> InputStream::next_member()
{
    std::optional<InputFile> member;
    if (!csv_.empty()) {
        member = std::move(csv_.front());
        csv_.pop_front();
    } else if (archive_) {
        member = archive_->next();
        if (!member)
            archive_.reset();
        else if (open(*member))  // a CSV in the archive
            return next_member();
    }
    return member;
}

bool InputStream::open(InputFile& file)
{
    auto const is_archive = !file.content && has_archive_name(file.path);
    auto const is_csv = !file.is_csv && file.name.ends_with(".csv");
    if (file.refusal || !(is_archive || is_csv))
        return false;
    if (!file.content) {
        auto content = load_file(file.path, limits_.file_bytes);
        if (!content) {
            file.refusal = content.error();
            return false;
        }
        file.content = std::move(*content);
    }
    return is_archive ? open_archive(file) : open_csv(file);
}

bool InputStream::open_archive(InputFile& file)
{
    if (!document::is_archive(*file.content))
        return false;
    archive_ = std::make_unique<ArchiveFeed>(std::move(file), limits_);
    return true;
}

bool InputStream::open_csv(InputFile const& file)
{
    auto const text = document::Utf8Text::decode(*file.content);
    if (!text || !is_report_csv(text->view()))
        return false;
    auto reports = split_report_csv(text->view());
    if (!reports || reports->empty())
        return false;  // one report, or what reading it will refuse
    for (auto& report : *reports)
        csv_.push_back({.name = file.name + "/" + report.file, .path = file.path, .content = std::move(report.text), .is_csv = true});
    return true;
}

}  // namespace report
