#pragma once

#include "disclosure/domain/document_register.hpp"
#include "document/document.hpp"
#include "platform/config/texts.hpp"

#include <vector>

namespace disclosure {

// What a line of a list would change.
enum class ListChange : std::uint8_t { added, changed, same };

// A field of a registered document that a line changes; "" where it is blank.
struct FieldChange {
    std::string_view field;  // as the list names it
    std::string before;
    std::string after;

    friend bool operator==(FieldChange const&, FieldChange const&) = default;
};

// What a line tells besides title, number and day. What a list has no column for stays as it is registered.
struct ToldFields {
    bool kind = false;  // a blank one tells nothing
    bool repealed_on = false;
    bool repealed_by = false;
};

// A line of a list of normative documents, with what is wrong with it.
struct ListedDocument {
    NormativeDocument document;
    base::Place at;
    base::Faults faults = {};
    ToldFields told = {};
    ListChange change = ListChange::added;
    std::vector<FieldChange> changes = {};  // of one that is registered
};

// A line of a list of the months of one year; what it leaves blank was not asked.
struct ListedMonth {
    int month = 0;  // 1 to 12
    std::map<ActKind, Decimal> figures = {};
    base::Place at = {};
    base::Faults faults = {};
};

// An item of the list of powers (权责清单): which station decides what.
struct ListedPower {
    std::string station;
    ActKind kind = ActKind::licensing;
    std::string name = {};
    base::Place at = {};
    base::Faults faults = {};
};

// Each reads the first table of a CSV or a workbook. Its first row names the columns, by their ids ("file_number", "month",
// "station") or their labels on screen, in any order. An unknown column, or a missing one, refuses the whole list; what is wrong
// with a line stands at it; what is wrong with a document as it would be registered is told by import_documents.
[[nodiscard]] base::Result<std::vector<ListedDocument>> read_document_list(document::Document const& document, config::Texts const& texts,
                                                                           Date today);
[[nodiscard]] base::Result<std::vector<ListedMonth>> read_month_list(document::Document const& document, config::Texts const& texts, int year);
[[nodiscard]] base::Result<std::vector<ListedPower>> read_power_list(document::Document const& document, config::Texts const& texts);

// A day as people write it: 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日, 20250301.
[[nodiscard]] std::optional<Date> parse_written_date(std::string_view text);

}  // namespace disclosure
