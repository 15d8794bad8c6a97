#include "report/batch/archive_feed.hpp"

#include "document/office/archive.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>

namespace report {

constexpr std::size_t most_ready = 8;  // members held unpacked

bool has_archive_name(std::filesystem::path const& path)
{
    constexpr std::array<std::string_view, 4> endings{".zip", ".tar", ".tgz", ".tar.gz"};
    auto name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); });
}

ArchiveFeed::ArchiveFeed(InputFile archive, document::Limits const& limits)
    : archive_{std::move(archive)}, limits_{limits}, thread_{[this] { walk(); }}
{
}

ArchiveFeed::~ArchiveFeed()
{
    {
        std::lock_guard const lock{mutex_};
        unwanted_ = true;
        changed_.notify_all();
    }
    thread_.join();
}

std::optional<InputFile> ArchiveFeed::next()
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return ended_ || !ready_.empty(); });
    if (ready_.empty())
        return std::nullopt;
    auto file = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return file;
}

bool ArchiveFeed::put(InputFile file)
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return unwanted_ || ready_.size() < most_ready; });
    ready_.push_back(std::move(file));
    changed_.notify_all();
    return !unwanted_;
}

void ArchiveFeed::walk()
{
    constexpr auto nobody_wants_more = "input.unwanted";
    auto found_any = false;
    std::string last_refusal;  // of the member visited last; a damaged stream ends with it, and that is told once
    auto const visit = [&](std::string_view name, document::MemberBytes const& bytes) -> base::Result<void> {
        found_any = true;
        InputFile member{.name = archive_.name + "/" + std::string{name}, .path = archive_.path};
        if (auto content = bytes())
            member.content = std::move(*content);
        else
            member.refusal = content.error();
        last_refusal = member.refusal ? member.refusal->code : std::string{};
        if (!put(std::move(member)))
            return tl::unexpected{base::Error{.code = nobody_wants_more, .message = {}, .words = {}}};
        return {};
    };
    auto walked = base::Result<void>{};
    try {
        walked = document::for_each_member(*archive_.content, limits_, visit);
    } catch (std::exception const& failure) {
        walked = base::fail(base::ErrorKind::unavailable, "input.failed", "reading {file} failed: {what}",
                            {{"file", archive_.name}, {"what", failure.what()}});
    }
    if (walked && !found_any)
        walked = base::fail(base::ErrorKind::invalid_input, "archive.empty", "{file} holds no files", {{"file", archive_.name}});
    if (!walked && walked.error().code != nobody_wants_more && walked.error().code != last_refusal)
        put({.name = archive_.name, .path = archive_.path, .refusal = walked.error()});
    std::lock_guard const lock{mutex_};
    ended_ = true;
    changed_.notify_all();
}

}  // namespace report
