#pragma once

#include "base/place.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// One neutral document in memory that every reader fills and every writer takes. Text is UTF-8.
namespace document {

using base::Place;

// How sure a reader is of a cell's text. Only recognised pictures are ever less than clear.
enum class Legibility : std::uint8_t { clear, doubtful, unreadable };

enum class Alignment : std::uint8_t { automatic, left, centre, right };

// One cell, standing at its top left corner; the places it covers by merging hold no cell of their own.
struct Cell {
    int row = 0;     // from 0
    int column = 0;  // from 0
    int row_span = 1;
    int column_span = 1;
    std::string text;  // paragraphs of the cell parted by '\n'
    Place at;
    bool header = false;
    Alignment alignment = Alignment::automatic;
    Legibility legibility = Legibility::clear;
    std::vector<std::string> alternatives = {};  // other readings of a doubtful text

    friend bool operator==(Cell const&, Cell const&) = default;
};

// Whether the columns of a table can be trusted. Text made from tabs, pipes or lines has lost its merged cells, so that a
// cell may stand further left than it was printed.
enum class Columns : std::uint8_t { exact, ragged };

// How writers set the cells of a table: like the form with its many columns, or to be read.
enum class TableSetting : std::uint8_t { dense, roomy };

struct Table {
    int rows = 0;
    int columns = 0;
    std::vector<Cell> cells;  // by row, then by column
    Columns columns_are = Columns::exact;
    bool recognised = false;  // in a picture: any of its texts may be misread
    Place at;
    int header_rows = 0;                     // for writers: repeated at the top of each page
    std::vector<double> column_widths = {};  // for writers: relative, one a column; empty means equal
    TableSetting setting = TableSetting::dense;

    friend bool operator==(Table const&, Table const&) = default;
};

struct Heading {
    int level = 1;  // 0 is the document's title
    std::string text;
    Place at;
    bool begins_page = false;  // for writers

    friend bool operator==(Heading const&, Heading const&) = default;
};

enum class ParagraphRole : std::uint8_t { body, number, addressee, note, signature, date };

struct Paragraph {
    std::string text;
    Place at;
    ParagraphRole role = ParagraphRole::body;

    friend bool operator==(Paragraph const&, Paragraph const&) = default;
};

// A picture that stands in the document and was not read: a table may be in it. Writers draw a PNG that has a print width.
struct Picture {
    Place at;
    int width = 0;   // pixels, 0 when unknown
    int height = 0;  // pixels, 0 when unknown
    std::string bytes = {};
    double print_width = 0;    // for writers: millimetres; 0: a note stands in its place
    std::string caption = {};  // for writers: set beside it, both in the foot of its page where pages are known

    friend bool operator==(Picture const&, Picture const&) = default;
};

using Block = std::variant<Heading, Paragraph, Table, Picture>;

struct Document {
    std::string format;      // the reader's name of it: "text", "html", "docx", "xlsx", "pdf", "picture", …
    std::string title = {};  // from metadata or <title>; the printed title is a block
    std::vector<Block> blocks = {};
    std::string page_mark = {};  // for writers of pages: large and pale across each of them
};

}  // namespace document
