#include "document/readers/sniffing.hpp"

#include "document/text/csv_reader.hpp"
#include "document/text/encoding.hpp"
#include "document/text/mht_reader.hpp"
#include "document/text/trim.hpp"

#include <algorithm>
#include <array>

namespace document {
namespace {

using namespace std::string_view_literals;

// As much of a text file as is looked at; even, for UTF-16.
constexpr std::size_t sample_bytes = 8192;

constexpr auto zip_mark = "PK\x03\x04"sv;
constexpr auto compound_file_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

Fit certain_if(bool holds)
{
    return holds ? Fit::certain : Fit::no;
}

template <std::size_t size>
bool begins_with_any(std::string_view bytes, std::array<std::string_view, size> const& marks)
{
    return std::ranges::any_of(marks, [bytes](std::string_view mark) { return bytes.starts_with(mark); });
}

template <std::size_t size>
bool holds_any(std::string_view text, std::array<std::string_view, size> const& words)
{
    return std::ranges::any_of(words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Names of members stand in clear in a ZIP: in front of each and once more at the end.
bool zip_holds(Sample const& sample, std::string_view member)
{
    return sample.bytes.starts_with(zip_mark) && sample.bytes.find(member) != std::string_view::npos;
}

bool is_tar(std::string_view bytes)
{
    constexpr std::size_t mark_at = 257;
    return bytes.size() > mark_at && bytes.substr(mark_at).starts_with("ustar");
}

// Cut between characters, so that the cut does not look like damage.
std::string_view first_bytes(std::string_view bytes)
{
    if (bytes.size() <= sample_bytes)
        return bytes;
    auto const end = bytes.substr(0, sample_bytes).find_last_of("\n\r>");
    return bytes.substr(0, end == std::string_view::npos || end < sample_bytes / 2 ? sample_bytes : (end + 1) & ~1UL);
}

bool is_known_binary(std::string_view bytes)
{
    Sample const sample{bytes};
    return fits_pdf(sample) == Fit::certain || fits_picture(sample) == Fit::certain ||
           fits_legacy(sample) == Fit::certain || fits_archive(sample) == Fit::certain ||
           bytes.starts_with(zip_mark);
}

}  // namespace

Sample take_sample(std::string_view bytes)
{
    Sample sample{bytes};
    if (is_known_binary(bytes))
        return sample;
    auto const head = first_bytes(bytes);
    auto const text = Utf8Text::decode(head, declared_charset(head));
    if (!text)
        return sample;
    sample.text = text->view();
    std::ranges::transform(sample.text, sample.text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return sample;
}

// The mark may stand behind a few stray bytes.
Fit fits_pdf(Sample const& sample)
{
    return certain_if(sample.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos);
}

Fit fits_picture(Sample const& sample)
{
    constexpr std::array marks{"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv, "II*\0"sv, "MM\0*"sv};
    auto const bytes = sample.bytes;
    auto const is_bitmap = bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv;
    auto const is_webp = bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP";
    return certain_if(begins_with_any(bytes, marks) || is_bitmap || is_webp);
}

Fit fits_docx(Sample const& sample)
{
    return certain_if(zip_holds(sample, "word/document"));
}

Fit fits_xlsx(Sample const& sample)
{
    return certain_if(zip_holds(sample, "xl/workbook"));
}

// Compound files of .doc, .wps, .xls, .et, and RTF.
Fit fits_legacy(Sample const& sample)
{
    return certain_if(sample.bytes.starts_with(compound_file_mark) || sample.bytes.starts_with("{\\rtf"));
}

Fit fits_archive(Sample const& sample)
{
    constexpr std::array marks{"\x1F\x8B"sv, "Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv, "BZh"sv, "\xFD" "7zXZ"sv};
    auto const is_plain_zip = sample.bytes.starts_with(zip_mark) && fits_docx(sample) == Fit::no &&
                              fits_xlsx(sample) == Fit::no;
    return certain_if(is_plain_zip || begins_with_any(sample.bytes, marks) || is_tar(sample.bytes));
}

Fit fits_mht(Sample const& sample)
{
    return certain_if(looks_like_mht(sample.text));
}

// A document that begins as HTML does, or a fragment with the tags of a table or of paragraphs.
Fit fits_html(Sample const& sample)
{
    constexpr std::array beginnings{"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv, "<title"sv,
                                    "<table"sv, "<div"sv, "<p>"sv, "<p "sv, "<style"sv, "<script"sv, "<link"sv};
    constexpr std::array tags{"<html"sv, "<body"sv, "<table"sv, "<td"sv, "</p>"sv, "</div>"sv, "</span>"sv};
    auto const text = trim(sample.text);
    auto const may_begin = text.starts_with('<');
    return certain_if(begins_with_any(text, beginnings) || holds_any(text, std::array{"</td>"sv, "<table"sv}) ||
                      (may_begin && holds_any(text, tags)));
}

Fit fits_csv(Sample const& sample)
{
    if (sample.text.empty() || fits_html(sample) == Fit::certain)
        return Fit::no;
    if (sample.text.find('|') != std::string::npos || sample.text.find('\t') != std::string::npos)
        return Fit::possible;
    // The last line of a sample may be cut.
    std::string_view const text{sample.text};
    auto const end = sample.bytes.size() > sample_bytes ? text.rfind('\n') : text.size();
    return looks_like_csv(text.substr(0, end)) ? Fit::certain : Fit::possible;
}

Fit fits_text(Sample const& sample)
{
    return sample.text.empty() ? Fit::no : Fit::possible;
}

}  // namespace document
