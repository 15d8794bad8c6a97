#include "requests/domain/request_law_fit.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace requests {
namespace {

using base::Json;
using Ids = std::set<std::string, std::less<>>;

// What the form has: the leaves and applicant columns of table three, the outcome columns of table four.
struct FormIds {
    Ids leaves;
    Ids applicants;
    Ids outcomes;
};

FormIds ids_of(Json const& form)
{
    FormIds ids;
    for (auto const& table : form.at("tables")) {
        if (table.at("id") == "t3") {
            for (auto const& row : table.at("rows"))
                if (row.at("kind") == "leaf")
                    ids.leaves.insert(row.at("id").get<std::string>());
            for (auto const& column : table.at("columns"))
                ids.applicants.insert(column.at("id").get<std::string>());
            ids.applicants.erase("total");
        } else if (table.at("id") == "t4") {
            for (auto const& column : table.at("columns"))
                ids.outcomes.insert(column.at("id").get<std::string>());
        }
    }
    return ids;
}

class Fit {
public:
    void must(bool holds, std::string const& what)
    {
        if (!holds && misfit_.empty())
            misfit_ = what;
    }
    template <class T>
    void must_be_unique(std::vector<T> const& list)
    {
        Ids seen;
        for (auto const& each : list)
            must(!each.id.empty() && seen.insert(each.id).second, "id " + each.id);
    }
    [[nodiscard]] std::string const& misfit() const { return misfit_; }

private:
    std::string misfit_;
};

void fit_decisions(Fit& fit, RequestLaw const& law, FormIds const& form)
{
    Ids reached;
    for (auto const& decision : law.decisions) {
        reached.insert(decision.leaf);
        auto const* letter = law.letter(decision.letter);
        fit.must(letter != nullptr, decision.id + ": letter " + decision.letter);
        fit.must(letter == nullptr || letter->remedy == decision.remedy, decision.id + ": remedy");
        fit.must(!decision.article.empty(), decision.id + ": article");
        for (auto const& need : decision.needs)
            fit.must(law.check("decision." + need) != nullptr, decision.id + ": " + need);
    }
    for (auto const& leaf : reached)
        fit.must(form.leaves.contains(leaf), "leaf " + leaf);
    for (auto const& leaf : form.leaves)
        fit.must(reached.contains(leaf), "leaf " + leaf);
    for (auto const* event : {"withdrawn", "transferred"})
        fit.must(std::count_if(law.decisions.begin(), law.decisions.end(), [&](auto const& d) { return d.closing == event; }) == 1,
                 event);
}

void fit_applicants(Fit& fit, RequestLaw const& law, FormIds const& form)
{
    Ids columns;
    for (auto const& kind : law.applicants) {
        fit.must(columns.insert(kind.column).second, kind.id + ": column");
        for (auto const& identity : kind.identity)
            fit.must(law.identity_kind(identity) != nullptr, kind.id + ": " + identity);
    }
    fit.must(columns == form.applicants, "applicants");
}

void fit_letters(Fit& fit, RequestLaw const& law)
{
    auto const is_element = [&](std::string const& id) {
        return std::any_of(law.elements.begin(), law.elements.end(), [&](auto const& e) { return e.id == id; });
    };
    for (auto const& letter : law.letters) {
        for (auto const& id : letter.elements)
            fit.must(is_element(id), letter.id + ": " + id);
        for (auto const& id : letter.must_not_hold)
            fit.must(is_element(id), letter.id + ": " + id);
        fit.must(!letter.is_procedural || letter.remedy == RemedyClause::none, letter.id + ": remedy");
    }
}

void fit_checks(Fit& fit, RequestLaw const& law, Json const& rules)
{
    Ids known;
    for (auto const& rule : rules.at("rules"))
        known.insert(rule.at("id").get<std::string>());
    for (auto const& check : law.checks) {
        fit.must(check.rule.empty() || known.contains(check.rule), check.id + ": " + check.rule);
        fit.must(!check.basis.empty() && !check.message.zh.empty() && !check.message.en.empty(), check.id);
    }
}

void fit_remedies(Fit& fit, RequestLaw const& law, FormIds const& form)
{
    for (auto const& outcome : law.outcomes) {
        for (auto const& period : {outcome.applicant_may, outcome.agency_may})
            fit.must(period.empty() || law.periods.contains(period), outcome.id + ": " + period);
        for (auto const* block : {"t4.review.", "t4.suit_direct.", "t4.suit_after."})
            fit.must(form.outcomes.contains(block + outcome.column), outcome.id);
    }
    Ids levels;
    for (auto const& body : law.bodies)
        for (auto const& level : body.levels)
            fit.must(levels.insert(level).second, "level " + level);
    for (auto const* id :
         {"review_apply", "review_accept", "review_reply", "review_reply_simple", "review_decide", "review_decide_simple",
          "review_extension", "suit_direct", "suit_after_review", "suit_reply", "suit_decide", "suit_decide_simple", "suit_appeal_decide"})
        fit.must(law.periods.contains(id) && law.periods.find(id)->second.count > 0, std::string{"period "} + id);
}

void fit_defaults(Fit& fit, RequestLaw const& law)
{
    auto const& d = law.defaults;
    fit.must(d.name_characters_at_most > 0 && d.description_characters_at_most > 0 && d.repeated_interest > 1, "defaults");
    fit.must(d.correction_days_at_least > 0 && d.correction_days_at_least <= d.correction_days_at_most, "defaults: correction");
    fit.must(d.circulation_days > 0 && d.confirmation_days > 0 && d.late_entry_days >= 0, "defaults: days");
    for (auto const* id : {"letter", "request", "correction"})
        fit.must(law.numbering.contains(id) && law.numbering.find(id)->second.find("{n}") != std::string::npos,
                 std::string{"numbering "} + id);
    for (auto const* id : {"case_file", "identity_picture"})
        fit.must(law.retention.contains(id) && law.retention.find(id)->second.months > 0, std::string{"retention "} + id);
}

}  // namespace

std::string first_misfit(RequestLaw const& law, Json const& rules, Json const& form)
{
    auto const ids = ids_of(form);
    Fit fit;
    fit.must_be_unique(law.channels);
    fit.must_be_unique(law.applicants);
    fit.must_be_unique(law.identity_kinds);
    fit.must_be_unique(law.decisions);
    fit.must_be_unique(law.events);
    fit.must_be_unique(law.elements);
    fit.must_be_unique(law.letters);
    fit.must_be_unique(law.outcomes);
    fit.must_be_unique(law.services);
    for (auto const& mode : law.services) {
        fit.must(!mode.proofs.empty(), "proofs of " + mode.id);
        fit.must_be_unique(mode.proofs);
    }
    fit.must_be_unique(law.checks);
    fit_decisions(fit, law, ids);
    fit_applicants(fit, law, ids);
    fit_letters(fit, law);
    fit_checks(fit, law, rules);
    fit_remedies(fit, law, ids);
    fit_defaults(fit, law);
    return fit.misfit();
}

}  // namespace requests
