#include "report/annotating/annotate_docx.hpp"

#include "document/office/docx_comments.hpp"
#include "report/annotating/finding_place.hpp"

namespace report {
namespace {

std::string comment_text(Finding const& finding, FindingWords const& words)
{
    auto text = words.say("annotate.comment", {{"severity", words.severity(finding)}, {"what", words.what(finding)}});
    if (auto const advice = words.advice(finding); !advice.empty())
        text += '\n' + words.say("annotate.comment.advice", {{"advice", advice}});
    return text + '\n' + words.say("annotate.comment.why", {{"why", words.why(finding)}});
}

}  // namespace

base::Result<std::string> annotate_docx(std::string_view docx, CheckedReport const& checked, config::Texts const& texts,
                                        document::Limits const& limits)
{
    FindingWords const words{checked, texts};
    std::vector<document::DocxComment> comments;
    for (auto const& finding : checked.result.findings)
        comments.push_back({place_of(finding, checked.report), words.say("annotate.author"), comment_text(finding, words),
                            quote_of(finding)});
    return document::add_comments(docx, comments, limits);
}

}  // namespace report
