#include "report/sample/sample_format.hpp"

#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "document/write/write_pdf.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_json.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/sample/text_layout.hpp"

#include <array>

namespace report {
namespace {

using Written = base::Result<std::string>;

template <TextLayout layout>
Written write_text(SampleSource const& source, Report const&)
{
    return lay_out(source.document, layout);
}

template <HtmlLayout layout>
Written write_page(SampleSource const& source, Report const&)
{
    return lay_out(source.document, layout, source.html);
}

Written write_official_page(SampleSource const& source, Report const&) { return document::write_html(source.document); }
Written write_markdown(SampleSource const& source, Report const&) { return document::write_markdown(source.document); }
Written write_docx(SampleSource const& source, Report const&) { return document::write_docx(source.document); }
Written write_pdf(SampleSource const& source, Report const&) { return document::write_pdf(source.document); }
Written write_workbook(SampleSource const&, Report const& report) { return write_xlsx(report); }

Written write_csv(SampleSource const&, Report const& report)
{
    std::string csv;
    append_csv_head(csv);
    append_csv_rows(csv, {}, report);
    return csv;
}

Written write_json(SampleSource const&, Report const& report)
{
    std::string json;
    append_json(json, {}, report, nullptr);
    return json;
}

constexpr std::array formats{
    SampleFormat{"text-tabs", "text", "txt", true, write_text<TextLayout::tabs>},
    SampleFormat{"text-tabs-collapsed", "text", "txt", true, write_text<TextLayout::tabs_collapsed>},
    SampleFormat{"text-pipes", "text", "txt", true, write_text<TextLayout::pipes>},
    SampleFormat{"text-pipes-collapsed", "text", "txt", true, write_text<TextLayout::pipes_collapsed>},
    SampleFormat{"text-exploded-pipes", "text", "txt", true, write_text<TextLayout::exploded_pipes>},
    SampleFormat{"text-lines", "text", "txt", true, write_text<TextLayout::lines>},
    SampleFormat{"text-piped-lines", "text", "txt", true, write_text<TextLayout::piped_lines>},
    SampleFormat{"site-html", "site", "html", true, write_page<HtmlLayout::site>},
    SampleFormat{"word-html", "word", "htm", true, write_page<HtmlLayout::word>},
    SampleFormat{"official-html", "html", "html", true, write_official_page},
    SampleFormat{"markdown", "md", "md", true, write_markdown},
    SampleFormat{"docx", "docx", "docx", true, write_docx},
    SampleFormat{"pdf", "pdf", "pdf", true, write_pdf},
    SampleFormat{"xlsx", "xlsx", "xlsx", false, write_workbook},
    SampleFormat{"csv", "csv", "csv", false, write_csv},
    SampleFormat{"json", "json", "json", false, write_json},
};

}  // namespace

std::span<SampleFormat const> sample_formats()
{
    return formats;
}

std::vector<SampleFormat const*> find_sample_formats(std::string_view name_or_group)
{
    std::vector<SampleFormat const*> found;
    for (auto const& format : formats)
        if (format.name == name_or_group || format.group == name_or_group)
            found.push_back(&format);
    return found;
}

}  // namespace report
