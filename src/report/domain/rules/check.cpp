#include "report/domain/rules/check.hpp"

#include "base/ensure.hpp"
#include "report/domain/narrative/narrative.hpp"
#include "report/domain/rules/known_facts.hpp"
#include "report/domain/rules/linear_rule.hpp"
#include "report/domain/rules/root_cause.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace report {
namespace {

using Function = void (*)(Assessor&);

std::map<std::string_view, Function> all_functions()
{
    std::map<std::string_view, Function> functions;
    for (auto const family : {structure_rules(), table_rules(), cross_year_rules(), narrative_rules(),
                              aggregate_rules(), publication_rules(), personal_data_rules()})
        for (auto const& function : family)
            functions.emplace(function.name, function.apply);
    return functions;
}

// A rule that is switched on, ready to run.
struct PreparedRule {
    Rule const* rule = nullptr;
    NeededFacts needs;
    Function function = nullptr;  // of a rule that is not linear
    // Of a linear rule: by this report's form and last year's, as they stand in Forms; none where the rule's forms do
    // not include it.
    std::vector<std::vector<std::optional<LinearRule>>> linear;
    std::vector<bool> speaks_of;  // by form
    bool speaks_of_all = false;   // also of a report without a form
};

base::Result<void> resolve_facts(PreparedRule& prepared)
{
    for (auto const& name : prepared.rule->facts) {
        auto fact = parse_fact(name);
        if (!fact)
            return tl::unexpected{fact.error()};
        prepared.needs.push_back(*fact);
    }
    return {};
}

base::Result<void> resolve_linear(PreparedRule& prepared, Forms const& forms)
{
    auto const& all = forms.all();
    prepared.linear.resize(all.size());
    for (std::size_t own = 0; own < all.size(); ++own) {
        prepared.linear[own].resize(all.size());
        for (std::size_t previous = 0; prepared.speaks_of[own] && previous < all.size(); ++previous) {
            auto compiled = compile_linear(*prepared.rule, all[own], all[previous], forms);
            if (!compiled)
                return tl::unexpected{compiled.error()};
            prepared.linear[own][previous] = std::move(*compiled);
        }
    }
    return {};
}

base::Result<PreparedRule> prepare_rule(Rule const& rule, Forms const& forms,
                                        std::map<std::string_view, Function> const& functions)
{
    PreparedRule prepared;
    prepared.rule = &rule;
    prepared.speaks_of_all = rule.forms.empty();
    for (auto const& form : forms.all())
        prepared.speaks_of.push_back(prepared.speaks_of_all ||
                                     std::find(rule.forms.begin(), rule.forms.end(), form.id) != rule.forms.end());
    if (auto resolved = resolve_facts(prepared); !resolved)
        return tl::unexpected{resolved.error()};
    if (rule.function.empty()) {
        if (auto resolved = resolve_linear(prepared, forms); !resolved)
            return tl::unexpected{resolved.error()};
        return prepared;
    }
    auto const function = functions.find(rule.function);
    if (function == functions.end())
        return base::fail(base::ErrorKind::invalid_input, "rules.unknown-function",
                          "rule {rule} names {function}, which the program does not have",
                          {{"rule", rule.id}, {"function", rule.function}});
    prepared.function = function->second;
    return prepared;
}

}  // namespace

struct Checker::Prepared {
    RuleBook book;
    Forms const* forms;
    std::vector<KnownDocument> documents;
    std::vector<PreparedRule> rules;

    [[nodiscard]] std::optional<std::size_t> position_of(Form const* form) const;
    [[nodiscard]] LinearRule const& linear(PreparedRule const& rule, Facts const& facts) const;
};

namespace {

// One check of one report.
class Run {
public:
    Run(Facts const& facts, std::optional<std::size_t> form) : facts_{facts}, form_{form}, known_{known_facts(facts)} {}

    [[nodiscard]] bool concerns(PreparedRule const& rule) const
    {
        return form_ ? rule.speaks_of[*form_] : true;
    }

    // A report without a form has no cells: what is said of forms alone cannot be assessed.
    [[nodiscard]] bool is_assessable(PreparedRule const& rule) const
    {
        return (form_ || rule.function != nullptr) && are_known(rule.needs, known_);
    }

