#include "requests/event_json.hpp"

#include "requests/json_fields.hpp"

namespace requests {

template <class A, class T>
    requires std::is_empty_v<T>
void fields(A const&, T&)
{
}

template <class A>
void fields(A const& archive, Same<Wanted> auto& v)
{
    archive("form", v.form);
    archive("way", v.way);
}
template <class A>
void fields(A const& archive, Same<Intake> auto& v)
{
    archive("number", v.number);
    archive("channel", v.channel);
    archive("applicant_kind", v.applicant_kind);
    archive("arrived_on", v.arrived_on);
    archive("received_on", v.received_on);
    archive("subject", v.subject);
    archive("wanted", v.wanted);
    archive("split_from", v.split_from);
}
template <class A>
void fields(A const& archive, Same<Registered> auto& v)
{
    archive("agency", v.key.agency);
    archive("request", v.key.id);
    archive("intake", v.intake);
}
template <class A>
void fields(A const& archive, Same<Assigned> auto& v)
{
    archive("unit", v.unit);
    archive("to", v.to);
}
template <class A>
void fields(A const& archive, Same<CorrectionNoticed> auto& v)
{
    archive("until", v.until);
}
template <class A>
void fields(A const& archive, Same<OpinionAsked> auto& v)
{
    archive("consultation", v.consultation);
    archive("whom", v.whom);
}
template <class A>
void fields(A const& archive, Same<OpinionLetterReached> auto& v)
{
    archive("consultation", v.consultation);
}
template <class A>
void fields(A const& archive, Same<OpinionGiven> auto& v)
{
    archive("consultation", v.consultation);
    archive("opinion", v.opinion);
}
template <class A>
void fields(A const& archive, Same<PeriodExtended> auto& v)
{
    archive("approved_on", v.approved_on);
    archive("approved_by", v.approved_by);
    archive("working_days", v.working_days);
}
template <class A>
void fields(A const& archive, Same<ReasonsAsked> auto& v)
{
    archive("until", v.until);
}
template <class A>
void fields(A const& archive, Same<ReasonsGiven> auto& v)
{
    archive("found", v.found);
}
template <class A>
void fields(A const& archive, Same<DelaySet> auto& v)
{
    archive("until", v.until);
}
template <class A>
void fields(A const& archive, Same<FeeDemanded> auto& v)
{
    archive("sent_on", v.sent_on);
    archive("measure", v.measure);
    archive("first", v.first);
    archive("last", v.last);
    archive("yuan", v.yuan);
}
template <class A>
void fields(A const& archive, Same<SplitOff> auto& v)
{
    archive("part", v.part);
}
template <class A>
void fields(A const& archive, Same<Transferred> auto& v)
{
    archive("to", v.to);
}
template <class A>
void fields(A const& archive, Same<Decided> auto& v)
{
    archive("kind", v.kind);
    archive("grounds", v.grounds);
    archive("answer", v.answer);
}
template <class A>
void fields(A const& archive, Same<Reopened> auto& v)
{
    archive("until", v.until);
}
template <class A>
void fields(A const& archive, Same<Described> auto& v)
{
    archive("subject", v.subject);
}
template <class A>
void fields(A const& archive, Same<ParticularsAmended> auto& v)
{
    archive("version", v.version);
}

template <class A>
void fields(A const& archive, Same<LetterDrafted> auto& v)
{
    archive("kind", v.kind);
}
template <class A>
void fields(A const& archive, Same<LetterSigned> auto& v)
{
    archive("signer", v.signer);
    archive("medium", v.medium);
}
template <class A>
void fields(A const& archive, Same<LetterNumbered> auto& v)
{
    archive("number", v.number);
}
template <class A>
void fields(A const& archive, Same<LetterStamped> auto& v)
{
    archive("medium", v.medium);
}
template <class A>
void fields(A const& archive, Same<LetterServed> auto& v)
{
    archive("mode", v.mode);
    archive("carrier", v.carrier);
}
template <class A>
void fields(A const& archive, Same<LetterReceived> auto& v)
{
    archive("proof", v.proof);
}

namespace {

constexpr std::array step_names{"drafted"sv, "reviewed"sv, "returned"sv, "signed"sv, "numbered"sv, "stamped"sv, "served"sv, "received"sv};
static_assert(step_names.size() == std::variant_size_v<LetterStep>);

}  // namespace

template <class A>
void fields(A const& archive, Same<LetterMoved> auto& v)
{
    archive("letter", v.letter);
    archive("step", v.step);
}

// A step says which it is.
inline base::Json written(LetterStep const& step)
{
    auto json = std::visit([](auto const& s) { return written(s); }, step);
    json["is"] = step_names.at(step.index());
    return json;
}
inline void read(base::Json const& json, LetterStep& step)
{
    auto const found = std::ranges::find(step_names, json.at("is").get<std::string>());
    base::ensure(found != step_names.end(), "a step of a letter that we stored is one that there is");
    step = blank_alternative<LetterStep>(static_cast<std::size_t>(found - step_names.begin()));
    std::visit([&](auto& s) { fields(JsonReader{json}, s); }, step);
}

base::Json to_json(Happening const& what)
{
    return std::visit([](auto const& happened) { return written(happened); }, what);
}

Happening happening_of(std::string_view name, base::Json const& json)
{
    for (std::size_t i = 0; i < std::variant_size_v<Happening>; ++i) {
        auto what = blank_alternative<Happening>(i);
        if (name_of(what) != name)
            continue;
        std::visit([&](auto& happened) { fields(JsonReader{json}, happened); }, what);
        return what;
    }
    base::ensure(false, "an event that we stored is one that there is");
    return Archived{};
}

}  // namespace requests
