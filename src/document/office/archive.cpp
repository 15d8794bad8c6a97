#include "document/office/archive.hpp"

#include "document/office/member_name.hpp"
#include "document/office/office_kind.hpp"
#include "document/office/tape_reader.hpp"

namespace document {
namespace {

using namespace office;

constexpr int deepest_archive = 1;

bool is_left_by_macos(std::string_view path)
{
    auto const slash = path.rfind('/');
    auto const last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return path.starts_with("__MACOSX/") || last.starts_with("._") || last == ".DS_Store";
}

class Walk {
public:
    Walk(Limits const& limits, MemberVisitor const& visit) : limits_{limits}, visit_{visit} {}

    base::Result<void> archive(std::string_view bytes, std::string const& folder, int depth)
    {
        if (bytes.starts_with("PK"))
            return zip(bytes, folder, depth);
        return walk_tape(bytes, limits_, budget_, [&](std::string const& raw, MemberBytes const& read) {
            return member(folder, member_name(raw, NameEncoding::by_content), read, depth);
        });
    }

private:
    base::Result<void> zip(std::string_view bytes, std::string const& folder, int depth)
    {
        auto const package = Package::open(bytes, limits_, budget_.unpacked);
        if (!package)
            return tl::unexpected{package.error()};
        for (std::size_t i = 0; i < package->entries().size(); ++i) {
            auto const& entry = package->entries()[i];
            if (++budget_.entries > limits_.archive_entries)
                return tl::unexpected{over_limit("archive_entries", limits_.archive_entries)};
            if (entry.folder || entry.symbolic_link)
                continue;
            auto const encoding = entry.name_is_utf8 ? NameEncoding::declared_utf8 : NameEncoding::by_content;
            auto const read = [&package, i] { return package->read(i); };
            if (auto const visited = member(folder, member_name(entry.name, encoding), read, depth); !visited)
                return visited;
        }
        return {};
    }

    base::Result<void> member(std::string const& folder, std::string const& name, MemberBytes const& read, int depth)
    {
        auto const safe = safe_name(name);
        if (safe.path.empty() || is_left_by_macos(safe.path))
            return {};
        auto const path = folder + safe.path;
        if (!safe.was_safe)
            return refuse(path, {base::ErrorKind::invalid_input, "archive.unsafe-name",
                                 "refused: {name} leads out of the archive", {{"name", name}}});
        if (!may_be_archive(safe.path))
            return note(visit_(path, read));

        auto bytes = read();
        if (!bytes)
            return refuse(path, bytes.error());
        if (!is_archive(*bytes))
            return note(visit_(path, [&bytes] { return bytes; }));
        if (depth >= deepest_archive)
            return refuse(path, {base::ErrorKind::unsupported, "archive.nested",
                                 "refused: {name} is an archive inside an archive of an archive", {{"name", path}}});
        auto walked = archive(*bytes, path + "/", depth + 1);
        if (!walked && !stopped_)
            return refuse(path, walked.error());
        return walked;
    }

    // The visitor sees what was refused in its place among the members.
    base::Result<void> refuse(std::string const& path, base::Error const& error)
    {
        return note(visit_(path, [&error]() -> base::Result<std::string> { return tl::unexpected{error}; }));
    }

    base::Result<void> note(base::Result<void> visited)
    {
        stopped_ |= !visited;
        return visited;
    }

    static bool may_be_archive(std::string_view path)
    {
        for (std::string_view const ending : {".zip", ".tar", ".gz", ".tgz", ".ZIP", ".TAR", ".GZ", ".TGZ", ".Zip"})
            if (path.ends_with(ending))
                return true;
        return false;
    }

    Limits const& limits_;
    MemberVisitor const& visit_;
    WalkBudget budget_;
    bool stopped_ = false;  // the visitor ended the walk, whatever archive it was in
};

}  // namespace

base::Result<void> for_each_member(std::string_view archive, Limits const& limits, MemberVisitor const& visit)
{
    return Walk{limits, visit}.archive(archive, {}, 0);
}

}  // namespace document
