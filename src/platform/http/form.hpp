#pragma once

#include "base/result.hpp"
#include "platform/http/fields.hpp"

namespace http {

// A file that came with a form.
struct UploadedFile {
    std::string field;         // the name of the input it was chosen in
    std::string name;          // without folders; empty when none was chosen
    std::string content_type;  // what the browser takes it for
    std::string_view content;  // part of the request's body
};

struct Form {
    Parameters fields;
    std::vector<UploadedFile> files;
};

// More parts than this are an attack rather than a form.
constexpr std::size_t max_form_parts = 1000;

// A form as a browser sends it. Texts are UTF-8 without NUL. Refused when the type is of no form, or when the body breaks off.
[[nodiscard]] base::Result<Form> parse_form(std::string_view content_type, std::string_view body);

// A body of multipart/form-data (RFC 7578).
[[nodiscard]] base::Result<Form> parse_multipart(std::string_view boundary, std::string_view body);

}  // namespace http
