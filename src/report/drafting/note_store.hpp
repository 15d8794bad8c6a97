#pragma once

#include "report/desk/report_store.hpp"

namespace report {

enum class NoteKind : std::uint8_t { question, problem };
inline constexpr std::array<std::string_view, 2> note_kind_names{"question", "problem"};
[[nodiscard]] std::string_view to_string(NoteKind kind);

// What an office wrote beside its text.
struct ReportNote {
    NoteKind kind = NoteKind::question;
    std::string item;  // id of the question; the problem as last year's report has it
    std::string content;

    friend bool operator==(ReportNote const&, ReportNote const&) = default;
};

// Within the transaction of its connection.
class NoteStore {
public:
    explicit NoteStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] std::vector<ReportNote> of(ReportKey key) const;
    void put(ReportKey key, ReportNote const& note, std::string_view by, Date on);

private:
    sql::Connection& connection_;
};

}  // namespace report
