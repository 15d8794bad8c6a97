#pragma once

#include "document/text/html_builder.hpp"

#include <string>
#include <string_view>

namespace document {

// Text in <pre>, where lines and blanks count. In a cell of a table its lines are those of the cell; elsewhere it is read
// like a text file, tables and all.
class HtmlLines {
public:
    // `line` is the one on which the text ends.
    void add(std::string_view text, int line);
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    // Hands on what there is.
    [[nodiscard]] base::Result<void> flush(HtmlBuilder& builder, Limits const& limits);

private:
    std::string text_;
    int first_line_ = 0;
};

}  // namespace document
