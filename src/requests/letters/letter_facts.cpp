#include "requests/letters/letter_facts.hpp"

#include "base/chinese_number.hpp"
#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

std::string_view without_end(std::string_view text)
{
    constexpr std::array<std::string_view, 6> ends{" ", "\n", "\t", "　", "。", "；"};
    for (auto again = true; again;) {
        again = false;
        for (auto const end : ends)
            if (text.ends_with(end)) {
                text.remove_suffix(end.size());
                again = true;
            }
    }
    for (auto const space : {std::string_view{" "}, std::string_view{"\n"}, std::string_view{"　"}})
        while (text.starts_with(space))
            text.remove_prefix(space.size());
    return text;
}

void add_joined(std::string& list, std::string_view item, std::string_view between)
{
    if (item.empty() || list.find(item) != std::string::npos)
        return;
    list += list.empty() ? "" : between;
    list += item;
}

void add_agency(LetterFacts& facts, agencies::Agency const& agency, Date on)
{
    auto const& name = agencies::name_on(agency, on);
    facts.say("agency", name.full);
    facts.say("agency_short", name.abbreviation);
    facts.say("unit", agency.guide.unit);
    facts.say("office_address", agency.guide.address);
    facts.say("postcode", agency.guide.postcode);
    facts.say("office_hours", agency.guide.office_hours);
    facts.say("office_telephone", agency.guide.telephone);
}

void add_request(LetterFacts& facts, Request const& request, RequestLaw const& law)
{
    auto const& intake = request.intake;
    facts.say("request_number", intake.number);
    facts.say("request_summary", intake.subject);
    facts.say("request_date", intake.arrived_on);
    facts.say("registered_on", request.registered_on);
    if (request.received_on)
        facts.say("receipt_day", *request.received_on);
    facts.say("applicant_kind", intake.applicant_kind);
    if (auto const* channel = law.channel(intake.channel))
        facts.say("channel", channel->name.zh);
    if (auto const* kind = law.applicant(intake.applicant_kind))
        facts.say("applicant_kind_name", kind->name.zh);
    if (auto const* form = law.wanted_form(intake.wanted.form))
        facts.say("wanted_form", form->name.zh);
    if (auto const* way = law.wanted_way(intake.wanted.way))
        facts.say("wanted_way", way->name.zh);
    if (request.corrected_on)
        facts.say("corrected_on", *request.corrected_on);
    if (request.correction_until)
        facts.say("correction_until", *request.correction_until);
}

void add_person(LetterFacts& facts, Particulars const& particulars, RequestLaw const& law)
{
    auto const& person = particulars.applicant;
    std::string names = person.name;
    for (auto const& other : particulars.co_applicants)
        names += "、" + other.name;
    facts.say("applicant_name", names);
    if (!particulars.co_applicants.empty())
        facts.say("several", std::to_string(particulars.co_applicants.size() + 1));
    if (particulars.agent)
        facts.say("agent_name", particulars.agent->person.name);
    if (auto const* kind = law.identity_kind(person.identity_kind))
        facts.say("identity", kind->name.zh + "　" + person.identity_number);
    std::string contact;
    add_joined(contact, person.telephone, "；");
    add_joined(contact, person.email, "；");
    add_joined(contact, particulars.service_address.empty() ? person.address : particulars.service_address, "；");
    facts.say("applicant_contact", contact);
    facts.say("request_content", particulars.content);
}

}  // namespace

void LetterFacts::say(std::string name, std::string_view text)
{
    if (auto const trimmed = without_end(text); trimmed.empty())
        texts_.erase(name);
    else
        texts_.insert_or_assign(std::move(name), std::string{trimmed});
}

void LetterFacts::say(std::string name, Date day)
{
    say(std::move(name), in_words(day));
}

void LetterFacts::list(std::string name, std::vector<LetterFacts> rows)
{
    if (rows.empty())
        return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].say("n", std::to_string(i + 1));
        if (i < 99)
            rows[i].say("n_zh", base::to_chinese_ordinal(static_cast<int>(i + 1)));
    }
    lists_.insert_or_assign(std::move(name), std::move(rows));
}

std::string const* LetterFacts::find(std::string_view name) const
{
    auto const found = texts_.find(name);
    return found == texts_.end() ? nullptr : &found->second;
}

