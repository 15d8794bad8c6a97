#include "report/domain/rules/known_facts.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

struct Fact {
    std::string_view name;
    bool (*is_known)(Facts const&);
};

bool has_text(Report const& report)
{
    auto const has_paragraphs = [](Section const& section) { return !section.paragraphs.empty(); };
    return !report.preamble.empty() || std::any_of(report.sections.begin(), report.sections.end(), has_paragraphs);
}

template <auto Member>
bool profile_has(Facts const& facts)
{
    return facts.profile != nullptr && (facts.profile->*Member).has_value();
}

constexpr std::array all_facts{
    Fact{"cells", [](Facts const& f) { return f.report.form != nullptr; }},
    Fact{"layout", [](Facts const& f) { return f.report.printed.from_document; }},
    Fact{"text", [](Facts const& f) { return has_text(f.report); }},
    Fact{"title", [](Facts const& f) { return !f.report.title.empty(); }},
    Fact{"organisation", [](Facts const& f) { return !f.report.organisation.empty(); }},
    Fact{"year", [](Facts const& f) { return f.report.year.has_value(); }},
    Fact{"period", [](Facts const& f) { return f.report.period.has_value(); }},
    Fact{"manifest", [](Facts const& f) { return f.manifest_year.has_value(); }},
    Fact{"previous", [](Facts const& f) { return f.previous != nullptr && is_year_before(*f.previous, f.report); }},
    Fact{"members", [](Facts const& f) { return f.members_given; }},
    Fact{"others", [](Facts const& f) { return !f.others.empty(); }},
    Fact{"documents", [](Facts const& f) { return !f.documents.empty(); }},
    Fact{"profile.level", profile_has<&Profile::level>},
    Fact{"profile.rule_making_power", profile_has<&Profile::rule_making_power>},
    Fact{"profile.published_on", profile_has<&Profile::published_on>},
    Fact{"profile.submitted_on", profile_has<&Profile::submitted_on>},
    Fact{"profile.members", profile_has<&Profile::members>},
    Fact{"profile.region", profile_has<&Profile::region>},
    Fact{"profile.agency_code", profile_has<&Profile::agency_code>},
};
static_assert(all_facts.size() <= most_facts);

}  // namespace

bool is_year_before(Report const& previous, Report const& report)
{
    return !previous.year || !report.year || *previous.year + 1 == *report.year;
}

FactSet known_facts(Facts const& facts)
{
    FactSet known;
    for (std::size_t i = 0; i < all_facts.size(); ++i)
        known[i] = all_facts[i].is_known(facts);
    return known;
}

base::Result<FactSet> parse_fact(std::string_view name)
{
    FactSet set;
    while (!name.empty()) {
        auto const end = std::min(name.find('|'), name.size());
        auto const fact = std::find_if(all_facts.begin(), all_facts.end(),
                                       [one = name.substr(0, end)](Fact const& f) { return f.name == one; });
        if (fact == all_facts.end())
            return base::fail(base::ErrorKind::invalid_input, "rules.unknown-fact", "there is no fact {fact}",
                              {{"fact", std::string{name.substr(0, end)}}});
        set.set(static_cast<std::size_t>(fact - all_facts.begin()));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return set;
}

bool are_known(NeededFacts const& needed, FactSet known)
{
    return std::all_of(needed.begin(), needed.end(), [known](FactSet one_of) { return (one_of & known).any(); });
}

}  // namespace report
