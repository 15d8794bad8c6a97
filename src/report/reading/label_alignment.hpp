#pragma once

#include "document/document.hpp"
#include "report/domain/form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// label_key as characters, for comparing one by one.
[[nodiscard]] std::u32string characters_of_key(std::string_view text);

// The labels of a form in the order in which its three tables print them.
struct PrintedLabels {
    explicit PrintedLabels(Form const& form);

    std::vector<document::Cell> cells;
    std::vector<bool> ends_header;     // the last label of its table's header
    std::vector<std::u32string> keys;  // of each
};

struct ReadLabel {
    document::Cell* cell = nullptr;
    std::u32string key;
};

// Texts of one page of a table that may be labels, in the order printed.
using Piece = std::vector<ReadLabel>;

// The labels as read laid beside those of a form, both in their order, so that as much as possible is alike.
class LabelAlignment {
public:
    // Both must outlive it.
    LabelAlignment(Piece const& read, PrintedLabels const& form);

    // How well the form fits.
    [[nodiscard]] double score() const { return score_; }

    // The form's label that the one read at `i` must be.
    [[nodiscard]] std::optional<std::size_t> label(std::size_t i) const;

private:
    static constexpr auto none = static_cast<std::size_t>(-1);

    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return likeness_[i * columns_ + j]; }
    [[nodiscard]] double worth(std::size_t i, std::size_t j) const;

    void align();

    // Whether the form has as many labels between two as were read; below a repeated header rows of the page before are missing.
    [[nodiscard]] bool leaves_room(std::size_t begin, std::size_t end) const;

    // Labels that are like none stand where their neighbours leave room for exactly as many.
    void enclose(std::size_t begin, std::size_t end);

    // Whether the cell stands to those beside it as the form has it, and is as wide.
    [[nodiscard]] bool stands_in_place(std::size_t i) const;

    Piece const& read_;
    PrintedLabels const& form_;
    std::size_t columns_;
    std::vector<double> likeness_;
    std::vector<std::size_t> partner_;
    std::vector<bool> enclosed_;
    double score_ = 0;
};

}  // namespace report
