#include "report/domain/rules/rule_function.hpp"

// R-PII: personal data in the text, one rule a kind.
namespace report {
namespace {

template <PersonalDatumKind Kind>
void without(Assessor& assessor)
{
    auto found = false;
    for (auto const& datum : assessor.facts().personal_data) {
        if (datum.kind != Kind)
            continue;
        found = true;
        assessor.failed({.words = {{"masked", datum.masked},
                                   {"code", datum.masked},
                                   {"kind", datum.label_zh},
                                   {"kind_en", datum.label_en}},
                         .at = datum.at});
    }
    if (!found)
        assessor.passed();
}

constexpr RuleFunction functions[]{
    {"personal_data.resident_id", without<PersonalDatumKind::resident_id>},
    {"personal_data.mobile", without<PersonalDatumKind::mobile>},
    {"personal_data.bank_card", without<PersonalDatumKind::bank_card>},
    {"personal_data.address", without<PersonalDatumKind::address>},
    {"personal_data.other_id", without<PersonalDatumKind::other_id>},
    {"personal_data.sensitive", without<PersonalDatumKind::sensitive>},
    {"personal_data.credit_code", without<PersonalDatumKind::broken_credit_code>},
};

}  // namespace

std::span<RuleFunction const> personal_data_rules()
{
    return functions;
}

}  // namespace report
