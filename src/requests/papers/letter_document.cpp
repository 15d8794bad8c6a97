#include "requests/papers/letter_document.hpp"

#include "document/write/write_document.hpp"
#include "requests/letters/letter_file.hpp"
#include "requests/letters/letter_layout.hpp"

namespace requests {
namespace {

std::string file_name(Letter const& letter, LetterTemplates const& templates, std::string_view ending)
{
    auto const& title = templates.letter(letter.kind).title;
    return title + (letter.number.empty() ? "" : "（" + letter.number + "）") + std::string{ending};
}

}  // namespace

document::Document letter_document(LetterOfCase const& of, Date today, LetterTemplates const& templates)
{
    auto const& letter = of.letter;
    auto const agency = name_on(of.agency, letter.dated.value_or(today)).full;
    auto document = lay_out(of.content.text, {.kind = letter.kind, .agency = agency, .number = letter.number, .dated = letter.dated}, templates);
    if (letter.stage < LetterStage::signed_off)
        mark_as_draft(document, templates);
    if (of.issued && !of.site.empty())
        add_check_mark(document, {of.issued->code, check_address(of.site, of.issued->code)}, templates);
    return document;
}

Result<LetterFile> letter_file(LetterOfCase const& of, Date today, LetterTemplates const& templates, LetterFormat format)
{
    auto const is_pdf = format == LetterFormat::pdf;
    std::string const ending = is_pdf ? ".pdf" : ".docx";
    return document::write_document(letter_document(of, today, templates), ending).map([&](std::string bytes) {
        return LetterFile{.name = file_name(of.letter, templates, ending),
                          .type = is_pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                          .bytes = std::move(bytes)};
    });
}

std::string check_address(std::string_view site, std::string_view code)
{
    return std::string{site} + "/letters/" + std::string{code};
}

}  // namespace requests
