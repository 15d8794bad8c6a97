#pragma once

#include "requests/pages/form_fields.hpp"

// The part of forms that says who asks, and for what.
namespace requests {

template <class Kinds>
Field choice_among(std::string name, Kinds const& kinds, config::Texts const& texts)
{
    Field field{.name = std::move(name), .kind = FieldKind::choice, .need = Need::required};
    for (auto const& kind : kinds)
        field.choices.push_back({kind.id, in_language(kind.name, texts)});
    return field;
}

// All of the particulars but the content.
[[nodiscard]] std::vector<Field> applicant_fields(RequestLaw const& law, config::Texts const& texts);
[[nodiscard]] Field content_field();

[[nodiscard]] Particulars particulars_of(FormReader const& form);
// What the fields show of particulars that are there.
[[nodiscard]] Given given_of(Particulars const& particulars);
// A request that staff take in: how it came, who asks, what is asked.
[[nodiscard]] Registration registration_of(FormReader& form, Date today);

}  // namespace requests
