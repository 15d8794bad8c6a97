#include "document/readers/read_document.hpp"

#include "document/office/docx_reader.hpp"
#include "document/office/legacy_reader.hpp"
#include "document/office/xlsx_reader.hpp"
#include "document/page/isolated.hpp"
#include "document/readers/sniffing.hpp"
#include "document/text/csv_reader.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/mht_reader.hpp"
#include "document/text/text_reader.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace document {
namespace {

using Read = base::Result<Document> (*)(std::string_view bytes, std::string_view name, Limits const& limits);

struct Format {
    std::string_view name;
    std::string_view extensions;  // in small letters, each with a blank behind it
    Fit (*fits)(Sample const& sample);
    Read read;
};

// For the readers whom a name tells nothing.
template <base::Result<Document> (*reader)(std::string_view, Limits const&)>
base::Result<Document> by_content(std::string_view bytes, std::string_view, Limits const& limits)
{
    return reader(bytes, limits);
}

base::Result<Document> read_legacy_office(std::string_view bytes, std::string_view name, Limits const& limits)
{
    return read_legacy(bytes, name, limits);
}

// PDF and picture libraries can hang or crash on hostile bytes: they read in a process of their own.
template <PageFormat format>
base::Result<Document> read_page_format(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_isolated(format, bytes, limits);
}

base::Result<Document> refuse_archive(std::string_view, std::string_view name, Limits const&)
{
    return base::fail(base::ErrorKind::unsupported, "document.archive",
                      "{name} is an archive and no document: unpack it, or name it .zip, .tar or .tar.gz", {{"name", std::string{name}}});
}

// A new format is one row. The first certain one is taken; where none is, the possible one whose ending the file has,
// else the first possible one.
constexpr std::array formats{
    Format{"pdf", "pdf ", fits_pdf, read_page_format<PageFormat::pdf>},
    Format{"picture", "png jpg jpeg tif tiff bmp webp gif ", fits_picture, read_page_format<PageFormat::picture>},
    Format{"docx", "docx docm ", fits_docx, by_content<read_docx>},
    Format{"xlsx", "xlsx xlsm ", fits_xlsx, by_content<read_xlsx>},
    Format{"legacy", "doc wps xls et rtf ", fits_legacy, read_legacy_office},
    Format{"archive", "zip tar gz tgz rar 7z ", fits_archive, refuse_archive},
    Format{"mht", "mht mhtml ", fits_mht, by_content<read_mht>},
    Format{"html", "html htm shtml aspx jsp ", fits_html, by_content<read_html>},
    Format{"csv", "csv ", fits_csv, by_content<read_csv>},
    Format{"text", "txt md markdown text ", fits_text, by_content<read_text>},
};

bool has_ending(Format const& format, std::string_view name)
{
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == name.size())
        return false;
    std::string ending{name.substr(dot + 1)};
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    auto const at = format.extensions.find(ending + ' ');
    return at == 0 || (at != std::string_view::npos && format.extensions[at - 1] == ' ');
}

Format const* find_format(Sample const& sample, std::string_view name)
{
    Format const* best = nullptr;
    for (auto const& format : formats) {
        auto const fit = format.fits(sample);
        if (fit == Fit::certain)
            return &format;
        // Text is the last row: what is possibly CSV is CSV only by its ending.
        if (fit == Fit::possible && (has_ending(format, name) || &format == &formats.back()))
            best = best == nullptr ? &format : best;
    }
    return best;
}

bool is_blank(std::string_view bytes)
{
    return bytes.find_first_not_of(" \t\r\n\f\v\xEF\xBB\xBF") == std::string_view::npos;
}

}  // namespace

base::Result<Document> read_document(std::string_view bytes, std::string_view name, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const* const format = find_format(take_sample(bytes), name);
    // What no reader recognises is refused as text is: empty or binary.
    return format != nullptr ? format->read(bytes, name, limits) : read_text(bytes, limits);
}

std::string_view sniff_format(std::string_view bytes, std::string_view name)
{
    if (is_blank(bytes))
        return "empty";
    auto const* const format = find_format(take_sample(bytes), name);
    return format != nullptr ? format->name : "binary";
}

}  // namespace document
