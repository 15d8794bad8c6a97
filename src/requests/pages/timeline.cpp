#include "requests/domain/letter.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/stored_names.hpp"

#include <array>
#include <ranges>

namespace requests {
namespace {

// By the position in LetterStep; the texts stand behind "desk.letter-step.".
constexpr std::array<std::string_view, 8> letter_steps{"drafted", "reviewed", "returned", "signed", "numbered", "stamped", "served", "received"};
static_assert(letter_steps.size() == std::variant_size_v<LetterStep>);

struct Details {
    Request const& request;
    PageTools const& tools;
    config::Texts const& texts;

    [[nodiscard]] RequestLaw const& law() const { return tools.law.requests(); }
    [[nodiscard]] std::string choice(std::string_view id) const { return texts.say("desk.choice." + std::string{id}); }
    [[nodiscard]] std::string until(Date day) const { return texts.say("desk.details.until", {{"day", say_day(day, texts)}}); }

    std::string operator()(Registered const& event) const
    {
        auto const* channel = law().channel(event.intake.channel);
        return channel == nullptr ? event.intake.channel : in_language(channel->name, texts);
    }
    std::string operator()(ReceiptConfirmed const&) const { return {}; }
    std::string operator()(Circulated const&) const { return {}; }
    std::string operator()(Assigned const& event) const
    {
        return texts.say("desk.details.assigned", {{"unit", event.unit}, {"person", say_actor(event.to, tools, texts)}});
    }
    std::string operator()(CorrectionNoticed const& event) const { return until(event.until); }
    std::string operator()(CorrectionSupplied const&) const { return {}; }
    std::string operator()(CorrectionLapsed const&) const { return {}; }
    std::string operator()(OpinionAsked const& event) const { return choice(stored_name(event.whom)); }
    std::string operator()(OpinionLetterReached const& event) const { return consultation(event.consultation); }
    std::string operator()(OpinionGiven const& event) const
    {
        return consultation(event.consultation) + texts.say("desk.colon") + choice(stored_name(event.opinion));
    }
    std::string operator()(PeriodExtended const& event) const
    {
        return texts.say("desk.details.extended", {{"days", std::to_string(event.working_days)},
                                                   {"day", say_day(event.approved_on, texts)},
                                                   {"person", say_actor(event.approved_by, tools, texts)}});
    }
    std::string operator()(ReasonsAsked const& event) const { return until(event.until); }
    std::string operator()(ReasonsGiven const& event) const { return choice(stored_name(event.found)); }
    std::string operator()(DelaySet const& event) const { return until(event.until); }
    std::string operator()(FeeDemanded const& event) const
    {
        return texts.say("desk.details.fee", {{"measure", choice(stored_name(event.measure))},
                                              {"first", std::to_string(event.first)},
                                              {"last", std::to_string(event.last)},
                                              {"yuan", std::to_string(event.yuan)}});
    }
    std::string operator()(FeeSettled const&) const { return {}; }
    std::string operator()(FeeLapsed const&) const { return {}; }
    std::string operator()(SplitOff const& event) const
    {
        return texts.say("desk.details.part", {{"id", std::to_string(event.part.value)}});
    }
    std::string operator()(Transferred const& event) const { return event.to; }
    std::string operator()(Withdrawn const&) const { return {}; }
    std::string operator()(Decided const& event) const
    {
        auto const* kind = law().decision(event.kind);
        return kind == nullptr ? event.kind : in_language(kind->name, texts);
    }
    std::string operator()(LetterMoved const& event) const
    {
        auto const step = texts.say("desk.letter-step." + std::string{letter_steps.at(event.step.index())});
        auto const letter = request.letters.find(event.letter);
        auto const title = letter == request.letters.end() ? "" : say_letter(letter->second.kind, law(), texts);
        auto const* by_hand = std::get_if<LetterSigned>(&event.step);
        if (by_hand != nullptr && by_hand->medium == Medium::paper)
            return title + texts.say("desk.details.signed-on-paper", {{"person", say_actor(by_hand->signer, tools, texts)}});
        auto const* given = std::get_if<LetterNumbered>(&event.step);
        return title + texts.say("desk.colon") + step + (given == nullptr ? "" : " " + given->number);
    }
    std::string operator()(Reopened const& event) const { return until(event.until); }
    std::string operator()(Archived const&) const { return {}; }
    std::string operator()(Described const& event) const { return event.subject; }
    std::string operator()(ParticularsAmended const& event) const
    {
        return texts.say("desk.details.version", {{"n", std::to_string(event.version)}});
    }

private:
    [[nodiscard]] std::string consultation(int id) const
    {
        for (auto const& one : request.consultations)
            if (one.id == id)
                return texts.say("desk.consultation", {{"n", std::to_string(id)}, {"whom", choice(stored_name(one.whom))}});
        return std::to_string(id);
    }
};

}  // namespace

std::string say_details(Event const& event, Request const& request, PageTools const& tools, config::Texts const& texts)
{
    return std::visit(Details{request, tools, texts}, event.what);
}

base::Json timeline_json(std::vector<RecordedEvent> const& history, Request const& request, PageTools const& tools,
                         config::Texts const& texts)
{
    auto entries = base::Json::array();
    for (auto const& recorded : std::views::reverse(history)) {
        auto const& event = recorded.event;
        auto const name = name_of(event.what);
        auto const* kind = tools.law.requests().event(name);
        auto const late = event.recorded_on != event.happened_on;
        entries.push_back({{"what", kind == nullptr ? std::string{name} : in_language(kind->name, texts)},
                           {"day", say_day(event.happened_on, texts)},
                           {"recorded", late ? base::Json(texts.say("desk.recorded-on", {{"date", to_string(event.recorded_on)}})) : base::Json(false)},
                           {"who", say_actor(event.by, tools, texts)},
                           {"details", say_details(event, request, tools, texts)},
                           {"basis", kind == nullptr ? "" : kind->basis},
                           {"rule", tools.law.rule_of(name)}});
    }
    return entries;
}

}  // namespace requests
