#include "platform/html/assets.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sha256.hpp"

namespace html {
namespace {

constexpr std::string_view folder = "/assets/";
constexpr std::size_t hash_digits = 8;

std::string_view type_of(std::string_view ending)
{
    if (ending == ".css")
        return "text/css; charset=utf-8";
    if (ending == ".js")
        return "text/javascript; charset=utf-8";
    base::ensure(ending == ".svg", "an asset is a style sheet, a script or a drawing");
    return "image/svg+xml";
}

}  // namespace

Assets::Assets(std::span<config::EmbeddedFile const> files)
{
    for (auto const& file : files) {
        auto const dot = file.name.rfind('.');
        base::ensure(dot != std::string_view::npos, "the file of an asset has an ending");
        auto const ending = file.name.substr(dot);
        auto const name = std::string{file.name.substr(0, dot)} + "-" + crypto::sha256_hex(file.content).substr(0, hash_digits) +
                          std::string{ending};
        addresses_[std::string{file.name}] = std::string{folder} + name;
        by_file_name_[name] = {file.content, type_of(ending)};
    }
}

std::string const& Assets::address_of(std::string_view name) const
{
    auto const found = addresses_.find(name);
    base::ensure(found != addresses_.end(), "the asset that is asked for is part of the program");
    return found->second;
}

std::optional<Assets::Asset> Assets::find(std::string_view file_name) const
{
    auto const found = by_file_name_.find(file_name);
    return found == by_file_name_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace html
