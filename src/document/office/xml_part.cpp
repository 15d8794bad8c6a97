#include "document/office/xml_part.hpp"

#include "base/utf8.hpp"
#include "document/office/utf16_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace document::office {
namespace {

constexpr std::size_t whole_element = 4;    // quarters
constexpr std::size_t empty_element = 1;    // a mark such as <w:b/> or an empty cell of a sheet
constexpr std::size_t attribute_share = 8;  // attributes allowed per element of the limit

std::size_t distance_to(std::string_view rest, char stop)
{
    return std::min(rest.find(stop), rest.size());
}

}  // namespace

base::Result<void> XmlCensus::take(std::string_view piece)
{
    while (!refusal_) {
        piece.remove_prefix(skip(piece));
        if (piece.empty())
            return {};
        step(piece.front());
        piece.remove_prefix(1);
    }
    return tl::unexpected{*refusal_};
}

std::size_t XmlCensus::skip(std::string_view rest)
{
    switch (state_) {
    case State::text: {
        auto const size = distance_to(rest, '<');
        budget_.text += size;
        if (budget_.text > limits_.text_bytes)
            refusal_ = over_limit("text_bytes", limits_.text_bytes);
        return size;
    }
    case State::attribute_value: return distance_to(rest, quote_);
    case State::end_tag: return distance_to(rest, '>');
    case State::start_tag: {
        std::size_t size = 0;
        while (size < rest.size() && rest[size] != '>' && rest[size] != '"' && rest[size] != '\'')
            ++size;
        if (size > 0)
            last_ = rest[size - 1];
        return size;
    }
    case State::opened:
    case State::declaration:
    case State::instruction:
    case State::comment:
    case State::character_data: return 0;
    }
    return 0;
}

void XmlCensus::step(char byte)
{
    switch (state_) {
    case State::text: state_ = State::opened; return;
    case State::opened: return begin_tag(byte);
    case State::declaration: return begin_declaration(byte);
    case State::start_tag: return in_start_tag(byte);
    case State::attribute_value: state_ = State::start_tag; return;
    case State::end_tag: state_ = State::text; return;
    case State::instruction:
        if (byte == '>' && last_ == '?')
            state_ = State::text;
        last_ = byte;
        return;
    case State::comment:
    case State::character_data:
        if (byte == '>' && closing_marks_ >= 2)
            state_ = State::text;
        closing_marks_ = byte == (state_ == State::comment ? '-' : ']') ? closing_marks_ + 1 : 0;
        return;
    }
}

void XmlCensus::begin_tag(char byte)
{
    last_ = ' ';
    if (byte == '/') {
        state_ = State::end_tag;
        depth_ -= depth_ > 0 ? 1 : 0;
    } else if (byte == '!')
        state_ = State::declaration;
    else if (byte == '?')
        state_ = State::instruction;
    else {
        state_ = State::start_tag;
        in_start_tag(byte);
    }
}

void XmlCensus::begin_declaration(char byte)
{
    closing_marks_ = 0;
    if (byte == '-')
        state_ = State::comment;
    else if (byte == '[') {
        state_ = State::character_data;
        count_element(whole_element);
    } else
        refusal_ = base::Error{base::ErrorKind::invalid_input,
                               "document.doctype",
                               "refused: an office file must not declare a document type or entities",
                               {}};
}

void XmlCensus::in_start_tag(char byte)
{
    if (byte == '"' || byte == '\'') {
        state_ = State::attribute_value;
        quote_ = byte;
        if (++attributes_ > limits_.elements * attribute_share)
            refusal_ = over_limit("elements", limits_.elements);
    } else if (byte == '>') {
        state_ = State::text;
        auto const empty = last_ == '/';
        if (!empty && ++depth_ > limits_.depth)
            refusal_ = over_limit("depth", limits_.depth);
        else
            count_element(empty ? empty_element : whole_element);
    }
    last_ = byte;
}

void XmlCensus::count_element(std::size_t quarters)
{
    budget_.elements += quarters;
    if (budget_.elements > limits_.elements * whole_element)
        refusal_ = over_limit("elements", limits_.elements);
}

base::Result<XmlPart> XmlPart::parse(std::string text, std::string_view name)
{
    XmlPart part;
    part.text_ = std::make_unique<std::string>(std::move(text));
    part.tree_ = std::make_unique<pugi::xml_document>();
    constexpr auto options = (pugi::parse_default | pugi::parse_ws_pcdata_single) & ~pugi::parse_wconv_attribute;
    auto const parsed = part.tree_->load_buffer_inplace(part.text_->data(), part.text_->size(), options,
                                                        pugi::encoding_utf8);
    if (!parsed || part.root().empty())
        return tl::unexpected{damaged(name)};
    return part;
}

base::Result<std::string> read_xml_text(Package const& package, std::string_view name)
{
    XmlCensus census{package.limits(), package.budget()};
    std::optional<Utf16Text> wide;
    std::string converted;
    auto begun = false;
    auto text = package.read(name, [&](std::string_view piece) {
        if (!std::exchange(begun, true))
            wide = Utf16Text::of_xml(piece);
        if (!wide)
            return census.take(piece);
        auto const before = converted.size();
        wide->append(piece, converted);
        return census.take(std::string_view{converted}.substr(before));
    });
    if (!text || !wide)
        return text;
    // The declaration says UTF-16, which the text no longer is.
    if (auto const end = converted.find("?>"); converted.starts_with("<?xml") && end != std::string::npos)
        converted.erase(0, end + 2);
    return converted;
}

base::Result<XmlPart> read_xml(Package const& package, std::string_view name)
{
    auto text = read_xml_text(package, name);
    if (!text)
        return tl::unexpected{text.error()};
    return XmlPart::parse(std::move(*text), name);
}

std::string_view local_name(char const* name)
{
    auto const* const colon = std::strchr(name, ':');
    return colon != nullptr ? colon + 1 : name;
}

std::string_view attribute(pugi::xml_node node, std::string_view name)
{
    for (auto const found : node.attributes())
        if (local_name(found.name()) == name && !std::string_view{found.name()}.starts_with("xmlns"))
            return found.value();
    return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view name)
{
    for (auto const found : node.children())
        if (local_name(found) == name)
            return found;
    return {};
}

int to_number(std::string_view text, int otherwise, int least, int most)
{
    long long number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range)
        return text.starts_with('-') ? least : most;
    if (error != std::errc{} || end == text.data())
        return otherwise;
    return static_cast<int>(std::clamp<long long>(number, least, most));
}

void append_text(pugi::xml_node node, std::string& text)
{
    for (auto const part : node.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
            text += part.value();
}

std::string clean_utf8(std::string text)
{
    if (base::is_valid_utf8(text))
        return text;
    std::string clean;
    for (std::size_t at = 0; at < text.size();)
        base::append_utf8(clean, base::next_code_point(text, at));
    return clean;
}

}  // namespace document::office