std::vector<LetterFacts> const* LetterFacts::rows(std::string_view name) const
{
    auto const found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

std::string in_words(Date day)
{
    auto const civil = day.civil();
    return std::to_string(day.year()) + "年" + std::to_string(static_cast<unsigned>(civil.month())) + "月" +
           std::to_string(static_cast<unsigned>(civil.day())) + "日";
}

LetterFacts facts_of(LetterMatter const& matter, Terms const& terms)
{
    LetterFacts facts;
    add_agency(facts, matter.agency, matter.on);
    add_request(facts, matter.request, terms.law);
    add_person(facts, matter.particulars, terms.law);
    facts.say("answer_days", std::to_string(terms.periods.answer));
    facts.say("third_party_days", std::to_string(terms.periods.third_party_opinion));
    facts.say("co_author_days", std::to_string(terms.periods.co_author_opinion));
    facts.say("fee_days", std::to_string(terms.periods.fee_payment));
    return facts;
}

void add_remedies(LetterFacts& facts, Remedies const& remedies, RemedyPlaces const& places, RequestLaw const& law)
{
    if (remedies.clause == RemedyClause::none)
        return;
    base::ensure(remedies.clause != RemedyClause::of_grounds, "the clause of an answer is settled by its grounds");
    facts.say("clause", remedies.clause == RemedyClause::reconsideration_first ? "reconsideration_first" : "ordinary");
    auto const* agency = facts.find("agency");
    auto const is_own = remedies.body != nullptr && remedies.body->id == "itself" && agency != nullptr;
    facts.say("reconsideration_body", is_own ? *agency : places.reconsideration_body);
    facts.say("court", places.court);
    facts.say("online_reconsideration", places.online_reconsideration);
    facts.say("review_days", std::to_string(law.period("review_apply").count));
    facts.say("suit_months", std::to_string(law.period("suit_direct").count));
    facts.say("suit_days", std::to_string(law.period("suit_after_review").count));
    if (remedies.review_until)
        facts.say("review_until", remedies.review_until->date);
    if (remedies.suit_until)
        facts.say("suit_until", remedies.suit_until->date);
}

void add_decision(LetterFacts& facts, DecisionDraft const& draft, Date decided_on, RequestLaw const& law)
{
    auto const* kind = law.decision(draft.kind);
    base::ensure(kind != nullptr, "the decision is one of requests.json");
    facts.say("decision_kind", kind->id);
    if (kind->is_ground)
        facts.say("ground", kind->id);
    facts.say("article", kind->article);
    facts.say("decided_on", decided_on);
    facts.say("reasons", draft.reasons);
    facts.say("access", draft.access);
    facts.say("search", draft.search_record);
    facts.say("governing_law", draft.governing_law);
    facts.say("earlier_answer", draft.earlier_answer);
    if (draft.right_agency) {
        facts.say("right_agency_name", draft.right_agency->name);
        facts.say("right_agency_contact", draft.right_agency->contact);
    }
    if (draft.overrides)
        facts.say("override_reasons", draft.overrides->reasons);
    std::vector<LetterFacts> rows;
    std::string names;
    for (auto const& each : draft.withheld) {
        auto const* ground = law.decision(each.ground);
        LetterFacts row;
        row.say("what", each.what);
        row.say("ground", each.ground);
        row.say("why", each.reason);
        row.say("withheld_article", ground == nullptr ? "" : ground->article);
        rows.push_back(std::move(row));
        add_joined(names, each.what, "、");
    }
    facts.list("withheld", std::move(rows));
    facts.say("withheld_names", names);
}

void add_due_day(LetterFacts& facts, std::string const& name, DueDay const& due)
{
    if (!due.day)
        return;
    facts.say(name, *due.day);
    for (auto const* counting : {"counted_from", "counted_days", "holidays", "suspended_days"})
        facts.say(counting, "");  // of another day
    if (!due.derivation)
        return;
    std::string holidays;
    for (auto const& step : due.derivation->steps) {
        if (step.kind == calendar::StepKind::start || step.kind == calendar::StepKind::restart)
            facts.say("counted_from", step.days.from);
        if (step.kind == calendar::StepKind::holiday)
            add_joined(holidays, step.name, "、");
        if (step.reached > 0)
            facts.say("counted_days", std::to_string(step.reached));
    }
    facts.say("holidays", holidays);
    if (due.derivation->suspended_days > 0)
        facts.say("suspended_days", std::to_string(due.derivation->suspended_days));
}

void add_fee(LetterFacts& facts, FeeDemanded const& fee, ProcessingFee const& lines)
{
    facts.say("fee_measure", fee.measure == FeeMeasure::by_piece ? "by_piece" : "by_volume");
    facts.say("fee_first", std::to_string(fee.first));
    facts.say("fee_last", std::to_string(fee.last));
    facts.say("amount", std::to_string(fee.yuan) + "元");
    std::vector<LetterFacts> rows;
    for (auto const& line : lines.lines) {
        auto const from = std::max(line.from, fee.first);
        if (from > line.to)
            continue;
        FeeLine const charged{from, line.to, line.price};
        LetterFacts row;
        row.say("fee_from", std::to_string(charged.from));
        row.say("fee_to", std::to_string(charged.to));
        row.say("fee_price", std::to_string(charged.price));
        row.say("fee_sum", std::to_string(charged.amount()));
        rows.push_back(std::move(row));
    }
    facts.list("fee_lines", std::move(rows));
}

}  // namespace requests
