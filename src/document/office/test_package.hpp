#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Office files and archives made in memory, for tests and fuzz seeds.
namespace document::test {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, bytes

[[nodiscard]] std::string make_zip(Parts const& parts);
// Each entry protected with that password.
[[nodiscard]] std::string make_protected_zip(Parts const& parts, std::string const& password);
// A TAR with regular files; packed by gzip where asked.
enum class Packing { plain, gzip };
[[nodiscard]] std::string make_tar(Parts const& parts, Packing packing);

// A DOCX with that content of w:body; `more` adds parts ("word/numbering.xml", …) with their relations.
[[nodiscard]] std::string make_docx(std::string_view body, Parts const& more = {});
[[nodiscard]] Parts docx_parts(std::string_view body, Parts const& more = {});

[[nodiscard]] std::string paragraph(std::string_view text, std::string_view properties = {});
[[nodiscard]] std::string cell(std::string_view text, std::string_view properties = {});
[[nodiscard]] std::string row(std::vector<std::string> const& cells, std::string_view properties = {});
[[nodiscard]] std::string table(std::vector<std::string> const& rows);

// An XLSX whose sheets have these contents of <worksheet>.
struct Sheet {
    std::string name;
    std::string content;
    std::string state = {};
};
[[nodiscard]] std::string make_xlsx(std::vector<Sheet> const& sheets, Parts const& more = {});

}  // namespace document::test
