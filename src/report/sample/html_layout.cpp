#include "report/sample/html_layout.hpp"

#include "report/sample/html_markup.hpp"

namespace report {
namespace {

constexpr HtmlDress site_dress{
    .table = " border=\"1\" cellspacing=\"0\" cellpadding=\"0\" width=\"100%\"",
    .row = {}, .cell = {}, .cell_opens = {}, .cell_closes = {}, .ascii_opens = {}, .ascii_closes = {}, .other_opens = {}, .other_closes = {},
};

constexpr std::string_view site_head =
    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n"
    "<link rel=\"stylesheet\" href=\"/images/css/xl.css\">\n<script src=\"/js/jquery.min.js\"></script>\n</head>\n<body>\n"
    "<div class=\"top\"><div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/xw/\">新闻中心</a></li>"
    "<li><a href=\"/xxgk/\">政府信息公开</a></li><li><a href=\"/bs/\">办事服务</a></li><li><a href=\"/hd/\">互动交流</a></li></ul></div>\n"
    "<div class=\"wz\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/xxgk/\">政府信息公开</a> &gt; 政府信息公开年报</div></div>\n"
    "<div class=\"main\"><div class=\"xl_tit\">";
constexpr std::string_view site_bar =
    "</div>\n<div class=\"xl_info\"><span>来源：本站</span>&nbsp;&nbsp;<span>字号：[<a href=\"javascript:f(18)\">大</a> "
    "<a href=\"javascript:f(16)\">中</a> <a href=\"javascript:f(14)\">小</a>]</span><span>浏览次数：<em id=\"hits\"></em></span></div>\n"
    "<div id=\"zoom\" class=\"TRS_Editor\">\n";
constexpr std::string_view site_foot =
    "</div>\n<div class=\"xl_end\"><a href=\"javascript:window.print()\">打印本页</a> <a href=\"javascript:window.close()\">关闭窗口</a></div>"
    "</div>\n<div class=\"foot\"><p>主办单位：政府办公室&nbsp;网站地图&nbsp;联系我们</p>"
    "<script>var pv=1;document.write('<td>0</td>');</script></div>\n</body>\n</html>\n";

class SiteWriter {
public:
    explicit SiteWriter(HtmlHazards const& hazards) : hazards_{hazards} {}

    std::string write(document::Document const& document)
    {
        page_ = "<!DOCTYPE html>\n<html>\n<head>\n<title>";
        append_escaped(page_, document.title);
        page_ += "</title>\n";
        page_ += site_head;
        append_escaped(page_, document.title);
        page_ += site_bar;
        for (auto const& block : document.blocks)
            std::visit(*this, block);
        page_ += site_foot;
        return std::move(page_);
    }