    void skip(PreparedRule const& rule) { Assessor{*rule.rule, facts_, result_}.not_assessable(); }

    void call(PreparedRule const& rule)
    {
        Assessor assessor{*rule.rule, facts_, result_};
        rule.function(assessor);
    }

    void evaluate(PreparedRule const& rule, LinearRule const& linear)
    {
        Assessor assessor{*rule.rule, facts_, result_};
        LinearOutcome outcome{&linear, {}};
        outcome.lines.reserve(linear.equations.size());
        // A report without a form, free text of 2018 and before, has no cells to compare with.
        auto const* previous = facts_.previous != nullptr && facts_.previous->form != nullptr ? facts_.previous : nullptr;
        for (auto const& equation : linear.equations) {
            auto& line = outcome.lines.emplace_back();
            line.residual = residual(equation, linear.rhs, facts_.report, previous);
            if (!line.residual) {
                assessor.not_assessable();
            } else if (keeps(linear.comparison, *line.residual)) {
                assessor.passed();
            } else {
                line.finding = result_.findings.size();
                assessor.failed(broken_equation(linear, equation, facts_.report, previous));
            }
        }
        outcomes_.push_back(std::move(outcome));
    }

    [[nodiscard]] CheckResult finish()
    {
        if (facts_.report.form != nullptr && !result_.findings.empty())
            merge_explained_totals(outcomes_, *facts_.report.form, result_.findings);
        return std::move(result_);
    }

    void expect(std::size_t rules)
    {
        result_.assessed.reserve(rules);
        outcomes_.reserve(rules);
    }

private:
    Facts const& facts_;
    std::optional<std::size_t> form_;
    FactSet known_;
    CheckResult result_;
    std::vector<LinearOutcome> outcomes_;
};

}  // namespace

std::optional<std::size_t> Checker::Prepared::position_of(Form const* form) const
{
    auto const& all = forms->all();
    auto const found = std::find_if(all.begin(), all.end(), [form](Form const& f) { return &f == form; });
    return found == all.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - all.begin())};
}

LinearRule const& Checker::Prepared::linear(PreparedRule const& rule, Facts const& facts) const
{
    auto const own = position_of(facts.report.form);
    auto const previous = facts.previous == nullptr ? std::nullopt : position_of(facts.previous->form);
    return *rule.linear[*own][previous.value_or(*own)];
}

base::Result<Checker> Checker::prepare(RuleBook book, Forms const& forms, std::vector<KnownDocument> documents)
{
    auto prepared = std::make_unique<Prepared>(Prepared{std::move(book), &forms, std::move(documents), {}});
    auto const functions = all_functions();
    for (auto const& rule : prepared->book.rules()) {
        if (!rule.on)
            continue;
        auto one = prepare_rule(rule, forms, functions);
        if (!one)
            return tl::unexpected{one.error()};
        prepared->rules.push_back(std::move(*one));
    }
    return Checker{std::move(prepared)};
}

Checker::Checker(std::unique_ptr<Prepared> prepared) : prepared_{std::move(prepared)} {}
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;
Checker::~Checker() = default;

RuleBook const& Checker::book() const
{
    return prepared_->book;
}

CheckResult Checker::check(Facts facts) const
{
    auto const form = prepared_->position_of(facts.report.form);
    base::ensure(form || facts.report.form == nullptr, "a report's form is one of those the checker was prepared with");
    auto const personal_data = find_personal_data(facts.report, prepared_->book.personal_data());
    facts.personal_data = personal_data;
    auto const narrative = narrative::parse_narrative(facts.report);
    facts.narrative = &narrative;
    facts.forms = prepared_->forms;
    if (facts.documents.empty())
        facts.documents = prepared_->documents;

    Run run{facts, form};
    run.expect(prepared_->rules.size());
    for (auto const& rule : prepared_->rules) {
        if (!run.concerns(rule))
            continue;
        if (!run.is_assessable(rule))
            run.skip(rule);
        else if (rule.function != nullptr)
            run.call(rule);
        else
            run.evaluate(rule, prepared_->linear(rule, facts));
    }
    return run.finish();
}

}  // namespace report
