#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/fault.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// What table two of the annual report asks: normative documents (Art. 20(1)), and the decisions and fees of each month (Art. 20(5),
// (6), (8)).
namespace disclosure {

using base::Date;
using base::Decimal;

enum class DocumentKind : std::uint8_t { rules, norm_docs };  // 规章, 行政规范性文件
inline constexpr std::array<std::string_view, 2> document_kind_names{"rules", "norm_docs"};  // rows of the form behind "t2."
[[nodiscard]] std::string_view to_string(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> parse_document_kind(std::string_view text);

struct NormativeDocument {
    std::int64_t number = 0;  // in the register of its agency, from 1
    DocumentKind kind = DocumentKind::norm_docs;
    std::string title = {};
    std::string file_number = {};  // 柳政发〔2025〕3号
    Date issued_on;
    std::optional<Date> repealed_on = {};
    std::string repealed_by = {};  // the document that did it; empty where it lapsed by itself

    friend bool operator==(NormativeDocument const&, NormativeDocument const&) = default;
};
// All that is wrong with it, by field. A document that is not issued yet is not registered.
[[nodiscard]] base::Faults faults_of(NormativeDocument const& document, Date today);

// The documents by their numbers, which are the same however they are written: 柳政发〔2025〕3号, 柳政发 [2025] 3 号.
class FileNumbers {
public:
    explicit FileNumbers(std::span<NormativeDocument const> documents);  // outlive it

    // One that is written alike before another of the same number; null where there is none.
    [[nodiscard]] NormativeDocument const* find(std::string_view file_number) const;
    // True where a document other than that one has its number.
    [[nodiscard]] bool is_taken(NormativeDocument const& by) const;

private:
    std::multimap<std::string, NormativeDocument const*> documents_;  // by the folded number
};

struct DocumentCounts {
    std::int64_t issued = 0;    // in the year
    std::int64_t repealed = 0;  // in the year
    std::int64_t in_force = 0;  // on its last day

    friend bool operator==(DocumentCounts const&, DocumentCounts const&) = default;
};
// Of the kinds of which anything is registered: of another one nobody can tell, so it has no 0.
[[nodiscard]] std::map<DocumentKind, DocumentCounts> count_documents(std::span<NormativeDocument const> documents, int year);
[[nodiscard]] bool is_in_force(NormativeDocument const& document, Date on);

enum class ActKind : std::uint8_t { licensing, penalty, coercion, admin_fee };
inline constexpr std::array<std::string_view, 4> act_kind_names{"licensing", "penalty", "coercion", "admin_fee"};
[[nodiscard]] std::string_view to_string(ActKind kind);

inline constexpr int months_of_year = 12;
// What was answered for each month; a month that nobody answered for is not 0.
using MonthlyFigures = std::array<std::optional<Decimal>, months_of_year>;
// Of the year, once every month is answered.
[[nodiscard]] std::optional<Decimal> sum_of_year(MonthlyFigures const& figures);
// A number of decisions is whole, an amount in 万元 need not be; neither is below 0.
[[nodiscard]] bool is_figure_of(ActKind kind, Decimal value);

}  // namespace disclosure
