#include "document/readers/format.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/trim.hpp"

#include <algorithm>

namespace document::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::array beginnings{"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv, "<title"sv,
                                "<table"sv, "<div"sv, "<p>"sv, "<p "sv, "<style"sv, "<script"sv, "<link"sv};
constexpr std::array inner_tags{"<html"sv, "<body"sv, "<table"sv, "<td"sv, "</p>"sv, "</div>"sv, "</span>"sv};

// A document that begins as HTML does, or a fragment with the tags of a table or of paragraphs.
Fit fits(Sample& sample)
{
    auto const text = trim(sample.text());
    auto const holds = [text](std::string_view tag) { return text.find(tag) != std::string_view::npos; };
    auto const begins_with = [text](std::string_view tag) { return text.starts_with(tag); };
    return certain_if(std::ranges::any_of(beginnings, begins_with) || holds("</td>") || holds("<table") ||
                      (text.starts_with('<') && std::ranges::any_of(inner_tags, holds)));
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_html(bytes, limits);
}

}  // namespace

Format html()
{
    return {.name = "html", .endings = "html htm shtml aspx jsp", .precedence = 310, .fits = fits, .read = read};
}

}  // namespace document::formats
