#include "document/text/html_stream.hpp"

#include "document/superscript.hpp"
#include "document/text/data_uri.hpp"
#include "document/text/html_attributes.hpp"
#include "document/text/html_builder.hpp"
#include "document/text/html_lines.hpp"
#include "document/text/html_tags.hpp"
#include "document/text/trim.hpp"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <utility>

namespace document {
namespace {

// Pictures smaller than this on one side hold no table: icons, lines, logos.
constexpr int least_picture_width = 200;
constexpr int least_picture_height = 60;

// Unclosed formatting nests as well; only the elements that lay out count against Limits::depth.
constexpr std::size_t inline_depth_factor = 8;

constexpr std::size_t longest_title = 4096;  // bytes

std::string_view view_of(xmlChar const* text)
{
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<char const*>(text)};
}

HtmlAttributes read_attributes(xmlChar const** list)
{
    HtmlAttributes attributes;
    for (; list != nullptr && *list != nullptr; list += 2)
        take_attribute(attributes, view_of(list[0]), view_of(list[1]));
    return attributes;
}

// Takes what the parser reports. Elements come in pairs of start and end, also where the source has no end tag.
class HtmlStream {
public:
    HtmlStream(htmlParserCtxtPtr parser, Limits const& limits) : parser_{parser}, limits_{limits}, builder_{limits} {}

    void start(xmlChar const* name, xmlChar const** list)
    {
        end_mark();
        auto const tag = tag_of(name);
        count(tag);
        if (skipping_ > 0) {
            ++skipping_;
            return;
        }
        auto const attributes = read_attributes(list);
        // A row without height only sets column widths (word processors end tables so).
        auto const is_invisible_row = tag == HtmlTag::row && attributes.has_height && attributes.height == 0;
        if (tag == HtmlTag::skipped || attributes.hidden || is_invisible_row) {
            skipping_ = 1;
            return;
        }
        if (struck_ == 0 && (tag == HtmlTag::struck || attributes.struck))
            struck_ = open_elements();
        if (raised_ == 0 && (tag == HtmlTag::raised || attributes.raised))
            raised_ = open_elements();
        if (preformatted_ > 0 && !is_inline(tag) && tag != HtmlTag::line_break && tag != HtmlTag::block)
            check_result(lines_.flush(builder_, limits_));
        open(tag, view_of(name), attributes);
        check(builder_.refusal());
    }

    void end(xmlChar const* name)
    {
        end_mark();
        auto const tag = tag_of(name);
        if (struck_ == open_elements())
            struck_ = 0;
        if (raised_ == open_elements())
            raised_ = 0;
        --(is_inline(tag) ? inline_depth_ : depth_);
        if (skipping_ > 0)
            --skipping_;
        else
            close(tag);
    }

    void text(std::string_view text)
    {
        if (skipping_ > 0)
            return;
        if (in_title_) {
            title_ += text.substr(0, longest_title - std::min(title_.size(), longest_title));
            return;
        }
        if (struck_ > 0)
            return;
        auto const raised = raised_ > 0 ? to_superscripts(text) : std::string{};
        if (raised_ > 0)
            text = raised;
        if (preformatted_ > 0)
            return add_lines(text);
        if (text = without_mark(text); !text.empty()) {
            builder_.add_text(text, parser_->input->line);
            check(builder_.refusal());
        }
    }

    // The parser looks through all open elements at each end tag that closes none.
    void complain()
    {
        if (++complaints_ > limits_.elements)
            refuse("elements", limits_.elements);
    }

    base::Result<Document> finish()
    {
        if (refusal_)
            return tl::unexpected{*refusal_};
        end_mark();
        if (auto const flushed = lines_.flush(builder_, limits_); !flushed)
            return tl::unexpected{flushed.error()};
        return builder_.finish(std::string{trim(title_)});
    }

private:
    // The parser hands out one and the same pointer for one name, most of the time.
    HtmlTag tag_of(xmlChar const* name)
    {
        auto& known = known_[(reinterpret_cast<std::uintptr_t>(name) >> 2) % known_.size()];
        if (known.first != name)
            known = {name, html_tag(view_of(name))};
        return known.second;
    }

    // Word's "<![if !supportLists]>" comes as text: "<" by itself, then the rest. Browsers take it for a comment.
    std::string_view without_mark(std::string_view text)
    {
        if (text == "<") {
            end_mark();
            mark_ = Mark::perhaps;
            return {};
        }
        if (mark_ == Mark::perhaps && !text.starts_with("!["))
            end_mark();
        if (mark_ == Mark::none)
            return text;
        mark_ = Mark::inside;
        auto const end = text.find('>');
        if (end == std::string_view::npos)
            return {};
        mark_ = Mark::none;
        return text.substr(end + 1);
    }

    // A "<" that begins no mark is text.
    void end_mark()
    {
        if (std::exchange(mark_, Mark::none) != Mark::perhaps)
            return;
        builder_.add_text("<", parser_->input->line);
        check(builder_.refusal());
    }

    void count(HtmlTag tag)
    {
        if (++elements_ > limits_.elements)
            refuse("elements", limits_.elements);
        ++(is_inline(tag) ? inline_depth_ : depth_);
        if (depth_ > limits_.depth || inline_depth_ > limits_.depth * inline_depth_factor)
            refuse("depth", limits_.depth);
    }

