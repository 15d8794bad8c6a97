#pragma once

#include "base/fault.hpp"
#include "base/json_fwd.hpp"
#include "requests/pages/page_tools.hpp"

// Forms as data: which fields they have, what was typed in, and what is wrong with it.
namespace requests {

enum class FieldKind { line, area, date, number, choice, telephone, email };
enum class Need { optional, required, depends };  // depends: on what else is typed

struct Option {
    std::string id;
    std::string label;
};

// Its label is the text "desk.field." and the name; a hint stands beneath where there is a text "desk.hint." and the name.
struct Field {
    std::string name;
    FieldKind kind = FieldKind::line;
    Need need = Need::optional;
    std::string first = {};  // what stands there before anything was typed
    std::vector<Option> choices = {};
};

// What was typed, by the name of the field; of a form that was not sent, what its fields begin with.
using Given = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Given given_in(http::Form const& form);
[[nodiscard]] Given first_of(std::vector<Field> const& fields);
[[nodiscard]] std::string const& value_in(Given const& given, std::string_view name);

// Reads values out of what was typed and collects the faults.
class FormReader {
public:
    explicit FormReader(Given const& given) : given_{given} {}

    [[nodiscard]] std::string text(std::string_view name) const { return value_in(given_, name); }
    // Where nothing is there, or no day, a fault and `otherwise`.
    [[nodiscard]] Date date(std::string_view name, Date otherwise);
    [[nodiscard]] std::optional<Date> optional_date(std::string_view name);
    [[nodiscard]] std::int64_t number(std::string_view name);
    // Of a text that must be there.
    [[nodiscard]] std::string needed_text(std::string_view name);
    // One of the values by its position among the choices; the first, and a fault, for what is none of them.
    [[nodiscard]] std::size_t position_in(std::span<std::string_view const> ids, std::string_view name);

    void add_fault(base::Fault fault) { faults_.push_back(std::move(fault)); }
    [[nodiscard]] base::Faults const& faults() const { return faults_; }

private:
    Given const& given_;
    base::Faults faults_;
};

// A form for the template "fields": `prefix` keeps ids apart where a page has several forms.
struct ShownForm {
    std::vector<Field> const& fields;
    Given const& given;
    base::Json const& faults;  // of faults_json
    std::string_view prefix;
};
[[nodiscard]] base::Json fields_json(ShownForm const& form, config::Texts const& texts);

// The version of the case that the page showed; 0, which no case has, when there is none.
[[nodiscard]] std::int64_t version_in(Given const& given);

}  // namespace requests
