#include "document/office/archive.hpp"
#include "document/office/office_kind.hpp"
#include "document/text/encoding.hpp"
#include "platform/files/upload.hpp"
#include "platform/http/decoding.hpp"
#include "report/desk/door/door_record.hpp"
#include "report/exchange/report_csv.hpp"

// Opening what was dropped, so that each file in it stands for itself.
namespace report {
namespace {

using base::Result;

// What systems leave beside the files that people mean.
bool is_passed_over(std::string_view name)
{
    auto const file = name.substr(name.rfind('/') + 1);
    return file.starts_with('.') || file.starts_with("~$") || file == "Thumbs.db" || file == "desktop.ini";
}

// A file for the list of a drop.
struct Piece {
    std::string name;
    std::string content;
    bool is_csv = false;
};

// A CSV that holds several reports is each of them.
std::vector<Piece> pieces_of(std::string name, std::string content)
{
    std::vector<Piece> pieces;
    if (name.ends_with(".csv"))
        if (auto const text = document::Utf8Text::decode(content); text && is_report_csv(text->view()))
            if (auto reports = split_report_csv(text->view()); reports && reports->size() > 1)
                for (auto& report : *reports)
                    pieces.push_back({name + "/" + report.file, std::move(report.text), true});
    if (pieces.empty())
        pieces.push_back({std::move(name), std::move(content)});
    return pieces;
}

// The files of a source, each stored as it came.
class Unpacking {
public:
    Unpacking(files::FileStore& store, Drop const& drop, DropSource const& source, document::Limits const& limits)
        : store_{store}, drop_{drop}, source_{source}, limits_{limits}
    {
    }

    Result<void> take(std::string const& name, std::string content)
    {
        auto pieces = pieces_of(name, std::move(content));
        if (pieces.size() > limits_.archive_entries) {  // a CSV of many reports counts like an archive of them
            refuse(name, document::over_limit("archive_entries", limits_.archive_entries));
            return {};
        }
        for (auto& piece : pieces) {
            auto const stored = store_bytes(store_, piece.content);
            if (!stored)
                return tl::unexpected{stored.error()};
            auto file = next(piece.name);
            file.address = stored->address;
            file.size = stored->size;
            file.is_csv = piece.is_csv;
            files_.push_back(std::move(file));
        }
        return {};
    }

    void refuse(std::string const& name, base::Error const& why)
    {
        auto file = next(name);
        file.state = DoorState::unreadable;
        file.reason = why.code;
        file.words = why.words;
        files_.push_back(std::move(file));
    }

    Result<void> take_archive(std::string const& bytes)
    {
        auto stored = Result<void>{};
        std::string last_refusal;
        auto const walked = document::for_each_member(bytes, limits_, [&](std::string_view name, document::MemberBytes const& member) -> Result<void> {
            if (is_passed_over(name))
                return {};
            auto content = member();
            last_refusal = content ? "" : content.error().code;
            if (content)
                return stored = take(std::string{name}, *std::move(content));
            refuse(std::string{name}, content.error());
            return {};
        });
        if (!stored)
            return stored;
        if (!walked && walked.error().code != last_refusal)  // a damaged stream ends with its member, and that is told once
            refuse(source_.name, walked.error());
        else if (files_.empty())
            refuse(source_.name, {base::ErrorKind::invalid_input, "archive.empty", "{file} holds no files", {{"file", source_.name}}});
        return {};
    }

    [[nodiscard]] std::vector<DoorFile> const& files() const { return files_; }

private:
    [[nodiscard]] DoorFile next(std::string const& name) const
    {
        return {.key = {drop_.key.agency, 0}, .drop = drop_.key.id, .position = source_.position,
                .member = static_cast<std::int64_t>(files_.size()) + 1, .year = drop_.year, .name = http::as_text(name)};
    }

    files::FileStore& store_;
    Drop const& drop_;
    DropSource const& source_;
    document::Limits const& limits_;
    std::vector<DoorFile> files_;
};

}  // namespace

Result<void> DoorService::unpack(Drop const& drop, DropSource const& source)
{
    auto bytes = files::open_file(tools_.files, source.address).and_then([&](base::ByteSource const& content) {
        return base::read_all(content, tools_.statutes.limits.file_bytes);
    });
    if (!bytes)
        return tl::unexpected{bytes.error()};
    Unpacking unpacking{tools_.files, drop, source, tools_.statutes.limits};
    auto const taken = document::is_archive(*bytes) ? unpacking.take_archive(*bytes)
                                                    : unpacking.take(source.name, *std::move(bytes));
    if (!taken)
        return tl::unexpected{taken.error()};
    return write(tools_, [&](sql::Connection& connection) -> Result<void> {
        DoorStore store{connection};
        for (auto const& file : unpacking.files())
            store.add(file);
        store.set_opened(drop.key, source.position);
        return {};
    });
}

}  // namespace report
