#include "platform/keys/key_ring.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/atomic_file.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace keys {
namespace {

constexpr std::string_view title = "gongkai main keys, version 1";

base::Error damaged()
{
    return base::fail(base::ErrorKind::invalid_input, "keys.damaged", "The key file is damaged or not of this program.").value();
}

// The title, a line "id key" for each key with the active one first, a checksum.
std::string to_text(std::vector<MainKey> const& keys)
{
    std::string text;
    text.reserve(256 + keys.size() * 128);
    text.append(title) += '\n';
    for (auto const& key : keys)
        text += key.id() + " " + crypto::to_hex(key.key().bytes()) + "\n";
    return text + "sum " + crypto::sha256_hex(text) + "\n";
}

base::Result<MainKey> parse_key(std::string const& line)
{
    auto const space = line.find(' ');
    auto bytes = space == std::string::npos ? std::nullopt : crypto::from_hex(line.substr(space + 1));
    if (!bytes || bytes->size() != crypto::Key::size)
        return tl::unexpected{damaged()};
    MainKey key{crypto::Key{*bytes}};
    crypto::wipe(*bytes);
    if (key.id() != line.substr(0, space))
        return tl::unexpected{damaged()};
    return key;
}

base::Result<std::vector<MainKey>> parse_keys(std::string const& text)
{
    std::istringstream lines{text};
    std::string line;
    std::vector<MainKey> keys;
    if (!std::getline(lines, line) || line != title)
        return tl::unexpected{damaged()};
    while (std::getline(lines, line) && !line.starts_with("sum ")) {
        auto key = parse_key(line);
        if (!key)
            return tl::unexpected{key.error()};
        keys.push_back(std::move(*key));
    }
    if (keys.empty() || text != to_text(keys))
        return tl::unexpected{damaged()};
    return keys;
}

base::Result<void> check_permissions(std::filesystem::path const& file)
{
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0)
        return base::fail(base::ErrorKind::not_found, "keys.missing", "The key file {file} is not there.", {{"file", file.string()}});
    if ((found.st_mode & 077U) != 0)
        return base::fail(base::ErrorKind::forbidden, "keys.open-to-others",
                          "Others than its owner may read the key file {file}: take that right away (chmod 600).", {{"file", file.string()}});
    return {};
}

}  // namespace

base::Result<KeyRing> KeyRing::load(std::filesystem::path const& file)
{
    if (auto const allowed = check_permissions(file); !allowed)
        return tl::unexpected{allowed.error()};
    std::string text(std::filesystem::file_size(file), '\0');  // of one piece, so that all of it is wiped
    std::ifstream{file, std::ios::binary}.read(text.data(), static_cast<std::streamsize>(text.size()));
    auto keys = parse_keys(text);
    crypto::wipe(text);
    if (!keys)
        return tl::unexpected{keys.error()};
    KeyRing ring;
    ring.keys_ = std::move(*keys);
    return ring;
}

base::Result<void> KeyRing::create(std::filesystem::path const& file) const
{
    if (std::filesystem::exists(file))
        return base::fail(base::ErrorKind::conflict, "keys.exist", "There is a key file {file} already.", {{"file", file.string()}});
    save(file);
    return {};
}

void KeyRing::save(std::filesystem::path const& file) const
{
    auto text = to_text(keys_);
    files::AtomicFile written{file.parent_path().empty() ? "." : file.parent_path()};
    written.add(text);
    crypto::wipe(text);
    written.keep_as(file);
}

MainKey const* KeyRing::find(std::string_view id) const
{
    auto const found = std::find_if(keys_.begin(), keys_.end(), [&](MainKey const& key) { return key.id() == id; });
    return found == keys_.end() ? nullptr : &*found;
}

void KeyRing::rotate(MainKey next)
{
    base::ensure(find(next.id()) == nullptr, "a main key is new when it becomes the active one");
    keys_.insert(keys_.begin(), std::move(next));
}

void KeyRing::add_old(MainKey old)
{
    if (find(old.id()) == nullptr)
        keys_.push_back(std::move(old));
}

void KeyRing::drop_old()
{
    keys_.erase(keys_.begin() + 1, keys_.end());
}

}  // namespace keys
