#include "document/workbook/workbook.hpp"

#include "base/ensure.hpp"

#include <array>
#include <memory>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>
#include <xlsxwriter.h>

namespace document {
namespace {

constexpr std::int64_t exact_micros = 1'000'000'000'000'000;  // what a spreadsheet's binary fraction holds exactly
constexpr time_t written_at = 1'577'836'800;                  // 2020-01-01: the same bytes every time
constexpr lxw_color_t ink_of_failure = 0xB3261E;
constexpr lxw_color_t paper_of_failure = 0xFDE8E6;
constexpr lxw_color_t shade = 0xF5F7FA;

// The library writes to a named file only: this one stands in memory.
class MemoryFile {
public:
    MemoryFile() : descriptor_{memfd_create("workbook", MFD_CLOEXEC)}
    {
        if (descriptor_ < 0)
            throw std::system_error{errno, std::generic_category(), "memfd_create"};
    }
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    [[nodiscard]] std::string bytes() const
    {
        std::string bytes(static_cast<std::size_t>(lseek(descriptor_, 0, SEEK_END)), '\0');
        std::size_t read = 0;
        while (read < bytes.size()) {
            auto const count = pread(descriptor_, bytes.data() + read, bytes.size() - read, static_cast<off_t>(read));
            base::ensure(count > 0, "a file in memory can be read");
            read += static_cast<std::size_t>(count);
        }
        return bytes;
    }

private:
    int descriptor_;
};

lxw_row_t row_of(int row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_of(int column) { return static_cast<lxw_col_t>(column); }

class Writer {
public:
    Writer(Workbook const& source, std::string const& path) : source_{source}, workbook_{workbook_new(path.c_str())}
    {
        base::ensure(workbook_ != nullptr, "a workbook can be opened in memory");
    }

    base::Result<void> write()
    {
        auto title = source_.title;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.created = written_at;
        workbook_set_properties(workbook_, &properties);
        for (auto const& sheet : source_.sheets)
            write_sheet(sheet);
        auto const closed = workbook_close(workbook_);
        note(closed);
        if (problem_ == LXW_NO_ERROR)
            return {};
        return base::fail(base::ErrorKind::invalid_input, "workbook.not-written", "the workbook cannot be written: {reason}",
                          {{"reason", lxw_strerror(problem_)}});
    }

private:
    void note(lxw_error error)
    {
        if (problem_ == LXW_NO_ERROR)
            problem_ = error;
    }

    void write_sheet(Sheet const& sheet)
    {
        note(workbook_validate_sheet_name(workbook_, sheet.name.c_str()));
        auto* const to = workbook_add_worksheet(workbook_, sheet.name.c_str());
        if (to == nullptr)
            return;
        set_page(to, sheet);
        for (std::size_t i = 0; i < sheet.column_widths.size(); ++i)
            worksheet_set_column(to, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), sheet.column_widths[i], nullptr);
        for (auto const& [row, height] : sheet.row_heights)
            worksheet_set_row(to, row_of(row), height, nullptr);
        for (auto const& cell : sheet.cells)
            write_cell(to, cell);
        for (auto const& highlight : sheet.highlights)
            write_highlight(to, highlight);
        for (auto const& check : sheet.input_checks)
            write_input_check(to, check);
        if (sheet.is_protected)
            protect(to);
    }

    static void set_page(lxw_worksheet* to, Sheet const& sheet)
    {
        constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(to, a4);
        worksheet_set_margins(to, 0.7, 0.7, 0.9, 0.9);
        worksheet_center_horizontally(to);
        worksheet_fit_to_pages(to, 1, 0);
        worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_footer(to, "&C— &P —");
        if (sheet.repeated_first_row >= 0)
            worksheet_repeat_rows(to, row_of(sheet.repeated_first_row), row_of(sheet.repeated_last_row));
    }

    static void protect(lxw_worksheet* to)
    {
        lxw_protection allowed{};
        allowed.format_cells = LXW_TRUE;
        allowed.format_columns = LXW_TRUE;
        allowed.format_rows = LXW_TRUE;
        worksheet_protect(to, nullptr, &allowed);  // against slips, not against people: no password
    }

    void write_cell(lxw_worksheet* to, SheetCell const& cell)
    {
        auto* const format = format_of(cell.style);
        auto const& range = cell.range;
        auto const row = row_of(range.first_row);
        auto const column = column_of(range.first_column);
        if (range.first_row != range.last_row || range.first_column != range.last_column)
            note(worksheet_merge_range(to, row, column, row_of(range.last_row), column_of(range.last_column), "", format));
        if (auto const* const text = std::get_if<std::string>(&cell.content))
            note(worksheet_write_string(to, row, column, text->c_str(), format));
        else if (auto const* const number = std::get_if<base::Decimal>(&cell.content))
            write_number(to, row, column, *number, format);
        else if (auto const* const formula = std::get_if<Formula>(&cell.content))
            note(worksheet_write_formula_str(to, row, column, formula->text.c_str(), format, formula->shown.c_str()));
        else
            note(worksheet_write_blank(to, row, column, format));
    }

    void write_number(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, base::Decimal number, lxw_format* format)
    {
        auto const text = base::to_string(number);
        if (number.micros() > -exact_micros && number.micros() < exact_micros)
            note(worksheet_write_number(to, row, column, std::stod(text), format));
        else
            note(worksheet_write_string(to, row, column, text.c_str(), format));
    }

    void write_highlight(lxw_worksheet* to, Highlight const& highlight)
    {
        std::string ranges;
        for (auto const& range : highlight.ranges)
            ranges += (ranges.empty() ? "" : " ") + cell_name(range.first_row, range.first_column) + ":" +
                      cell_name(range.last_row, range.last_column);
        auto formula = highlight.formula;
        lxw_conditional_format condition{};
        condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
        condition.value_string = formula.data();
        condition.multi_range = ranges.data();
        condition.format = failure_format();
        auto const& first = highlight.ranges.front();
        note(worksheet_conditional_format_range(to, row_of(first.first_row), column_of(first.first_column),
                                                row_of(first.last_row), column_of(first.last_column), &condition));
    }

    void write_input_check(lxw_worksheet* to, InputCheck const& check)
    {
        auto refusal = check.refusal;
        lxw_data_validation validation{};
        validation.validate = check.takes == InputCheck::Takes::amount ? LXW_VALIDATION_TYPE_DECIMAL
                                                                       : LXW_VALIDATION_TYPE_INTEGER;
        validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        validation.value_number = check.takes == InputCheck::Takes::whole_number ? -1e12 : 0;
        validation.ignore_blank = LXW_VALIDATION_ON;
        validation.error_message = refusal.data();
        auto const& range = check.range;
        note(worksheet_data_validation_range(to, row_of(range.first_row), column_of(range.first_column),
                                             row_of(range.last_row), column_of(range.last_column), &validation));
    }

    lxw_format* failure_format()
    {
        if (failure_ == nullptr) {
            failure_ = workbook_add_format(workbook_);
            format_set_font_color(failure_, ink_of_failure);
            format_set_bg_color(failure_, paper_of_failure);
            format_set_num_format(failure_, "General\" ✗\";-General\" ✗\";General\" ✗\";@\" ✗\"");  // colour alone would not reach everybody
        }
        return failure_;
    }

    lxw_format* format_of(SheetStyle const& style)
    {
        for (auto const& [known, format] : formats_)
            if (known == style)
                return format;
        auto* const format = workbook_add_format(workbook_);
        format_set_font_name(format, style.face == SheetFace::heading ? "黑体" : "宋体");
        format_set_font_size(format, style.size);
        format_set_text_wrap(format);
        format_set_align(format, alignment_of(style.alignment));
        format_set_align(format, style.at_top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
        if (style.bold)
            format_set_bold(format);
        if (style.border)
            format_set_border(format, LXW_BORDER_THIN);
        if (style.shaded)
            format_set_bg_color(format, shade);
        if (style.unlocked)
            format_set_unlocked(format);
        return formats_.emplace_back(style, format).second;
    }

    static std::uint8_t alignment_of(Alignment alignment)
    {
        switch (alignment) {
        case Alignment::automatic: return LXW_ALIGN_NONE;
        case Alignment::left: return LXW_ALIGN_LEFT;
        case Alignment::centre: return LXW_ALIGN_CENTER;
        case Alignment::right: return LXW_ALIGN_RIGHT;
        }
        return LXW_ALIGN_NONE;
    }

    Workbook const& source_;
    lxw_workbook* workbook_;  // owned by the library, freed by workbook_close
    std::vector<std::pair<SheetStyle, lxw_format*>> formats_;
    lxw_format* failure_ = nullptr;
    lxw_error problem_ = LXW_NO_ERROR;
};

std::string letters_of(int column)
{
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

}  // namespace

std::string cell_name(int row, int column)
{
    return letters_of(column) + std::to_string(row + 1);
}

std::string fixed_cell_name(int row, int column)
{
    return "$" + letters_of(column) + "$" + std::to_string(row + 1);
}

base::Result<std::string> write_workbook(Workbook const& workbook)
{
    MemoryFile const file;
    Writer writer{workbook, file.path()};
    if (auto const written = writer.write(); !written)
        return tl::unexpected{written.error()};
    return file.bytes();
}

}  // namespace document
