#include "requests/fault_text.hpp"

namespace requests {

base::Faults faults_of(std::vector<Finding> const& findings)
{
    base::Faults faults;
    for (auto const& finding : findings)
        if (finding.severity == Severity::error)
            faults.push_back({finding.field, finding.check, finding.words});
    return faults;
}

base::Fault fault_of(base::Error const& error, std::string field)
{
    return {std::move(field), error.code, error.words};
}

std::string fault_text(base::Fault const& fault, RequestLaw const& law, config::Texts const& texts)
{
    if (law.check(fault.code) != nullptr)
        return message_of({.check = fault.code, .field = fault.field, .words = fault.words}, law, texts.language());
    return texts.say(fault.code, fault.words);
}

}  // namespace requests