    void operator()(document::Heading const& heading)
    {
        if (heading.level == 0)
            return;  // stands above the information bar
        page_ += "<p><strong>&nbsp;&nbsp;&nbsp;&nbsp;";
        append_escaped(page_, heading.text);
        page_ += "</strong></p>\n";
    }
    void operator()(document::Paragraph const& paragraph)
    {
        page_ += "<div>&nbsp;&nbsp;&nbsp;&nbsp;";
        append_escaped(page_, paragraph.text);
        page_ += "</div>\n";
    }
    void operator()(document::Picture const&) { page_ += "<p><img src=\"./W020240115.png\" width=\"900\" height=\"600\"></p>\n"; }
    void operator()(document::Table const& table) { append_table(page_, table, site_dress, hazards_); }

private:
    HtmlHazards hazards_;
    std::string page_;
};

constexpr HtmlDress word_dress{
    .table = " class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 width=612 style='width:459.0pt;margin-left:4.65pt;"
             "border-collapse:collapse;mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'",
    .row = " style='mso-yfti-irow:1;height:14.25pt;mso-height-rule:exactly'",
    .cell = " width=57 valign=middle style='width:42.55pt;border:solid windowtext 1.0pt;border-left:none;"
            "mso-border-top-alt:solid windowtext .5pt;mso-border-bottom-alt:solid windowtext .5pt;mso-border-right-alt:solid windowtext .5pt;"
            "padding:0cm 5.4pt 0cm 5.4pt;height:14.25pt'",
    .cell_opens = "\n  <p class=MsoNormal align=center style='margin-top:0cm;text-align:center;line-height:12.0pt;"
                  "mso-line-height-rule:exactly;mso-pagination:widow-orphan;text-autospace:none'>",
    .cell_closes = "</p>\n  ",
    .ascii_opens = "<span lang=EN-US style='font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt'>",
    .ascii_closes = "<o:p></o:p></span>",
    .other_opens = "<span style='font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt'>",
    .other_closes = "</span>",
};

constexpr std::string_view word_head =
    "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\nxmlns:o=\"urn:schemas-microsoft-com:office:office\"\n"
    "xmlns:w=\"urn:schemas-microsoft-com:office:word\"\nxmlns=\"http://www.w3.org/TR/REC-html40\">\n\n<head>\n"
    "<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<meta name=ProgId content=Word.Document>\n"
    "<meta name=Generator content=\"Microsoft Word 15\">\n<link rel=File-List href=\"report.files/filelist.xml\">\n<title>";
constexpr std::string_view word_settings =
    "</title>\n<!--[if gte mso 9]><xml>\n <w:WordDocument>\n  <w:View>Print</w:View>\n  <w:TrackMoves>false</w:TrackMoves>\n"
    "  <w:PunctuationKerning/>\n  <w:DrawingGridVerticalSpacing>7.8 磅</w:DrawingGridVerticalSpacing>\n </w:WordDocument>\n"
    "</xml><![endif]-->\n<style>\n<!--\n /* Font Definitions */\n @font-face\n\t{font-family:宋体;\n\tpanose-1:2 1 6 0 3 1 1 1 1 1;\n"
    "\tmso-font-alt:SimSun;\n\tmso-font-charset:134;}\n /* Style Definitions */\n p.MsoNormal, li.MsoNormal, div.MsoNormal\n"
    "\t{mso-style-unhide:no;\n\tmso-style-qformat:yes;\n\tmargin:0cm;\n\ttext-align:justify;\n\tfont-size:10.5pt;\n\tfont-family:等线;}\n"
    "@page WordSection1\n\t{size:595.3pt 841.9pt;\n\tmargin:72.0pt 90.0pt 72.0pt 90.0pt;}\ndiv.WordSection1\n\t{page:WordSection1;}\n-->\n"
    "</style>\n<!--[if gte mso 9]><xml>\n <w:LatentStyles DefLockedState=\"false\" LatentStyleCount=\"376\">\n";
constexpr std::string_view word_body =
    " </w:LatentStyles>\n</xml><![endif]-->\n</head>\n\n<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word;text-justify-trim:punctuation'>\n"
    "<div class=WordSection1 style='layout-grid:15.6pt'>\n"
    "<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 width=\"100%\" style='width:100.0%;mso-cellspacing:0cm'>\n"
    " <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>\n  <td style='padding:0cm 0cm 0cm 0cm'>\n";
constexpr std::string_view word_foot =
    "  <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n  </td>\n </tr>\n</table>\n</div>\n</body>\n</html>\n";
constexpr int latent_styles = 160;  // Word lists 376; so many make the size of a real page

class WordWriter {
public:
    explicit WordWriter(HtmlHazards const& hazards) : hazards_{hazards} {}

    std::string write(document::Document const& document)
    {
        page_ = word_head;
        append_escaped(page_, document.title);
        page_ += word_settings;
        for (int i = 0; i < latent_styles; ++i)
            page_ += "  <w:LsdException Locked=\"false\" SemiHidden=\"true\" Name=\"toc " + std::to_string(i) + "\"/>\n";
        page_ += word_body;
        for (auto const& block : document.blocks)
            std::visit(*this, block);
        page_ += word_foot;
        return std::move(page_);
    }

    void operator()(document::Heading const& heading)
    {
        add_paragraph(heading.level == 0 ? " align=center style='text-align:center;line-height:28.0pt'"
                                         : " style='text-indent:32.15pt;mso-char-indent-count:2.0'", heading.text);
    }
    void operator()(document::Paragraph const& paragraph)
    {
        add_paragraph(" style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt;mso-line-height-rule:exactly'", paragraph.text);
    }
    void operator()(document::Picture const&)
    {
        page_ += "<p class=MsoNormal><span lang=EN-US><!--[if gte vml 1]><v:shape id=\"_x0000_i1025\"/><![endif]--><![if !vml]>"
                 "<img width=900 height=600 src=\"report.files/image002.jpg\" v:shapes=\"_x0000_i1025\"><![endif]></span></p>\n";
    }
    void operator()(document::Table const& table)
    {
        page_ += "<div align=center>\n";
        append_table(page_, table, word_dress, hazards_);
        page_ += "</div>\n";
    }

private:
    void add_paragraph(std::string_view attributes, std::string_view text)
    {
        page_.append("<p class=MsoNormal").append(attributes).append(">");
        append_runs(page_, text, word_dress);
        page_ += "</p>\n\n";
    }

    HtmlHazards hazards_;
    std::string page_;
};

}  // namespace

std::string_view to_string(HtmlLayout layout)
{
    switch (layout) {
    case HtmlLayout::site: return "site";
    case HtmlLayout::word: return "word";
    }
    return {};
}

std::string lay_out(document::Document const& document, HtmlLayout layout, HtmlHazards const& hazards)
{
    return layout == HtmlLayout::site ? SiteWriter{hazards}.write(document) : WordWriter{hazards}.write(document);
}

}  // namespace report
