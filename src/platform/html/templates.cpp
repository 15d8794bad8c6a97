#include "platform/html/templates.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"

#include <kainjow/mustache.hpp>

namespace html {
namespace {

namespace mustache = kainjow::mustache;
using base::Json;

constexpr std::string_view open_tag = "{{";
constexpr std::string_view close_tag = "}}";
constexpr std::string_view layout_tag = "{{layout:";
constexpr std::string_view body_tag = "{{body}}";
constexpr int deepest_include = 8;

using Files = std::map<std::string, std::string, std::less<>>;

Files named(std::vector<Templates::Source> const& sources)
{
    Files files;
    for (auto const& source : sources)
        for (auto const& file : source) {
            auto const name = std::string{file.name.substr(0, file.name.rfind('.'))};
            base::ensure(files.emplace(name, file.content).second, "no two templates have one name");
        }
    return files;
}

std::string const& file_of(Files const& files, std::string_view name)
{
    auto const found = files.find(name);
    if (found == files.end())
        throw std::logic_error{"there is no template \"" + std::string{name} + "\""};
    return found->second;
}

// The template within its layout.
std::string laid_out(Files const& files, std::string const& content)
{
    if (!content.starts_with(layout_tag))
        return content;
    auto const end = content.find(close_tag);
    base::ensure(end != std::string::npos, "a tag of a template is closed");
    auto whole = file_of(files, std::string_view{content}.substr(layout_tag.size(), end - layout_tag.size()));
    auto const body = whole.find(body_tag);
    base::ensure(body != std::string::npos, "a layout says where the body stands");
    return whole.replace(body, body_tag.size(), std::string_view{content}.substr(end + close_tag.size()));
}

class Preparation {
public:
    Preparation(Files const& files, config::Texts const& texts, Assets const& assets) : files_{files}, texts_{texts}, assets_{assets} {}

    std::string prepare(std::string_view content, int depth) const
    {
        base::ensure(depth <= deepest_include, "no template includes itself");
        std::string prepared;
        for (;;) {
            auto const open = content.find(open_tag);
            auto const close = content.find(close_tag, std::min(open, content.size()));
            if (close == std::string_view::npos)
                return prepared.append(content);
            prepared += content.substr(0, open);
            auto const tag = content.substr(open + open_tag.size(), close - open - open_tag.size());
            prepared += meaning_of(tag, content.substr(open, close + close_tag.size() - open), depth);
            content.remove_prefix(close + close_tag.size());
        }
    }

private:
    // `whole` where the tag is one of Mustache's own.
    [[nodiscard]] std::string meaning_of(std::string_view tag, std::string_view whole, int depth) const
    {
        if (tag.starts_with("t:"))
            return escaped(texts_.say(tag.substr(2)));
        if (tag.starts_with("asset:"))
            return assets_.address_of(tag.substr(6));
        if (tag.starts_with("include:"))
            return prepare(file_of(files_, tag.substr(8)), depth + 1);
        return std::string{whole};
    }

    Files const& files_;
    config::Texts const& texts_;
    Assets const& assets_;
};

mustache::data to_data(Json const& value)
{
    switch (value.type()) {
    case Json::value_t::object: {
        mustache::data object{mustache::data::type::object};
        for (auto const& [name, member] : value.items())
            object.set(name, to_data(member));
        return object;
    }
    case Json::value_t::array: {
        mustache::data list{mustache::data::type::list};
        for (auto const& member : value)
            list.push_back(to_data(member));
        return list;
    }
    case Json::value_t::boolean: return mustache::data{value.get<bool>()};
    case Json::value_t::string: {
        // A section of an empty text shows nothing: the library alone would take it for something.
        auto const& text = value.get_ref<std::string const&>();
        return text.empty() ? mustache::data{false} : mustache::data{text};
    }
    case Json::value_t::null: return mustache::data{false};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
    case Json::value_t::binary:
    case Json::value_t::discarded: break;
    }
    return mustache::data{value.dump()};
}

}  // namespace

Templates::Templates(std::vector<Source> const& sources, config::Texts const& texts, Assets const& assets) : texts_{texts}
{
    auto const files = named(sources);
    Preparation const preparation{files, texts, assets};
    for (auto const& [name, content] : files) {
        if (content.find(body_tag) != std::string::npos)
            continue;  // a layout alone is no page
        auto page = preparation.prepare(laid_out(files, content), 0);
        base::ensure(mustache::mustache{page}.is_valid(), "the tags of a template are well-formed");
        pages_[name] = std::move(page);
    }
}

std::string Templates::render(std::string_view name, Json const& values) const
{
    // Parsed anew each time: a parsed template of this library is not for several threads at once.
    mustache::mustache page{file_of(pages_, name)};
    return page.render(to_data(values));
}

std::string escaped(std::string_view text)
{
    return mustache::html_escape(std::string{text});
}

}  // namespace html