    [[nodiscard]] std::size_t open_elements() const { return depth_ + inline_depth_; }

    void refuse(std::string_view what, std::size_t limit) { check(over_limit(what, limit)); }

    void check(std::optional<base::Error> const& refusal)
    {
        if (!refusal || refusal_)
            return;
        refusal_ = refusal;
        xmlStopParser(parser_);
    }

    void open(HtmlTag tag, std::string_view name, HtmlAttributes const& attributes)
    {
        auto const line = parser_->input->line;
        switch (tag) {
        case HtmlTag::inline_text:
        case HtmlTag::struck:
        case HtmlTag::raised:
        case HtmlTag::skipped: break;
        case HtmlTag::block: preformatted_ > 0 ? add_lines("\n") : builder_.break_line(); break;
        case HtmlTag::line_break: preformatted_ > 0 ? add_lines("\n") : builder_.break_inside(); break;
        case HtmlTag::preformatted:
            builder_.break_line();
            ++preformatted_;
            break;
        case HtmlTag::heading: builder_.begin_heading(name[1] - '0'); break;
        case HtmlTag::table: builder_.begin_table(line); break;
        case HtmlTag::row_group: builder_.begin_group(false); break;
        case HtmlTag::head_group: builder_.begin_group(true); break;
        case HtmlTag::row: builder_.begin_row(); break;
        case HtmlTag::cell: builder_.begin_cell(attributes.row_span, attributes.column_span, false, line); break;
        case HtmlTag::header_cell: builder_.begin_cell(attributes.row_span, attributes.column_span, true, line); break;
        case HtmlTag::picture: add_picture(attributes, line); break;
        case HtmlTag::title: in_title_ = true; break;
        }
    }

    void close(HtmlTag tag)
    {
        switch (tag) {
        case HtmlTag::inline_text:
        case HtmlTag::struck:
        case HtmlTag::raised:
        case HtmlTag::skipped:
        case HtmlTag::line_break:
        case HtmlTag::picture: break;
        case HtmlTag::block: preformatted_ > 0 ? add_lines("\n") : builder_.break_line(); break;
        case HtmlTag::preformatted:
            check_result(lines_.flush(builder_, limits_));
            preformatted_ -= preformatted_ > 0 ? 1 : 0;
            break;
        case HtmlTag::heading: builder_.end_heading(); break;
        case HtmlTag::table: builder_.end_table(); break;
        case HtmlTag::row_group:
        case HtmlTag::head_group: builder_.end_group(); break;
        case HtmlTag::row: builder_.end_row(); break;
        case HtmlTag::cell:
        case HtmlTag::header_cell: builder_.end_cell(); break;
        case HtmlTag::title: in_title_ = false; break;
        }
    }

    void add_lines(std::string_view text)
    {
        lines_.add(text, parser_->input->line);
        if (lines_.size() > limits_.text_bytes)
            refuse("text_bytes", limits_.text_bytes);
    }

    void check_result(base::Result<void> const& result)
    {
        if (!result)
            check(result.error());
    }

    void add_picture(HtmlAttributes const& attributes, int line)
    {
        auto const too_small = [](int size, int least) { return size > 0 && size < least; };
        if (too_small(attributes.width, least_picture_width) || too_small(attributes.height, least_picture_height))
            return;
        builder_.add_picture({base::line_place(line), attributes.width, attributes.height,
                              decode_data_uri(attributes.source)});
    }

    htmlParserCtxtPtr parser_;
    Limits const& limits_;
    HtmlBuilder builder_;
    std::array<std::pair<xmlChar const*, HtmlTag>, 128> known_{};
    std::string title_;
    std::optional<base::Error> refusal_;
    std::size_t elements_ = 0;
    std::size_t depth_ = 0;
    std::size_t inline_depth_ = 0;
    std::size_t skipping_ = 0;  // open elements from the first one that is left out
    std::size_t struck_ = 0;    // how many elements were open at the one whose text is struck out; 0 for none
    std::size_t raised_ = 0;    // the same for a superscript
    std::size_t complaints_ = 0;
    std::size_t preformatted_ = 0;  // open <pre>
    HtmlLines lines_;               // what stands in them
    bool in_title_ = false;
    enum class Mark : std::uint8_t { none, perhaps, inside } mark_ = Mark::none;
};

HtmlStream& stream_of(void* data)
{
    return *static_cast<HtmlStream*>(data);
}

htmlSAXHandler make_handler()
{
    htmlSAXHandler handler{};
    handler.startElement = [](void* data, xmlChar const* name, xmlChar const** list) { stream_of(data).start(name, list); };
    handler.endElement = [](void* data, xmlChar const* name) { stream_of(data).end(name); };
    handler.characters = [](void* data, xmlChar const* text, int size) {
        stream_of(data).text({reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = [](void*, xmlChar const*, int) {};  // scripts and styles
    handler.serror = [](void* data, xmlErrorPtr) { stream_of(data).complain(); };
    handler.initialized = XML_SAX2_MAGIC;
    return handler;
}

}  // namespace

base::Result<Document> read_stream(htmlParserCtxtPtr parser, Limits const& limits)
{
    static htmlSAXHandler const handler = make_handler();
    HtmlStream stream{parser, limits};
    *parser->sax = handler;
    parser->userData = &stream;
    (void)htmlParseDocument(parser);
    return stream.finish();
}

}  // namespace document
