#pragma once

#include "document/document.hpp"
#include "requests/issued_letters.hpp"
#include "requests/request_service.hpp"

namespace requests {

// A letter of a case, with all that its file is made of. All outlive the call.
struct LetterOfCase {
    LetterContent const& content;
    Letter const& letter;
    agencies::Agency const& agency;
    std::optional<IssuedLetter> issued = {};
    std::string site = {};  // "https://example.gov.cn": where its code is checked; empty: the file bears no code
};

// In the official layout; marked as a draft before it is signed, with its code once it is issued.
[[nodiscard]] document::Document letter_document(LetterOfCase const& of, Date today, LetterTemplates const& templates);

struct LetterFile {
    std::string name;  // "政府信息公开答复书（柳河公开〔2026〕7号）.pdf"
    std::string type;
    std::string bytes;
};
enum class LetterFormat { pdf, docx };
[[nodiscard]] Result<LetterFile> letter_file(LetterOfCase const& of, Date today, LetterTemplates const& templates, LetterFormat format);

[[nodiscard]] std::string check_address(std::string_view site, std::string_view code);

}  // namespace requests
