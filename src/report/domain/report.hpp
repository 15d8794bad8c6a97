#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/place.hpp"
#include "report/domain/form.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace report {

using base::Date;
using base::Decimal;
using base::Place;

// What is known of a cell. Only `read` has a value; the others are five different ways of not knowing one.
enum class CellState : std::uint8_t { read, blank, dash, ambiguous, unreadable, absent };

[[nodiscard]] std::string_view to_string(CellState state);
[[nodiscard]] std::optional<CellState> parse_cell_state(std::string_view text);

// Every state but `read`.
inline constexpr std::array unread_states{CellState::blank, CellState::dash, CellState::ambiguous, CellState::unreadable,
                                          CellState::absent};

struct Cell {
    CellState state = CellState::absent;
    Decimal value;    // meaningful only when read
    std::string raw;  // as printed
    Place at;
    // What an ambiguous cell may hold; nothing stands for "may be absent". Empty when even that is not known.
    std::vector<std::optional<Decimal>> candidates;

    [[nodiscard]] std::optional<Decimal> known() const
    {
        return state == CellState::read ? std::optional{value} : std::nullopt;
    }
    friend bool operator==(Cell const&, Cell const&) = default;
};

struct Paragraph {
    std::string text;
    Place at;

    friend bool operator==(Paragraph const&, Paragraph const&) = default;
};

// One of the six parts. Paragraphs hold its text without its heading and its table.
struct Section {
    bool present = false;
    std::string title;  // as printed, without the number
    Place at;
    std::vector<Paragraph> paragraphs;

    [[nodiscard]] std::string text() const;  // paragraphs parted by '\n'
    friend bool operator==(Section const&, Section const&) = default;
};

struct Period {
    Date from;
    Date to;

    friend bool operator==(Period const&, Period const&) = default;
};

// A label that was recognised but is not printed as the form has it.
struct DeviatingLabel {
    std::string printed;
    std::string official;
    Place at;
};

// A row, a column or a piece of a table that is not in the source, with every cell lost with it.
struct LostPiece {
    enum class Kind : std::uint8_t { row, column, tail, head, table };

    Kind kind = Kind::row;
    TableId table = TableId::t2;
    std::string label;  // of the row or column; of the first row of a tail
    std::vector<CellIndex> cells;
    Place at;  // where it should have stood
};

// A row or column that the form does not have.
struct ForeignLabel {
    TableId table = TableId::t2;
    std::string label;
    Place at;
};

// A printed subtotal of a group of table three, e.g. figures in the row （三）不予公开.
struct Subtotal {
    std::string group;  // "t3.denied"
    std::array<Cell, 7> cells;
};

// A part as it stands in the source, in the order of the source.
struct PrintedSection {
    std::size_t section = 0;  // 0 to 5
    std::string heading;      // the whole printed heading, number and all
    Place at;
};

// A statistical period or other date that is stated but malformed or not what it should be.
struct StatedPeriod {
    std::string raw;
    std::optional<Period> period;
    Place at;
};

// How the form was printed in the source: what structural rules look at besides the values.
struct Printed {
    std::vector<PrintedSection> sections;
    std::vector<LostPiece> lost;
    std::vector<DeviatingLabel> labels;
    std::vector<ForeignLabel> foreign;
    std::vector<Subtotal> subtotals;
    std::vector<StatedPeriod> periods;
    bool has_caption = false;   // the reconciliation note of table three
    bool from_document = false; // false for a report made from figures (JSON, CSV): nothing was printed
    std::string other_form;     // id of a second form whose labels stand in the same report
    bool tables_in_pictures = false;
};

struct Report {
    Form const* form = nullptr;  // none until a form is recognised; then `cells` has one entry a cell of it
    std::string title;
    Place title_at;
    std::string organisation;
    std::optional<int> year;
    std::optional<Period> period;
    std::array<Section, section_count> sections;
    std::vector<Paragraph> preamble;  // between the title and part one
    std::vector<Cell> cells;
    Printed printed;

    [[nodiscard]] Cell const* find(std::string_view id) const;
};

// How many cells of the report are in that state.
[[nodiscard]] std::size_t count_cells(Report const& report, CellState state);

// A report of that form with every cell absent.
[[nodiscard]] Report empty_report(Form const& form);

}  // namespace report
